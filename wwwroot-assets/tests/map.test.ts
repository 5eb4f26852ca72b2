import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMap, type SymbolMap } from '../src/map';

/** A canvas context that takes everything and paints nothing. */
const context: unknown = new Proxy({}, { get: () => () => undefined, set: () => true });

let map: SymbolMap;

beforeEach(() => {
  vi.stubGlobal('Path2D', class {});
  vi.stubGlobal('ResizeObserver', class {
    readonly #resized: () => void;
    constructor(resized: () => void) { this.#resized = resized; }
    observe(): void { this.#resized(); }
    disconnect(): void {}
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLCanvasElement.prototype, 'clientHeight', 'get').mockReturnValue(300);
  document.body.innerHTML = '<div id="root"><canvas></canvas><div data-map="card" hidden><svg><path></path></svg><bdi></bdi></div><button data-map="in"></button><button data-map="all"></button></div>';
  map = createMap(document.getElementById('root')!, [{ x: 0, y: 0, name: 'a', path: '' }], { invokeMethodAsync: () => Promise.resolve() });
});

afterEach(() => {
  map.dispose();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const canvas = (): HTMLCanvasElement => document.querySelector('canvas')!;
const press = (name: string): void => document.querySelector<HTMLElement>(`[data-map=${name}]`)!.click();

/** Whether the map keeps the wheel for itself. */
function takes(deltaY: number): boolean {
  const event = new WheelEvent('wheel', { deltaY, cancelable: true });
  canvas().dispatchEvent(event);
  return event.defaultPrevented;
}

describe('the map', () => {
  it('lets the page scroll where it is seen as a whole', async () => {
    await vi.waitFor(() => expect(canvas().style.touchAction).toBe('pan-y'));
    expect(takes(100)).toBe(false);
    expect(takes(-100)).toBe(true);
    expect(takes(10)).toBe(true);
    await vi.waitFor(() => expect(canvas().style.touchAction).toBe('none'));
    press('all');
    await vi.waitFor(() => expect(canvas().style.touchAction).toBe('pan-y'));
  });
});
