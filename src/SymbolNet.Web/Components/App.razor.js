// @ts-check
// The little that the shell does in the browser: the theme switch, focus rings, drops, and what happens when the server has gone for good.

const themes = /** @type {const} */ (["system", "light", "dark"]);

/** The next theme after the one that is set, in a circle. @param {string | undefined} current */
function themeAfter(current) {
  const index = themes.findIndex((theme) => theme === (current ?? "system"));
  return themes[(index + 1) % themes.length];
}

/** Sets the theme now and for later visits; the server reads the cookie. @param {string} theme */
function setTheme(theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "system" ? 0 : 365 * 24 * 3600;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
}

// The paper takes the focus when somebody draws, and browsers then show its ring as if a key had done it. The ring is for the keyboard.
const moves = new Set(["Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", " "]);
document.addEventListener("pointerdown", () => { document.body.dataset.input = "pointer"; }, { capture: true });
document.addEventListener("keydown", (event) => { if (moves.has(event.key)) delete document.body.dataset.input; }, { capture: true });

// Where something may be dropped is said and shown in the browser, because a drag asks again every 50 ms. What a drop does is the page's business.
/** @type {Element | null} */
let dropPlace = null;

/** @param {Element | null} place */
function showDropPlace(place) {
  if (place === dropPlace) return;
  dropPlace?.removeAttribute("data-over");
  place?.setAttribute("data-over", "");
  dropPlace = place;
}

document.addEventListener("dragover", (event) => {
  const place = event.target instanceof Element ? event.target.closest("[data-drop]") : null;
  showDropPlace(place);
  if (place) event.preventDefault();
});
document.addEventListener("drop", () => showDropPlace(null));
document.addEventListener("dragend", () => showDropPlace(null));

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-theme-switch]")) setTheme(themeAfter(document.documentElement.dataset.theme));
  if (target?.closest("[data-reload]")) {
    event.preventDefault();
    location.reload();
  }
});

// Blazor puts a class on this element. "Rejected" means the server no longer knows this page (it was restarted): a fresh one loads at once, and the sketchpad finds its draft again.
// "Failed" means every attempt was used up: look again as soon as the network or the person comes back.
const line = document.getElementById("components-reconnect-modal");
if (line) {
  new MutationObserver(() => {
    if (line.classList.contains("components-reconnect-rejected")) location.reload();
  }).observe(line, { attributeFilter: ["class"] });

  const lookAgain = () => {
    if (line.classList.contains("components-reconnect-failed") && document.visibilityState === "visible" && navigator.onLine) location.reload();
  };
  addEventListener("online", lookAgain);
  document.addEventListener("visibilitychange", lookAgain);
}
