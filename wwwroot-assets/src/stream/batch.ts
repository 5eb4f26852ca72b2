import type { Stroke } from '../ink/point';

/** Points of one stroke, as flat x, y, pressure, time quadruples, appended to it; the stroke is new when its id is. */
export interface StrokePoints {
  readonly id: number;
  readonly points: number[];
}

/** One step from the drawing the server has to the drawing on the screen. `reset` comes first, then `removed`, then `strokes`. */
export interface InkBatch {
  readonly revision: number;
  readonly reset?: true;
  readonly removed?: number[];
  readonly strokes?: StrokePoints[];
}

/** Most points in one batch: about 4 KB of JSON, well inside the hub's message limit. */
export const pointsPerBatch = 250;

/**
 * Knows what one stream has already told the server and gives the next batch towards the drawing as it is now. The difference is taken when the
 * batch is built, so whatever happened between two batches is merged and nothing stale is ever sent. A new one starts with a reset.
 */
export class BatchBuilder {
  /** Points sent of each stroke, in the order the server has them. */
  readonly #sent = new Map<number, number>();
  #reset = true;
  #revision: number;

  /** @param revision The revision of the last batch before this stream; 0 when there was none. */
  constructor(revision = 0) {
    this.#revision = revision;
  }

  /** Revision of the newest batch built. */
  get revision(): number {
    return this.#revision;
  }

  /** The next batch, or null when the server has been told everything. */
  next(strokes: readonly Stroke[], limit = pointsPerBatch): InkBatch | null {
    if (this.#outOfOrder(strokes)) this.#reset = true;
    const reset = this.#reset;
    if (reset) this.#sent.clear();
    const removed = this.#forgetMissing(strokes);
    const added = this.#take(strokes, limit);
    if (!reset && removed.length === 0 && added.length === 0) return null;
    this.#reset = false;
    this.#revision += 1;
    return {
      revision: this.#revision,
      ...(reset ? { reset: true as const } : {}),
      ...(removed.length > 0 ? { removed } : {}),
      ...(added.length > 0 ? { strokes: added } : {}),
    };
  }

  /** The server appends new strokes, so one that comes back between others (an erased one, undone) needs a fresh start to keep the drawing order. */
  #outOfOrder(strokes: readonly Stroke[]): boolean {
    let newOneSeen = false;
    for (const stroke of strokes) {
      if (!this.#sent.has(stroke.id)) newOneSeen = true;
      else if (newOneSeen) return true;
    }
    return false;
  }

  #forgetMissing(strokes: readonly Stroke[]): number[] {
    const present = new Set(strokes.map((stroke) => stroke.id));
    const removed = [...this.#sent.keys()].filter((id) => !present.has(id));
    for (const id of removed) this.#sent.delete(id);
    return removed;
  }

  #take(strokes: readonly Stroke[], limit: number): StrokePoints[] {
    const taken: StrokePoints[] = [];
    let room = limit;
    for (const stroke of strokes) {
      const sent = this.#sent.get(stroke.id) ?? 0;
      if (room === 0) break;
      if (sent === stroke.points.length) continue;
      const points = stroke.points.slice(sent, sent + room);
      room -= points.length;
      this.#sent.set(stroke.id, sent + points.length);
      taken.push({ id: stroke.id, points: points.flat() });
    }
    return taken;
  }
}
