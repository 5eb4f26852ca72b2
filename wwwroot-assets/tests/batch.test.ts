import { describe, expect, it } from 'vitest';
import { quantize, type InkPoint, type Stroke } from '../src/ink/point';
import { BatchBuilder, pointsPerBatch, type InkBatch } from '../src/stream/batch';
import { backoffMs } from '../src/stream/backoff';

const points = (count: number, from = 0): InkPoint[] => Array.from({ length: count }, (_, index) => quantize(from + index, 0, 0.5, from + index));
const stroke = (id: number, count: number): Stroke => ({ id, points: points(count) });

/** The server's side of the agreement. */
class Copy {
  readonly strokes = new Map<number, number[]>();
  #revision = 0;

  apply(batch: InkBatch | null): void {
    expect(batch).not.toBeNull();
    expect(batch!.revision).toBe(this.#revision + 1);
    this.#revision = batch!.revision;
    if (batch!.reset) this.strokes.clear();
    for (const id of batch!.removed ?? []) expect(this.strokes.delete(id)).toBe(true);
    for (const { id, points: added } of batch!.strokes ?? []) this.strokes.set(id, [...(this.strokes.get(id) ?? []), ...added]);
  }

  expectEqual(drawing: readonly Stroke[]): void {
    expect([...this.strokes]).toEqual(drawing.map((each) => [each.id, each.points.flat()]));
  }
}

function sendAll(builder: BatchBuilder, drawing: readonly Stroke[], copy: Copy): number {
  let count = 0;
  for (let batch = builder.next(drawing); batch !== null; batch = builder.next(drawing)) {
    copy.apply(batch);
    count += 1;
  }
  return count;
}

describe('batches', () => {
  it('start with a reset, even of an empty sheet, and then have nothing to say', () => {
    const builder = new BatchBuilder();
    expect(builder.next([])).toEqual({ revision: 1, reset: true });
    expect(builder.next([])).toBeNull();
    expect(builder.revision).toBe(1);
  });

  it('send each point once, as flat quadruples', () => {
    const builder = new BatchBuilder();
    expect(builder.next([stroke(1, 2)])).toEqual({ revision: 1, reset: true, strokes: [{ id: 1, points: [0, 0, 0.502, 0, 1, 0, 0.502, 1] }] });
    expect(builder.next([stroke(1, 3)])).toEqual({ revision: 2, strokes: [{ id: 1, points: [2, 0, 0.502, 2] }] });
  });

  it('merge whatever happened in between', () => {
    const builder = new BatchBuilder();
    builder.next([stroke(1, 2), stroke(2, 2)]);
    expect(builder.next([stroke(2, 2), stroke(3, 1), stroke(4, 1)])).toEqual({
      revision: 2, removed: [1], strokes: [{ id: 3, points: [0, 0, 0.502, 0] }, { id: 4, points: [0, 0, 0.502, 0] }],
    });
    // A stroke drawn and undone between two batches was never there.
    expect(builder.next([stroke(2, 2), stroke(3, 1), stroke(4, 1)])).toBeNull();
  });

  it('split a large drawing, the reset only in the first', () => {
    const builder = new BatchBuilder(), copy = new Copy();
    const drawing = [stroke(1, 600), stroke(2, 10)];
    const first = builder.next(drawing)!;
    expect(first.reset).toBe(true);
    expect(first.strokes!.reduce((sum, each) => sum + each.points.length / 4, 0)).toBe(pointsPerBatch);
    copy.apply(first);
    expect(sendAll(builder, drawing, copy)).toBe(2);
    copy.expectEqual(drawing);
  });

  it('keep the drawing order when an erased stroke comes back between others', () => {
    const builder = new BatchBuilder(), copy = new Copy();
    const drawing = [stroke(1, 3), stroke(2, 3), stroke(3, 3)];
    sendAll(builder, drawing, copy);
    sendAll(builder, [drawing[0]!, drawing[2]!], copy);
    copy.expectEqual([drawing[0]!, drawing[2]!]);
    sendAll(builder, drawing, copy);
    copy.expectEqual(drawing);
  });

  it('go on counting from an earlier stream', () => {
    expect(new BatchBuilder(41).next([])).toEqual({ revision: 42, reset: true });
  });

  it('end with an equal copy after any sequence of changes', () => {
    // A small generator with a fixed seed, so that a failure can be looked at again.
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    for (let trial = 0; trial < 50; trial++) {
      const builder = new BatchBuilder(), copy = new Copy();
      let drawing: Stroke[] = [], past: Stroke[][] = [], nextId = 1;
      for (let change = 0; change < 40; change++) {
        const kind = random(6);
        if (kind <= 2) drawing = [...drawing, stroke(nextId++, 1 + random(400))];
        else if (kind === 3 && drawing.length > 0) drawing = drawing.filter((_, index) => index !== random(drawing.length));
        else if (kind === 4) drawing = past.at(random(past.length + 1)) ?? drawing;
        else if (random(5) === 0) drawing = [];
        past = [...past, drawing];
        const batch = random(2) === 0 ? builder.next(drawing) : null;
        if (batch !== null) copy.apply(batch);
      }
      sendAll(builder, drawing, copy);
      copy.expectEqual(drawing);
    }
  });
});

describe('waiting between tries', () => {
  it('grows from one second to fifteen, with a random part', () => {
    expect(backoffMs(1, 0)).toBe(1_000);
    expect(backoffMs(1, 1)).toBe(2_000);
    expect(backoffMs(3, 1)).toBe(8_000);
    for (let failures = 1; failures < 2_000; failures++) {
      expect(backoffMs(failures, 0)).toBe(1_000);
      expect(backoffMs(failures, 0.999)).toBeLessThanOrEqual(15_000);
    }
    expect(backoffMs(2_000, 1)).toBe(15_000);
  });
});
