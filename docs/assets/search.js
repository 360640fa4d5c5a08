// Opens the search of the whole site: by its button, by Ctrl-K or Cmd-K, from the form of the home page, and where the
// address asks for it (?q=…). What searches is asked for when it is first needed.

const opener = document.querySelector("button#search-open");
const home = document.querySelector("form.ps-search");
const dialog = document.querySelector(".ps-find");
const form = dialog.querySelector("form");

let asked;

/** What searches; whoever asks for it first is answered first. */
function script() {
  asked ??= import("./search-dialog.js");
  asked.catch(() => (asked = undefined));
  return asked;
}

/** Open the search by the reader's wish; going back closes it. It opens at once, so that no letter is lost that is typed
 * while the script is on its way. */
function open(words = form.elements.q.value) {
  if (!dialog.open) {
    history.pushState({ search: true }, "");
    dialog.showModal();
  }
  form.elements.q.value = words;
  form.elements.q.select();
  script().then((search) => search.update());
}

opener.hidden = false;
opener.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
opener.addEventListener("click", () => open());
for (const nearby of ["pointerenter", "focus"]) opener.addEventListener(nearby, script, { once: true });

home?.addEventListener("focusin", script, { once: true });
home?.addEventListener("submit", (event) => {
  event.preventDefault();
  open(home.elements.q.value);
});

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  script().then((search) => search.lead());
});

if (new URLSearchParams(location.search).has("q")) script().then((search) => search.follow());
