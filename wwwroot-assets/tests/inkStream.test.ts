import { HubConnectionState, type ISubscription, type IStreamResult, type IStreamSubscriber, type Subject } from '@microsoft/signalr';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quantize, type Stroke } from '../src/ink/point';
import type { InkBatch } from '../src/stream/batch';
import type { InkConnection } from '../src/stream/connection';
import { batchesInFlight, hubSentence, InkStream, settleTimeoutMs, type Recognition } from '../src/stream/inkStream';

const stroke = (id: number, count: number): Stroke => ({ id, points: Array.from({ length: count }, (_, index) => quantize(index, id, 0.5, index)) });

/** A hub that does what a test tells it to. */
class FakeHub implements InkConnection {
  state = HubConnectionState.Disconnected;
  reachable = true;
  starts = 0;
  streams: { token: string; batches: InkBatch[]; answers: IStreamSubscriber<Recognition> }[] = [];
  #closed: (() => void) | null = null;

  async start(): Promise<void> {
    this.starts += 1;
    if (!this.reachable) throw new Error('refused');
    this.state = HubConnectionState.Connected;
  }

  async stop(): Promise<void> {
    this.state = HubConnectionState.Disconnected;
  }

  onclose(callback: () => void): void {
    this.#closed = callback;
  }

  stream<T>(method: string, ...args: unknown[]): IStreamResult<T> {
    expect(method).toBe('Draw');
    const [token, subject] = args as [string, Subject<InkBatch>];
    const batches: InkBatch[] = [];
    subject.subscribe({ next: (batch) => { batches.push(batch); }, error: () => undefined, complete: () => undefined });
    return {
      subscribe: (answers): ISubscription<T> => {
        this.streams.push({ token, batches, answers: answers as unknown as IStreamSubscriber<Recognition> });
        return { dispose: () => undefined };
      },
    };
  }

  get current() {
    return this.streams.at(-1)!;
  }

  get batches(): InkBatch[] {
    return this.current.batches;
  }

  answer(revision = this.batches.at(-1)!.revision): void {
    this.current.answers.next({ revision });
  }

  /** As SignalR does it: first the streams fail, then the connection is closed. */
  drop(): void {
    this.state = HubConnectionState.Disconnected;
    this.current.answers.error(new Error('Invocation canceled due to the underlying connection being closed.'));
    this.#closed?.();
  }

  refuse(sentence: string): void {
    this.current.answers.error(new Error(`An error occurred on the server while streaming results. HubException: ${sentence}`));
  }
}

let hub: FakeHub;
let drawing: Stroke[];
let states: string[];
let problems: string[];
let lost: number;
let stream: InkStream;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  hub = new FakeHub();
  drawing = [];
  states = [];
  problems = [];
  lost = 0;
  stream = new InkStream({
    token: 'secret', connection: hub, strokes: () => drawing,
    onState: (state) => states.push(state), onProblem: (text) => problems.push(text), onSessionLost: () => { lost += 1; },
  });
});

