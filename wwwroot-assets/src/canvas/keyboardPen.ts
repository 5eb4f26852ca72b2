import type { Size } from './view';

/** Pixels that one press of an arrow key moves the pen; with Shift, the larger. */
const step = 8;
const largeStep = 32;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A pen moved with the arrow keys; in CSS pixels of the paper. */
export interface KeyboardPen {
  readonly x: number;
  readonly y: number;
  readonly down: boolean;
}

/** What a key does to the pen: where it is then, or null when the key is not for it. The pen starts in the middle and stays on the paper. */
export function press(pen: KeyboardPen | null, key: string, shift: boolean, paper: Size): KeyboardPen | null {
  const from = pen ?? { x: Math.round(paper.width / 2), y: Math.round(paper.height / 2), down: false };
  if (key === ' ') return { ...from, down: !from.down };
  if (key === 'Escape') return pen?.down === true ? { ...from, down: false } : null;
  const direction = arrows[key];
  if (direction === undefined) return null;
  const length = shift ? largeStep : step;
  return {
    x: Math.min(paper.width, Math.max(0, from.x + direction[0] * length)),
    y: Math.min(paper.height, Math.max(0, from.y + direction[1] * length)),
    down: from.down,
  };
}
