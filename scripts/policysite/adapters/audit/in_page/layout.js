// Whether everything can be read in a narrow window and with wider spacing. `spaced` says that the spacing is on.
({ spaced }) => {
  const { isSeen, findings } = window.__audit;
  const found = findings();
  const scrolls = (value) => value === "auto" || value === "scroll";
  const clips = (value) => value === "hidden" || value === "clip";
  const cut = spaced ? "clipped-with-spacing" : "clipped-text";
  const wide = spaced ? "too-wide-with-spacing" : "two-way-scrolling";
  const hasOwnText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  // WCAG 1.4.10 leaves out what has a meaning in two dimensions; lines of code are such, and may not be broken.
  const twoDimensional = (element) => element.querySelector("table, pre, svg, code, img") || element.closest("pre, svg");

  found.looked(wide);
  found.looked(cut);
  const width = document.documentElement.clientWidth;
  const all = [...document.body.querySelectorAll("*")].filter(
    (element) => !(element instanceof SVGElement) && isSeen(element),
  );
  const inScroller = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  const sheet = document.scrollingElement;
  if (sheet.scrollWidth > width + 1) {
    const culprits = all.filter(
      (element) => element.getBoundingClientRect().right + scrollX > width + 1 && !inScroller(element.parentElement),
    );
    // The innermost ones: what is around them is too wide because they are.
    const inner = culprits.filter((element) => !culprits.some((other) => other !== element && element.contains(other)));
    const what = `The page is ${sheet.scrollWidth} px wide in a window of ${width} px, so it scrolls in two directions.`;
    for (const element of inner.length ? inner.slice(0, 5) : [sheet]) found.report(wide, element, what);
  }
  for (const element of all) {
    const style = getComputedStyle(element);
    const sideways = element.scrollWidth > element.clientWidth + 1;
    const down = element.scrollHeight > element.clientHeight + 1;
    if (scrolls(style.overflowX) && sideways && !twoDimensional(element)) {
      found.report(wide, element, "Text in here has to be scrolled sideways, line by line.");
    }
    const tooWide = sideways && clips(style.overflowX);
    const tooHigh = down && clips(style.overflowY);
    if (!(tooWide || tooHigh) || !element.clientWidth || !element.clientHeight) continue;
    // What is cut is text only if some text lies outside of the box.
    const box = element.getBoundingClientRect();
    const texts = hasOwnText(element) ? [element] : [...element.querySelectorAll("*")].filter(hasOwnText);
    const outside = texts.filter(isSeen).some((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()].some(
        (line) =>
          line.width > 1 &&
          ((tooWide && (line.right > box.right + 2 || line.left < box.left - 2)) ||
            (tooHigh && (line.bottom > box.bottom + 2 || line.top < box.top - 2))),
      );
    });
    if (outside) found.report(cut, element, "A part of the text in here is cut off.");
  }
  return found.result();
}
