// Compares any two held texts of a document in the browser. The choice stands in the address's fragment.

import { redline, sectionChanges } from "./redline.js";

const form = document.querySelector(".ps-compare");

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const hidden = (words) => make("span", { className: "ps-hidden", textContent: words });
const printed = (day) => `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(2, 4)}`;

function spoken(segments) {
  return segments.map(([kind, compared]) => {
    const text = compared.replace(/\[\[([^[\]]+)\]\]/g, "$1"); // a citation; a reader sees what it names
    if (kind === "equal") return text;
    if (kind === "inserted") return make("ins", {}, hidden(" inserted: "), text, hidden(" end of insertion "));
    return make("del", {}, hidden(" deleted: "), text, hidden(" end of deletion "));
  });
}

function headed(heading, ...children) {
  return [make("h3", { textContent: heading }), ...children];
}

function shown(before, after) {
  const parts = [];
  for (const [name, segments] of sectionChanges(before, after)) {
    parts.push(...headed(`${name} amended`, make("p", { className: "ps-policy-text" }, ...spoken(segments))));
  }
  const renumbered = [];
  for (const { kinds, oldLabel, newLabel, words } of redline(before, after)) {
    if (kinds.length === 1 && kinds[0] === "renumbered") {
      renumbered.push(make("li", { textContent: `§${oldLabel} is now §${newLabel}` }));
      continue;
    }
    const note = oldLabel && newLabel && oldLabel !== newLabel;
    parts.push(
      ...headed(
        `§${newLabel ?? oldLabel} ${kinds.join(" and ")}`,
        ...(note ? [make("p", { className: "ps-was", textContent: `It was §${oldLabel}; it is §${newLabel} now.` })] : []),
        make("p", { className: "ps-policy-text" }, ...spoken(words)),
      ),
    );
  }
  if (renumbered.length > 0) parts.push(...headed("Renumbered", make("ul", {}, ...renumbered)));
  return parts;
}

async function text(choice) {
  const answer = await fetch(choice.json);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).text;
}

async function compare() {
  const choices = JSON.parse(form.dataset.choices);
  const chosen = (name) => choices.find(({ revised }) => revised === form.elements[name].value);
  const [from, to] = [chosen("from"), chosen("to")];
  const status = form.querySelector(".ps-answer");
  const result = form.querySelector(".ps-compared");
  try {
    const parts = shown(...(await Promise.all([text(from), text(to)])));
    const count = parts.filter(({ tagName }) => tagName === "H3").length;
    const names = `the revisions of ${printed(from.revised)} and ${printed(to.revised)}`;
    status.textContent = count === 0 ? `No word differs between ${names}.` : `${count} ${count === 1 ? "place differs" : "places differ"} between ${names}.`;
    if (count > 0) parts.unshift(make("h2", { textContent: "What differs" }));
    result.replaceChildren(...parts);
    history.replaceState(history.state, "", `#from=${from.revised}&to=${to.revised}`);
  } catch {
    status.textContent = "The two texts could not be fetched. Each revision's own page shows what it changed.";
    result.replaceChildren();
  }
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    compare();
  });
  const asked = new URLSearchParams(location.hash.slice(1));
  const known = (name) => [...form.elements[name].options].some(({ value }) => value === asked.get(name));
  if (known("from") && known("to")) {
    form.elements.from.value = asked.get("from");
    form.elements.to.value = asked.get("to");
    compare();
  }
}
