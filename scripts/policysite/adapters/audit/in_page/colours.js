// Where something is told by colour, or has to stand out from what is around it: in the scheme that is on.
() => {
  const { isSeen, rgba, backdrop, contrast, findings } = window.__audit;
  const found = findings();
  const drawn = (style, side) =>
    style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0;

  // WCAG 1.4.11: the edge of a field, or its area, stands out by 3:1.
  const fields = 'input:not([type="hidden"], [type="image"], [type="range"], [type="color"]), select, textarea';
  for (const field of document.querySelectorAll(fields)) {
    if (!isSeen(field) || field.disabled) continue;
    const style = getComputedStyle(field);
    if (["checkbox", "radio"].includes(field.type) && style.appearance !== "none") continue; // the browser draws it
    found.looked("control-faint");
    const around = backdrop(field.parentElement);
    const edges = ["Top", "Right", "Bottom", "Left"]
      .filter((side) => drawn(style, side))
      .map((side) => contrast(rgba(style[`border${side}Color`]), around));
    const best = Math.max(contrast(backdrop(field), around), ...edges);
    if (best < 3) {
      found.report("control-faint", field, `The field stands out by ${best.toFixed(2)}:1 only; 3:1 is needed.`);
    }
  }

  // WCAG 1.4.1: an insertion or deletion is marked by more than a colour.
  const marks = 'ins, del, s, [class*="insert"], [class*="delet"], [class*="added"], [class*="removed"]';
  for (const mark of document.querySelectorAll(marks)) {
    const style = getComputedStyle(mark);
    if (!isSeen(mark) || !mark.parentElement || !style.display.startsWith("inline")) continue;
    found.looked("redline-colour-only");
    const around = getComputedStyle(mark.parentElement);
    const said = ["::before", "::after"].some((part) => !["none", "normal", '""'].includes(getComputedStyle(mark, part).content));
    const shape = ["fontWeight", "fontStyle", "fontFamily", "fontSize"].some((name) => style[name] !== around[name]);
    const framed = ["Top", "Right", "Bottom", "Left"].some((side) => drawn(style, side));
    if (style.textDecorationLine === "none" && !said && !shape && !framed) {
      found.report("redline-colour-only", mark, "Only a colour tells this change from the words around it.");
    }
  }
  return found.result();
}
