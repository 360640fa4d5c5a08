// What the walk with the Tab key has shown, once the focus has come round to where it began.
() => {
  const { expected, steps, stopNoting, isSeen, isDisabled, radios, stops, findings } = window.__audit;
  const found = findings();
  stopNoting();
  for (const rule of [
    "not-reached", "keyboard-trap", "focus-off-screen", "focus-obscured", "focus-order",
    "control-not-reachable",
  ]) found.looked(rule);

  // A date field has several stops of its own, and so has what is embedded.
  const manyStops = "iframe, audio, video, input:is([type=date], [type=time], [type=month], [type=week], [type=datetime-local])";
  const walked = steps.filter(
    (step, index) => step && !(step.element === steps[index - 1]?.element && step.element.matches(manyStops)),
  );
  const round = [];
  let again = null;
  for (const step of walked) {
    if (round.length && step.element === round[0].element) break;
    again = round.find(({ element }) => element === step.element);
    if (again) break;
    round.push(step);
  }
  const left = steps.indexOf(null, 1) > 0 || (walked.length > round.length && !again);
  const last = round.at(-1);
  if (last && (again || !left)) {
    const what = again ? "Tab leads back to here, and never out." : "Tab does not lead away from here.";
    found.report("keyboard-trap", (again ?? last).element, what);
  } else {
    const reached = new Set(round.map(({ element }) => element));
    for (const element of expected) {
      if (!reached.has(element) && element.isConnected && !isDisabled(element)) {
        found.report("not-reached", element, "The Tab key does not reach it.");
      }
    }
  }
  for (const [index, step] of round.entries()) {
    if (!step.seen) found.report("focus-off-screen", step.element, "It gets the focus where nobody sees it.");
    else if (step.covered) found.report("focus-obscured", step.element, "Something lies over it while it has the focus.");
    const before = round[index - 1];
    if (!before) continue;
    const follows = before.element.compareDocumentPosition(step.element) & Node.DOCUMENT_POSITION_FOLLOWING;
    // Among those of one part, the eye goes down or to the right.
    const part = (element) => element.closest("svg, main, nav, header, footer, form, dialog, [role=dialog], li, tr, table");
    const upward = step.bottom <= before.top + 1 && step.left <= before.left + 1;
    if (!follows) found.report("focus-order", step.element, "The focus comes here out of the order of the page.");
    else if (upward && step.seen && before.seen && part(before.element) === part(step.element) && !part(step.element)?.matches("svg")) {
      found.report("focus-order", step.element, "The focus jumps up to here, against the order in which one reads.");
    }
  }

  // What answers to a click and to no key.
  const reachable = new Set(stops());
  const hasKeys = (field) =>
    !field || field.disabled || reachable.has(field) || (field.type === "radio" && radios(field).some((one) => reachable.has(one)));
  const clickable = '[onclick], [role="button"], [role="link"], [role="menuitem"], [role="tab"], label[for]';
  for (const element of document.querySelectorAll(clickable)) {
    if (!isSeen(element) || isDisabled(element) || element.tabIndex >= 0) continue;
    if (element.closest("a[href], button, summary") || element.querySelector("a[href], button, input, select, textarea")) continue;
    if (element.localName === "label" && hasKeys(element.control)) continue;
    found.report("control-not-reachable", element, "It answers to the mouse, and no key reaches it.");
  }
  return found.result();
}
