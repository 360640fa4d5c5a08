// The search of the whole site: a dialog over the page, in which what is found stands as a list of links. What is asked
// stands in the address, so that it can be kept, shared, and come back to.

import { Index } from "./search-index.js";
import { SHOWN, marked, search } from "./search-query.js";

const ROOT = new URL("..", import.meta.url);
const LONG = 280; // letters of a text that is shown whole
const LESS = 0.8; // how much what is not in force counts beside what is
const QUIET = 600; // milliseconds without a key, after which a screen reader is told what is found

const dialog = document.querySelector(".ps-find");
const form = dialog.querySelector("form");
const asked = [...form.querySelectorAll("input, select")];
const [field, department, type, texts] = asked;
const [said, announced, instead] = dialog.querySelectorAll("p");
const list = dialog.querySelector("ol");
const more = dialog.querySelector(".ps-find__more");
const spelled = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

// The indexes are asked for once, and again where that has failed. --------------------------------------------------

const opened = new Map();

function index(name, weight) {
  if (!opened.has(name)) {
    const opening = Index.open(new URL(`search/${name}/`, ROOT), weight);
    opening.catch(() => opened.delete(name));
    opened.set(name, opening);
  }
  return opened.get(name);
}

async function ready() {
  const [aside, ...indexes] = await Promise.all([
    index("handwritten"),
    index("now"),
    ...(texts.value ? [index("then", LESS)] : []),
  ]);
  if (department.options.length === 1) {
    for (const [select, name] of [[department, "department"], [type, "type"]]) {
      const known = new Set(indexes[0].subjects.map((subject) => subject[name]).filter(Boolean));
      select.append(...[...known].sort().map((value) => new Option(value)));
    }
  }
  return { indexes, aside };
}

// What is found ------------------------------------------------------------------------------------------------------

let asking = 0;
let answered = 0;
let found;

