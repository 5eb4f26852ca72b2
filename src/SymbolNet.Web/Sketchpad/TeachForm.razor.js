// @ts-check

/** Takes the focus for a field, but only from the paper or from nowhere, never from somebody who draws by keyboard, and only where there is a keyboard to type on. @param {HTMLInputElement | null} field */
export function offerFocus(field) {
  const from = document.activeElement;
  const isDrawing = document.querySelector("[data-keyboard]") !== null;
  const isFree = !isDrawing && (from === null || from === document.body || from.tagName === "CANVAS" || from.tagName === "H1" || from.tagName === "MAIN");
  if (field?.isConnected && isFree && matchMedia("(hover: hover) and (pointer: fine)").matches) field.focus({ preventScroll: true });
}
