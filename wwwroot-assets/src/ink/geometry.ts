import type { InkPoint, Stroke } from './point';

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Place = readonly [x: number, y: number, ...rest: number[]];

/** The smallest box around all points, or null when there are none. */
export function boundsOf(strokes: readonly Stroke[]): Bounds | null {
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  for (const stroke of strokes) {
    for (const [x, y] of stroke.points) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left === Infinity ? null : { left, top, right, bottom };
}

/** Distance of a place from the segment a-b. */
function distanceToSegment(place: Place, a: Place, b: Place): number {
  const dx = b[0] - a[0], dy = b[1] - a[1];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / lengthSquared));
  return Math.hypot(place[0] - a[0] - along * dx, place[1] - a[1] - along * dy);
}

const turn = (a: Place, b: Place, c: Place): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

function cross(a: Place, b: Place, c: Place, d: Place): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Distance between the segments a-b and c-d; either may be a single place. */
export function segmentDistance(a: Place, b: Place, c: Place, d: Place): number {
  if (cross(a, b, c, d)) return 0;
  return Math.min(distanceToSegment(a, c, d), distanceToSegment(b, c, d), distanceToSegment(c, a, b), distanceToSegment(d, a, b));
}

/** False only when two segments are farther apart than `radius` along one axis: quick to tell for nearly all of a large drawing. */
function mayTouch(a: Place, b: Place, c: Place, d: Place, radius: number): boolean {
  return Math.min(a[0], b[0]) - radius <= Math.max(c[0], d[0]) && Math.max(a[0], b[0]) + radius >= Math.min(c[0], d[0])
    && Math.min(a[1], b[1]) - radius <= Math.max(c[1], d[1]) && Math.max(a[1], b[1]) + radius >= Math.min(c[1], d[1]);
}

/** True when the stroke comes within `radius` of the path from one place to another. */
export function touches(points: readonly InkPoint[], from: Place, to: Place, radius: number): boolean {
  return points.some((point, index) => {
    const before = points[index - 1] ?? point;
    return mayTouch(before, point, from, to, radius) && segmentDistance(before, point, from, to) <= radius;
  });
}
