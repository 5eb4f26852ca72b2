import uPlot from 'uplot';

/** One stretch of a run: number of the stretch, last step, mean loss, learning rate, pictures a second. */
export type StretchPoint = readonly [stretch: number, step: number, loss: number, rate: number, speed: number];

/** What was measured on what is held out: after which step, accuracy as a fraction. */
export type Check = readonly [step: number, accuracy: number];

type ChartName = 'accuracy' | 'loss' | 'rate' | 'speed';

const heights: Record<ChartName, number> = { accuracy: 280, loss: 150, rate: 150, speed: 150 };
const narrow = 520;

/** The colour a CSS variable stands for now: the canvas knows no variables, and light-dark() is settled only on an element. */
function colourOf(root: HTMLElement, name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  probe.hidden = true;
  root.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** The curves of a run, kept as they grow: the server sends what is new, the charts follow the width of the page and its theme. */
class RunCharts {
  readonly #root: HTMLElement;
  readonly #stretches = new Map<number, StretchPoint>();
  readonly #plots = new Map<ChartName, uPlot>();
  readonly #size: ResizeObserver;
  readonly #theme: MutationObserver;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  readonly #repaint = (): void => this.#build();
  #checks: readonly Check[] = [];
  #width = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#build();
    this.#size = new ResizeObserver(() => this.#resize());
    this.#size.observe(root);
    this.#theme = new MutationObserver(this.#repaint);
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#scheme.addEventListener('change', this.#repaint);
  }

  /** Adds what is new, or begins anew when the run went back to a checkpoint. */
  update(anew: boolean, points: readonly StretchPoint[], checks: readonly Check[] | null): void {
    if (anew) {
      this.#stretches.clear();
      this.#checks = [];
    }
    for (const point of points) this.#stretches.set(point[0], point);
    if (checks) this.#checks = checks;
    for (const [name, plot] of this.#plots) plot.setData(this.#data(name));
  }

  dispose(): void {
    this.#size.disconnect();
    this.#theme.disconnect();
    this.#scheme.removeEventListener('change', this.#repaint);
    for (const plot of this.#plots.values()) plot.destroy();
    this.#plots.clear();
  }

  #data(name: ChartName): uPlot.AlignedData {
    if (name === 'accuracy') return [this.#checks.map((check) => check[0]), this.#checks.map((check) => 100 * check[1])];
    const column = name === 'loss' ? 2 : name === 'rate' ? 3 : 4;
    const points = [...this.#stretches.values()].sort((one, other) => one[0] - other[0]);
    return [points.map((point) => point[1]), points.map((point) => point[column])];
  }

  #places(): { name: ChartName; place: HTMLElement }[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[data-chart]')].map((place) => ({ name: place.dataset['chart'] as ChartName, place }));
  }

  #build(): void {
    for (const plot of this.#plots.values()) plot.destroy();
    this.#plots.clear();
    this.#width = this.#root.clientWidth;
    const [accent, soft, quiet, line] = ['--accent', '--accent-soft', '--quiet', '--line'].map((name) => colourOf(this.#root, name)) as [string, string, string, string];
    const font = `12px ${getComputedStyle(this.#root).fontFamily}`;
    for (const { name, place } of this.#places()) {
      const axis = { stroke: quiet, font, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1, size: 4 } };
      const plot = new uPlot(
        {
          width: Math.max(place.clientWidth, 200),
          height: heights[name],
          legend: { show: false },
          cursor: { drag: { x: false, y: false }, points: { size: 7, fill: accent } },
          scales: { x: { time: false }, y: name === 'accuracy' ? { range: (_plot, low, high) => [Math.max(0, low - 3), Math.min(100, high + 3)] } : {} },
          axes: [
            { ...axis, size: 32, space: 60, values: (_plot, steps) => steps.map((step) => (step >= 10_000 ? `${step / 1000}k` : `${step}`)) },
            { ...axis, size: 56, space: 32, values: (_plot, values) => values.map((value) => (name === 'accuracy' ? `${value} %` : name === 'rate' ? value.toPrecision(2) : `${+value.toPrecision(4)}`)) },
          ],
          series: [
            {},
            name === 'accuracy'
              ? { stroke: accent, width: 2, fill: soft, points: { show: true, size: 7, fill: accent } }
              : { stroke: accent, width: 1.6, points: { show: false } },
          ],
        },
        this.#data(name),
        place,
      );
      this.#plots.set(name, plot);
      // Read aloud it is nothing: the figures beside it say the same.
      plot.root.setAttribute('aria-hidden', 'true');
    }
  }

  #resize(): void {
    if (this.#root.clientWidth === this.#width) return;
    this.#width = this.#root.clientWidth;
    for (const { name, place } of this.#places()) {
      this.#plots.get(name)?.setSize({ width: Math.max(place.clientWidth, 200), height: this.#width < narrow && name === 'accuracy' ? 220 : heights[name] });
    }
  }
}

/** Makes the charts inside an element, in the places marked `data-chart`. */
export function createRunCharts(root: HTMLElement): RunCharts {
  return new RunCharts(root);
}
