// What changed since the reader last looked. It is kept in this browser alone, and only after the reader asks for it.

const root = document.querySelector(".ps-seen");
const place = `seen:${location.pathname}`;
const inWords = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });

function kept() {
  const stored = localStorage.getItem(place);
  try {
    const { on, changes } = JSON.parse(stored);
    const day = new Date(on);
    return Number.isNaN(day.getTime()) ? null : { day, changes: new Set(changes) };
  } catch {
    return null; // nothing is kept, or not by this script
  }
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "ps-button ps-button--plain";
  made.textContent = words;
  made.addEventListener("click", () => {
    act();
    show();
    // The button that was pressed is gone; what it brought about stands in its place.
    root.querySelector("button").focus();
  });
  return made;
}

const rows = [...document.querySelectorAll("[data-change]")];
const remember = () =>
  localStorage.setItem(
    place,
    JSON.stringify({ on: new Date().toISOString(), changes: rows.map(({ dataset }) => dataset.change) }),
  );
const forget = () => localStorage.removeItem(place);

function mark(row) {
  const tag = document.createElement("span");
  tag.className = "ps-tag ps-tag--new";
  tag.textContent = "New to you";
  row.querySelector(".ps-changes__when").append(" ", tag);
}

function show() {
  const status = root.querySelector("[role=status]");
  const buttons = root.querySelector(".ps-seen__buttons");
  document.querySelectorAll(".ps-tag--new").forEach((tag) => tag.remove());
  const before = kept();
  if (!before) {
    status.textContent = "This page can tell you what is new when you come back.";
    buttons.replaceChildren(button("Remember what I have seen", remember));
    return;
  }
  const fresh = rows.filter(({ dataset }) => !before.changes.has(dataset.change));
  fresh.forEach(mark);
  const count = fresh.length === 0 ? "Nothing has changed" : fresh.length === 1 ? "1 change" : `${fresh.length} changes`;
  status.textContent = `${count} since you last looked, on ${inWords.format(before.day)}.`;
  buttons.replaceChildren(
    ...(fresh.length > 0 ? [button("I have seen them", remember)] : []),
    button("Forget what I have seen", forget),
  );
}

if (root) {
  try {
    show();
    root.hidden = false;
  } catch {
    // A browser that keeps nothing: then there is nothing to offer.
  }
}
