import type { PenOnly } from '../canvas/penOnly';
import type { SheetState } from '../ink/sheet';

export type Tool = 'pen' | 'eraser';
export type ToolbarAction = 'undo' | 'redo' | 'clear' | 'pen' | 'eraser' | 'pen-only';

const actions: readonly string[] = ['undo', 'redo', 'clear', 'pen', 'eraser', 'pen-only'] satisfies ToolbarAction[];

const isAction = (name: string | undefined): name is ToolbarAction => name !== undefined && actions.includes(name);

/** Wires the buttons that carry `data-ink`, wherever they are inside the root and whenever the page puts them there. */
export function wireToolbar(root: HTMLElement, act: (action: ToolbarAction) => void, signal: AbortSignal): void {
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-ink]') : null;
    const name = button?.dataset['ink'];
    if (isAction(name)) act(name);
  }, { signal });
}

/** Shows on the buttons what can be done and what is chosen. A button that goes grey under the focus hands it to the paper. */
export function refreshToolbar(root: HTMLElement, canvas: HTMLElement, sheet: SheetState, tool: Tool, penOnly: PenOnly): void {
  const enabled: Partial<Record<ToolbarAction, boolean>> = { undo: sheet.canUndo, redo: sheet.canRedo, clear: !sheet.empty };
  const pressed: Partial<Record<ToolbarAction, boolean>> = { pen: tool === 'pen', eraser: tool === 'eraser', 'pen-only': penOnly.on };
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-ink]')) {
    const name = button.dataset['ink'];
    if (!isAction(name)) continue;
    const disabled = enabled[name] === false;
    if (disabled && button === button.ownerDocument.activeElement) canvas.focus({ preventScroll: true });
    button.disabled = disabled;
    if (name in pressed) button.setAttribute('aria-pressed', String(pressed[name]));
    if (name === 'pen-only' && penOnly.seen) button.hidden = false;
  }
}
