// Notes where the focus is each time that the Tab key goes down, that is, when the page had time to settle after the
// key before. What no key should have to reach is reported at once.
() => {
  const audit = window.__audit;
  const expected = audit.stops();
  const steps = [];
  const note = (event) => {
    if (event.key !== "Tab") return;
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) {
      steps.push(null);
      return;
    }
    const box = element.getBoundingClientRect();
    // Of a link that runs over several lines, the middle of the box may lie outside.
    const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const onScreen = boxes.filter(
      ({ top, bottom, left, right }) => bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    );
    const related = (other) =>
      other && (element.contains(other) || other.contains(element) || [...(element.labels ?? [])].some((l) => l.contains(other)));
    const clamp = (low, value, high) => Math.max(low, Math.min(value, high));
    const points = onScreen.flatMap(({ left, right, top, bottom }) =>
      [0.5, 0.1, 0.9].map((part) => [
        clamp(0, left + (right - left) * part, innerWidth - 1),
        clamp(0, (top + bottom) / 2, innerHeight - 1),
      ]),
    );
    steps.push({
      element,
      top: box.top + scrollY,
      left: box.left + scrollX,
      bottom: box.bottom + scrollY,
      seen: onScreen.length > 0 && [element, ...(element.labels ?? [])].some(audit.isShown),
      covered: points.length > 0 && !points.some(([x, y]) => related(document.elementFromPoint(x, y))),
    });
  };
  document.activeElement?.blur?.();
  scrollTo(0, 0);
  addEventListener("keydown", note, true);
  const first = () => steps.find(Boolean)?.element;
  const isRound = () => steps.filter((step, index) => step && step.element === first() && steps[index - 1]?.element !== first()).length > 1;
  Object.assign(audit, { expected, steps, isRound, stopNoting: () => removeEventListener("keydown", note, true) });
  return expected.length;
}
