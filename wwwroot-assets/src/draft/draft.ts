import { parseStrokes } from '../ink/parse';
import type { InkPoint, Stroke } from '../ink/point';
import type { DeviceStore } from '../storage/deviceStore';

/** Wait after a change before it is written, so that a quick hand does not write at every stroke. */
export const draftDelayMs = 300;

/** The unfinished drawing, kept in this browser until the sheet is cleared. */
export class Draft {
  readonly #key: string | null;
  readonly #store: DeviceStore;
  readonly #strokes: () => readonly Stroke[];
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param key Where to keep it; null keeps nothing. */
  constructor(key: string | null, store: DeviceStore, strokes: () => readonly Stroke[]) {
    this.#key = key;
    this.#store = store;
    this.#strokes = strokes;
  }

  /** The drawing kept before; an empty one when there is none or it cannot be read. */
  read(): InkPoint[][] {
    const text = this.#key === null ? null : this.#store.read(this.#key);
    if (text === null) return [];
    try {
      return parseStrokes(JSON.parse(text)) ?? [];
    } catch {
      // Not JSON: written by something else, or cut short. There is no drawing to get out of it.
      return [];
    }
  }

  /** The drawing changed: write it soon. */
  changed(): void {
    if (this.#key === null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), draftDelayMs);
  }

  /** Writes now what has changed, if anything has. */
  flush(): void {
    if (this.#timer !== null) this.#write();
  }

  #write(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#key === null) return;
    const strokes = this.#strokes();
    this.#store.write(this.#key, strokes.length === 0 ? null : JSON.stringify(strokes.map((stroke) => stroke.points)));
  }
}
