import { press, type KeyboardPen } from './canvas/keyboardPen';
import { Painter, type Marker } from './canvas/painter';
import { afterPointer, mayDraw, readPenOnly, writePenOnly, type PenOnly } from './canvas/penOnly';
import { followPointer, type PointerSample } from './canvas/pointerInput';
import { centre, keepVisible, plainView, toDrawing, type View } from './canvas/view';
import { watchSize, watchTheme } from './canvas/watchPaper';
import { commandOf, type Command } from './controls/shortcuts';
import { readSingleKeys, writeSingleKeys } from './controls/singleKeys';
import { StatusLine } from './controls/statusLine';
import { refreshToolbar, wireToolbar, type Tool, type ToolbarAction } from './controls/toolbar';
import { Draft } from './draft/draft';
import { boundsOf } from './ink/geometry';
import { parseStrokes } from './ink/parse';
import { limits, neutralPressure, quantize, type InkPoint } from './ink/point';
import { Sheet } from './ink/sheet';
import { localStore } from './storage/deviceStore';
import { openHub } from './stream/connection';
import { InkStream, type ConnectionState } from './stream/inkStream';

export interface SketchpadOptions {
  /** Unguessable; joins this page's circuit and its ink stream. */
  readonly token: string;
  /** Address of the ink hub. */
  readonly hubUrl: string;
  /** Where this browser keeps the unfinished drawing; null keeps none. */
  readonly draftKey: string | null;
  /** Where shortcuts are listened for: on the whole page (as usual), or, where a page has several sheets, only while the focus is in this one. */
  readonly keys?: 'page' | 'sheet';
  /** A Blazor `DotNetObjectReference` with `InkChanged(state)`, `ConnectionChanged(state)`, `Shortcut(name)` and `SessionLost()`. */
  readonly events: { invokeMethodAsync(name: string, ...args: unknown[]): Promise<unknown> };
}

/** What the server has of a sheet: the revision that covers it, and its newest stroke; what was begun later belongs to the next drawing. */
export interface SettledInk {
  readonly revision: number;
  readonly newestStroke: number;
}

export interface Sketchpad {
  undo(): void;
  redo(): void;
  /** Clears the sheet and the draft, or only its strokes up to one; can be undone. */
  clear(upTo?: number | null): void;
  setTool(tool: Tool): void;
  setPenOnly(on: boolean): void;
  /** Whether single letters are shortcuts on this device. */
  singleKeys(): boolean;
  setSingleKeys(on: boolean): void;
  /** Replaces the drawing by strokes of `[x, y, pressure?, time?]` and shows it in the middle of the paper; can be undone. */
  load(strokes: number[][][]): void;
  strokes(): number[][][];
  /** What has been drawn so far, once the server has acknowledged it; rejects after 10 s, or when offline. */
  settled(): Promise<SettledInk>;
  focus(): void;
  dispose(): void;
}

/** Reach of the eraser in CSS pixels. */
const eraserRadius = 12;

/** Samples nearer than this to the last one, in CSS pixels, add nothing to see but fill the drawing. */
const leastDistance = 0.5;

const offlineText = 'Offline: your drawing is kept. Reconnecting…';
const fullText = `This drawing is full: ${limits.points.toLocaleString('en')} points or ${limits.strokes} strokes. Undo or erase something to go on.`;
/** A finger within this time after a pen, in ms, is a palm; later it may be somebody who wonders why nothing is drawn. */
const palmMs = 5_000;

const penOnlyText = 'Fingers do not draw. Turn off “Only the pen draws” to draw with one.';

