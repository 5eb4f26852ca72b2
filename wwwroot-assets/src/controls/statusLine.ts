/** How long a passing remark stays. */
export const remarkMs = 4_000;

/** The one line that tells what the person should know. A lost connection comes before the server's complaint, and that before a passing remark. */
export class StatusLine {
  readonly #root: HTMLElement;
  #connection = '';
  #problem = '';
  #remark = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param root Holds the element `[data-ink="status"]`; the page may put it there later. */
  constructor(root: HTMLElement) {
    this.#root = root;
  }

  set connection(text: string) {
    this.#connection = text;
    this.#show();
  }

  set problem(text: string) {
    this.#problem = text;
    this.#show();
  }

  /** Says something that need not stay. */
  remark(text: string): void {
    this.#remark = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.remark(''), remarkMs);
    if (text === '') clearTimeout(this.#timer);
    this.#show();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #show(): void {
    const element = this.#root.querySelector('[data-ink="status"]');
    const text = this.#connection || this.#problem || this.#remark;
    if (element !== null && element.textContent !== text) element.textContent = text;
  }
}
