import type { InkPoint, Stroke } from '../ink/point';
import { fillOutline, outline } from './brush';
import { plainView, type Size, type View } from './view';

/** A mark over the paper that is no ink: where the keyboard's pen is, or how far the eraser reaches. In CSS pixels. */
export interface Marker {
  readonly shape: 'cross' | 'ring';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What is to be seen on the paper. */
export interface Scene {
  readonly finished: readonly Stroke[];
  readonly live: Stroke | null;
  /** Where the browser expects the pen to be when the frame is shown; painted, never kept. */
  readonly predicted: readonly InkPoint[];
  readonly marker: Marker | null;
}

/**
 * Paints the paper at the screen's own resolution. Finished strokes are kept as one picture, so a frame costs the same however much has been drawn.
 * Colours come from the canvas's CSS: `color` is the ink, `outline-color` the markers.
 */
export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #paper: CanvasRenderingContext2D;
  readonly #layer: CanvasRenderingContext2D;
  #scene: () => Scene;
  #painted: readonly Stroke[] = [];
  #view = plainView;
  #size: Size = { width: 0, height: 0 };
  #pixelRatio = 1;
  #ink = '';
  #frame: number | null = null;

  constructor(canvas: HTMLCanvasElement, scene: () => Scene) {
    this.#canvas = canvas;
    this.#paper = contextOf(canvas);
    this.#layer = contextOf(canvas.ownerDocument.createElement('canvas'));
    this.#scene = scene;
  }

  /** Size of the paper in CSS pixels. */
  get size(): Size {
    return this.#size;
  }

  get view(): View {
    return this.#view;
  }

  set view(view: View) {
    const { scale, x, y } = this.#view;
    if (view.scale === scale && view.x === x && view.y === y) return;
    this.#view = view;
    this.repaintAll();
  }

  /** Fits the pixels to the paper's size on this screen. Paints at once, because a canvas that changes its size is blank. */
  resize(size: Size, pixelRatio: number): void {
    this.#size = size;
    this.#pixelRatio = pixelRatio;
    const width = Math.max(1, Math.round(size.width * pixelRatio)), height = Math.max(1, Math.round(size.height * pixelRatio));
    for (const canvas of [this.#canvas, this.#layer.canvas]) {
      canvas.width = width;
      canvas.height = height;
    }
    this.#forget();
    this.#paint();
  }

  /** Something on the paper changed: paint with the next frame. */
  repaint(): void {
    this.#frame ??= requestAnimationFrame(() => this.#paint());
  }

  /** The look of everything changed (the view, the theme). */
  repaintAll(): void {
    this.#forget();
    this.repaint();
  }

  dispose(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
  }

  #forget(): void {
    this.#painted = [];
    this.#ink = getComputedStyle(this.#canvas).color;
    clear(this.#layer);
  }

  #paint(): void {
    this.#frame = null;
    const { finished, live, predicted, marker } = this.#scene();
    this.#updateLayer(finished);
    clear(this.#paper);
    this.#paper.drawImage(this.#layer.canvas, 0, 0);
    if (live !== null) this.#fill(this.#paper, [...live.points, ...predicted], false);
    if (marker !== null) this.#mark(marker);
  }

  #updateLayer(finished: readonly Stroke[]): void {
    const grown = this.#painted.length <= finished.length && this.#painted.every((stroke, index) => stroke === finished[index]);
    if (!grown) this.#forget();
    for (const stroke of finished.slice(this.#painted.length)) this.#fill(this.#layer, stroke.points, true);
    this.#painted = finished;
  }

  #fill(context: CanvasRenderingContext2D, points: readonly InkPoint[], finished: boolean): void {
    context.setTransform(this.#pixelRatio, 0, 0, this.#pixelRatio, 0, 0);
    context.fillStyle = this.#ink;
    fillOutline(context, outline(points, this.#view, finished));
  }

  #mark({ shape, x, y, radius }: Marker): void {
    const context = this.#paper;
    context.setTransform(this.#pixelRatio, 0, 0, this.#pixelRatio, 0, 0);
    context.strokeStyle = getComputedStyle(this.#canvas).outlineColor;
    context.lineWidth = 1.5;
    context.beginPath();
    if (shape === 'ring') {
      context.arc(x, y, radius, 0, 2 * Math.PI);
    } else {
      context.moveTo(x - radius, y);
      context.lineTo(x + radius, y);
      context.moveTo(x, y - radius);
      context.lineTo(x, y + radius);
    }
    context.stroke();
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser cannot draw on a canvas.');
  return context;
}

function clear(context: CanvasRenderingContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}
