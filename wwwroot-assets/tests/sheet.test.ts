import { describe, expect, it } from 'vitest';
import { boundsOf, segmentDistance, touches } from '../src/ink/geometry';
import { commit, redo, startHistory, stepsKept, undo } from '../src/ink/history';
import { parseStrokes } from '../src/ink/parse';
import { limits, quantize, type InkPoint } from '../src/ink/point';
import { Sheet } from '../src/ink/sheet';

const at = (x: number, y: number): InkPoint => quantize(x, y, 0.5, 0);

function draw(sheet: Sheet, ...places: [number, number][]): void {
  const [first, ...rest] = places;
  sheet.begin(at(...first!));
  for (const place of rest) sheet.extend(at(...place));
  sheet.end();
}

const ids = (sheet: Sheet): number[] => sheet.strokes.map((stroke) => stroke.id);

describe('the sheet', () => {
  it('is the same after undo and redo as before, ids included', () => {
    const sheet = new Sheet();
    draw(sheet, [0, 0], [10, 10]);
    draw(sheet, [20, 0], [30, 10]);
    const before = sheet.strokes;
    expect(sheet.undo()).toBe(true);
    expect(ids(sheet)).toEqual([1]);
    expect(sheet.state).toEqual({ strokes: 1, canUndo: true, canRedo: true, empty: false });
    expect(sheet.redo()).toBe(true);
    expect(sheet.strokes).toEqual(before);
    expect(sheet.redo()).toBe(false);
  });

  it('forgets what was undone once something new is drawn', () => {
    const sheet = new Sheet();
    draw(sheet, [0, 0]);
    sheet.undo();
    draw(sheet, [5, 5]);
    expect(sheet.state.canRedo).toBe(false);
    expect(ids(sheet)).toEqual([2]);
  });

  it('erases whole strokes in one step of a sweep, and undo brings them back in their order', () => {
    const sheet = new Sheet();
    draw(sheet, [0, 0], [100, 0]);
    draw(sheet, [0, 50], [100, 50]);
    draw(sheet, [0, 100], [100, 100]);
    expect(sheet.erase([50, -20], [50, -18], 5)).toBe(false);
    expect(sheet.erase([50, -18], [50, 20], 5)).toBe(true);
    expect(sheet.erase([50, 20], [50, 60], 5)).toBe(true);
    expect(ids(sheet)).toEqual([3]);
    expect(sheet.end()).toBe(true);
    sheet.undo();
    expect(ids(sheet)).toEqual([1, 2, 3]);
  });

  it('makes no step of a sweep that touched nothing', () => {
    const sheet = new Sheet();
    draw(sheet, [0, 0]);
    sheet.erase([500, 500], [600, 600], 5);
    expect(sheet.end()).toBe(false);
    sheet.undo();
    expect(sheet.state.canUndo).toBe(false);
  });

  it('brings a cleared drawing back', () => {
    const sheet = new Sheet();
    expect(sheet.clear()).toBe(false);
    draw(sheet, [0, 0], [1, 1]);
    expect(sheet.clear()).toBe(true);
    expect(sheet.state.empty).toBe(true);
    sheet.undo();
    expect(sheet.state.strokes).toBe(1);
  });

  it('gives loaded strokes new ids, as a step that can be undone', () => {
    const sheet = new Sheet();
    draw(sheet, [0, 0]);
    sheet.load([[at(1, 1)], [at(2, 2)]]);
    expect(ids(sheet)).toEqual([2, 3]);
    sheet.undo();
    expect(ids(sheet)).toEqual([1]);
  });

  it('restores a draft without a past', () => {
    const sheet = new Sheet();
    sheet.restore([[at(1, 1)]]);
    expect(sheet.state).toEqual({ strokes: 1, canUndo: false, canRedo: false, empty: false });
  });

  it('takes a discarded stroke back without a trace', () => {
    const sheet = new Sheet();
    sheet.begin(at(0, 0));
    sheet.discard();
    expect(sheet.state).toEqual({ strokes: 0, canUndo: false, canRedo: false, empty: true });
  });

  it('takes a discarded sweep of the eraser back too', () => {
    const sheet = new Sheet();
    draw(sheet, [0, 0], [100, 0]);
    sheet.erase([50, -10], [50, 10], 5);
    sheet.discard();
    expect(ids(sheet)).toEqual([1]);
    expect(sheet.end()).toBe(false);
  });

  it('clears up to a stroke; later ones stay, and the one under the pen goes on', () => {
    const sheet = new Sheet();
    draw(sheet, [0, 0], [1, 1]);
    draw(sheet, [5, 5], [6, 6]);
    sheet.begin(at(9, 9));
    expect(sheet.clear(1)).toBe(true);
    expect(sheet.extend(at(10, 10))).toBe(true);
    sheet.end();
    expect(ids(sheet)).toEqual([2, 3]);
    expect(sheet.clear(1)).toBe(false);
    sheet.undo();
    sheet.undo();
    expect(ids(sheet)).toEqual([1, 2]);
  });

  it('takes no more than 20,000 points', () => {
    const sheet = new Sheet();
    sheet.begin(at(0, 0));
    let taken = 1;
    while (sheet.extend(at(taken, 0))) taken += 1;
    expect(taken).toBe(limits.points);
    expect(sheet.extend(at(0, 1))).toBe(false);
    sheet.end();
    expect(sheet.begin(at(0, 0))).toBe(false);
    sheet.undo();
    expect(sheet.begin(at(0, 0))).toBe(true);
  });

  it('takes no more than 500 strokes', () => {
    const sheet = new Sheet();
    for (let index = 0; index < limits.strokes; index++) draw(sheet, [index, 0]);
    expect(sheet.begin(at(0, 0))).toBe(false);
    expect(sheet.state.strokes).toBe(limits.strokes);
  });
});

