import { touches } from './geometry';
import { commit, redo, startHistory, undo, type History } from './history';
import { countPoints, limits, type InkPoint, type Stroke } from './point';

/** What a page needs to know about a sheet. */
export interface SheetState {
  readonly strokes: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly empty: boolean;
}

interface LiveStroke {
  readonly id: number;
  readonly points: InkPoint[];
}

/**
 * The drawing being made: finished strokes with their history, the stroke under the pen, and strokes the eraser has just touched.
 * One gesture (a stroke, one sweep of the eraser, a clear, a load) is one step of undo. A stroke that comes back keeps its id.
 */
export class Sheet {
  #history: History<readonly Stroke[]> = startHistory([]);
  #live: LiveStroke | null = null;
  #erased: Set<number> | null = null;
  #nextId = 1;
  #pointsFinished = 0;

  /** Finished strokes as they are shown. */
  get finished(): readonly Stroke[] {
    const erased = this.#erased;
    return erased === null || erased.size === 0 ? this.#history.present : this.#history.present.filter((stroke) => !erased.has(stroke.id));
  }

  /** The stroke under the pen. */
  get live(): Stroke | null {
    return this.#live;
  }

  /** All strokes in drawing order, the one under the pen included. */
  get strokes(): readonly Stroke[] {
    return this.#live === null ? this.finished : [...this.finished, this.#live];
  }

  get state(): SheetState {
    const strokes = this.strokes.length;
    return { strokes, canUndo: this.#history.past.length > 0, canRedo: this.#history.future.length > 0, empty: strokes === 0 };
  }

  /** True when the drawing may not grow: another stroke, or another point of the stroke under the pen, would be refused. */
  get full(): boolean {
    const points = this.#pointsFinished + (this.#live?.points.length ?? 0);
    return points >= limits.points || (this.#live === null && this.#history.present.length >= limits.strokes);
  }

  /** Starts a stroke; false when the drawing is full. */
  begin(point: InkPoint): boolean {
    this.end();
    if (this.full) return false;
    this.#live = { id: this.#nextId++, points: [point] };
    return true;
  }

  /** Adds to the stroke under the pen; false when there is none or the drawing is full. */
  extend(point: InkPoint): boolean {
    if (this.#live === null || this.full) return false;
    this.#live.points.push(point);
    return true;
  }

  /** Lifts the pen or the eraser; true when the drawing has a new step. */
  end(): boolean {
    const before = this.#history;
    if (this.#live !== null) {
      const stroke: Stroke = this.#live;
      this.#live = null;
      this.#commit([...this.#history.present, stroke]);
    } else if (this.#erased !== null) {
      const left = this.finished;
      const touched = this.#erased.size > 0;
      this.#erased = null;
      if (touched) this.#commit(left);
    }
    return this.#history !== before;
  }

  /** Takes back the stroke under the pen, or the sweep of the eraser, as if it had never been (a palm that touched before the pen did). */
  discard(): void {
    this.#live = null;
    this.#erased = null;
  }

  /** Erases whole strokes near the path from one place to another, as part of the current sweep; true when one went. */
  erase(from: readonly [number, number], to: readonly [number, number], radius: number): boolean {
    if (this.#live !== null) this.end();
    this.#erased ??= new Set();
    const hit = this.finished.filter((stroke) => touches(stroke.points, from, to, radius));
    for (const stroke of hit) this.#erased.add(stroke.id);
    return hit.length > 0;
  }

  undo(): boolean {
    this.end();
    return this.#move(undo(this.#history));
  }

  redo(): boolean {
    this.end();
    return this.#move(redo(this.#history));
  }

  /** Takes away the strokes up to this one; those begun later stay, also one that is still under the pen. */
  clear(upTo = Infinity): boolean {
    if (this.#live === null || this.#live.id <= upTo) this.end();
    const left = this.#history.present.filter((stroke) => stroke.id > upTo);
    if (left.length === this.#history.present.length) return false;
    this.#commit(left);
    return true;
  }

  /** Replaces the drawing. The strokes get new ids, so that the newest stroke always has the largest one. */
  load(strokes: readonly (readonly InkPoint[])[]): void {
    this.end();
    this.#commit(strokes.map((points) => ({ id: this.#nextId++, points })));
  }

  /** Replaces the drawing and forgets every step: where a page begins. */
  restore(strokes: readonly (readonly InkPoint[])[]): void {
    this.load(strokes);
    this.#history = startHistory(this.#history.present);
  }

  #commit(strokes: readonly Stroke[]): void {
    this.#move(commit(this.#history, strokes));
  }

  #move(history: History<readonly Stroke[]>): boolean {
    const moved = history !== this.#history;
    this.#history = history;
    this.#pointsFinished = countPoints(history.present);
    return moved;
  }
}
