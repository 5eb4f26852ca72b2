import { limits, neutralPressure, quantize, type InkPoint } from './point';

/**
 * Reads strokes from data that somebody else wrote (a draft, a page): `[[[x, y, pressure?, time?], ...], ...]`.
 * Gives null when any part is not that, or when it is beyond the limits of a drawing; strokes without points are left out.
 */
export function parseStrokes(data: unknown): InkPoint[][] | null {
  if (!Array.isArray(data) || data.length > limits.strokes) return null;
  const strokes: InkPoint[][] = [];
  let count = 0;
  for (const stroke of data as unknown[]) {
    if (!Array.isArray(stroke)) return null;
    count += stroke.length;
    if (count > limits.points) return null;
    const points: InkPoint[] = [];
    for (const point of stroke as unknown[]) {
      if (!Array.isArray(point) || point.length < 2 || !point.every((value) => Number.isFinite(value))) return null;
      const [x, y, pressure = neutralPressure, time = 0] = point as [number, number, number?, number?];
      points.push(quantize(x, y, pressure, time));
    }
    if (points.length > 0) strokes.push(points);
  }
  return strokes;
}
