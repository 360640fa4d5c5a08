// A checker: one question at a time, then what the policy says, with the clauses that say so.
// The page is complete without this script. It stays inside its root element, and the answers stay in the browser:
// they stand in the address's fragment, which no server sees.

// The rules -----------------------------------------------------------------------------------------------------------
// The same as policysite.analysis works out in Python; tests compare the two case by case.

const holds = (condition, answers) => Object.entries(condition).every(([name, ids]) => ids.includes(answers[name]));
const anyHolds = (conditions = [], answers) => conditions.some((condition) => holds(condition, answers));

/** The outcome of a complete case: of all rules that apply, the strictest one's. */
export function decide(checker, answers) {
  const applies = ({ when, unless }) => holds(when, answers) && !anyHolds(unless, answers);
  const rules = checker.outcomes.flatMap(({ id }) => checker.rules.filter((rule) => rule.then === id && applies(rule)));
  const outcome = checker.outcomes.find(({ id }) => id === (rules[0]?.then ?? checker.silence));
  return { outcome, rules, cites: [...new Set(rules.flatMap(({ cites }) => cites))] };
}

function offered({ impossible = [] }, { id: name, options }, answers) {
  return options.filter(({ id }) => {
    const now = { ...answers, [name]: id };
    return !impossible.some((condition) => name in condition && holds(condition, now));
  });
}

/**
 * The decision tree: questions with a branch for each possible answer, and decisions at their ends. A question on which
 * nothing depends is left out, and equal subtrees are one.
 */
export function decisionTree(checker) {
  const known = new Map();
  const once = (key, node) => {
    if (!known.has(key)) known.set(key, { ...node, id: known.size });
    return known.get(key);
  };
  const below = (answers, index) => {
    const question = checker.facts[index];
    if (!question) {
      const decision = decide(checker, answers);
      return once(decision.rules.map(({ id }) => id).join(), { decision });
    }
    if (anyHolds(question.skip_if, answers)) return below(answers, index + 1);
    const { id: name } = question;
    const after = ({ id }) => [id, below({ ...answers, [name]: id }, index + 1)];
    const branches = new Map(offered(checker, question, answers).map(after));
    const [first, ...others] = branches.values();
    if (others.every((node) => node === first)) return first;
    const key = [name, ...[...branches].map(([id, node]) => `${id}>${node.id}`)].join();
    return once(key, { question, branches });
  };
  return below({}, 0);
}

/** Follow answers as far as they lead: those that were asked for, and the question or decision at which they end. */
export function walk(tree, given) {
  const answers = {};
  let node = tree;
  while (node.branches?.has(given[node.question.id])) {
    const name = node.question.id;
    answers[name] = given[name];
    node = node.branches.get(given[name]);
  }
  return { answers, ...node };
}

/** The one other answer with which it would be all right: of several the mildest outcome, then the first. */
export function nearest(checker, tree, { answers, decision }) {
  if (decision.outcome.kind === "allowed") return null;
  const changed = (fact) => (option) => ({ fact, option, ...walk(tree, { ...answers, [fact.id]: option.id }) });
  const mildness = (other) => checker.outcomes.indexOf(other.decision.outcome);
  return checker.facts
    .filter(({ id, fixed }) => id in answers && !fixed)
    .flatMap((fact) => fact.options.map(changed(fact)))
    .filter((other) => other.decision?.outcome.kind === "allowed")
    .sort((one, other) => mildness(other) - mildness(one))[0];
}

// The page ------------------------------------------------------------------------------------------------------------

const CUT_OFF = "The address was cut off or altered, so the questions begin again.";
const UNKNOWN = "The address was made for a checker that is not known here, so the questions begin again.";
const REVISED = "The address was made for an earlier revision of this checker. Only what has changed is asked again. ";

const present = (parts) => parts.flat(Infinity).filter(Boolean);

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...present(children));
  return element;
}

const hidden = (words) => make("span", { class: "ps-hidden" }, words);
const heading = (words) => make("h2", { tabindex: "-1" }, words);

const button = (words, onclick) =>
  Object.assign(make("button", { class: "ps-button ps-button--plain", type: "button" }, words), { onclick });

function choice(id, { id: value, label, hint }, index, chosen) {
  const own = `${id}-${index + 1}`;
  const said = hint && `${own}-hint`;
  const radio = make("input", { type: "radio", name: id, id: own, value, "aria-describedby": said });
  radio.checked = value === chosen;
  const words = make("label", { for: own }, label);
  return make("div", { class: "ps-choice" }, radio, words, hint && make("p", { class: "ps-hint", id: said }, hint));
}