afterEach(() => {
  stream.dispose();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const frame = (): Promise<unknown> => vi.advanceTimersByTimeAsync(17);

async function connect(): Promise<void> {
  stream.start();
  await vi.advanceTimersByTimeAsync(0);
}

function change(...strokes: Stroke[]): void {
  drawing = strokes;
  stream.changed();
}

describe('the ink stream', () => {
  it('sends the drawing with its token as soon as it is connected', async () => {
    drawing = [stroke(1, 3)];
    await connect();
    expect(states).toEqual(['connected']);
    expect(hub.current.token).toBe('secret');
    expect(hub.batches).toMatchObject([{ revision: 1, reset: true, strokes: [{ id: 1 }] }]);
  });

  it('sends at most one batch a frame, and none without news', async () => {
    await connect();
    for (let count = 1; count <= 100; count++) change(stroke(1, count));
    await frame();
    expect(hub.batches.length).toBe(2);
    expect(hub.batches[1]!.strokes![0]!.points.length).toBe(400);
    await frame();
    await frame();
    expect(hub.batches.length).toBe(2);
  });

  it('leaves out frames of a screen that is faster than the server takes', async () => {
    await connect();
    let called = 0;
    vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((callback) => {
      called += 1;
      return setTimeout(() => callback(called * 4), 4) as unknown as number;
    });
    vi.spyOn(globalThis, 'cancelAnimationFrame').mockImplementation((frame) => clearTimeout(frame));
    for (let count = 1; count <= 240; count++) {
      change(stroke(1, count));
      await vi.advanceTimersByTimeAsync(4);
      hub.answer();
    }
    expect(hub.batches.length).toBeGreaterThan(100);
    expect(hub.batches.length).toBeLessThanOrEqual(130);
  });

  it('merges points while too many batches are unanswered, and goes on with an answer', async () => {
    await connect();
    for (let count = 1; count <= 100; count++) {
      change(stroke(1, count));
      await frame();
    }
    expect(hub.batches.length).toBe(batchesInFlight);
    // Answers may skip revisions: the newest covers all before it.
    hub.answer();
    await frame();
    expect(hub.batches.length).toBe(batchesInFlight + 1);
    expect(hub.batches.flatMap((batch) => batch.strokes ?? []).flatMap((each) => each.points).length).toBe(400);
  });

  it('sends the whole drawing again, in order and with growing revisions, after a lost connection', async () => {
    await connect();
    change(stroke(1, 2));
    await frame();
    hub.drop();
    expect(states).toEqual(['connected', 'offline']);
    change(stroke(1, 2), stroke(2, 300));
    await vi.advanceTimersByTimeAsync(1_000);
    await frame();
    await frame();
    expect(states).toEqual(['connected', 'offline', 'connected']);
    expect(hub.streams.length).toBe(2);
    expect(hub.batches.map((batch) => batch.revision)).toEqual([3, 4]);
    expect(hub.batches.map((batch) => batch.reset)).toEqual([true, undefined]);
    expect(hub.batches.flatMap((batch) => batch.strokes!).reduce((sum, each) => sum + each.points.length, 0)).toBe(302 * 4);
  });

  it('tries for ever, ever more rarely', async () => {
    vi.mocked(Math.random).mockReturnValue(1);
    hub.reachable = false;
    stream.start();
    await vi.advanceTimersByTimeAsync(0);
    const triedAt: number[] = [];
    let tries = hub.starts;
    for (let second = 1; second <= 120; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      if (hub.starts > tries) triedAt.push(second);
      tries = hub.starts;
    }
    expect(triedAt).toEqual([2, 6, 14, 29, 44, 59, 74, 89, 104, 119]);
    expect(states).toEqual(['offline']);
    hub.reachable = true;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(states).toEqual(['offline', 'connected']);
  });

  it('tries at once when the network is back', async () => {
    hub.reachable = false;
    await connect();
    hub.reachable = true;
    stream.retryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(states).toEqual(['offline', 'connected']);
    expect(hub.starts).toBe(2);
  });

  it('opens another stream on the same connection when the server ended one without a word', async () => {
    await connect();
    hub.current.answers.complete();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(hub.starts).toBe(1);
    expect(hub.streams.length).toBe(2);
    expect(hub.batches).toEqual([{ revision: 2, reset: true }]);
  });

  it('shows what the server objects to and is silent until the drawing changes', async () => {
    drawing = [stroke(1, 5)];
    await connect();
    hub.refuse('Too many points in this drawing.');
    expect(problems).toEqual(['Too many points in this drawing.']);
    expect(states).toEqual(['connected']);
    await vi.advanceTimersByTimeAsync(60_000);
    stream.retryNow();
    expect(hub.streams.length).toBe(1);
    await expect(stream.settled()).rejects.toThrow('Too many points');
    change();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(hub.streams.length).toBe(2);
    hub.answer();
    expect(problems).toEqual(['Too many points in this drawing.', '']);
  });

  it('asks for a new session once and sends nothing more when the server knows its token no longer', async () => {
    await connect();
    hub.refuse('Session unknown.');
    expect(lost).toBe(1);
    expect(states.at(-1)).toBe('offline');
    change(stroke(1, 5));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.streams.length).toBe(1);
    expect(problems).toEqual([]);
  });

  it('sends nothing after it was disposed', async () => {
    await connect();
    stream.dispose();
    change(stroke(1, 5));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.batches.length).toBe(1);
    expect(hub.state).toBe(HubConnectionState.Disconnected);
  });

  it('reads the sentence that SignalR wraps', () => {
    expect(hubSentence(new Error('An unexpected error occurred invoking \'Draw\' on the server. HubException: session closed'))).toBe('session closed');
    expect(hubSentence(new Error('Invocation canceled due to the underlying connection being closed.'))).toBeNull();
    expect(hubSentence(null)).toBeNull();
  });
});

describe('settled', () => {
  it('sends everything without waiting for frames and resolves once it is acknowledged', async () => {
    await connect();
    drawing = [stroke(1, 1_000)];
    const settled = stream.settled();
    expect(hub.batches.length).toBe(5);
    hub.answer(3);
    hub.answer(5);
    await expect(settled).resolves.toBe(5);
  });

  it('resolves at once when nothing is outstanding', async () => {
    await connect();
    hub.answer();
    await expect(stream.settled()).resolves.toBe(1);
  });

  it('waits for the first connection', async () => {
    drawing = [stroke(1, 3)];
    const settled = stream.settled();
    await connect();
    hub.answer();
    await expect(settled).resolves.toBe(1);
  });

  it('rejects when offline, when the connection breaks, and after ten seconds', async () => {
    await connect();
    const slow = expect(stream.settled()).rejects.toThrow('in time');
    await vi.advanceTimersByTimeAsync(settleTimeoutMs);
    await slow;
    const broken = expect(stream.settled()).rejects.toThrow('lost');
    hub.drop();
    await broken;
    await expect(stream.settled()).rejects.toThrow('cannot be reached');
  });
});
