import { HubConnectionState } from '@microsoft/signalr';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSketchpad, type Sketchpad } from '../src/sketchpad';

// The hub is never reached here: what is drawn must work all the same.
vi.mock('../src/stream/connection', () => ({
  openHub: () => ({ state: HubConnectionState.Disconnected, start: () => Promise.reject(new Error('refused')), stop: () => Promise.resolve(), stream: () => { throw new Error('not connected'); }, onclose: () => undefined }),
}));

/** A canvas context that takes everything and paints nothing. */
const context = (canvas: HTMLCanvasElement): unknown => new Proxy({ canvas }, { get: (target, name) => (name === 'canvas' ? target.canvas : () => undefined), set: () => true });

let root: HTMLElement;
let pad: Sketchpad;
let told: [string, ...unknown[]][];

function create(): Sketchpad {
  return createSketchpad(root, { token: 'secret', hubUrl: '/hubs/ink', draftKey: 'draft', events: { invokeMethodAsync: async (name, ...args) => { told.push([name, ...args]); } } });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) { return context(this) as never; });
  vi.spyOn(HTMLCanvasElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLCanvasElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  localStorage.clear();
  told = [];
  document.body.innerHTML = `<div id="root"><canvas></canvas>
    ${['undo', 'redo', 'clear', 'pen', 'eraser'].map((name) => `<button data-ink="${name}">${name}</button>`).join('')}
    <button data-ink="pen-only" hidden>pen only</button><p data-ink="status" role="status" aria-live="polite"></p></div><input>`;
  root = document.getElementById('root')!;
  pad = create();
});

afterEach(() => {
  pad.dispose();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const canvas = (): HTMLCanvasElement => root.querySelector('canvas')!;
const button = (name: string): HTMLButtonElement => root.querySelector(`button[data-ink="${name}"]`)!;

function pointer(type: string, x: number, y: number, init: PointerEventInit = {}): void {
  canvas().dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: 'mouse', clientX: x, clientY: y, button: type === 'pointermove' ? -1 : 0, buttons: 1, bubbles: true, ...init }));
}

function draw(places: [number, number][], init: PointerEventInit = {}): void {
  const [first, ...rest] = places;
  pointer('pointerdown', ...first!, init);
  for (const place of rest) pointer('pointermove', ...place, init);
  pointer('pointerup', ...places.at(-1)!, { ...init, buttons: 0 });
}

function key(name: string, init: KeyboardEventInit = {}, on: Element = document.body): void {
  on.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init }));
}

const lastInk = (): unknown => told.filter(([name]) => name === 'InkChanged').at(-1)?.[1];

