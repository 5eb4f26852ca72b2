/** One sample of a pointer over the paper: place in CSS pixels, pressure 0..1 (null where the device measures none), time in ms. */
export interface PointerSample {
  readonly x: number;
  readonly y: number;
  readonly pressure: number | null;
  readonly time: number;
}

export interface PointerHandlers {
  /** Asked for every pointer that comes near, hovering pens included: may it draw? */
  mayDraw(pointerType: string): boolean;
  /** True to take the pointer's gesture; `eraser` is true for the blunt end of a pen. */
  down(sample: PointerSample, eraser: boolean): boolean;
  move(samples: readonly PointerSample[], predicted: readonly PointerSample[]): void;
  up(): void;
  /** A pen came while a finger or palm was drawing: what that drew was not meant. */
  discard(): void;
  hover(place: { readonly x: number; readonly y: number } | null): void;
}

/** The bit of `buttons` that a pen's eraser sets. */
const eraserButton = 32;

/** Follows one pointer at a time over the canvas and gives its samples in the canvas's own pixels, as finely as the device measures. */
export function followPointer(canvas: HTMLCanvasElement, handlers: PointerHandlers, signal: AbortSignal): void {
  let active: { readonly id: number; readonly type: string } | null = null;

  const sampler = (): ((event: PointerEvent) => PointerSample) => {
    const box = canvas.getBoundingClientRect();
    return (event) => ({
      x: event.clientX - box.left,
      y: event.clientY - box.top,
      pressure: event.pointerType === 'pen' ? event.pressure : null,
      time: event.timeStamp,
    });
  };

  const end = (event: PointerEvent): void => {
    if (active?.id !== event.pointerId) return;
    active = null;
    handlers.up();
  };

  const down = (event: PointerEvent): void => {
    const eraser = event.pointerType === 'pen' && (event.buttons & eraserButton) !== 0;
    if (!handlers.mayDraw(event.pointerType) || (event.button !== 0 && !eraser)) return;
    if (active !== null) {
      if (!(active.type === 'touch' && event.pointerType === 'pen')) return;
      active = null;
      handlers.discard();
    }
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    if (!handlers.down(sampler()(event), eraser)) return;
    active = { id: event.pointerId, type: event.pointerType };
    try {
      canvas.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is already gone, or was made by a script: the stroke ends with the events that still reach the paper.
    }
  };

  const move = (event: PointerEvent): void => {
    if (active === null) {
      if (event.pointerType === 'touch' || !handlers.mayDraw(event.pointerType)) return;
      handlers.hover(sampler()(event));
    } else if (active.id === event.pointerId) {
      const sample = sampler();
      const coalesced = event.getCoalescedEvents?.() ?? [];
      handlers.move((coalesced.length > 0 ? coalesced : [event]).map(sample), (event.getPredictedEvents?.() ?? []).map(sample));
    }
  };

  const options = { signal };
  canvas.addEventListener('pointerdown', down, options);
  canvas.addEventListener('pointermove', move, options);
  canvas.addEventListener('pointerup', end, options);
  canvas.addEventListener('pointercancel', end, options);
  canvas.addEventListener('lostpointercapture', end, options);
  canvas.addEventListener('pointerleave', () => handlers.hover(null), options);
  // A long press or a pen's side button would open a menu in the middle of a stroke.
  canvas.addEventListener('contextmenu', (event) => { if (event instanceof PointerEvent && event.pointerType !== 'mouse') event.preventDefault(); }, options);
  // Safari scrolls and turns handwriting into text in spite of touch-action.
  canvas.addEventListener('touchmove', (event) => event.preventDefault(), { signal, passive: false });
}
