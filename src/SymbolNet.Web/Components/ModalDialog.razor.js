// @ts-check
// The browser's own modal dialog: it traps the focus, gives it back and closes with Escape by itself; only opening it needs a script.

/** @param {HTMLDialogElement | null} dialog Null when the page was left while this script was on its way. */
export function show(dialog) {
  if (dialog === null || dialog.open) return;
  dialog.showModal();
  dialog.addEventListener("pointerdown", closeFromOutside);
}

/** @param {HTMLDialogElement | null} dialog */
export function close(dialog) {
  if (dialog === null) return;
  dialog.removeEventListener("pointerdown", closeFromOutside);
  if (dialog.open) dialog.close();
}

/** A press on the backdrop hits the dialog element itself, outside its box. @param {PointerEvent} event */
function closeFromOutside(event) {
  const dialog = /** @type {HTMLDialogElement} */ (event.currentTarget);
  const box = dialog.getBoundingClientRect();
  const isInside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  if (event.target === dialog && !isInside) dialog.close();
}