describe('the sketchpad', () => {
  it('begins empty, with what cannot be done greyed out', () => {
    // The one of beforeEach has met its unreachable hub by now.
    pad.dispose();
    pad = create();
    expect(root.dataset).toMatchObject({ connection: 'connecting', empty: 'true', tool: 'pen' });
    expect(['undo', 'redo', 'clear', 'pen', 'eraser'].map((name) => button(name).disabled)).toEqual([true, true, true, false, false]);
    expect(button('pen').getAttribute('aria-pressed')).toBe('true');
    expect(button('eraser').getAttribute('aria-pressed')).toBe('false');
    expect(canvas().getAttribute('role')).toBe('application');
    expect(canvas().tabIndex).toBe(0);
  });

  it('keeps what the page has said about the canvas, and makes one where there is none', () => {
    document.body.innerHTML = '<div id="a"><canvas role="img" aria-label="Zeichenfläche"></canvas></div><div id="b"></div>';
    for (const id of ['a', 'b']) {
      const other = createSketchpad(document.getElementById(id)!, { token: 't', hubUrl: '/h', draftKey: null, events: { invokeMethodAsync: () => Promise.resolve() } });
      other.dispose();
    }
    expect(document.querySelector('#a canvas')!.getAttribute('aria-label')).toBe('Zeichenfläche');
    expect(document.querySelectorAll('#b canvas').length).toBe(1);
  });

  it('listens to keys only while it has the focus where a page has several sheets', () => {
    pad.dispose();
    pad = createSketchpad(root, { token: 'secret', hubUrl: '/hubs/ink', draftKey: null, keys: 'sheet', events: { invokeMethodAsync: async (name, ...args) => { told.push([name, ...args]); } } });
    draw([[10, 10], [20, 20], [30, 30]]);
    document.querySelector('input')!.focus();
    document.querySelector('input')!.blur();
    key('x');
    expect(pad.strokes().length).toBe(1);
    canvas().focus();
    key('x', {}, canvas());
    expect(pad.strokes().length).toBe(0);
  });

  it('draws with the mouse and tells the page once per stroke', () => {
    draw([[10, 10], [20, 20], [30, 15]]);
    expect(pad.strokes().map((stroke) => stroke.map(([x, y]) => [x, y]))).toEqual([[[10, 10], [20, 20], [30, 15]]]);
    expect(told.filter(([name]) => name === 'InkChanged')).toEqual([['InkChanged', { empty: false, connection: 'offline' }]]);
    expect(root.dataset['empty']).toBe('false');
    expect(button('undo').disabled).toBe(false);
  });

  it('counts time from the first point of the drawing and never backwards', () => {
    draw([[10, 10], [20, 20]]);
    draw([[40, 10], [50, 20]]);
    const times = pad.strokes().flat().map((point) => point[3]!);
    expect(times[0]).toBe(0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('ignores other buttons, other pointers and samples that did not move', () => {
    draw([[10, 10], [20, 20]], { button: 2, buttons: 2 });
    expect(pad.strokes()).toEqual([]);
    pointer('pointerdown', 10, 10, { pointerType: 'touch', pointerId: 5 });
    pointer('pointerdown', 90, 90, { pointerType: 'touch', pointerId: 6 });
    pointer('pointermove', 95, 95, { pointerType: 'touch', pointerId: 6 });
    pointer('pointermove', 10, 10.1, { pointerType: 'touch', pointerId: 5 });
    pointer('pointermove', 20, 10, { pointerType: 'touch', pointerId: 5 });
    pointer('pointerup', 95, 95, { pointerType: 'touch', pointerId: 6 });
    pointer('pointercancel', 20, 10, { pointerType: 'touch', pointerId: 5 });
    expect(pad.strokes().map((stroke) => stroke.length)).toEqual([2]);
  });

  it('takes the pen\'s pressure, and its blunt end erases', () => {
    const pen = { pointerType: 'pen', pressure: 0.8 };
    draw([[10, 10], [50, 50]], pen);
    expect(pad.strokes()[0]!.map((point) => point[2])).toEqual([0.8, 0.8]);
    draw([[30, 0], [30, 60]], { ...pen, button: 5, buttons: 32 });
    expect(pad.strokes()).toEqual([]);
    expect(root.dataset['tool']).toBe('pen');
    button('undo').click();
    expect(pad.strokes().length).toBe(1);
  });

  it('turns pen only on with the first pen, drops what the palm had begun, and remembers', () => {
    pointer('pointerdown', 200, 200, { pointerType: 'touch', pointerId: 8 });
    pointer('pointermove', 210, 200, { pointerType: 'touch', pointerId: 8 });
    draw([[10, 10], [50, 50]], { pointerType: 'pen', pressure: 0.5, pointerId: 9 });
    expect(pad.strokes().length).toBe(1);
    expect(button('pen-only').hidden).toBe(false);
    expect(button('pen-only').getAttribute('aria-pressed')).toBe('true');
    draw([[10, 10], [50, 50]], { pointerType: 'touch' });
    expect(pad.strokes().length).toBe(1);
    button('pen-only').click();
    draw([[10, 10], [50, 50]], { pointerType: 'touch' });
    expect(pad.strokes().length).toBe(2);
    pad.dispose();
    pad = create();
    expect(button('pen-only').getAttribute('aria-pressed')).toBe('false');
  });

  it('erases with the eraser, undoes, redoes and clears by button and by key', () => {
    draw([[10, 10], [50, 10]]);
    draw([[10, 90], [50, 90]]);
    button('eraser').click();
    expect(root.dataset['tool']).toBe('eraser');
    draw([[30, 60], [30, 100]]);
    expect(pad.strokes().length).toBe(1);
    key('z');
    expect(pad.strokes().length).toBe(2);
    key('Z', { shiftKey: true });
    expect(pad.strokes().length).toBe(1);
    key('e');
    expect(root.dataset['tool']).toBe('pen');
    key('x');
    expect(pad.strokes()).toEqual([]);
    expect(lastInk()).toEqual({ empty: true, connection: 'offline' });
    expect([button('undo').disabled, button('redo').disabled]).toEqual([false, true]);
    button('undo').click();
    expect(pad.strokes().length).toBe(1);
  });

  it('hands the focus of a button that went grey to the paper', () => {
    draw([[10, 10], [50, 10]]);
    button('clear').focus();
    button('clear').click();
    expect(document.activeElement).toBe(canvas());
  });

  it('tells the page its own shortcuts, and none while something is typed or a dialog is open', () => {
    for (const name of ['Enter', 'n', 't', '?']) key(name);
    expect(told.filter(([name]) => name === 'Shortcut').map(([, name]) => name)).toEqual(['yes', 'no', 'teach', 'help']);
    told = [];
    document.querySelector('input')!.focus();
    key('t');
    document.querySelector('input')!.blur();
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true"></div>');
    key('t');
    expect(told).toEqual([]);
  });

  it('draws by keyboard', () => {
    canvas().focus();
    const press = (name: string, init: KeyboardEventInit = {}): void => key(name, init, canvas());
    press('ArrowLeft');
    expect(pad.strokes()).toEqual([]);
    expect(root.hasAttribute('data-keyboard')).toBe(true);
    press(' ');
    press('ArrowRight');
    press('ArrowDown', { shiftKey: true });
    press(' ');
    expect(pad.strokes().map((stroke) => stroke.map(([x, y]) => [x, y]))).toEqual([[[392, 300], [400, 300], [400, 332]]]);
    canvas().blur();
    expect(root.hasAttribute('data-keyboard')).toBe(false);
  });

  it('keeps an unfinished drawing for the next visit, until it is cleared', () => {
    draw([[10, 10], [50, 50]]);
    const drawn = pad.strokes();
    pad.dispose();
    told = [];
    pad = create();
    expect(pad.strokes()).toEqual(drawn);
    expect(lastInk()).toEqual({ empty: false, connection: 'connecting' });
    expect([button('undo').disabled, button('redo').disabled]).toEqual([true, true]);
    pad.clear();
    pad.dispose();
    expect(localStorage.getItem('draft')).toBeNull();
    pad = create();
    expect(pad.strokes()).toEqual([]);
  });

  it('keeps what was begun after a stroke', () => {
    draw([[10, 10], [50, 50]]);
    draw([[100, 10], [150, 50]]);
    pointer('pointerdown', 200, 10);
    pad.clear(1);
    pointer('pointermove', 250, 50);
    pointer('pointerup', 250, 50, { buttons: 0 });
    expect(pad.strokes().map((stroke) => stroke.map(([x, y]) => [x, y]))).toEqual([[[100, 10], [150, 50]], [[200, 10], [250, 50]]]);
    expect(lastInk()).toMatchObject({ empty: false });
    pad.clear();
    expect(pad.strokes()).toEqual([]);
  });

  it('loads a drawing, as a step, and refuses what is none', () => {
    draw([[10, 10], [50, 50]]);
    pad.load([[[0, 0], [105, 105, 1, 80]]]);
    expect(pad.strokes()).toEqual([[[0, 0, 0.502, 0], [105, 105, 1, 80]]]);
    expect(() => pad.load([[[Number.NaN, 0]]])).toThrow();
    pad.undo();
    expect(pad.strokes()[0]![0]!.slice(0, 2)).toEqual([10, 10]);
  });

  it('works on while offline, says so, and does not settle', async () => {
    await vi.advanceTimersByTimeAsync(0);
    expect(root.dataset['connection']).toBe('offline');
    expect(told).toContainEqual(['ConnectionChanged', 'offline']);
    expect(root.querySelector('[data-ink=status]')!.textContent).toContain('your drawing is kept');
    draw([[10, 10], [50, 50]]);
    expect(pad.strokes().length).toBe(1);
    await expect(pad.settled()).rejects.toThrow();
  });

  it('leaves nothing behind when it is disposed', () => {
    pad.dispose();
    told = [];
    draw([[10, 10], [50, 50]]);
    key('t');
    button('eraser').click();
    expect(pad.strokes()).toEqual([]);
    expect(told).toEqual([]);
    expect(root.dataset['tool']).toBe('pen');
  });
});
