// A checker: one question at a time, then what the policy says, with the clauses that say so.
// The page is complete without this script. It stays inside its root element, and the answers stay in the browser:
// they stand in the address's fragment, which no server sees.

// The rules -----------------------------------------------------------------------------------------------------------
// The same as policysite.analysis does in Python; tests compare the two case by case.

const holds = (condition, answers) =>
  Object.entries(condition).every(([fact, options]) => options.includes(answers[fact]));
const anyHolds = (conditions = [], answers) => conditions.some((condition) => holds(condition, answers));

/** The outcome of a complete case: of all rules that apply, the strictest one's. */
export function decide(checker, answers) {
  const applies = ({ when, unless }) => holds(when, answers) && !anyHolds(unless, answers);
  const rules = checker.outcomes.flatMap(({ id }) => checker.rules.filter((rule) => rule.then === id && applies(rule)));
  const outcome = checker.outcomes.find(({ id }) => id === (rules[0]?.then ?? checker.silence));
  return { outcome, rules, cites: [...new Set(rules.flatMap(({ cites }) => cites))] };
}

function offered(checker, fact, answers) {
  return fact.options.filter(({ id }) => {
    const now = { ...answers, [fact.id]: id };
    return !(checker.impossible ?? []).some((condition) => fact.id in condition && holds(condition, now));
  });
}

/** All that the facts from one on can still lead to, as text: the same for two sets of answers that make no difference. */
function future(checker, answers, index) {
  const fact = checker.facts[index];
  if (!fact) {
    const { outcome, rules } = decide(checker, answers);
    return [outcome.id, ...rules.map(({ id }) => id)].join("+");
  }
  if (anyHolds(fact.skip_if, answers)) return future(checker, answers, index + 1);
  const branches = futures(checker, answers, index);
  const [first] = branches.values();
  return matters(branches) ? `${fact.id}(${[...branches].map((branch) => branch.join(">"))})` : first;
}

function futures(checker, answers, index) {
  const fact = checker.facts[index];
  const after = ({ id }) => [id, future(checker, { ...answers, [fact.id]: id }, index + 1)];
  return new Map(offered(checker, fact, answers).map(after));
}

const matters = (branches) => new Set(branches.values()).size > 1;

/**
 * Follow the answers as far as they go.
 *
 * Returns those that were needed, and either the next question, with the options that are possible, or the decision. A
 * question on which nothing depends any more is not asked.
 */
export function walk(checker, given) {
  const needed = {};
  const answers = {};
  for (const [index, fact] of checker.facts.entries()) {
    if (anyHolds(fact.skip_if, answers)) continue;
    const branches = futures(checker, answers, index);
    const needs = matters(branches);
    const answer = given[fact.id];
    if (branches.has(answer)) answers[fact.id] = answer;
    else if (needs) return { needed, question: fact, options: fact.options.filter(({ id }) => branches.has(id)) };
    else [answers[fact.id]] = branches.keys();
    if (needs) needed[fact.id] = answer;
  }
  return { needed, decision: decide(checker, answers) };
}

/** The one other answer with which it would be all right: of several the mildest outcome, then the first. */
export function nearest(checker, { needed, decision }) {
  if (decision.outcome.kind === "allowed") return null;
  const changed = (fact) => (option) => ({ fact, option, ...walk(checker, { ...needed, [fact.id]: option.id }) });
  const mildness = ({ decision: { outcome } }) => checker.outcomes.indexOf(outcome);
  return checker.facts
    .filter(({ id, fixed }) => id in needed && !fixed)
    .flatMap((fact) => fact.options.map(changed(fact)))
    .filter((other) => other.decision?.outcome.kind === "allowed")
    .sort((one, other) => mildness(other) - mildness(one))[0];
}

// The page ------------------------------------------------------------------------------------------------------------

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...children.filter(Boolean));
  return element;
}

const hidden = (words) => make("span", { class: "ps-hidden" }, words);
const heading = (words) => make("h2", { tabindex: "-1" }, words);
const printed = (day) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(2, 4)}`;

function questionView({ question, options }, chosen, fault) {
  const id = `check-${question.id}`;
  const hint = question.hint && `${id}-hint`;
  const said = fault && `${id}-fault`;
  const choices = options.map((option, index) => {
    const own = `${id}-${index + 1}`;
    const more = option.hint && `${own}-hint`;
    const radio = make("input", { type: "radio", name: id, id: own, value: option.id, "aria-describedby": more });
    radio.checked = option.id === chosen;
    const label = make("label", { for: own }, option.label);
    return make("div", { class: "ps-choice" }, radio, label, more && make("p", { class: "ps-hint", id: more }, option.hint));
  });
  return [
    fault &&
      make(
        "div",
        { class: "ps-problem", role: "alert", tabindex: "-1" },
        make("h2", {}, "There is a problem"),
        make("p", {}, make("a", { href: `#${id}-1` }, fault)),
      ),
    make(
      "fieldset",
      { "aria-describedby": [hint, said].filter(Boolean).join(" ") },
      make("legend", {}, heading(question.question)),
      hint && make("p", { class: "ps-hint", id: hint }, question.hint),
      said && make("p", { class: "ps-fault", id: said }, hidden("Error: "), fault),
      ...choices,
    ),
    make("form", { action: "#every-answer" }, make("button", { class: "ps-button" }, "Continue")),
  ];
}

