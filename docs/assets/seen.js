// What changed since the reader last looked. It is kept in this browser alone, and only after the reader asks for it.

const root = document.querySelector(".ps-seen");
const inWords = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });
const rows = [...document.querySelectorAll("[data-change]")];

// The page of a year marks what is new, and leaves it to the page of all changes to remember.
const remembers = !root?.dataset.kept;
const place = `seen:${new URL(root?.dataset.kept ?? "./", location).pathname}`;

// Changes that the page does not list: each document's number with the days of its revisions.
const unlisted = (root?.dataset.unlisted ?? "").split(";").flatMap((document) => {
  const [number, ...days] = document.split(" ");
  return days.map((day) => `${number} ${day}`);
});

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

const remember = () =>
  localStorage.setItem(
    place,
    JSON.stringify({
      on: new Date().toISOString(),
      changes: [...rows.map(({ dataset }) => dataset.change), ...unlisted],
    }),
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
  document.querySelectorAll(".ps-tag--new").forEach((tag) => tag.remove());
  const before = kept();
  if (!before) {
    status.textContent = remembers ? "This page can tell you what is new when you come back." : "";
    offer(button("Remember what I have seen", remember));
    return;
  }
  const fresh = rows.filter(({ dataset }) => !before.changes.has(dataset.change));
  fresh.forEach(mark);
  const elsewhere = unlisted.filter((change) => !before.changes.has(change)).length;
  const all = fresh.length + elsewhere;
  const count = all === 0 ? "Nothing has changed" : all === 1 ? "1 change" : `${all} changes`;
  const where = remembers ? "" : " on this page";
  const more = elsewhere === 0 ? "" : ` ${elsewhere} of them ${elsewhere === 1 ? "is listed with its year" : "are listed with their years"} only.`;
  status.textContent = `${count}${where} since you last looked, on ${inWords.format(before.day)}.${more}`;
  offer(...(all > 0 ? [button("I have seen them", remember)] : []), button("Forget what I have seen", forget));
}

function offer(...buttons) {
  if (remembers) root.querySelector(".ps-seen__buttons").replaceChildren(...buttons);
}

if (root) {
  try {
    show();
    root.hidden = !remembers && !kept();
  } catch {
    // A browser that keeps nothing: then there is nothing to offer.
  }
}
