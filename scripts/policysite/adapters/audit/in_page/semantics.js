// What the style sheet or an attribute says to the eye and not to a screen reader, or to it and not to the eye.
() => {
  const { isSeen, isShown, findings } = window.__audit;
  const found = findings();
  const words = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  // WCAG 2.5.3: who speaks to the machine says what stands on the control.
  for (const control of document.querySelectorAll("a[href], button, summary, [role=button], [role=link], [role=tab]")) {
    const by = control.getAttribute("aria-labelledby")?.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "");
    const name = words(control.getAttribute("aria-label") ?? by?.join(" ") ?? "");
    const shown = words(control.innerText ?? control.textContent);
    if (!name || !shown || !isSeen(control)) continue;
    found.looked("name-without-its-label");
    if (!` ${name} `.includes(` ${shown} `)) {
      found.report("name-without-its-label", control, `It shows “${shown}”, and its name is another.`);
    }
  }

  // A number that a style sheet draws is no text, and not every screen reader says it.
  for (const item of document.querySelectorAll("ol > li")) {
    if (!isSeen(item)) continue;
    found.looked("number-by-style-alone");
    const drawn = getComputedStyle(item, "::before").content.includes("counter");
    if (drawn && getComputedStyle(item).listStyleType === "none") {
      found.report("number-by-style-alone", item, "The number of this item is drawn by the style sheet alone.");
    }
  }

  // WCAG 4.1.3: a message is announced, and once.
  const said = new Map();
  for (const region of document.querySelectorAll('[role="status"], [role="alert"], [role="log"], [aria-live]')) {
    if (!isShown(region) || region.getAttribute("aria-live") === "off") continue;
    found.looked("status-twice");
    const text = words(region.textContent);
    if (text && said.has(text)) found.report("status-twice", region, "Another place announces the same message.");
    said.set(text, region);
  }
  return found.result();
}
