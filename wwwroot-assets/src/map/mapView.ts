/** A drawing of the map: its place from -1 to 1 each way (y downward), its name and its strokes as one SVG path in a square of 100 units. */
export interface MapMark {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly path: string;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What part of the map is seen: the place in the middle, and how many times larger than the whole map in the window. */
export interface MapView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const wholeMap: MapView = { x: 0, y: 0, zoom: 1 };
export const largestZoom = 40;

/** Room for the drawings at the edge of the map, in CSS pixels. */
const margin = 28;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** CSS pixels of one unit of the map, each way: the map fills the window, whatever its shape. */
export function scaleOf(view: MapView, size: Size): { readonly x: number; readonly y: number } {
  return { x: view.zoom * Math.max(1, size.width / 2 - margin), y: view.zoom * Math.max(1, size.height / 2 - margin) };
}

/** Where a place of the map is in the window, in CSS pixels. */
export function toWindow(view: MapView, size: Size, place: { readonly x: number; readonly y: number }): [number, number] {
  const scale = scaleOf(view, size);
  return [size.width / 2 + (place.x - view.x) * scale.x, size.height / 2 + (place.y - view.y) * scale.y];
}

/** The view so many times closer, the place under `x`, `y` (CSS pixels) staying where it is; never farther than the whole map. */
export function zoomed(view: MapView, size: Size, factor: number, x = size.width / 2, y = size.height / 2): MapView {
  const zoom = clamp(view.zoom * factor, 1, largestZoom);
  const [before, after] = [scaleOf(view, size), scaleOf({ ...view, zoom }, size)];
  const [dx, dy] = [x - size.width / 2, y - size.height / 2];
  return inBounds({ zoom, x: view.x + dx / before.x - dx / after.x, y: view.y + dy / before.y - dy / after.y });
}

/** The view moved by CSS pixels. */
export function moved(view: MapView, size: Size, dx: number, dy: number): MapView {
  const scale = scaleOf(view, size);
  return inBounds({ ...view, x: view.x - dx / scale.x, y: view.y - dy / scale.y });
}

/** A view that does not show more nothing than it must. */
function inBounds(view: MapView): MapView {
  const reach = 1 - 1 / view.zoom;
  return { ...view, x: clamp(view.x, -reach, reach), y: clamp(view.y, -reach, reach) };
}

/** The mark nearest to a place of the window within a distance (CSS pixels), or -1. */
export function nearestTo(marks: readonly MapMark[], view: MapView, size: Size, x: number, y: number, within: number): number {
  let [best, distance] = [-1, within];
  marks.forEach((mark, index) => {
    const [markX, markY] = toWindow(view, size, mark);
    const away = Math.hypot(markX - x, markY - y);
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
}

/** The next mark in a direction: near, and not far off the line. -1 when there is none. */
export function nextTo(marks: readonly MapMark[], view: MapView, size: Size, from: number, dx: number, dy: number): number {
  const start = marks[from];
  if (start === undefined) return -1;
  const [startX, startY] = toWindow(view, size, start);
  let [best, least] = [-1, Infinity];
  marks.forEach((mark, index) => {
    const [x, y] = toWindow(view, size, mark);
    const [along, off] = [(x - startX) * dx + (y - startY) * dy, Math.abs((x - startX) * dy - (y - startY) * dx)];
    const cost = along + 2 * off;
    if (along > 0.5 && off <= 2 * along && cost < least) [best, least] = [index, cost];
  });
  return best;
}

/** Which marks have room to be painted as drawings, `cell` CSS pixels wide, without covering each other; those that come first in `order` get it. */
export function withRoom(marks: readonly MapMark[], view: MapView, size: Size, order: readonly number[], cell: number): Set<number> {
  const taken = new Map<string, [number, number][]>();
  const chosen = new Set<number>();
  for (const index of order) {
    const [x, y] = toWindow(view, size, marks[index]!);
    if (x < -cell || y < -cell || x > size.width + cell || y > size.height + cell) continue;
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    let free = true;
    for (let dx = -1; dx <= 1 && free; dx++) {
      for (let dy = -1; dy <= 1 && free; dy++) {
        free = !(taken.get(`${column + dx},${row + dy}`) ?? []).some(([otherX, otherY]) => Math.abs(otherX - x) < cell && Math.abs(otherY - y) < cell);
      }
    }
    if (!free) continue;
    chosen.add(index);
    const key = `${column},${row}`;
    taken.set(key, [...(taken.get(key) ?? []), [x, y]]);
  }
  return chosen;
}