/** Find what the form asks for, and show it. */
export async function update() {
  remember();
  const mine = ++asking;
  const late = setTimeout(() => mine === asking && say("Searching …"), QUIET);
  try {
    const { indexes, aside } = await ready();
    if (mine < asking) return;
    const here = location.href.slice(ROOT.href.length).replace(/[?#].*/, "");
    const options = { department: department.value, type: type.value, here, aside };
    const result = await search(indexes, field.value, options);
    const items = await Promise.all(result.rows.slice(0, SHOWN).map((row) => item(row, result.terms)));
    // What was typed meanwhile has its own answer; until that comes, this one is better than none.
    if (mine < answered) return;
    answered = mine;
    found = result;
    show(items);
    say(outcome(result), ...(result.rows.length > 0 || result.terms.length === 0 ? [] : elsewhere()));
  } catch {
    if (mine === asking) {
      found = undefined;
      list.replaceChildren();
      say("The search cannot be reached just now.", link("The register", "policies/"), " lists every document.");
    }
  } finally {
    clearTimeout(late);
    more.hidden = !(found?.rows.length > list.children.length);
  }
}

/** Show what is found; a reader who is already among the results stays there. */
function show(items) {
  const focused = [...list.querySelectorAll("a")].indexOf(document.activeElement);
  list.replaceChildren(...items);
  if (focused >= 0) (items[focused]?.querySelector("a") ?? field).focus();
}

function outcome({ rows, full, terms }) {
  if (terms.length === 0) return "";
  if (rows.length === 0) return "Nothing is found.";
  const places = rows.length === 1 ? "1 place" : `${rows.length.toLocaleString("en")} places`;
  const slips = terms.filter(({ corrected }) => corrected);
  return [
    ...slips.map(({ word, corrected }) => `“${word}” is found nowhere; this is “${corrected}”.`),
    full ? `Found in ${places}.` : `No clause has all of these words; some of them are found in ${places}.`,
  ].join(" ");
}

/** What a reader can do who has found nothing: another revision may have it. */
function elsewhere() {
  if (texts.value) return [link("The register", "policies/"), " lists every document."];
  const button = make("button", { type: "button" }, "Search all revisions");
  button.addEventListener("click", () => {
    texts.value = "all";
    field.focus();
    update();
  });
  return [button];
}

let telling;

/** What is said is seen at once; a screen reader is told when the reader has stopped typing, and once. */
function say(words, ...others) {
  said.textContent = words;
  instead.replaceChildren(...others);
  instead.hidden = others.length === 0;
  clearTimeout(telling);
  telling = setTimeout(() => (announced.textContent = words), QUIET);
}

async function item(row, terms) {
  const { printed: number, title } = row.subject;
  const { label, words, revised, standing, address } = await row.index.read(row);
  const place = /^\d/.test(label) ? `${number} §${label}` : [number || title, label].filter(Boolean).join(", ");
  const heading = link("", address);
  heading.append(make("span", { className: "ps-find__place" }, place));
  if (number) heading.append(" ", make("span", { className: "ps-find__title" }, ...pieces(title, terms, row.index)));
  const parts = [heading];
  if (standing && standing !== "in force") {
    const how = standing[0].toUpperCase() + standing.slice(1);
    const when = revised && `, revised ${spelled.format(new Date(revised))}`;
    parts.push(" ", make("span", { className: `ps-tag ps-tag--${standing.replace(" ", "-")}` }, how + when));
  }
  if (words) parts.push(make("p", {}, ...excerpt(words, terms, row.index)));
  return make("li", {}, ...parts);
}

/** The words around what was found, which is marked. */
function excerpt(words, terms, index) {
  if (words.length <= LONG) return pieces(words, terms, index);
  const sentences = words.match(/.+?(?:[.!?](?=\s)|\n|$)\s*/gs);
  const hits = sentences.map((sentence) => {
    const found = marked(sentence, terms, index).filter((piece) => piece.found);
    return new Set(found.map(({ text }) => text.toLowerCase())).size;
  });
  const first = hits.indexOf(Math.max(...hits));
  let end = first + 1;
  while (end < sentences.length && sentences.slice(first, end).join("").length < LONG / 2) end++;
  const around = sentences.slice(first, end).join("").trimEnd();
  return [first > 0 ? "… " : "", ...pieces(around, terms, index), end < sentences.length ? " …" : ""];
}

function pieces(text, terms, index) {
  return marked(text, terms, index).map(({ text, found }) => (found ? make("mark", {}, text) : text));
}

function link(words, address) {
  return make("a", { href: new URL(address, ROOT) }, words);
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// The address --------------------------------------------------------------------------------------------------------

function remember() {
  const address = new URL(location.href);
  for (const { name, value } of asked) {
    if (value && dialog.open) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/** Do as the address says: when the page was opened with it, and when the reader goes back or forward. */
export async function follow() {
  const wanted = new URL(location.href).searchParams;
  if (!wanted.has("q") && !history.state?.search) {
    dialog.close();
    return;
  }
  if (!dialog.open) dialog.showModal();
  field.value = wanted.get("q") ?? "";
  texts.value = wanted.get("q-texts") === "all" ? "all" : "";
  await ready().catch(() => {});
  for (const select of [department, type]) {
    select.value = wanted.get(select.name) ?? "";
    if (select.selectedIndex === -1) select.selectedIndex = 0;
  }
  form.querySelector("details").open = [department, type, texts].some(({ value }) => value);
  await update();
}

/** Find what the form asks for, and take the reader to the first result. */
export async function lead() {
  await update();
  list.querySelector("a")?.focus();
}

// What the reader does -----------------------------------------------------------------------------------------------

addEventListener("popstate", follow);
form.addEventListener("input", update);
dialog.querySelector(".ps-find__close").addEventListener("click", () => dialog.close());

dialog.addEventListener("close", () => {
  if (history.state?.search) history.back();
  else remember();
});

more.addEventListener("click", async () => {
  const { rows, terms } = found;
  const before = list.children.length;
  list.append(...(await Promise.all(rows.slice(before, before + SHOWN).map((row) => item(row, terms)))));
  more.hidden = rows.length <= list.children.length;
  list.children[before].querySelector("a").focus();
});

dialog.addEventListener("keydown", (event) => {
  // By itself, a field of search takes the first Escape to be emptied.
  if (event.key === "Escape" && event.target === field && !event.isComposing) dialog.close();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
});

/** Up and down lead from the field through the results, and back. */
function step(event) {
  const stops = [field, ...list.querySelectorAll("a")];
  const now = stops.indexOf(document.activeElement);
  const next = stops[now + (event.key === "ArrowDown" ? 1 : -1)];
  if (now === -1 || !next) return;
  event.preventDefault();
  next.focus();
}

// Whoever asks for this script is about to search.
ready().catch(() => {});
