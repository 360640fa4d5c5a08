// Opens the search of the whole site: by its button, by Ctrl-K or Cmd-K, from the form of the home page, and where the
// address asks for it (?q=…). The dialog itself is asked for when it is first needed.

const opener = document.querySelector("button#search-open");
const home = document.querySelector("form.ps-search");
const dialog = () => import("./search-dialog.js");
const open = (words) => dialog().then((search) => search.open(words));

opener.hidden = false;
opener.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
opener.addEventListener("click", () => open());
for (const nearby of ["pointerenter", "focus"]) opener.addEventListener(nearby, dialog, { once: true });

home?.addEventListener("focusin", dialog, { once: true });
home?.addEventListener("submit", (event) => {
  event.preventDefault();
  open(home.elements.q.value);
});

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

if (new URLSearchParams(location.search).has("q")) dialog().then((search) => search.follow());
