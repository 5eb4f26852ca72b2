import type { Size } from './view';

/** Tells the paper's size in CSS pixels and the screen's pixels for each, now and whenever one of them changes (window, orientation, zoom). */
export function watchSize(canvas: HTMLCanvasElement, resized: (size: Size, pixelRatio: number) => void, signal: AbortSignal): void {
  const measure = (): void => resized({ width: canvas.clientWidth, height: canvas.clientHeight }, devicePixelRatio || 1);
  const observer = new ResizeObserver(measure);
  observer.observe(canvas);
  signal.addEventListener('abort', () => observer.disconnect());

  // There is no event for the pixel ratio itself; a query for the present one stops matching when it changes.
  const watchRatio = (): void => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', () => { measure(); watchRatio(); }, { once: true, signal });
  };
  watchRatio();
  measure();
}

/** Tells when the colours of the page may have changed: the system's scheme, or an attribute of the page such as its theme. */
export function watchTheme(changed: () => void, signal: AbortSignal): void {
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', changed, { signal });
  }
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
