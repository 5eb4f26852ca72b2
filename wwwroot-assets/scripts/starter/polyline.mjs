// Strokes as lists of [x, y]: from font outlines to something a hand could have drawn.

/** Side of the square that every drawing is fitted into, and the room kept free around it. */
export const frame = 256;
const border = 8;

/** Most points of one stroke. */
export const pointsPerStroke = 40;

/** Pieces that a curve is cut into before it is thinned out again. */
const piecesPerCurve = 12;

/** Bends sharper than this are corners that the letter is meant to have; flatter ones come from the coarse grid the fonts were digitised on. */
const cornerDegrees = 60;

/** How far thinning may move the line, in units of the frame: less than a third of a pixel of the recogniser's picture. */
const tolerance = 1.2;

/** Reads the M, L, C and Z commands that stroke fonts are made of. Hershey's shorthand ("M1,2 L3,4 5,6") is understood. */
export function readPath(path) {
  const strokes = [];
  let stroke = [];
  let command = '';
  const numbers = [];
  const take = (count) => numbers.splice(0, count);
  for (const [token] of path.matchAll(/[MLCZ]|-?\d+(?:\.\d+)?(?:e-?\d+)?/g)) {
    if (/[MLCZ]/.test(token)) {
      command = token;
      if (command === 'Z' && stroke.length > 0) stroke.push([...stroke[0]]);
      continue;
    }
    numbers.push(Number(token));
    if (command === 'M' && numbers.length === 2) {
      stroke = [take(2)];
      strokes.push(stroke);
      command = 'L';
    } else if (command === 'L' && numbers.length === 2) {
      stroke.push(take(2));
    } else if (command === 'C' && numbers.length === 6) {
      stroke.push(...flatten(stroke.at(-1), take(2), take(2), take(2)));
    }
  }
  if (numbers.length > 0) throw new Error(`A path ends in the middle of a point: ${path}`);
  return strokes;
}

function flatten(a, b, c, d) {
  return Array.from({ length: piecesPerCurve }, (_, index) => {
    const t = (index + 1) / piecesPerCurve, s = 1 - t;
    return [0, 1].map((axis) => s ** 3 * a[axis] + 3 * s * s * t * b[axis] + 3 * s * t * t * c[axis] + t ** 3 * d[axis]);
  });
}

/** Makes a drawing of strokes: curves rounded, points thinned, ink centred in the frame with whole numbers. Null when there is nothing to see. */
export function normalise(strokes) {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return null;
  const xs = drawn.flat().map((point) => point[0]), ys = drawn.flat().map((point) => point[1]);
  const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
  const side = Math.max(right - left, bottom - top);
  if (side === 0) return null;
  const scale = (frame - 2 * border) / side;
  const place = ([x, y]) => [frame / 2 + (x - (left + right) / 2) * scale, frame / 2 + (y - (top + bottom) / 2) * scale];
  return drawn.map((stroke) => roundOff(thin(smooth(smooth(stroke.map(place))))));
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** Cuts every bend that is no corner (Chaikin's way); ends and corners stay. */
function smooth(points) {
  const closed = points.length > 3 && same(points[0], points.at(-1));
  const ring = closed ? points.slice(0, -1) : points;
  const at = (index) => (closed ? ring.at((index + ring.length) % ring.length) : ring[index]);
  const smoothed = ring.flatMap((point, index) => {
    const before = at(index - 1), after = at(index + 1);
    if (before === undefined || after === undefined || bendDegrees(before, point, after) > cornerDegrees) return [point];
    return [between(point, before, 0.25), between(point, after, 0.25)];
  });
  return closed ? [...smoothed, smoothed[0]] : smoothed;
}

const between = (a, b, share) => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];

function bendDegrees(a, b, c) {
  const turn = Math.abs(Math.atan2(c[1] - b[1], c[0] - b[0]) - Math.atan2(b[1] - a[1], b[0] - a[0]));
  return (Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI;
}

/** Leaves out points that the line does not need (Ramer, Douglas and Peucker), more boldly while too many are left. */
function thin(points) {
  let thinned = points;
  for (let allowed = tolerance; thinned === points || thinned.length > pointsPerStroke; allowed *= 1.3) thinned = simplify(points, allowed);
  return thinned;
}

function simplify(points, allowed) {
  if (points.length < 3) return [...points];
  const first = points[0], last = points.at(-1);
  let farthest = 0, distance = -1;
  for (let index = 1; index < points.length - 1; index++) {
    const away = distanceToLine(points[index], first, last);
    if (away > distance) [farthest, distance] = [index, away];
  }
  if (distance <= allowed) return [first, last];
  return [...simplify(points.slice(0, farthest + 1), allowed).slice(0, -1), ...simplify(points.slice(farthest), allowed)];
}

function distanceToLine(point, a, b) {
  const dx = b[0] - a[0], dy = b[1] - a[1];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point[0] - a[0], point[1] - a[1]);
  return Math.abs(dx * (point[1] - a[1]) - dy * (point[0] - a[0])) / length;
}

function roundOff(points) {
  const rounded = points.map((point) => point.map(Math.round));
  return rounded.filter((point, index) => index === 0 || !same(point, rounded[index - 1]));
}
