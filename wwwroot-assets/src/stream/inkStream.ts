import { HubConnectionState, Subject } from '@microsoft/signalr';
import type { Stroke } from '../ink/point';
import { backoffMs } from './backoff';
import { BatchBuilder, type InkBatch } from './batch';
import type { InkConnection } from './connection';

export type ConnectionState = 'connecting' | 'connected' | 'offline';

/** What the server answers while it listens. The page's components get the rest of it in process. */
export interface Recognition {
  /** Newest batch that the answer covers; answers may skip batches. */
  readonly revision: number;
}

export interface InkStreamOptions {
  /** Joins this stream and the page's circuit. */
  readonly token: string;
  readonly connection: InkConnection;
  /** The drawing as it is now, the stroke under the pen included. */
  readonly strokes: () => readonly Stroke[];
  readonly onState: (state: ConnectionState) => void;
  /** A sentence from the server about why it stopped listening, or '' when it listens again. */
  readonly onProblem: (text: string) => void;
  /** The server does not know the token (any more); the drawing is kept and nothing is sent until the page has made a new sketchpad. */
  readonly onSessionLost: () => void;
}

/** Batches on their way before new points wait to be merged into one. */
export const batchesInFlight = 30;

/** Shortest time between two batches: every frame of a 120 Hz screen, not every one of a 240 Hz screen, for the server accepts about 150 batches a second. */
const leastIntervalMs = 7;

/** How long `settled` waits. */
export const settleTimeoutMs = 10_000;

interface Session {
  readonly batches: Subject<InkBatch>;
  readonly builder: BatchBuilder;
}

interface Waiter {
  /** The revision that covers what had been drawn, known once all of it was sent. */
  target: number | null;
  readonly resolve: (revision: number) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Keeps the server's copy of the drawing equal to the one on the screen: at most one batch an animation frame, none while too many are unanswered,
 * a new stream with the whole drawing after every break, for as long as the page lives. Revisions grow over all streams of one sketchpad.
 */
export class InkStream {
  readonly #options: InkStreamOptions;
  #session: Session | null = null;
  #state: ConnectionState = 'connecting';
  #connected = false;
  #revision = 0;
  #acknowledged = 0;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #frame: number | null = null;
  #sentAt = -Infinity;
  #problem = '';
  #stopped = false;
  #waiters: Waiter[] = [];

