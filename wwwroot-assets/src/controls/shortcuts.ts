/** What a key press asks for. The first six are done here, the others by the page. */
export type Command = 'undo' | 'redo' | 'eraser' | 'clear' | 'yes' | 'no' | 'teach' | 'help';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing' | 'defaultPrevented'>;

/** Where letters are typed, chosen by or belong to a dialog. */
const ownsKeys = [
  'input', 'textarea', 'select', '[contenteditable]:not([contenteditable="false"])', 'dialog', '[role="dialog"]', '[role="alertdialog"]',
  '[role="combobox"]', '[role="listbox"]', '[role="menu"]', '[role="textbox"]', '[role="searchbox"]', '[role="spinbutton"]', '[role="tree"]', '[role="grid"]',
].join(',');

const letters: Readonly<Record<string, Command>> = { e: 'eraser', x: 'clear', n: 'no', t: 'teach', '?': 'help', enter: 'yes' };

/** The letter of a key; on a keyboard of another script, such as Greek or Cyrillic, the Latin one that is in the same place. */
function letterOf({ key, code }: KeyPress): string {
  const isForeign = /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  return (isForeign ? /^Key([A-Z])$/.exec(code)?.[1] ?? key : key).toLowerCase();
}

/** A field for text with nothing in it has nothing to undo, and may have come, and taken the focus, with the answer to the very drawing that is to be undone. */
function isEmptyField(focus: Element): boolean {
  return focus instanceof HTMLInputElement && focus.type === 'text' && focus.value === '' && focus.closest('dialog, [role="dialog"], [role="alertdialog"]') === null;
}

/**
 * The command of a key press, or null when it is not ours: other modifiers, a field or dialog that has the focus, Enter on a control other than the paper.
 * @param focus The element that has the focus; the body when none has.
 * @param canvas The paper.
 * @param singleKeys Whether single letters are shortcuts; Ctrl+Z, Ctrl+Y and Enter always are.
 */
export function commandOf(press: KeyPress, focus: Element | null, canvas: Element, singleKeys: boolean): Command | null {
  const [key, withCtrl] = [letterOf(press), press.ctrlKey || press.metaKey];
  const isElsewhere = focus?.closest(ownsKeys) && !(key === 'z' && withCtrl && isEmptyField(focus));
  if (press.defaultPrevented || press.isComposing || press.altKey || isElsewhere) return null;
  if (key === 'z' && (singleKeys || withCtrl)) return press.shiftKey ? 'redo' : 'undo';
  if (withCtrl) return key === 'y' && !press.shiftKey ? 'redo' : null;
  if (press.repeat || (press.shiftKey && key !== '?')) return null;
  if (key === 'enter' && focus !== null && focus !== canvas && focus !== canvas.ownerDocument.body && !focus.matches('[tabindex="-1"]')) return null;
  return singleKeys || key === 'enter' ? letters[key] ?? null : null;
}
