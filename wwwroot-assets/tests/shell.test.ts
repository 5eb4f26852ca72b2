import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

// What the shell of the app does in the browser; the script belongs to a component and is loaded as it is.
beforeAll(async () => { await import('../../src/SymbolNet.Web/Components/App.razor.js'); });

beforeEach(() => {
  delete document.body.dataset['input'];
  document.body.innerHTML = `<a class="skip-link" href="/symbols#page">Skip</a>
    <main id="page" tabindex="-1"><ul><li><button id="one">1</button></li><li><button id="two">2</button></li></ul></main>
    <div class="toasts"><div><button id="undo">Undo</button></div></div>`;
});

const find = (id: string): HTMLElement => document.getElementById(id)!;
const focused = (): string | undefined => document.activeElement?.id;

describe('the shell', () => {
  it('goes to the page with the skip link, before anybody else follows it', () => {
    const link = document.querySelector<HTMLElement>('.skip-link')!;
    let isPrevented = false;
    link.addEventListener('click', (event) => { isPrevented = event.defaultPrevented; });
    link.click();
    expect([focused(), isPrevented]).toEqual(['page', true]);
  });

  it('hands the focus of what is gone to what took its place, or to the page', async () => {
    find('one').focus();
    find('one').parentElement!.remove();
    await vi.waitFor(() => expect(focused()).toBe('two'));
    find('undo').focus();
    find('undo').parentElement!.remove();
    await vi.waitFor(() => expect(focused()).toBe('page'));
  });

  it('keeps the focus when the circuit makes the whole page anew', async () => {
    const page = document.body.innerHTML;
    for (const id of ['page', 'two']) {
      find(id).focus();
      document.body.innerHTML = page;
      await vi.waitFor(() => expect(focused()).toBe(id));
    }
    const link = (): HTMLElement => document.querySelector<HTMLElement>('.skip-link')!;
    link().focus();
    document.body.innerHTML = page;
    await vi.waitFor(() => expect(document.activeElement).toBe(link()));
  });

  it('leaves the focus alone where somebody points', async () => {
    document.dispatchEvent(new Event('pointerdown'));
    find('one').focus();
    find('one').parentElement!.remove();
    find('two').addEventListener('focus', () => expect.unreachable());
    await new Promise(requestAnimationFrame);
    expect(focused()).not.toBe('two');
  });

  it('shows what is chosen in a list', async () => {
    document.body.insertAdjacentHTML('beforeend', '<input role="combobox" aria-activedescendant="one">');
    const shown = vi.spyOn(find('two'), 'scrollIntoView');
    document.querySelector('[role=combobox]')!.setAttribute('aria-activedescendant', 'two');
    await vi.waitFor(() => expect(shown).toHaveBeenCalledOnce());
  });
});
