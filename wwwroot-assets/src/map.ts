import { moved, nearestTo, nextTo, toWindow, wholeMap, withRoom, zoomed, type MapMark, type MapView, type Size } from './map/mapView';

export type { MapMark } from './map/mapView';

export interface SymbolMap {
  /** Brings out the marks whose name contains this; an empty text brings out all. */
  find(text: string): void;
  /** Chooses a mark and shows it where it is. */
  select(index: number): void;
  dispose(): void;
}

/** Edge of a drawing on the map in CSS pixels. */
const drawingSize = 26;
/** How far from a mark the pointer still means it, in CSS pixels. */
const reach = 22;
/** Movement of a press up to this far, in CSS pixels, is a tap. */
const tapDistance = 6;
const zoomStep = 1.5;

/**
 * Draws a map on the canvas in `root` and lets people point, choose, move and come closer. Everything happens in the browser; only a choice is told, by `Selected(index)`, -1 when nothing is chosen any more.
 * Colours are those of the styles: `color` for ink, `outline-color` for what is chosen.
 */
export function createMap(root: HTMLElement, marks: readonly MapMark[], events: { invokeMethodAsync(name: string, ...args: unknown[]): Promise<unknown> }): SymbolMap {
  const life = new AbortController();
  const { signal } = life;
  const canvas = root.querySelector('canvas')!;
  const context = canvas.getContext('2d')!;
  const card = root.querySelector<HTMLElement>('[data-map=card]')!;
  const paths = marks.map((mark) => new Path2D(mark.path));
  const pointers = new Map<number, { x: number; y: number }>();
  let size: Size = { width: 0, height: 0 };
  let view: MapView = wholeMap;
  let chosen = -1;
  let pointed = -1;
  let found: ReadonlySet<number> | null = null;
  let frame: number | null = null;
  /** Where a press began and how far it has moved; null when nothing is pressed. */
  let press: { x: number; y: number; far: boolean } | null = null;

  function repaint(): void {
    frame ??= requestAnimationFrame(() => {
      frame = null;
      paint();
    });
  }

  function isWhole(): boolean {
    return view.zoom === wholeMap.zoom;
  }

  function paint(): void {
    // The whole map cannot be moved: there, a finger scrolls the page.
    canvas.style.touchAction = isWhole() ? 'pan-y' : 'none';
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    const style = getComputedStyle(canvas);
    const all = marks.map((_, index) => index);
    // What is looked for gets its room first, and what is chosen before everything.
    const order = found === null ? all : [...found, ...all.filter((index) => !found!.has(index))];
    const drawn = withRoom(marks, view, size, chosen < 0 ? order : [chosen, ...order.filter((index) => index !== chosen)], drawingSize);
    context.lineCap = context.lineJoin = 'round';
    for (const index of all) {
      const mark = marks[index]!;
      const [x, y] = toWindow(view, size, mark);
      if (x < -drawingSize || y < -drawingSize || x > size.width + drawingSize || y > size.height + drawingSize) continue;
      const isBright = found === null || found.has(index);
      const isMarked = index === chosen || index === pointed || (found !== null && isBright);
      context.globalAlpha = isBright ? 1 : 0.22;
      context.strokeStyle = context.fillStyle = isMarked ? style.outlineColor : style.color;
      if (!drawn.has(index)) {
        context.globalAlpha *= 0.45;
        context.beginPath();
        context.arc(x, y, 2, 0, 2 * Math.PI);
        context.fill();
        continue;
      }
      const scale = drawingSize / 100;
      context.save();
      context.translate(x - drawingSize / 2, y - drawingSize / 2);
      context.scale(scale, scale);
      context.lineWidth = (isMarked ? 2.4 : 1.7) / scale;
      context.stroke(paths[index]!);
      context.restore();
    }
    if (chosen >= 0) {
      const [x, y] = toWindow(view, size, marks[chosen]!);
      context.globalAlpha = 1;
      context.strokeStyle = style.outlineColor;
      context.lineWidth = 2;
      context.beginPath();
      context.arc(x, y, drawingSize * 0.75, 0, 2 * Math.PI);
      context.stroke();
    }
    placeCard();
  }

  /** The small card beside what is pointed at: enlarged, with its name. */
  function placeCard(): void {
    const mark = marks[pointed];
    card.hidden = mark === undefined;
    if (mark === undefined) return;
    const [x, y] = toWindow(view, size, mark);
    card.querySelector('path')!.setAttribute('d', mark.path);
    card.querySelector('bdi')!.textContent = mark.name;
    const [width, height] = [card.offsetWidth, card.offsetHeight];
    const left = x + drawingSize + width > size.width ? x - drawingSize / 2 - 8 - width : x + drawingSize / 2 + 8;
    card.style.left = `${Math.max(4, Math.min(left, size.width - width - 4))}px`;
    card.style.top = `${Math.max(4, Math.min(y - height / 2, size.height - height - 4))}px`;
  }

  function look(next: MapView): void {
    view = next;
    repaint();
  }

  function point(index: number): void {
    if (index === pointed) return;
    pointed = index;
    canvas.classList.toggle('points', index >= 0);
    repaint();
  }

  function choose(index: number): void {
    if (index === chosen) return;
    chosen = index;
    repaint();
    // A circuit that is gone is shown by Blazor itself; the map goes on without it.
    events.invokeMethodAsync('Selected', index).catch(() => undefined);
  }

  function isSeen(index: number): boolean {
    const [x, y] = toWindow(view, size, marks[index]!);
    return x >= drawingSize && y >= drawingSize && x <= size.width - drawingSize && y <= size.height - drawingSize;
  }

  function show(index: number): void {
    const mark = marks[index];
    if (mark === undefined) return;
    const [x, y] = toWindow(view, size, mark);
    if (!isSeen(index)) view = moved(view, size, size.width / 2 - x, size.height / 2 - y);
    repaint();
  }

  function placeOf(event: { clientX: number; clientY: number }): [number, number] {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    const [x, y] = placeOf(event);
    pointers.set(event.pointerId, { x, y });
    press = pointers.size === 1 ? { x, y, far: false } : null;
  }, { signal });

  canvas.addEventListener('pointermove', (event) => {
    const [x, y] = placeOf(event);
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      point(nearestTo(marks, view, size, x, y, reach));
      return;
    }
    const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    pointers.set(event.pointerId, { x, y });
    const other = others[0];
    if (other !== undefined) {
      const factor = Math.hypot(x - other.x, y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      look(zoomed(moved(view, size, (x - before.x) / 2, (y - before.y) / 2), size, factor, (x + other.x) / 2, (y + other.y) / 2));
      return;
    }
    if (press !== null && Math.hypot(x - press.x, y - press.y) > tapDistance) press.far = true;
    if (press === null || press.far) {
      point(-1);
      look(moved(view, size, x - before.x, y - before.y));
    }
  }, { signal });

  const release = (event: PointerEvent): void => {
    const [x, y] = placeOf(event);
    if (pointers.delete(event.pointerId) && press !== null && !press.far && event.type === 'pointerup') {
      const index = nearestTo(marks, view, size, x, y, reach);
      point(index);
      choose(index);
    }
    press = null;
  };
  canvas.addEventListener('pointerup', release, { signal });
  canvas.addEventListener('pointercancel', release, { signal });
  canvas.addEventListener('pointerleave', () => point(-1), { signal });

  canvas.addEventListener('wheel', (event) => {
    // There is nothing farther away: the page scrolls.
    if (isWhole() && event.deltaY > 0) return;
    event.preventDefault();
    const [x, y] = placeOf(event);
    look(zoomed(view, size, Math.exp(-event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.05 : 0.002)), x, y));
  }, { signal, passive: false });

  const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction !== undefined) {
      const next = chosen < 0 ? nearestTo(marks, view, size, size.width / 2, size.height / 2, Infinity) : nextTo(marks, view, size, chosen, ...direction);
      if (next >= 0) {
        choose(next);
        point(next);
        show(next);
      }
    } else if (event.key === '+' || event.key === '=') look(zoomed(view, size, zoomStep, ...middle()));
    else if (event.key === '-') look(zoomed(view, size, 1 / zoomStep, ...middle()));
    else if (event.key === '0') look(wholeMap);
    else if (event.key === 'Escape') {
      choose(-1);
      point(-1);
    } else return;
    event.preventDefault();
  }, { signal });

  /** What is chosen stays where it is when one comes closer; else the middle. */
  function middle(): [number, number] {
    const mark = marks[chosen];
    return mark === undefined ? [size.width / 2, size.height / 2] : toWindow(view, size, mark);
  }

  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-map]') : null;
    if (button?.dataset['map'] === 'in') look(zoomed(view, size, zoomStep, ...middle()));
    if (button?.dataset['map'] === 'out') look(zoomed(view, size, 1 / zoomStep, ...middle()));
    if (button?.dataset['map'] === 'all') look(wholeMap);
  }, { signal });

  const resized = new ResizeObserver(() => {
    size = { width: canvas.clientWidth, height: canvas.clientHeight };
    if (size.width === 0 || size.height === 0) return;
    paint();
    root.dataset['drawn'] = '';
  });
  resized.observe(canvas);
  signal.addEventListener('abort', () => resized.disconnect());
  // Another theme means other colours.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint, { signal });
  const themed = new MutationObserver(repaint);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  signal.addEventListener('abort', () => themed.disconnect());

  return {
    find(text) {
      const sought = text.toLocaleLowerCase();
      found = sought === '' ? null : new Set(marks.flatMap((mark, index) => (mark.name.toLocaleLowerCase().includes(sought) ? [index] : [])));
      // What is looked for should be seen.
      if (found !== null && found.size > 0 && ![...found].some((index) => isSeen(index))) view = wholeMap;
      repaint();
    },
    select(index) {
      chosen = index;
      show(index);
    },
    dispose() {
      life.abort();
      if (frame !== null) cancelAnimationFrame(frame);
      card.hidden = true;
      delete root.dataset['drawn'];
    },
  };
}
