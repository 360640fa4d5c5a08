// What the checks inside a page share. It is there before the page's own scripts, and changes nothing that they see.
(() => {
  // To which events the page's scripts listen.
  const listened = new Set();
  const { addEventListener: listen } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    listened.add(type);
    return listen.call(this, type, ...rest);
  };

  const FOCUSABLE =
    'a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, audio[controls], ' +
    'video[controls], [tabindex], [contenteditable=""], [contenteditable="true"]';

  /** A selector that finds the element and no other. */
  function selectorOf(element) {
    const steps = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const byId = at.id && `#${CSS.escape(at.id)}`;
      if (byId && document.querySelectorAll(byId).length === 1) {
        steps.unshift(byId);
        break;
      }
      const same = [...(at.parentElement?.children ?? [])].filter((sibling) => sibling.localName === at.localName);
      steps.unshift(at.localName + (same.length > 1 ? `:nth-of-type(${same.indexOf(at) + 1})` : ""));
    }
    return steps.join(" > ") || "html";
  }

  const htmlOf = (element) => element.cloneNode(element.childElementCount > 3 ? false : true).outerHTML.slice(0, 300);

  /** The HTML of elements, but without that in which they differ from page to page even where they are the same. */
  function sameElsewhere(elements) {
    const copies = elements.map((element) => element.cloneNode(true));
    for (const copy of copies) {
      for (const element of [copy, ...copy.querySelectorAll("*")]) {
        if (element.hasAttribute("href")) element.setAttribute("href", "");
        for (const name of Object.keys(element.dataset ?? {})) element.dataset[name] = "";
      }
    }
    return copies.map((copy) => copy.outerHTML).join("");
  }

  /**
   * Takes off the page what lies in closed folds outside of a part, where nobody meets it: engines read all of a page
   * before they look at a part. Returns what puts it back.
   */
  function withoutClosedFolds(part) {
    const apart = (fold) => !fold.contains(part) && !part.contains(fold);
    const closed = [...document.querySelectorAll("details:not([open]) > summary:first-of-type")];
    const held = closed.filter(({ parentElement }) => apart(parentElement)).map((summary) => {
      const rest = document.createRange();
      rest.setStartAfter(summary);
      rest.setEndAfter(summary.parentElement.lastChild);
      return [summary, rest.extractContents()];
    });
    return () => held.reverse().forEach(([summary, rest]) => summary.after(rest));
  }

  const isShown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  /** Whether the element is drawn on at least one pixel: not so what is kept for screen readers alone. */
  function isSeen(element) {
    const { width, height } = element.getBoundingClientRect();
    if (!isShown(element) || width <= 1 || height <= 1) return false;
    const { clip, clipPath } = getComputedStyle(element);
    return !/^rect\([01]px/.test(clip) && !/^inset\((50|100)%/.test(clipPath);
  }

  const isDisabled = (element) => element.matches(":disabled") || element.closest("[inert]") !== null;

  const radios = ({ name, form }) => [...document.getElementsByName(name)].filter((radio) => radio.form === form);

  /** What the Tab key should reach, in the order of the page; of radio buttons that belong together, one. */
  function stops(root = document) {
    const groups = new Set();
    return [...root.querySelectorAll(FOCUSABLE)].filter((element) => {
      // A field may be drawn by its label, and be transparent itself.
      if (element.tabIndex < 0 || isDisabled(element) || !element.checkVisibility({ checkVisibilityCSS: true })) return false;
      if (element.type !== "radio" || !element.name) return true;
      const group = radios(element);
      const reached = group.find((radio) => radio.checked) ?? group[0];
      if (groups.has(reached)) return false;
      groups.add(reached);
      return true;
    });
  }

  /** Red, green and blue from 0 to 255, and opacity from 0 to 1, of any colour that CSS can compute. */
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function rgba(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  /** The colour behind an element's content: of all backgrounds, the topmost that can be seen. */
  function backdrop(element) {
    let mixed = [0, 0, 0, 0];
    for (let at = element; at && mixed[3] < 1; at = at.parentElement) {
      const below = rgba(getComputedStyle(at).backgroundColor);
      const share = below[3] * (1 - mixed[3]);
      const whole = mixed[3] + share;
      if (whole) mixed = [0, 1, 2].map((i) => (mixed[i] * mixed[3] + below[i] * share) / whole).concat(whole);
    }
    const rest = 1 - mixed[3];
    return [0, 1, 2].map((i) => mixed[i] * mixed[3] + 255 * rest);
  }

  function luminance([red, green, blue]) {
    const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  /** The contrast ratio of WCAG, from 1 to 21. */
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** Collects what a group of checks finds. */
  function findings() {
    const applied = new Set();
    const faults = [];
    return {
      applied,
      faults,
      looked: (rule) => applied.add(rule),
      report: (rule, element, what) => {
        applied.add(rule);
        const place = element && element !== document.documentElement;
        faults.push({ rule, what, selector: place ? selectorOf(element) : "", html: place ? htmlOf(element) : "" });
      },
      result: () => ({ applied: [...applied], faults }),
    };
  }

  const kept = { selectorOf, htmlOf, sameElsewhere, withoutClosedFolds, isShown, isSeen, isDisabled, radios, stops, rgba, backdrop, contrast, findings, listened };
  Object.defineProperty(window, "__audit", { value: kept, enumerable: false });
})();
