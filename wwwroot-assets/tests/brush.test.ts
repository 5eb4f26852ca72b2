import { describe, expect, it } from 'vitest';
import { outline } from '../src/canvas/brush';
import { resample, type PenPlace } from '../src/canvas/resample';
import { plainView } from '../src/canvas/view';
import { segmentDistance } from '../src/ink/geometry';
import { quantize } from '../src/ink/point';

const place = (x: number, y: number, pressure = 0.5): PenPlace => ({ x, y, pressure });

describe('resampling', () => {
  it('fills wide gaps evenly and goes through every given place', () => {
    const given = [place(0, 0), place(40, 10, 0.9), place(90, 15), place(150, 60)];
    const line = resample(given);
    for (const { x, y, pressure } of given) expect(line).toContainEqual(expect.objectContaining({ x: expect.closeTo(x), y: expect.closeTo(y), pressure: expect.closeTo(pressure) }));
    for (let index = 1; index < line.length; index++) expect(Math.hypot(line[index]!.x - line[index - 1]!.x, line[index]!.y - line[index - 1]!.y)).toBeLessThan(3);
    expect(line.map((sample) => sample.distance)).toEqual(line.map((sample) => sample.distance).sort((a, b) => a - b));
  });

  it('rounds a circle of eight places, and leaves a corner sharp', () => {
    const circle = resample(Array.from({ length: 9 }, (_, index) => place(50 * Math.cos((index * Math.PI) / 4), 50 * Math.sin((index * Math.PI) / 4))));
    // A polygon of eight would come to 46.2 of 50 in the middle of its sides. The two open ends have no neighbour to curve towards.
    for (const { x, y } of circle.filter((sample) => sample.distance > 45 && sample.distance < 260)) expect(Math.hypot(x, y)).toBeGreaterThan(48.5);
    const corner = resample([place(0, 0), place(60, 0), place(60, 60)]);
    for (const { x, y } of corner) expect(Math.min(Math.abs(y), Math.abs(x - 60))).toBeLessThan(1e-9);
  });

  it('limits the samples of a scribble without end', () => {
    const scribble = Array.from({ length: 5_000 }, (_, index) => place(400 * Math.sin(index), 400 * Math.cos(index * 1.3)));
    expect(resample(scribble).length).toBeLessThan(12_000);
  });

  it('takes nothing, one place, and places that repeat', () => {
    expect(resample([])).toEqual([]);
    expect(resample([place(1, 2)])).toEqual([{ ...place(1, 2), distance: 0 }]);
    expect(resample([place(1, 2), place(1, 2), place(1, 2)]).length).toBe(1);
  });
});

describe('the outline of a stroke', () => {
  const width = (corners: number[][], x: number): number => {
    const ys = corners.filter((corner) => Math.abs(corner[0]! - x) < 3).map((corner) => corner[1]!);
    return Math.max(...ys) - Math.min(...ys);
  };
  const straight = (pressure: (index: number) => number, msPerStep: number) => Array.from({ length: 41 }, (_, index) => quantize(index * 5, 0, pressure(index), index * msPerStep));

  it('stays near the pen', () => {
    const points = [quantize(0, 0, 0.5, 0), quantize(60, 40, 0.5, 30), quantize(120, 0, 0.5, 60)];
    for (const [x = 0, y = 0] of outline(points, plainView, true)) {
      expect(Math.min(...points.slice(1).map((point, index) => segmentDistance([x, y], [x, y], points[index]!, point)))).toBeLessThan(8);
    }
  });

  it('is wider where a pen presses harder', () => {
    const corners = outline(straight((index) => index / 40, 10), plainView, false);
    expect(width(corners, 180)).toBeGreaterThan(width(corners, 60) * 1.3);
  });

  it('is wider where a mouse is slow, and finer at its ends', () => {
    const slow = outline(straight(() => 0.5, 100), plainView, true), fast = outline(straight(() => 0.5, 1), plainView, true);
    expect(width(slow, 100)).toBeGreaterThan(width(fast, 100) * 1.15);
    expect(width(slow, 2)).toBeLessThan(width(slow, 100));
  });

  it('is a round dot for a single point', () => {
    const radii = outline([quantize(10, 10, 0.5, 0)], plainView, true).map(([x = 0, y = 0]) => Math.hypot(x - 10, y - 10));
    expect(Math.min(...radii)).toBeGreaterThan(2);
    expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(1e-9);
  });

  it('is nothing without points', () => {
    expect(outline([], plainView, true)).toEqual([]);
  });
});
