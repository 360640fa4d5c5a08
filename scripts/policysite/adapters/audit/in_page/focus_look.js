// Whether each stop of the Tab key looks different while it has the focus. The last key pressed was Tab, so that the
// browser shows the focus wherever a style sheet asks it to for those who use the keyboard.
({ within }) => {
  const { stops, isSeen, rgba, backdrop, contrast, findings } = window.__audit;
  const found = findings();
  const before = document.activeElement;
  const place = [scrollX, scrollY];
  const forced = matchMedia("(forced-colors: active)").matches;
  const still = document.createElement("style");
  still.textContent = "*, ::before, ::after { transition: none !important; animation: none !important; }";
  document.head.append(still);

  // In forced colours the browser chooses colours and leaves shadows out.
  const properties = ["outline", "border", "textDecorationLine", "textDecorationThickness", "transform", "padding"];
  if (!forced) properties.push("boxShadow", "backgroundColor", "backgroundImage", "color", "textDecorationColor");
  const look = (element, part) => {
    const style = getComputedStyle(element, part);
    const outline = style.outlineStyle === "none" || !rgba(style.outlineColor)[3] ? "none" : style.outline;
    return properties.map((name) => (name === "outline" ? outline : style[name])).join();
  };
  // The focus may be shown on the element, on what is close around it, or on the label of a field that is not drawn.
  const around = (element) => [
    element,
    ...element.children,
    ...(element.labels ?? []),
    ...[element.nextElementSibling, element.parentElement, element.parentElement?.parentElement].filter(Boolean),
  ];
  const looks = (elements) =>
    elements.filter(isSeen).flatMap((near) => [null, "::before", "::after"].map((part) => look(near, part))).join("|");
  /** Whether these look different when one of them gets the focus. */
  const change = (elements, focused) => {
    document.activeElement?.blur?.();
    const without = looks(elements);
    focused.focus({ preventScroll: true, focusVisible: true });
    return looks(elements) !== without;
  };
  const rule = forced ? "focus-not-visible-in-forced-colours" : "focus-not-visible";

  for (const element of stops(within ? document.querySelector(within) : document)) {
    const shown = change([element], element) || change(around(element), element); // mostly the first is enough
    if (document.activeElement !== element) continue;
    found.looked(rule);
    if (!shown) {
      found.report(rule, element, "It looks the same with the focus and without.");
      continue;
    }
    if (forced) continue;
    const style = getComputedStyle(element);
    if (style.outlineStyle === "none" || style.outlineStyle === "auto" || !rgba(style.outlineColor)[3]) continue;
    found.looked("focus-faint");
    const ratio = contrast(rgba(style.outlineColor), backdrop(element.parentElement ?? element));
    if (ratio < 3) found.report("focus-faint", element, `The focus ring stands out by ${ratio.toFixed(2)}:1; 3:1 is needed.`);
  }
  document.activeElement?.blur?.();
  // What was opened closes by a key that it hears while the focus is in it.
  if (within && before !== document.body) before?.focus({ preventScroll: true });
  still.remove();
  scrollTo(...place);
  return found.result();
}