/** Makes a drawing area of the canvas in `root` (one is added when there is none) and streams what is drawn to the hub. */
export function createSketchpad(root: HTMLElement, options: SketchpadOptions): Sketchpad {
  const life = new AbortController();
  const canvas = root.querySelector('canvas') ?? root.appendChild(document.createElement('canvas'));
  const sheet = new Sheet();
  const status = new StatusLine(root);
  const draft = new Draft(options.draftKey, localStore, () => sheet.strokes);
  let tool: Tool = 'pen';
  let penOnly = readPenOnly(localStore);
  let singleKeys = readSingleKeys(localStore);
  let predicted: readonly InkPoint[] = [];
  let marker: Marker | null = null;
  let keyboardPen: KeyboardPen | null = null;
  /** Where the eraser was last, in drawing coordinates; null while nothing is being erased. */
  let erasingFrom: readonly [number, number] | null = null;
  /** How the drawing is shown where there is room for it. */
  let home: View = plainView;
  /** When a pen was last here; -Infinity when none was. */
  let penNearAt = -Infinity;
  /** Time of the device at which the drawing began. */
  let startedAt: number | null = null;

  const painter = new Painter(canvas, () => ({ finished: sheet.finished, live: sheet.live, predicted, marker }));
  const stream = new InkStream({
    token: options.token,
    connection: openHub(options.hubUrl),
    strokes: () => sheet.strokes,
    onState: showConnection,
    onProblem: (text) => { status.problem = text; },
    onSessionLost: () => tell('SessionLost'),
  });

  /** A circuit that is gone is shown by Blazor itself; drawing goes on without it. */
  function tell(name: string, ...args: unknown[]): void {
    options.events.invokeMethodAsync(name, ...args).catch(() => undefined);
  }

  function showConnection(state: ConnectionState): void {
    root.dataset['connection'] = state;
    status.connection = state === 'offline' ? offlineText : '';
    tell('ConnectionChanged', state);
  }

  /** Everything that looks at the drawing learns that it is another one. */
  function inkMoved(): void {
    root.dataset['empty'] = String(sheet.state.empty);
    painter.repaint();
    stream.changed();
  }

  /** A gesture is done: what follows from a whole step, not from every point. */
  function inkChanged(): void {
    inkMoved();
    draft.changed();
    refreshControls();
    if (sheet.state.empty) painter.view = home = plainView;
    tellInk();
  }

  /** The connection too: what was told of it may have been lost with the circuit. */
  function tellInk(): void {
    tell('InkChanged', { empty: sheet.state.empty, connection: root.dataset['connection'] });
  }

  function refreshControls(): void {
    root.dataset['tool'] = tool;
    refreshToolbar(root, canvas, sheet.state, tool, penOnly);
  }

  function finishGesture(): void {
    predicted = [];
    erasingFrom = null;
    if (sheet.end()) inkChanged();
    else painter.repaint();
  }

  function step(move: () => boolean): void {
    finishGesture();
    if (!move()) return;
    inkChanged();
    painter.view = keepVisible(boundsOf(sheet.finished), painter.size, painter.view);
  }

  function toPoint(sample: PointerSample): InkPoint {
    const last = (sheet.live ?? sheet.finished.at(-1))?.points.at(-1);
    if (startedAt === null || last === undefined) startedAt = sample.time - (last?.[3] ?? 0);
    const [x, y] = toDrawing(painter.view, sample.x, sample.y);
    // A pen that leaves the paper reports no pressure; the line keeps what it had.
    const pressure = sample.pressure === null ? neutralPressure : sample.pressure || (sheet.live?.points.at(-1)?.[2] ?? neutralPressure);
    return quantize(x, y, pressure, Math.max(last?.[3] ?? 0, sample.time - startedAt));
  }

  function beginStroke(sample: PointerSample): boolean {
    const begun = sheet.begin(toPoint(sample));
    if (begun) inkMoved();
    else status.remark(fullText);
    return begun;
  }

  function extendStroke(samples: readonly PointerSample[]): void {
    for (const sample of samples) {
      const point = toPoint(sample);
      const last = sheet.live?.points.at(-1);
      if (last !== undefined && Math.hypot(point[0] - last[0], point[1] - last[1]) * painter.view.scale < leastDistance) continue;
      if (!sheet.extend(point) && sheet.full) status.remark(fullText);
    }
    inkMoved();
  }

  function eraseTo(x: number, y: number): void {
    const to = toDrawing(painter.view, x, y);
    const hit = sheet.erase(erasingFrom ?? to, to, eraserRadius / painter.view.scale);
    erasingFrom = to;
    if (hit) inkMoved();
  }

  function mark(shape: Marker['shape'], place: { readonly x: number; readonly y: number } | null): void {
    if (marker === null && place === null) return;
    marker = place === null ? null : { shape, x: place.x, y: place.y, radius: eraserRadius };
    painter.repaint();
  }

  function setPenOnly(next: PenOnly): void {
    if (next === penOnly) return;
    penOnly = next;
    writePenOnly(localStore, penOnly);
    refreshControls();
  }

  function setTool(next: Tool): void {
    finishGesture();
    tool = next;
    if (tool === 'pen') mark('ring', null);
    refreshControls();
  }

  const actions: Record<ToolbarAction, () => void> = {
    undo: () => step(() => sheet.undo()),
    redo: () => step(() => sheet.redo()),
    clear: () => step(() => sheet.clear()),
    pen: () => setTool('pen'),
    eraser: () => setTool('eraser'),
    'pen-only': () => setPenOnly({ seen: true, on: !penOnly.on }),
  };

  followPointer(canvas, {
    mayDraw(pointerType) {
      setPenOnly(afterPointer(penOnly, pointerType));
      if (pointerType === 'pen') penNearAt = performance.now();
      const may = mayDraw(penOnly, pointerType);
      if (!may && performance.now() - penNearAt > palmMs) status.remark(penOnlyText);
      return may;
    },
    down(sample, eraser) {
      holdKeyboardPen(null);
      finishGesture();
      if (tool === 'pen' && !eraser) {
        mark('ring', null);
        return beginStroke(sample);
      }
      eraseTo(sample.x, sample.y);
      mark('ring', sample);
      return true;
    },
    move(samples, expected) {
      if (erasingFrom !== null) {
        for (const sample of samples) eraseTo(sample.x, sample.y);
        mark('ring', samples.at(-1) ?? null);
      } else {
        extendStroke(samples);
        predicted = sheet.live === null ? [] : expected.map(toPoint);
      }
    },
    up() {
      finishGesture();
      if (tool === 'pen') mark('ring', null);
    },
    discard() {
      predicted = [];
      erasingFrom = null;
      sheet.discard();
      inkMoved();
    },
    hover(place) {
      if (keyboardPen === null) mark('ring', tool === 'eraser' ? place : null);
    },
  }, life.signal);

  /** Tells the page, through `data-keyboard`, that taking the focus from the paper would end a drawing. */
  function holdKeyboardPen(pen: KeyboardPen | null): void {
    keyboardPen = pen;
    root.toggleAttribute('data-keyboard', pen !== null);
  }

  /** Moves the keyboard's pen; false when the key is not for it. */
  function drawByKey(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const moved = press(keyboardPen, event.key, event.shiftKey, painter.size);
    if (moved === null || (event.key === ' ' && event.repeat)) return moved !== null;
    const wasDown = keyboardPen?.down === true;
    holdKeyboardPen(moved);
    mark(tool === 'eraser' ? 'ring' : 'cross', moved);
    const sample: PointerSample = { x: moved.x, y: moved.y, pressure: null, time: event.timeStamp };
    if (wasDown && !moved.down) {
      finishGesture();
      sayToKeyboard(describe());
    } else if (moved.down && tool === 'eraser') {
      eraseTo(moved.x, moved.y);
    } else if (moved.down && wasDown) {
      extendStroke([sample]);
    } else if (moved.down) {
      if (beginStroke(sample)) sayToKeyboard('Pen down');
      else holdKeyboardPen({ ...moved, down: false });
    }
    return true;
  }

  /** Who draws by keyboard may not see what came of it; everybody else does, and is left in peace. */
  function sayToKeyboard(text: string): void {
    if (keyboardPen !== null) status.remark(text);
  }

  function describe(): string {
    const { strokes } = sheet.state;
    return strokes === 0 ? 'The paper is empty.' : strokes === 1 ? 'One stroke.' : `${strokes} strokes.`;
  }

  function run(command: Command): void {
    switch (command) {
      case 'undo': case 'redo': case 'clear':
        actions[command]();
        sayToKeyboard(describe());
        break;
      case 'eraser':
        setTool(tool === 'eraser' ? 'pen' : 'eraser');
        sayToKeyboard(tool === 'eraser' ? 'Eraser' : 'Pen');
        break;
      default:
        tell('Shortcut', command);
    }
  }

  canvas.addEventListener('keydown', (event) => { if (drawByKey(event)) event.preventDefault(); }, { signal: life.signal });
  canvas.addEventListener('blur', () => {
    if (keyboardPen === null) return;
    holdKeyboardPen(null);
    finishGesture();
    mark('cross', null);
  }, { signal: life.signal });
  document.addEventListener('keydown', (event) => {
    if (options.keys === 'sheet' && !root.contains(document.activeElement)) return;
    const command = document.querySelector('dialog[open], [aria-modal="true"]') === null ? commandOf(event, document.activeElement, canvas, singleKeys) : null;
    if (command === null) return;
    event.preventDefault();
    run(command);
  }, { signal: life.signal });

  wireToolbar(root, (action) => actions[action](), life.signal);
  watchTheme(() => painter.repaintAll(), life.signal);
  window.addEventListener('online', () => stream.retryNow(), { signal: life.signal });
  window.addEventListener('pagehide', () => draft.flush(), { signal: life.signal });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') stream.retryNow();
    else draft.flush();
  }, { signal: life.signal });

  // A screen reader has to hand the arrow keys on to the paper, as it does to an application.
  if (!canvas.hasAttribute('role')) canvas.setAttribute('role', 'application');
  if (!canvas.hasAttribute('aria-label')) canvas.setAttribute('aria-label', 'Drawing area');
  if (!canvas.hasAttribute('tabindex')) canvas.tabIndex = 0;
  canvas.style.touchAction = 'none';

  sheet.restore(draft.read());
  root.dataset['connection'] = 'connecting';
  root.dataset['empty'] = String(sheet.state.empty);
  refreshControls();
  watchSize(canvas, (size, pixelRatio) => {
    // Not laid out (yet): there is nothing to fit to.
    if (size.width === 0 || size.height === 0) return;
    painter.resize(size, pixelRatio);
    painter.view = keepVisible(boundsOf(sheet.strokes), size, home);
  }, life.signal);
  if (!sheet.state.empty) tellInk();
  stream.start();

  return {
    undo: actions.undo,
    redo: actions.redo,
    clear(upTo) {
      const newest = upTo ?? Infinity;
      if (sheet.live === null || sheet.live.id <= newest) step(() => sheet.clear(newest));
      else if (sheet.clear(newest)) inkChanged();
    },
    setTool,
    setPenOnly: (on) => setPenOnly({ seen: true, on }),
    singleKeys: () => singleKeys,
    setSingleKeys(on) {
      singleKeys = on;
      writeSingleKeys(localStore, on);
    },
    load(strokes) {
      const read = parseStrokes(strokes);
      if (read === null) throw new Error('These strokes are no drawing.');
      finishGesture();
      sheet.load(read);
      startedAt = null;
      inkChanged();
      painter.view = home = centre(boundsOf(sheet.finished), painter.size);
    },
    strokes: () => sheet.strokes.map((stroke) => stroke.points.map((point) => [...point])),
    async settled() {
      const newestStroke = sheet.strokes.at(-1)?.id ?? 0;
      return { revision: await stream.settled(), newestStroke };
    },
    focus: () => canvas.focus({ preventScroll: true }),
    dispose() {
      life.abort();
      finishGestureQuietly();
      draft.flush();
      stream.dispose();
      painter.dispose();
      status.dispose();
    },
  };

  /** The stroke under the pen belongs to the draft too; nobody is left to be told of it. */
  function finishGestureQuietly(): void {
    if (sheet.end()) draft.changed();
  }
}