function mount(root) {
  const checker = JSON.parse(root.dataset.rules);
  const { document: number, text, revised, clauses } = checker;
  const step = root.querySelector(".ps-check__step");
  const status = root.querySelector("[role=status]");
  const title = document.title;
  const remembered = {}; // chosen before, and offered again where the reader comes back to the question
  let kept = {}; // answers that need not be given again after one of them has changed
  let now = walk(checker, {});

  const address = (answers) => `#${new URLSearchParams({ r: revised, ...answers })}`;
  const factOf = (id) => checker.facts.find((fact) => fact.id === id);
  const labelOf = (id, answer) => factOf(id).options.find((option) => option.id === answer).label;

  function outside(href, words) {
    const { target } = root.dataset;
    return make("a", { href, target }, words, target && hidden(" (in a new tab)"));
  }

  function answersView() {
    const before = {};
    const rows = Object.entries(now.needed).map(([id, answer]) => {
      const { question } = factOf(id);
      const change = make("a", { href: address(before), class: "ps-change" }, "Change", hidden(`: ${question}`));
      before[id] = answer;
      return make("div", {}, make("dt", {}, question), make("dd", {}, labelOf(id, answer)), make("dd", {}, change));
    });
    return rows.length > 0 && [make("h3", {}, "Your answers"), make("dl", { class: "ps-answers" }, ...rows)];
  }

  function quotation(clause) {
    const { label, words, href } = clauses[clause];
    const link = outside(href, `${number} §${label} (revised ${printed(text)})`);
    const address = make("span", { class: "ps-on-paper" }, ` ${link.href}`);
    return make("figure", { class: "ps-quote" }, make("blockquote", {}, words), make("figcaption", {}, link, address));
  }

  /** The sentence of each rule, with the clauses behind it; each clause is quoted once on the page. */
  function reasonsView(words, rules, quoted) {
    const reason = ({ say, cites }) => {
      const again = cites.filter((clause) => quoted.has(clause)).flatMap((clause) => [" ", outside(clauses[clause].href, `§${clauses[clause].label}`)]);
      const first = cites.filter((clause) => !quoted.has(clause));
      for (const clause of first) quoted.add(clause);
      return make("li", {}, make("p", {}, say, ...again), ...first.map(quotation));
    };
    return rules.length > 0 && [make("h3", {}, words), make("ul", { class: "ps-reasons", role: "list" }, ...rules.map(reason))];
  }

  function nearestView({ fact, option, needed, decision }) {
    const instead = `With “${option.label}” instead of “${labelOf(fact.id, now.needed[fact.id])}”: `;
    return make("p", {}, instead, make("a", { href: address(needed) }, decision.outcome.heading));
  }

  function resultView() {
    const { outcome, rules } = now.decision;
    const quoted = new Set();
    const other = nearest(checker, now);
    const own = new URL(address(now.needed), new URL(root.dataset.page, location)).href;
    const button = (words, act) => {
      const made = make("button", { class: "ps-button ps-button--plain", type: "button" }, words);
      made.addEventListener("click", act);
      return made;
    };
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(own);
        status.textContent = "The address of this answer is copied.";
      } catch {
        status.textContent = `The address of this answer is ${own}`;
      }
    };
    return [
      make(
        "div",
        { class: `ps-result ps-result--${outcome.kind}` },
        heading(outcome.heading),
        make("p", {}, outcome.next),
        other && nearestView(other),
      ),
      reasonsView("Why", rules.filter(({ then }) => then === outcome.id), quoted),
      reasonsView("This holds as well", rules.filter(({ then }) => then !== outcome.id), quoted),
      answersView(),
      make("p", { class: "ps-on-paper" }, own),
      make(
        "div",
        { class: "ps-check__tools" },
        make("a", { class: "ps-button ps-button--plain", href: address({}) }, "Start again"),
        button("Print", () => print()),
        button("Copy the address of this answer", copy),
      ),
    ];
  }

  function show(notice, fault) {
    const { question, decision } = now;
    const view = decision ? resultView() : [questionView(now, remembered[question.id], fault), answersView()];
    step.replaceChildren(...[notice && make("p", { class: "ps-notice", tabindex: "-1" }, ...notice), ...view].flat().filter(Boolean));
    document.title = `${fault ? "Error: " : ""}${decision ? decision.outcome.heading : question.question} - ${title}`;
    status.textContent = "";
    step.querySelector("[tabindex]").focus();
  }

  // The fragment may be cut off, made up, or made for another revision of the checker.
  function follow() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const made = asked.get("r");
    if (!made && location.hash) return;
    asked.delete("r");
    const given = Object.fromEntries(asked);
    let notice;
    if (!made || made === revised) {
      now = walk(checker, given);
      if (!Object.keys(given).every((id) => Object.hasOwn(now.needed, id))) {
        now = walk(checker, {});
        notice = ["The address was cut off or altered, so the questions begin again."];
      }
    } else if (Object.hasOwn(checker.earlier, made)) {
      for (const id of checker.earlier[made]) delete given[id];
      now = walk(checker, given);
      kept = given;
      const then = outside(`${root.dataset.page}${made}/${location.hash}`, "What it said then");
      notice = [`The address was made for the checker of ${printed(made)}, which has been revised. Only what changed is asked again. `, then];
    } else {
      now = walk(checker, {});
      notice = ["The address was made for a checker that is not known here, so the questions begin again."];
    }
    if (notice) history.replaceState(null, "", address(now.needed));
    Object.assign(remembered, now.needed);
    show(notice);
  }

  function go(answers) {
    history.pushState(null, "", address(answers));
    follow();
  }

  function next() {
    const chosen = step.querySelector(":checked");
    if (chosen) go(walk(checker, { ...kept, ...now.needed, [now.question.id]: chosen.value }).needed);
    else show(null, "Choose one of the answers");
  }

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    next();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.type === "radio") next();
  });
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    if (link.hash.startsWith("#check-")) root.querySelector(link.hash).focus();
  });
  addEventListener("popstate", () => {
    kept = {};
    follow();
  });
  if (location.hash) follow();
}

const found = document.querySelector(".ps-check");
if (found) mount(found);
