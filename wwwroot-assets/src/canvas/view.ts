import type { Bounds } from '../ink/geometry';

/** How drawing coordinates are shown: view = drawing * scale + offset, in CSS pixels. The drawing itself never changes with the window. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const plainView: View = { scale: 1, x: 0, y: 0 };

/** Kept free around a drawing that had to be fitted, in CSS pixels. */
const margin = 16;

/** Share of the paper that a loaded drawing fills. */
const loadedShare = 0.6;

export function toDrawing(view: View, x: number, y: number): [number, number] {
  return [(x - view.x) / view.scale, (y - view.y) / view.scale];
}

/** The view with the least change that shows all of the drawing: shrunk when it is larger than the paper, then moved in from the edges. */
export function keepVisible(bounds: Bounds | null, paper: Size, view: View = plainView): View {
  if (bounds === null) return plainView;
  const room = { width: Math.max(1, paper.width - 2 * margin), height: Math.max(1, paper.height - 2 * margin) };
  const scale = Math.min(view.scale, room.width / Math.max(1, bounds.right - bounds.left), room.height / Math.max(1, bounds.bottom - bounds.top));
  return {
    scale,
    x: shiftInside(view.x, bounds.left * scale, bounds.right * scale, paper.width),
    y: shiftInside(view.y, bounds.top * scale, bounds.bottom * scale, paper.height),
  };
}

/** The view that shows a drawing made elsewhere, of whatever size, in the middle of the paper. */
export function centre(bounds: Bounds | null, paper: Size): View {
  if (bounds === null) return plainView;
  const width = bounds.right - bounds.left, height = bounds.bottom - bounds.top;
  const scale = (loadedShare * Math.max(1, Math.min(paper.width, paper.height))) / Math.max(1, width, height);
  return { scale, x: paper.width / 2 - (bounds.left + width / 2) * scale, y: paper.height / 2 - (bounds.top + height / 2) * scale };
}

function shiftInside(offset: number, low: number, high: number, length: number): number {
  if (low + offset >= 0 && high + offset <= length) return offset;
  return low + offset < margin ? margin - low : Math.min(offset, length - margin - high);
}
