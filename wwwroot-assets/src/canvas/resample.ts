/** Where the pen was and how hard it pressed (0..1), in CSS pixels. */
export interface PenPlace {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** A place on a resampled line, with the way to it along the line. */
export interface LinePlace extends PenPlace {
  readonly distance: number;
}

/** Distance between samples in CSS pixels, and most samples of one line: a scribble without end must not slow its own frames down. */
const spacing = 2;
const mostSamples = 4_000;

/** A turn sharper than this is a corner that was meant: the line goes straight up to it. As a cosine. */
const cornerCosine = Math.cos((75 * Math.PI) / 180);

type Vector = readonly [x: number, y: number];

/**
 * A line with samples at even, small distances, whatever the device's rate: a smooth curve (cubic Hermite) through the given places. Places that lie
 * closer than the spacing are kept as they are. A fast stroke on a slow device would otherwise be a polygon.
 */
export function resample(places: readonly PenPlace[]): LinePlace[] {
  const steps = places.slice(1).map((place, index): Vector => [place.x - places[index]!.x, place.y - places[index]!.y]);
  const lengths = steps.map(([x, y]) => Math.hypot(x, y));
  const step = Math.max(spacing, lengths.reduce((sum, length) => sum + length, 0) / mostSamples);
  const [first] = places;
  if (first === undefined) return [];

  const line: LinePlace[] = [{ ...first, distance: 0 }];
  let distance = 0;
  for (let index = 0; index < steps.length; index++) {
    const from = places[index]!, to = places[index + 1]!, length = lengths[index]!;
    if (length === 0) continue;
    const pieces = Math.max(1, Math.round(length / step));
    const leave = direction(steps, lengths, index, index - 1), arrive = direction(steps, lengths, index, index + 1);
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      line.push({
        x: hermite(from.x, leave[0] * length, to.x, arrive[0] * length, t),
        y: hermite(from.y, leave[1] * length, to.y, arrive[1] * length, t),
        pressure: from.pressure + (to.pressure - from.pressure) * t,
        distance: distance + length * t,
      });
    }
    distance += length;
  }
  return line;
}

/** Direction of the line where one step meets a neighbour: between the two, or that of the step itself at corners and ends. */
function direction(steps: readonly Vector[], lengths: readonly number[], own: number, neighbour: number): Vector {
  const [x, y] = steps[own]!, length = lengths[own]!;
  const [nx, ny] = steps[neighbour] ?? [0, 0], neighbourLength = lengths[neighbour] ?? 0;
  const corner = neighbourLength === 0 || x * nx + y * ny < cornerCosine * length * neighbourLength;
  return corner ? [x / length, y / length] : [(x + nx) / (length + neighbourLength), (y + ny) / (length + neighbourLength)];
}

function hermite(from: number, leave: number, to: number, arrive: number, t: number): number {
  const t2 = t * t, t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * leave + (3 * t2 - 2 * t3) * to + (t3 - t2) * arrive;
}
