import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Stands in for uPlot, which needs a real canvas: keeps what it is given. */
const { Plot } = vi.hoisted(() => {
  class Plot {
    static all: Plot[] = [];
    readonly root = document.createElement('div');
    readonly sizes: { width: number; height: number }[] = [];
    isDestroyed = false;
    constructor(
      readonly options: { width: number; height: number; series: { stroke?: string }[]; scales: { y: { range?: (plot: unknown, low: number, high: number) => number[] } }; axes: { values: (plot: unknown, values: number[]) => string[] }[] },
      public data: number[][],
      readonly place: HTMLElement,
    ) {
      Plot.all.push(this);
    }
    setData(data: number[][]): void {
      this.data = data;
    }
    setSize(size: { width: number; height: number }): void {
      this.sizes.push(size);
    }
    destroy(): void {
      this.isDestroyed = true;
    }
  }
  return { Plot };
});
vi.mock('uplot', () => ({ default: Plot }));

import { createRunCharts, type StretchPoint } from '../src/training/runCharts';

const names = ['accuracy', 'loss', 'rate', 'speed'];
const point = (stretch: number, step: number, loss = 1): StretchPoint => [stretch, step, loss, step / 1000, 100 * step];

let root: HTMLElement;
let opened: ReturnType<typeof createRunCharts>[] = [];
let resized: () => void;
let width: number;

/** Makes charts that are gone after the test: they listen to the whole page. */
function open(): ReturnType<typeof createRunCharts> {
  const charts = createRunCharts(root);
  opened.push(charts);
  return charts;
}

/** The charts that are shown now. */
const shown = (name: string) => Plot.all.find((plot) => plot.place.dataset['chart'] === name && !plot.isDestroyed)!;

beforeEach(() => {
  Plot.all = [];
  width = 1000;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe(): void {}
      disconnect(): void {
        resized = () => {};
      }
    },
  );
  root = document.createElement('div');
  root.innerHTML = names.map((name) => `<div data-chart="${name}"></div>`).join('');
  for (const element of [root, ...root.querySelectorAll('div')]) Object.defineProperty(element, 'clientWidth', { get: () => width });
  document.body.replaceChildren(root);
});

afterEach(() => {
  for (const charts of opened) charts.dispose();
  opened = [];
});

describe('the curves of a run', () => {
  it('are one chart in every place, silent for those who listen', () => {
    open();
    expect(Plot.all.map((plot) => plot.place.dataset['chart'])).toEqual(names);
    expect(Plot.all.every((plot) => plot.root.getAttribute('aria-hidden') === 'true')).toBe(true);
    expect(Plot.all.map((plot) => plot.data)).toEqual(names.map(() => [[], []]));
  });

  it('grow by what is new, a point for each stretch', () => {
    const charts = open();
    charts.update(true, [point(0, 10, 3), point(1, 20, 2)], [[20, 0.5]]);
    // The last stretch goes on, and another one begins: it takes the place of what was sent of it before.
    charts.update(false, [point(1, 29, 1.5), point(2, 35, 1)], null);
    expect(shown('loss').data).toEqual([[10, 29, 35], [3, 1.5, 1]]);
    expect(shown('rate').data).toEqual([[10, 29, 35], [0.01, 0.029, 0.035]]);
    expect(shown('speed').data).toEqual([[10, 29, 35], [1000, 2900, 3500]]);
    // Nothing was measured since: what was stays, in per cent.
    expect(shown('accuracy').data).toEqual([[20], [50]]);
    charts.update(false, [], [[20, 0.5], [40, 0.75]]);
    expect(shown('accuracy').data).toEqual([[20, 40], [50, 75]]);
    expect(shown('loss').data[0]).toHaveLength(3);
  });

  it('have no more points than the run has stretches, however often they are told', () => {
    const charts = open();
    for (let step = 1; step <= 2000; step++) charts.update(step === 1, [point(Math.floor((step - 1) / 50), step, 1 / step)], null);
    const [steps, losses] = shown('loss').data as [number[], number[]];
    expect(steps).toEqual(Array.from({ length: 40 }, (_, stretch) => 50 * (stretch + 1)));
    expect(losses.at(-1)).toBe(1 / 2000);
  });

  it('are in order whatever order they come in', () => {
    const charts = open();
    charts.update(true, [point(2, 30), point(0, 10)], null);
    charts.update(false, [point(1, 20)], null);
    expect(shown('loss').data[0]).toEqual([10, 20, 30]);
  });

  it('begin anew when the run went back to a checkpoint', () => {
    const charts = open();
    charts.update(true, [point(0, 10), point(1, 20), point(2, 30)], [[30, 0.9]]);
    charts.update(true, [point(0, 10)], null);
    expect(shown('loss').data).toEqual([[10], [1]]);
    expect(shown('accuracy').data).toEqual([[], []]);
  });

  it('keep what they have when the theme changes', async () => {
    const charts = open();
    charts.update(true, [point(0, 10, 2)], [[10, 0.25]]);
    document.documentElement.dataset['theme'] = 'dark';
    await vi.waitFor(() => expect(Plot.all).toHaveLength(8));
    expect(Plot.all.slice(0, 4).every((plot) => plot.isDestroyed)).toBe(true);
    expect(shown('loss').data).toEqual([[10], [2]]);
    expect(shown('accuracy').data).toEqual([[10], [25]]);
    charts.update(false, [point(1, 20, 1)], null);
    expect(shown('loss').data).toEqual([[10, 20], [2, 1]]);
    delete document.documentElement.dataset['theme'];
  });

  it('follow the width of the page, lower on a phone', () => {
    open();
    resized();
    expect(shown('loss').sizes).toEqual([]);
    width = 390;
    resized();
    expect(shown('accuracy').sizes).toEqual([{ width: 390, height: 220 }]);
    expect(shown('loss').sizes).toEqual([{ width: 390, height: 150 }]);
    width = 120;
    resized();
    expect(shown('loss').sizes.at(-1)).toEqual({ width: 200, height: 150 });
  });

  it('write figures short, and per cent within 0 and 100', () => {
    open();
    const [steps, values] = shown('accuracy').options.axes;
    expect(steps!.values(null, [500, 12_000])).toEqual(['500', '12k']);
    expect(values!.values(null, [40])).toEqual(['40 %']);
    expect(shown('loss').options.axes[1]!.values(null, [0.123456])).toEqual(['0.1235']);
    expect(shown('rate').options.axes[1]!.values(null, [0.000123])).toEqual(['0.00012']);
    expect(shown('accuracy').options.scales.y.range!(null, 1, 99)).toEqual([0, 100]);
  });

  it('are gone when the page is left', async () => {
    const charts = open();
    charts.dispose();
    expect(Plot.all.every((plot) => plot.isDestroyed)).toBe(true);
    document.documentElement.dataset['theme'] = 'light';
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(Plot.all).toHaveLength(4);
    delete document.documentElement.dataset['theme'];
    // A last message may still be on its way.
    charts.update(false, [point(0, 10)], null);
  });
});
