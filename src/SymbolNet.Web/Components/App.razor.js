// @ts-check
// The little that the shell does in the browser: the theme switch, the focus, drops, and what happens when the server has gone for good.

const themes = /** @type {const} */ (["system", "light", "dark"]);

/** The next theme after the one that is set, in a circle. @param {string | undefined} current */
function themeAfter(current) {
  const index = themes.findIndex((theme) => theme === (current ?? "system"));
  return themes[(index + 1) % themes.length] ?? "system";
}

/** Sets the theme now and for later visits; the server reads the cookie. @param {string} theme */
function setTheme(theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "system" ? 0 : 365 * 24 * 3600;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
}

// A browser is one visitor at a time: signing in or out on one page loads the others anew. What is drawn is kept.
const accountKey = "symbolnet.account", account = document.body.dataset.account ?? "";
try {
  localStorage.setItem(accountKey, account);
} catch {
  // Without storage nobody is told.
}
addEventListener("storage", (event) => {
  if (event.key === accountKey && event.newValue !== account) location.reload();
});

// The paper takes the focus when somebody draws, and browsers then show its ring as if a key had done it. The ring is for the keyboard.
const moves = new Set(["Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", " "]);
document.addEventListener("pointerdown", () => { document.body.dataset.input = "pointer"; }, { capture: true });
document.addEventListener("keydown", (event) => { if (moves.has(event.key)) delete document.body.dataset.input; }, { capture: true });

// Blazor takes a link within the page for one of its own and only scrolls; so this comes before it.
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element && event.target.closest(".skip-link"))) return;
  event.preventDefault();
  document.getElementById("page")?.focus();
}, { capture: true });

// What had the focus may go away with what it did: a tile, a message. The browser then starts over at the top; who works by keyboard goes on with what took its place, or on the page.
const controls = "a[href], :is(button, input, select, textarea):not([disabled]), [tabindex='0']";
/** What has the focus, what it is in, and the place of each among its siblings. @type {{ element: Element, index: number }[]} */
let trail = [];
let trailAddress = "";

document.addEventListener("focusin", (event) => {
  trail = [];
  trailAddress = location.href;
  for (let element = event.target; element instanceof Element && element.parentElement; element = element.parentElement) {
    trail.push({ element, index: [...element.parentElement.children].indexOf(element) });
  }
});

/** The same control or place of a page that was made anew. @param {Element} gone */
const anew = (gone) => [...document.querySelectorAll(gone.localName)].find((element) => (gone.id ? element.id === gone.id : element.isEqualNode(gone)));

/** The first control in what took the place of what is gone. @param {Element} within @param {number} index where it was */
const follower = (within, index) =>
  [...within.children].slice(index).flatMap((child) => [child, ...child.querySelectorAll(controls)]).find((element) => element.matches(controls));

/** @param {Element} gone */
function focusWhatFollows(gone) {
  const place = trail.findIndex(({ element }) => element.isConnected);
  const within = trail[place]?.element ?? document.body, index = trail[place - 1]?.index ?? 0;
  trail = [];
  // The circuit makes everything anew when it takes a page over.
  const next = (within === document.body ? anew(gone) : undefined) ?? follower(within, index);
  (next instanceof HTMLElement ? next : document.getElementById("page"))?.focus({ preventScroll: true });
}

new MutationObserver(() => {
  // Another page focuses its own heading; and for the mouse nothing is lost.
  const focused = trail[0]?.element;
  if (!focused || focused.isConnected || document.activeElement !== document.body || location.href !== trailAddress || document.body.dataset.input === "pointer") return;
  focusWhatFollows(focused);
}).observe(document.body, { childList: true, subtree: true });

// What the arrow keys choose in a list comes into view.
new MutationObserver(([change]) => {
  const active = change?.target instanceof Element ? change.target.getAttribute("aria-activedescendant") : null;
  if (active) document.getElementById(active)?.scrollIntoView({ block: "nearest" });
}).observe(document.body, { subtree: true, attributeFilter: ["aria-activedescendant"] });

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

export {};
