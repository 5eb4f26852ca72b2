import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { press } from '../src/canvas/keyboardPen';
import { afterPointer, mayDraw, readPenOnly, writePenOnly } from '../src/canvas/penOnly';
import { centre, keepVisible, plainView, toDrawing } from '../src/canvas/view';
import { commandOf, type KeyPress } from '../src/controls/shortcuts';
import { readSingleKeys, writeSingleKeys } from '../src/controls/singleKeys';
import { remarkMs, StatusLine } from '../src/controls/statusLine';
import { Draft, draftDelayMs } from '../src/draft/draft';
import { quantize, type Stroke } from '../src/ink/point';
import { localStore, type DeviceStore } from '../src/storage/deviceStore';

describe('shortcuts', () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <canvas tabindex="0"></canvas><button>Yes</button><input><textarea></textarea><select></select>
      <div id="editable" contenteditable="true"><b tabindex="0">x</b></div><div role="dialog"><button id="inside">OK</button></div><div role="combobox" tabindex="0"></div>`;
  });

  const find = (selector: string): Element => document.querySelector(selector)!;
  const key = (name: string, modifiers: Partial<KeyPress> = {}): KeyPress =>
    ({ key: name, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false, isComposing: false, defaultPrevented: false, ...modifiers });
  const command = (name: string, modifiers: Partial<KeyPress> = {}, focus: Element = document.body) => commandOf(key(name, modifiers), focus, find('canvas'), true);

  it.each([
    ['z', {}, 'undo'], ['Z', { shiftKey: true }, 'redo'], ['z', { ctrlKey: true }, 'undo'], ['z', { metaKey: true }, 'undo'], ['Z', { ctrlKey: true, shiftKey: true }, 'redo'], ['y', { ctrlKey: true }, 'redo'],
    ['e', {}, 'eraser'], ['x', {}, 'clear'], ['Enter', {}, 'yes'], ['n', {}, 'no'], ['t', {}, 'teach'], ['?', { shiftKey: true }, 'help'],
  ] as const)('%s %j is %s', (name, modifiers, expected) => {
    expect(command(name, modifiers)).toBe(expected);
  });

  it.each([
    ['y', {}], ['x', { ctrlKey: true }], ['n', { metaKey: true }], ['z', { altKey: true }], ['t', { altKey: true, ctrlKey: true }], ['X', { shiftKey: true }], ['x', { repeat: true }],
    ['z', { isComposing: true }], ['z', { defaultPrevented: true }], ['q', {}],
  ] as const)('%s %j is none of ours', (name, modifiers) => {
    expect(command(name, modifiers)).toBeNull();
  });

  it('on a keyboard of another script the place of the key counts, on one of Latin letters its letter', () => {
    expect([command('я', { code: 'KeyZ', ctrlKey: true }), command('Ζ', { code: 'KeyZ', shiftKey: true }), command('т', { code: 'KeyN' })]).toEqual(['undo', 'redo', 'no']);
    expect([command('ğ', { code: 'KeyE' }), command('.', { code: 'KeyE' }), command('w', { code: 'KeyZ' })]).toEqual([null, null, null]);
  });

  it('Enter is ours where the focus rests on no control', () => {
    find('button').setAttribute('tabindex', '-1');
    expect(command('Enter', {}, find('button'))).toBe('yes');
  });

  it.each(['input', 'textarea', 'select', '#editable b', '#inside', '[role=combobox]'])('nothing is ours while %s has the focus', (selector) => {
    for (const name of ['z', 'x', 'n', 'Enter']) expect(command(name, {}, find(selector))).toBeNull();
  });

  it('in a field where nothing was typed, undo and redo with Ctrl are ours', () => {
    const field = find('input') as HTMLInputElement;
    expect([command('z', { ctrlKey: true }, field), command('Z', { metaKey: true, shiftKey: true }, field), command('y', { ctrlKey: true }, field)]).toEqual(['undo', 'redo', null]);
    field.value = 'be';
    expect(command('z', { ctrlKey: true }, field)).toBeNull();
    field.value = '';
    find('[role=dialog]').append(field);
    expect(command('z', { ctrlKey: true }, field)).toBeNull();
  });

  it('without single keys only Enter and what goes with Ctrl is ours', () => {
    const quiet = (name: string, modifiers: Partial<KeyPress> = {}) => commandOf(key(name, modifiers), document.body, find('canvas'), false);
    for (const name of ['z', 'e', 'x', 'n', 't', '?']) expect(quiet(name, { shiftKey: name === '?' })).toBeNull();
    expect([quiet('Enter'), quiet('z', { ctrlKey: true }), quiet('Z', { metaKey: true, shiftKey: true }), quiet('y', { ctrlKey: true })]).toEqual(['yes', 'undo', 'redo', 'redo']);
  });

  it('whether single keys are ours is remembered', () => {
    localStorage.clear();
    expect(readSingleKeys(localStore)).toBe(true);
    for (const on of [false, true]) {
      writeSingleKeys(localStore, on);
      expect(readSingleKeys(localStore)).toBe(on);
    }
    expect(localStorage.length).toBe(0);
  });

  it('Enter belongs to a button that has the focus, letters do not', () => {
    expect(command('Enter', {}, find('button'))).toBeNull();
    expect(command('n', {}, find('button'))).toBe('no');
    expect(command('Enter', {}, find('canvas'))).toBe('yes');
  });
});

describe('pen only', () => {
  it('turns itself on with the first pen and then obeys', () => {
    let penOnly = { seen: false, on: false };
    for (const type of ['mouse', 'touch', 'pen']) expect(mayDraw(penOnly, type)).toBe(true);
    expect(afterPointer(penOnly, 'touch')).toBe(penOnly);
    penOnly = afterPointer(penOnly, 'pen');
    expect(penOnly).toEqual({ seen: true, on: true });
    expect(mayDraw(penOnly, 'touch')).toBe(false);
    expect(mayDraw(penOnly, 'pen')).toBe(true);
    expect(mayDraw(penOnly, 'mouse')).toBe(true);
    const off = { seen: true, on: false };
    expect(afterPointer(off, 'pen')).toBe(off);
  });

  it('is remembered', () => {
    localStorage.clear();
    expect(readPenOnly(localStore)).toEqual({ seen: false, on: false });
    writePenOnly(localStore, { seen: false, on: false });
    expect(localStorage.length).toBe(0);
    for (const on of [true, false]) {
      writePenOnly(localStore, { seen: true, on });
      expect(readPenOnly(localStore)).toEqual({ seen: true, on });
    }
  });
});

describe('the keyboard pen', () => {
  const paper = { width: 400, height: 300 };

  it('starts in the middle, moves by arrows, faster with Shift, and stays on the paper', () => {
    const first = press(null, 'ArrowRight', false, paper);
    expect(first).toEqual({ x: 208, y: 150, down: false });
    expect(press(first, 'ArrowUp', true, paper)).toEqual({ x: 208, y: 118, down: false });
    let pen = first;
    for (let count = 0; count < 100; count++) pen = press(pen, 'ArrowLeft', true, paper);
    expect(pen).toEqual({ x: 0, y: 150, down: false });
  });

  it('goes down and up with Space, up with Escape', () => {
    const down = press(null, ' ', false, paper);
    expect(down).toEqual({ x: 200, y: 150, down: true });
    expect(press(down, ' ', false, paper)!.down).toBe(false);
    expect(press(down, 'Escape', false, paper)!.down).toBe(false);
    expect(press(null, 'Escape', false, paper)).toBeNull();
    expect(press(down, 'a', false, paper)).toBeNull();
  });
});

describe('the view', () => {
  const bounds = { left: 100, top: 100, right: 700, bottom: 500 };

  it('leaves a drawing alone that can be seen', () => {
    expect(keepVisible(bounds, { width: 800, height: 600 })).toEqual(plainView);
    expect(keepVisible(null, { width: 10, height: 10 })).toEqual(plainView);
  });

  it('shrinks and moves a drawing that would be cut off', () => {
    const view = keepVisible(bounds, { width: 332, height: 600 });
    expect(view.scale).toBeCloseTo(0.5);
    expect(bounds.left * view.scale + view.x).toBeGreaterThanOrEqual(0);
    expect(bounds.right * view.scale + view.x).toBeLessThanOrEqual(332);
    const moved = keepVisible({ left: 500, top: 10, right: 600, bottom: 60 }, { width: 300, height: 300 });
    expect(moved).toEqual({ scale: 1, x: -316, y: 0 });
  });

  it('shows a loaded drawing in the middle, whatever its size', () => {
    for (const size of [1, 105, 5_000]) {
      const view = centre({ left: 0, top: 0, right: size, bottom: size }, { width: 1_000, height: 500 });
      expect(size * view.scale).toBeCloseTo(300);
      expect(toDrawing(view, 500, 250)).toEqual([expect.closeTo(size / 2), expect.closeTo(size / 2)]);
    }
  });
});

describe('the draft', () => {
  const strokes: Stroke[] = [{ id: 7, points: [quantize(1, 2, 0.25, 3), quantize(4, 5.5, 0.75, 60)] }];
  beforeEach(() => { localStorage.clear(); vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('comes back as it was, written once after a pause', () => {
    const write = vi.spyOn(localStore, 'write');
    const draft = new Draft('draft', localStore, () => strokes);
    draft.changed();
    draft.changed();
    expect(localStorage.getItem('draft')).toBeNull();
    vi.advanceTimersByTime(draftDelayMs);
    expect(write).toHaveBeenCalledTimes(1);
    write.mockRestore();
    expect(new Draft('draft', localStore, () => []).read()).toEqual(strokes.map((stroke) => stroke.points));
  });

  it('is written at once when the page goes, and only if something changed', () => {
    const draft = new Draft('draft', localStore, () => strokes);
    draft.flush();
    expect(localStorage.getItem('draft')).toBeNull();
    draft.changed();
    draft.flush();
    expect(localStorage.getItem('draft')).not.toBeNull();
  });

  it('is removed with an empty sheet', () => {
    localStorage.setItem('draft', '[[[1,2]]]');
    const draft = new Draft('draft', localStore, () => []);
    draft.changed();
    draft.flush();
    expect(localStorage.getItem('draft')).toBeNull();
  });

  it.each(['', '{', 'null', '{"a":1}', '[[[1,2],[3]]]', '[[["a","b"]]]', '[[[1e999,0]]]'])('is empty when the store holds %j', (text) => {
    localStorage.setItem('draft', text);
    expect(new Draft('draft', localStore, () => []).read()).toEqual([]);
  });

  it('goes without a key, and without a store that works', () => {
    const none = new Draft(null, localStore, () => strokes);
    none.changed();
    none.flush();
    expect(localStorage.length).toBe(0);
    const full: DeviceStore = localStore;
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new Error('QuotaExceededError'); });
    const draft = new Draft('draft', full, () => strokes);
    draft.changed();
    expect(() => draft.flush()).not.toThrow();
    vi.restoreAllMocks();
  });
});

describe('the status line', () => {
  it('puts the connection before a problem and a problem before a remark', () => {
    vi.useFakeTimers();
    const root = document.createElement('div');
    root.innerHTML = '<p data-ink="status"></p>';
    const status = new StatusLine(root), text = () => root.textContent;
    status.remark('3 strokes.');
    expect(text()).toBe('3 strokes.');
    status.problem = 'Too many points.';
    expect(text()).toBe('Too many points.');
    status.connection = 'Offline';
    expect(text()).toBe('Offline');
    status.connection = '';
    status.problem = '';
    expect(text()).toBe('3 strokes.');
    vi.advanceTimersByTime(remarkMs);
    expect(text()).toBe('');
    vi.useRealTimers();
  });
});
