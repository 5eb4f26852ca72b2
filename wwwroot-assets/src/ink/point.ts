/** One sample of the pen: x and y in pixels (y downward), pressure 0..1, time in milliseconds since the drawing began. */
export type InkPoint = readonly [x: number, y: number, pressure: number, time: number];

/** What the pen drew between touching and leaving the paper. Ids grow in drawing order and are never reused for another stroke. */
export interface Stroke {
  readonly id: number;
  readonly points: readonly InkPoint[];
}

/** The limits that the server holds every drawing to. */
export const limits = { strokes: 500, points: 20_000, coordinate: 100_000 } as const;

/** Pressure of devices that measure none. */
export const neutralPressure = 0.5;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * Rounds a sample to the steps that drawings are stored in (1/16 pixel, 1/255 of full pressure, 1 ms) and keeps it within the limits.
 * Rounding when the point is captured, not when it is sent, makes the screen, the draft and the server agree on one drawing.
 */
export function quantize(x: number, y: number, pressure: number, time: number): InkPoint {
  const coordinate = (value: number): number => Math.round(clamp(value, -limits.coordinate, limits.coordinate) * 16) / 16;
  // Three decimals tell all 256 steps of pressure apart and are a third of the digits that 1/255 would write.
  const step = Math.round(clamp(pressure, 0, 1) * 255) / 255;
  return [coordinate(x), coordinate(y), Math.round(step * 1000) / 1000, Math.max(0, Math.round(time))];
}

/** Number of points over all strokes. */
export function countPoints(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, stroke) => sum + stroke.points.length, 0);
}