describe('history', () => {
  it('keeps a limited number of steps', () => {
    let history = startHistory(0);
    for (let step = 1; step <= stepsKept + 10; step++) history = commit(history, step);
    expect(history.past.length).toBe(stepsKept);
    for (let step = 0; step < stepsKept + 10; step++) history = undo(history);
    expect(history.present).toBe(10);
    expect(undo(history)).toBe(history);
    expect(redo(history).present).toBe(11);
  });
});

describe('geometry', () => {
  it('measures between segments, crossing, apart and single places', () => {
    expect(segmentDistance([0, 0], [10, 10], [0, 10], [10, 0])).toBe(0);
    expect(segmentDistance([0, 0], [10, 0], [0, 3], [10, 3])).toBe(3);
    expect(segmentDistance([0, 0], [0, 0], [3, 4], [3, 4])).toBe(5);
  });

  it('finds a stroke that a fast eraser jumped over', () => {
    const stroke = [at(50, 0), at(50, 100)];
    expect(touches(stroke, [0, 50], [200, 50], 1)).toBe(true);
    expect(touches(stroke, [60, 50], [200, 50], 9)).toBe(false);
    expect(touches([at(50, 50)], [44, 50], [44, 50], 6)).toBe(true);
  });

  it('bounds all points, and nothing has no bounds', () => {
    expect(boundsOf([{ id: 1, points: [at(3, -4), at(-1, 9)] }])).toEqual({ left: -1, top: -4, right: 3, bottom: 9 });
    expect(boundsOf([])).toBeNull();
  });
});

describe('points', () => {
  it('are rounded to the stored steps and kept within the limits', () => {
    expect(quantize(1.03, -2.97, 0.5, 12.6)).toEqual([1, -3, 0.502, 13]);
    expect(quantize(1e9, -1e9, 7, -5)).toEqual([100_000, -100_000, 1, 0]);
    expect(quantize(0, 0, 3 / 255, 0)[2] * 255).toBeCloseTo(3, 0);
  });

  it.each([null, {}, 'x', [1], [[1]], [[[1]]], [[[1, 'a']]], [[[1, null]]], [[[1, Number.NaN]]], [[[1, Infinity]]], new Array(501).fill([[0, 0]]), [new Array(20_001).fill([0, 0])]])('refuses %j', (data) => {
    expect(parseStrokes(data)).toBeNull();
  });

  it('reads strokes with and without pressure and time, and leaves out empty ones', () => {
    expect(parseStrokes([[[1, 2]], [], [[3, 4, 1, 50]]])).toEqual([[[1, 2, 0.502, 0]], [[3, 4, 1, 50]]]);
  });
});