/** A question as the page holds the first one, with what was chosen before, and with a fault if nothing was. */
function questionView({ question: { id: name, question, hint, options }, branches }, chosen, fault) {
  const id = `check-${name}`;
  const ids = [hint && `${id}-hint`, fault && `${id}-fault`];
  const problem = [make("h2", {}, "There is a problem"), make("p", {}, make("a", { href: `#${id}-1` }, fault))];
  return [
    fault && make("div", { class: "ps-problem", role: "alert", tabindex: "-1" }, problem),
    make(
      "fieldset",
      { "aria-describedby": present(ids).join(" ") },
      make("legend", {}, heading(question)),
      hint && make("p", { class: "ps-hint", id: ids[0] }, hint),
      fault && make("p", { class: "ps-fault", id: ids[1] }, hidden("Error: "), fault),
      options.filter((option) => branches.has(option.id)).map((option, index) => choice(id, option, index, chosen)),
    ),
    make("form", { action: "#every-answer" }, make("button", { class: "ps-button" }, "Continue")),
  ];
}

/** Marks the way through the drawing, which stands elsewhere on the page. */
function mark(answers) {
  const drawing = document.querySelector(".ps-drawing");
  if (!drawing) return;
  const taken = new Set();
  const rows = [...drawing.querySelectorAll("g[data-row]")];
  for (let box = drawing.dataset.first; box; ) {
    const takes = ({ row, fact, answers: ids }) => row.startsWith(`${box}-`) && ids.split(" ").includes(answers[fact]);
    const row = rows.find(({ dataset }) => takes(dataset));
    taken.add(box).add(row?.dataset.row);
    box = row?.dataset.to;
  }
  for (const part of drawing.querySelectorAll("[data-box], [data-row]")) {
    part.classList.toggle("ps-taken", taken.has(part.dataset.box ?? part.dataset.row));
  }
}