  constructor(options: InkStreamOptions) {
    this.#options = options;
    options.connection.onclose(() => this.#lost());
  }

  /** Connects; never rejects, for it tries until it succeeds or is disposed. */
  start(): void {
    void this.#open();
  }

  /** Tells that the drawing changed. */
  changed(): void {
    if (this.#problem !== '' && this.#session === null) this.#retryLater();
    this.#schedule();
  }

  /** Stops waiting and tries at once (the network is back, the page is looked at again). */
  retryNow(): void {
    if (this.#retry === null || this.#problem !== '') return;
    this.#clearRetry();
    void this.#open();
  }

  /** The revision that covers everything drawn so far, once the server has acknowledged it. */
  settled(): Promise<number> {
    if (this.#session === null && this.#problem !== '') return Promise.reject(new Error(this.#problem));
    if (this.#stopped || this.#state === 'offline') return Promise.reject(new Error('The server cannot be reached right now.'));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#rejectWaiters('The server did not answer in time.', (each) => each === waiter), settleTimeoutMs);
      const waiter: Waiter = { target: null, resolve, reject, timer };
      this.#waiters.push(waiter);
      this.#sendAll();
    });
  }

  dispose(): void {
    this.#stopped = true;
    this.#clearRetry();
    this.#endSession();
    this.#rejectWaiters('The sketchpad was closed.');
    // Whether the goodbye arrives does not matter: the server also notices that the connection is gone.
    this.#options.connection.stop().catch(() => undefined);
  }

  async #open(): Promise<void> {
    try {
      if (!this.#connected) {
        await this.#options.connection.start();
        this.#connected = true;
      }
    } catch {
      // Every failure to connect is met in the same way: say so, wait, try again.
      this.#interrupted();
      return;
    }
    if (this.#stopped) {
      this.#options.connection.stop().catch(() => undefined);
      return;
    }
    this.#listen();
  }

  #listen(): void {
    const session: Session = { batches: new Subject<InkBatch>(), builder: new BatchBuilder(this.#revision) };
    this.#session = session;
    this.#acknowledged = this.#revision;
    const answers = this.#options.connection.stream<Recognition>('Draw', this.#options.token, session.batches);
    answers.subscribe({
      next: (recognition) => this.#answered(session, recognition),
      error: (error: unknown) => this.#failed(session, error),
      complete: () => this.#failed(session, null),
    });
    if (this.#session !== session) return;
    this.#setState('connected');
    this.#send();
    if (this.#waiters.length > 0) this.#sendAll();
  }

  #answered(session: Session, recognition: Recognition): void {
    if (this.#session !== session) return;
    this.#failures = 0;
    this.#setProblem('');
    this.#acknowledged = Math.max(this.#acknowledged, recognition.revision);
    this.#settleWaiters();
    this.#schedule();
  }

  /** The server ended the stream: with a sentence for the person, or for a reason that trying again may cure. */
  #failed(session: Session, error: unknown): void {
    if (this.#session !== session) return;
    const sentence = hubSentence(error);
    this.#endSession();
    if (sentence === null) {
      this.#interrupted();
    } else if (sentence.toLowerCase().startsWith('session')) {
      this.#stopped = true;
      this.#rejectWaiters(sentence);
      this.#setState('offline');
      this.#options.onSessionLost();
    } else {
      this.#failures += 1;
      this.#rejectWaiters(sentence);
      this.#setProblem(sentence);
    }
  }

  #lost(): void {
    this.#connected = false;
    if (this.#stopped) return;
    this.#endSession();
    // A stream that broke with the connection has already been told of.
    if (this.#retry === null) this.#interrupted();
  }

  #interrupted(): void {
    if (this.#stopped) return;
    this.#failures += 1;
    this.#setState('offline');
    this.#rejectWaiters('The connection was lost.');
    this.#retryLater();
  }

  #retryLater(): void {
    if (this.#stopped || this.#retry !== null) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#open();
    }, backoffMs(Math.max(1, this.#failures), Math.random()));
  }

  #clearRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  #endSession(): void {
    const session = this.#session;
    this.#session = null;
    if (session !== null) this.#revision = session.builder.revision;
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  /** A connection that is closing takes nothing more; its end is told of in a moment. */
  get #writable(): boolean {
    return this.#options.connection.state === HubConnectionState.Connected;
  }

  #schedule(): void {
    if (this.#session === null || this.#frame !== null) return;
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = null;
      if (now - this.#sentAt < leastIntervalMs) {
        this.#schedule();
        return;
      }
      this.#sentAt = now;
      this.#send();
    });
  }

  /** Sends one batch if there is news and the server keeps up; otherwise the next answer comes back here. */
  #send(): void {
    const session = this.#session;
    if (session === null || !this.#writable || session.builder.revision - this.#acknowledged >= batchesInFlight) return;
    const batch = session.builder.next(this.#options.strokes());
    if (batch === null) return;
    session.batches.next(batch);
    this.#schedule();
  }

  /** Sends everything there is without waiting for frames (a page in the background has none) and notes what would cover it. */
  #sendAll(): void {
    const session = this.#session;
    if (session === null || !this.#writable) return;
    for (let batch = session.builder.next(this.#options.strokes()); batch !== null; batch = session.builder.next(this.#options.strokes())) session.batches.next(batch);
    for (const waiter of this.#waiters) waiter.target ??= session.builder.revision;
    this.#settleWaiters();
  }

  #settleWaiters(): void {
    const ready = this.#waiters.filter((waiter) => waiter.target !== null && waiter.target <= this.#acknowledged);
    this.#waiters = this.#waiters.filter((waiter) => !ready.includes(waiter));
    for (const waiter of ready) {
      clearTimeout(waiter.timer);
      waiter.resolve(this.#acknowledged);
    }
  }

  #rejectWaiters(reason: string, which: (waiter: Waiter) => boolean = () => true): void {
    const rejected = this.#waiters.filter(which);
    this.#waiters = this.#waiters.filter((waiter) => !rejected.includes(waiter));
    for (const waiter of rejected) {
      clearTimeout(waiter.timer);
      waiter.reject(new Error(reason));
    }
  }

  #setState(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState(state);
  }

  #setProblem(text: string): void {
    if (this.#problem === text) return;
    this.#problem = text;
    this.#options.onProblem(text);
  }
}

/** The sentence that the hub meant for the person, or null when the stream ended for another reason. SignalR puts it behind "HubException: ". */
export function hubSentence(error: unknown): string | null {
  const message = error instanceof Error ? error.message : '';
  return /HubException: ([\s\S]+)$/.exec(message)?.[1]?.trim() ?? null;
}
