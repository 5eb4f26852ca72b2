import getStroke from 'perfect-freehand';
import { neutralPressure, type InkPoint } from '../ink/point';
import { resample, type PenPlace } from './resample';
import type { View } from './view';

/** Width of a line at middle pressure, in CSS pixels. */
const lineWidth = 5;

/** Drawings that were shrunk to fit are drawn with finer lines, down to this share of the width. */
const leastScale = 0.5;

/** Lines begin and end finer than they run, over this many line widths. */
const taperWidths = 2;

/** Width of a line's very ends, as a share of its pressure. */
const tipPressure = 0.3;

/** A hand without a pen presses harder when it is slow: pressure when it stands still, and when it moves at `fastPixelsPerMs` or more. */
const slowPressure = 0.65;
const fastPressure = 0.35;
const fastPixelsPerMs = 2;

/** Share of the new speed in the smoothed one, for each sample. */
const speedSmoothing = 0.25;

/**
 * The outline of a stroke as the view shows it: even samples along the line, with the pen's own pressure, or one made from the speed where the device measures none.
 * @param finished False while the pen is still down; the line then ends bluntly where the pen is.
 */
export function outline(points: readonly InkPoint[], view: View, finished: boolean): number[][] {
  const size = lineWidth * Math.min(1, Math.max(leastScale, view.scale));
  const line = resample(withPressure(points, view));
  const length = line.at(-1)?.distance ?? 0;
  const [first] = line;
  if (first === undefined) return [];
  if (length < 1) return dot(first, size);
  const taper = Math.min(size * taperWidths, length / 4);
  const tapered = line.map(({ x, y, pressure, distance }) => {
    const fromEnd = finished ? Math.min(distance, length - distance) : distance;
    return [x, y, pressure * (tipPressure + (1 - tipPressure) * Math.min(1, fromEnd / taper))];
  });
  return getStroke(tapered, { size, thinning: 0.5, smoothing: 0.3, streamline: 0.25, simulatePressure: false, start: { cap: true }, end: { cap: true }, last: finished });
}

/** The places in CSS pixels. A stroke of one and the same pressure throughout comes from a device that measures none. */
function withPressure(points: readonly InkPoint[], view: View): PenPlace[] {
  const measured = points.some((point) => point[2] !== points[0]?.[2]);
  let made = neutralPressure;
  return points.map(([x, y, pressure, time], index) => {
    const before = points[index - 1];
    if (!measured && before !== undefined && time > before[3]) {
      const speed = (Math.hypot(x - before[0], y - before[1]) * view.scale) / (time - before[3]);
      const wanted = slowPressure + (fastPressure - slowPressure) * Math.min(1, speed / fastPixelsPerMs);
      made += (wanted - made) * speedSmoothing;
    }
    return { x: x * view.scale + view.x, y: y * view.scale + view.y, pressure: measured ? pressure : made };
  });
}

function dot({ x, y }: PenPlace, size: number): number[][] {
  const corners = 24, radius = size * 0.65;
  return Array.from({ length: corners }, (_, index) => [x + radius * Math.cos((2 * Math.PI * index) / corners), y + radius * Math.sin((2 * Math.PI * index) / corners)]);
}

/** Fills an outline, its corners rounded by running through the middles of its sides. */
export function fillOutline(context: CanvasRenderingContext2D, corners: readonly number[][]): void {
  const last = corners.at(-1);
  if (last === undefined || corners.length < 3) return;
  context.beginPath();
  let [x0 = 0, y0 = 0] = last;
  const [firstX = 0, firstY = 0] = corners[0] ?? [];
  context.moveTo((x0 + firstX) / 2, (y0 + firstY) / 2);
  for (let index = 0; index < corners.length; index++) {
    [x0 = 0, y0 = 0] = corners[index] ?? [];
    const [x1 = 0, y1 = 0] = corners[(index + 1) % corners.length] ?? [];
    context.quadraticCurveTo(x0, y0, (x0 + x1) / 2, (y0 + y1) / 2);
  }
  context.closePath();
  context.fill();
}
