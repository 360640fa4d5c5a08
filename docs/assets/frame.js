// The frame of every page: colours, folds, the contents, the printed address. Loaded before the page is painted, and no
// module, so that the colours are right from the start. Without it, every fold is open and the colours are the system's.

// A page that holds this script asks for it as a file, too, for where a security policy stops the one that it holds.
if (!document.documentElement.classList.contains("js")) {
  const root = document.documentElement;
  root.classList.add("js");

  // Colours -----------------------------------------------------------------------------------------------------------

  const COLOURS = ["system", "light", "dark"];
  const KEPT = "colours";

  /** The reader's choice; a browser may refuse to keep anything. */
  function chosen() {
    try {
      const kept = localStorage.getItem(KEPT);
      return COLOURS.includes(kept) ? kept : "system";
    } catch {
      return "system";
    }
  }

  function colour(choice) {
    root.dataset.colours = choice;
    const told = document.getElementById("colours-now");
    if (told) told.textContent = choice;
  }

  function nextColours() {
    const next = COLOURS[(COLOURS.indexOf(root.dataset.colours) + 1) % COLOURS.length];
    colour(next);
    try {
      localStorage.setItem(KEPT, next);
    } catch {
      // It holds for this page, then.
    }
  }

  colour(chosen());

  // Folds: a button names what it opens, and the style hides what is closed. ------------------------------------------

  const OPEN = "button[data-fold][aria-expanded=true]";

  const folded = (button) => document.getElementById(button.getAttribute("aria-controls"));

  function fold(button, open) {
    button.setAttribute("aria-expanded", open);
    folded(button).toggleAttribute("data-open", open);
  }

  /** The open fold that has the focus, in its button or in what it opens. Not every browser focuses a clicked button. */
  function openFold() {
    const focused = document.activeElement;
    return [...document.querySelectorAll(OPEN)].find(
      (button) => focused === document.body || button === focused || folded(button).contains(focused),
    );
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.id === "colours") nextColours();
    else if (button?.matches("[data-fold]")) fold(button, button.getAttribute("aria-expanded") === "false");
  });

  document.addEventListener("keydown", (event) => {
    const button = event.key === "Escape" && openFold();
    if (!button) return;
    fold(button, false);
    button.focus();
  });

  // The contents mark the section that is being read. -----------------------------------------------------------------

  function follow(links) {
    const headings = [...links.keys()];
    const side = document.querySelector(".md-sidebar");
    let marked = null;
    const mark = () => {
      // At the end of the page, what is on the screen counts: its last sections cannot come up any higher.
      const line = scrollY + innerHeight > root.scrollHeight - 2 ? innerHeight : innerHeight / 3;
      const above = headings.filter((heading) => heading.getBoundingClientRect().top < line);
      const link = links.get(above.at(-1));
      if (link === marked) return;
      marked?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "location");
      marked = link;
      // Who walks through the contents sees where they are.
      if (link && !side.contains(document.activeElement)) side.scrollTop = link.offsetTop - side.clientHeight / 2;
    };
    addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
    mark();
  }

  addEventListener("DOMContentLoaded", () => {
    colour(chosen());
    const links = new Map(
      [...document.querySelectorAll("#contents a")]
        .map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link])
        .filter(([heading]) => heading),
    );
    if (links.size > 0) follow(links);
  });

  // A printed page says where it was found, as the reader's browser has it. -------------------------------------------

  addEventListener("beforeprint", () => {
    document.getElementById("address").textContent = location.origin + location.pathname;
  });
}
