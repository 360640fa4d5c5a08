// What holds for a page as a whole. Where WCAG asks something of films, logins, time limits or gestures, the page must
// have none of them; and what it shares with other pages is told, so that the pages can be compared.
() => {
  const { isShown, findings, listened } = window.__audit;
  const found = findings();
  const none = (rule, selector, what) => {
    found.looked(rule);
    for (const element of document.querySelectorAll(selector)) found.report(rule, element, what);
  };
  none("media", "audio, video, object, embed, track", "There is a recording; whether it has captions is for a person to see.");
  none("login", 'input[type="password"]', "There is a password to remember.");
  none("picture-of-text", "main img, main canvas", "There is a picture; whether it shows text is for a person to see.");
  none("time-limit", 'meta[http-equiv="refresh" i]', "The page leaves by itself.");
  const listens = (rule, types, what) => {
    found.looked(rule);
    for (const type of types.filter((one) => listened.has(one))) found.report(rule, null, `${what} (${type})`);
  };
  const gestures = ["dragstart", "dragover", "drop", "touchmove", "gesturestart", "devicemotion", "deviceorientation"];
  listens("needs-gesture", gestures, "A script listens for a gesture or a motion of the device");
  const presses = ["mousedown", "pointerdown", "touchstart"];
  listens("acts-on-press", presses, "A script acts while the pointer is still down");

  const within = ({ hash, pathname }) => hash && pathname === location.pathname;
  const words = (element) => (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ");
  const links = [...document.querySelectorAll("a[href]")].filter((link) => !within(link));
  const around = "header a, body > nav a, footer a";
  const search = document.querySelector('[role="search"], search, input[type="search"]');
  const opener = [...document.querySelectorAll('[aria-haspopup="dialog"]')].find((one) => /search/i.test(words(one)));
  const stands = document.querySelector('link[rel="canonical"]');
  const standIn = stands && new URL(stands.href);
  return {
    ...found.result(),
    variant: standIn?.origin === location.origin && standIn.pathname !== location.pathname,
    title: document.title,
    search: Boolean(search ?? opener),
    shared: links.filter((link) => link.matches(around) && isShown(link)).map((link) => [link.href, words(link)]),
    links: links.map((link) => link.href),
  };
}
