// Time in the browser: words that depend on the reader's day, and answers to "what was in force on …?".
// The pages are complete without this script; it decides nothing about policy that is not in the page.

const spelled = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });
const printed = (day) => `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(2, 4)}`;
const inWords = (day) => spelled.format(new Date(`${day}T00:00:00Z`));

// Days are compared as text: YYYY-MM-DD sorts as it counts.
const covers = ({ start, end }, day) => start <= day && (!end || day < end);

function today(timeZone) {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(new Date())
    .reduce((found, { type, value }) => ({ ...found, [type]: value }), {});
  return `${parts.year}-${parts.month}-${parts.day}`;
}

// A page that was built before an effective day shows, from that day on, what the build foresaw for it.
for (const element of document.querySelectorAll(".ps-timed")) {
  const now = today(element.dataset.timeZone);
  const due = [...element.querySelectorAll("template")].filter(({ dataset }) => dataset.from <= now);
  if (due.length > 0) element.replaceChildren(due.at(-1).content.cloneNode(true));
}

function link(href, words) {
  return Object.assign(document.createElement("a"), { href, textContent: words });
}

function answer(form, ...parts) {
  form.querySelector(".ps-answer").replaceChildren(...parts);
}

function onSubmit(selector, act) {
  for (const form of document.querySelectorAll(selector)) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act(form, Object.fromEntries(new FormData(form)));
    });
  }
}

onSubmit(".ps-stood", (form, { on }) => {
  const { number } = form.dataset;
  const periods = JSON.parse(form.dataset.periods);
  const period = periods.find((candidate) => covers(candidate, on));
  if (!period && on < periods[0].start) {
    answer(form, `On ${inWords(on)} no revision of ${number} was in force: the first took effect on ${inWords(periods[0].start)}.`);
  } else if (!period) {
    answer(form, `On ${inWords(on)} ${number} was retired.`);
  } else {
    const words = `the revision of ${printed(period.revised)}`;
    const held = period.held ? "." : ". Its text is not held here: only its row of the revision history is.";
    answer(form, `On ${inWords(on)}, `, link(period.href, words), ` was in force${held}`);
  }
});

onSubmit(".ps-as-of-form", (form, { on }) => {
  const spans = [...document.querySelectorAll(".ps-days a")]
    .map((link) => ({ start: link.querySelector("time").dateTime, href: link.href }))
    .sort((one, other) => (one.start < other.start ? -1 : 1));
  const span = spans.findLast(({ start }) => start <= on);
  if (span) location.assign(`${span.href}#on=${on}`);
  else if (spans.length > 0) answer(form, `Nothing is recorded for ${inWords(on)}: the register begins on ${inWords(spans[0].start)}.`);
  else answer(form, "Nothing is recorded for any day.");
});

const chosen = document.querySelector(".ps-chosen-day");
const on = /^#on=(\d{4}-\d{2}-\d{2})$/.exec(location.hash);
if (chosen && on && !Number.isNaN(Date.parse(on[1]))) {
  const asked = Object.assign(document.createElement("strong"), { textContent: `You asked for ${inWords(on[1])}. ` });
  chosen.prepend(asked);
}

onSubmit(".ps-old-citation", (form, { label, on: day }) => {
  const { number } = form.dataset;
  const { revisions, now, document: current } = JSON.parse(form.dataset.citations);
  const wanted = label.trim().replace(/^.*§\s*/, "").replace(/\.$/, "");
  const revision = revisions.find(({ revised }) => revised === day) ?? revisions.find((candidate) => covers(candidate, day));
  if (!revision) {
    answer(form, `No revision of ${number} was in force on ${inWords(day)}.`);
    return;
  }
  const cited = `${number} §${wanted} (revised ${printed(revision.revised)})`;
  if (!revision.labels) {
    answer(form, `The text of the revision of ${printed(revision.revised)} is not held here, so where ${cited} is now cannot be told.`);
    return;
  }
  const id = revision.labels[wanted] ?? revision.labels[wanted.toLowerCase()];
  if (!id) {
    answer(form, `The revision of ${printed(revision.revised)} has no clause §${wanted}.`);
    return;
  }
  const then = link(`${revision.href}#${wanted}`, cited);
  if (id in now) answer(form, then, " is now ", link(`${current}#${id}`, `§${now[id]}`), ".");
  else answer(form, then, " is no longer in force: no clause of the text in force continues it.");
});
