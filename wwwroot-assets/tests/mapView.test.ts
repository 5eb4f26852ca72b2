import { describe, expect, it } from 'vitest';
import { moved, nearestTo, nextTo, toWindow, wholeMap, withRoom, zoomed, type MapMark } from '../src/map/mapView';

const size = { width: 456, height: 256 };
const mark = (x: number, y: number): MapMark => ({ x, y, name: '', path: '' });
const marks = [mark(0, 0), mark(0.5, 0), mark(0.1, 0.9), mark(-1, -1), mark(0.501, 0)];

describe('the view of the map', () => {
  it('shows the whole map with room at the edges', () => {
    expect(toWindow(wholeMap, size, mark(-1, -1))).toEqual([28, 28]);
    expect(toWindow(wholeMap, size, mark(1, 1))).toEqual([428, 228]);
  });

  it('comes closer to what is under the pointer, and never farther than the whole map', () => {
    const [x, y] = toWindow(wholeMap, size, mark(0.5, -0.25));
    const closer = zoomed(wholeMap, size, 3, x, y);
    const [nowX, nowY] = toWindow(closer, size, mark(0.5, -0.25));
    expect(nowX).toBeCloseTo(x);
    expect(nowY).toBeCloseTo(y);
    expect(zoomed(closer, size, 0.001)).toEqual({ x: expect.closeTo(0), y: expect.closeTo(0), zoom: 1 });
  });

  it('moves with the hand, up to the edge', () => {
    const closer = zoomed(wholeMap, size, 4);
    const [x] = toWindow(closer, size, mark(0, 0));
    expect(toWindow(moved(closer, size, 10, 0), size, mark(0, 0))[0]).toBeCloseTo(x + 10);
    expect(moved(closer, size, -100_000, 0).x).toBeCloseTo(0.75);
    expect(moved(wholeMap, size, 50, 50)).toEqual({ x: expect.closeTo(0), y: expect.closeTo(0), zoom: 1 });
  });

  it('finds the nearest mark within reach', () => {
    expect(nearestTo(marks, wholeMap, size, 230, 130, 20)).toBe(0);
    expect(nearestTo(marks, wholeMap, size, 280, 180, 20)).toBe(-1);
  });

  it('goes from mark to mark in four directions', () => {
    expect(nextTo(marks, wholeMap, size, 0, 1, 0)).toBe(1);
    expect(nextTo(marks, wholeMap, size, 0, 0, 1)).toBe(2);
    expect(nextTo(marks, wholeMap, size, 0, -1, 0)).toBe(3);
    expect(nextTo(marks, wholeMap, size, 3, -1, 0)).toBe(-1);
    expect(nextTo([], wholeMap, size, 0, 1, 0)).toBe(-1);
  });

  it('gives room to the first of those that would cover each other', () => {
    expect(withRoom(marks, wholeMap, size, [0, 1, 2, 3, 4], 26)).toEqual(new Set([0, 1, 2, 3]));
    expect(withRoom(marks, wholeMap, size, [4, 0, 1, 2, 3], 26)).toEqual(new Set([4, 0, 2, 3]));
    expect(withRoom(marks, zoomed(wholeMap, size, 40, ...toWindow(wholeMap, size, mark(0.5, 0))), size, [0, 1, 4], 2)).toEqual(new Set([1, 4]));
  });
});