function mount(root) {
  const { home, target, rules } = root.dataset;
  const checker = JSON.parse(rules);
  const { document: number, text, revised, clauses, earlier } = checker;
  const step = root.querySelector(".ps-check__step");
  const status = root.querySelector("[role=status]");
  const title = document.title;
  const tree = decisionTree(checker);
  let now = walk(tree, {});
  let remembered = {}; // chosen before, and offered again where the reader comes back to a question
  let followed = location.hash;
  let kept = {}; // answers that need not be given again when another one has changed

  const address = (answers) => `#${new URLSearchParams({ r: revised, ...answers })}`;
  const factOf = (id) => checker.facts.find((fact) => fact.id === id);
  const labelOf = (id, answer) => factOf(id).options.find((option) => option.id === answer).label;
  const outside = (href, words) => make("a", { href, target }, words, target && hidden(" (in a new tab)"));

  function answersView() {
    const before = {};
    const rows = Object.entries(now.answers).map(([id, answer]) => {
      const { question } = factOf(id);
      const which = hidden(` the answer to “${question}”`);
      const change = make("a", { href: address(before), class: "ps-change" }, "Change", which);
      before[id] = answer;
      return make("div", {}, make("dt", {}, question), make("dd", {}, labelOf(id, answer)), make("dd", {}, change));
    });
    return rows.length > 0 && [make("h3", {}, "Your answers"), make("dl", { class: "ps-answers" }, rows)];
  }

  function quotation(clause) {
    const { label, words, href } = clauses[clause];
    const day = `${text.slice(5, 7)}/${text.slice(8)}/${text.slice(2, 4)}`;
    const link = outside(href, `${number} §${label} (revised ${day})`);
    const printed = make("span", { class: "ps-on-paper" }, ` ${link.href}`);
    return make("figure", { class: "ps-quote" }, make("blockquote", {}, words), make("figcaption", {}, link, printed));
  }

  /** The sentence of each rule, with what it rests on; a clause is quoted where it comes first. */
  function reasonsView(words, reasons, quoted) {
    const rows = reasons.map(({ say, cites, see = [] }) => {
      const first = cites.filter((clause) => !quoted.has(clause));
      const again = cites.filter((clause) => quoted.has(clause));
      for (const clause of first) quoted.add(clause);
      const links = [
        again.map((clause) => [" ", outside(clauses[clause].href, `§${clauses[clause].label}`)]),
        see.map(({ href, label, title: named }) => [" ", outside(href, present([label, named]).join(" "))]),
      ];
      return make("li", {}, make("p", {}, say, links), first.map(quotation));
    });
    return rows.length > 0 && [make("h3", {}, words), make("ul", { class: "ps-reasons", role: "list" }, rows)];
  }

  function nearestView({ fact: { id }, option, answers, decision }) {
    const instead = `With “${option.label}” instead of “${labelOf(id, now.answers[id])}”: `;
    return make("p", {}, instead, make("a", { href: address(answers) }, decision.outcome.heading));
  }

  async function copy(own) {
    status.textContent = "";
    const copied = await navigator.clipboard?.writeText(own).then(() => true, () => false);
    status.textContent = copied ? "The address of this answer is copied." : `The address of this answer is ${own}`;
  }

  function resultView() {
    const { outcome, rules: reasons } = now.decision;
    const other = nearest(checker, tree, now);
    const own = new URL((target ? home : "") + address(now.answers), location).href;
    const quoted = new Set();
    const parts = [heading(outcome.heading), make("p", {}, outcome.next), other && nearestView(other)];
    const tools = [
      make("a", { class: "ps-button ps-button--plain", href: address({}) }, "Start again"),
      button("Print", () => print()),
      button("Copy the address of this answer", () => copy(own)),
    ];
    return [
      make("div", { class: `ps-result ps-result--${outcome.kind}` }, parts),
      reasonsView("Why", reasons.filter(({ then }) => then === outcome.id), quoted),
      reasonsView("This holds as well", reasons.filter(({ then }) => then !== outcome.id), quoted),
      answersView(),
      make("p", { class: "ps-on-paper" }, own),
      make("div", { class: "ps-check__tools" }, tools),
    ];
  }

  function show(notice, fault) {
    const { question, decision } = now;
    const view = decision ? resultView() : [questionView(now, remembered[question.id], fault), answersView()];
    const said = notice && make("p", { class: "ps-notice", tabindex: "-1" }, notice);
    step.replaceChildren(...present([said, view]));
    document.title = `${fault ? "Error: " : ""}${decision?.outcome.heading ?? question.question} - ${title}`;
    status.textContent = "";
    mark(now.answers);
    step.querySelector("[tabindex]").focus();
  }

  /** Shows what the fragment says. It may be cut off, made up, or made for another revision of the checker. */
  function follow() {
    followed = location.hash;
    const asked = new URLSearchParams(location.hash.slice(1));
    const made = asked.get("r");
    if (!made && location.hash) return; // the anchor of something else on the page
    asked.delete("r");
    const given = Object.fromEntries(asked);
    let notice;
    if (made && Object.hasOwn(earlier, made)) {
      notice = [REVISED, outside(`${home}${made}/${location.hash}`, "What it said then")];
      for (const id of earlier[made]) delete given[id];
      kept = given;
    }
    now = walk(tree, given);
    if (!notice && (made !== revised || Object.keys(given).some((id) => !Object.hasOwn(now.answers, id)))) {
      notice = made && (made === revised ? CUT_OFF : UNKNOWN);
      now = walk(tree, {});
    }
    if (notice) history.replaceState(null, "", (followed = address(now.answers)));
    Object.assign(remembered, now.answers);
    show(notice);
  }

  function go(hash) {
    history.pushState(null, "", hash);
    follow();
  }

  function next() {
    const chosen = step.querySelector(":checked")?.value;
    if (chosen) go(address(walk(tree, { ...kept, ...now.answers, [now.question.id]: chosen }).answers));
    else show(null, "Choose one of the answers");
  }

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    next();
  });
  root.addEventListener("keydown", ({ key, target: { type } }) => {
    if (key === "Enter" && type === "radio") next();
  });
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    kept = link.matches(".ps-change") ? now.answers : {};
    if (link.matches(".ps-button")) remembered = {};
    if (link.closest(".ps-problem")) root.querySelector(link.hash).focus();
    else go(link.hash);
  });
  addEventListener("popstate", () => {
    if (location.hash === followed) return; // the search has gone back, which is no step of ours
    kept = {};
    follow();
  });
  if (location.hash) follow();

  // The lists on the page answer to the same fragments for readers without this script.
  const whole = () => {
    for (const place of document.querySelectorAll("[id^='r=']")) place.removeAttribute("id");
    mark(now.answers);
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", whole);
  else whole();
}

for (const root of document.querySelectorAll(".ps-check")) mount(root);
