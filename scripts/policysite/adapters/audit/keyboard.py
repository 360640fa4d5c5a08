"""A page as it is for those who use the keyboard alone."""

from __future__ import annotations

import string
from typing import Any

from playwright.sync_api import Error, Page

from policysite.adapters.audit.findings import Observations
from policysite.adapters.audit.own_rules import look, observed, source
from policysite.adapters.audit.walker import SETTLING, go_to

_AT_ONCE = 25
"""How often Tab is pressed between two looks at how far it has come."""

_KEYS = string.ascii_lowercase + string.digits + "/?.,;"

_OPENED_OR_MOVED = """() => JSON.stringify([
  location.pathname,
  document.activeElement?.localName,
  document.querySelectorAll('[aria-expanded="true"], dialog[open], details[open], :checked').length,
])"""


def walk(page: Page, state: str) -> Observations:
    """Go through the page with the Tab key, once round, and see where the focus comes and where not.

    Args:
        page: The page.
        state: Names the state in which the page is.
    """
    where = page.url
    expected: int = page.evaluate(source("walk_begin.js"))
    try:
        for _ in range(0, 3 * expected + 2 * _AT_ONCE, _AT_ONCE):
            for _ in range(_AT_ONCE):
                page.keyboard.press("Tab")
            if page.evaluate("__audit.isRound()"):
                break
        seen = look(page, "keyboard", "walk_end.js", state)
    except Error:
        if page.url == where:
            raise
        seen = Observations()
    moved = page.url != where
    faults = [{"rule": "changes-on-focus", "what": f"Walking through the page led to {page.url}."}] if moved else []
    if moved:
        go_to(page, where)
    seen.add(observed("keyboard", page, state, {"changes-on-focus"}, faults))
    return seen


def focus_is_visible(page: Page, state: str, *, within: str | None = None) -> Observations:
    """See whether each stop of the Tab key looks different with the focus: in the colours that are on.

    Args:
        page: The page.
        state: Names the state in which it is.
        within: Selector of the part that is examined; the whole page unless given.
    """
    page.keyboard.press("Tab")  # from now on the browser shows the focus as it does for those who use the keyboard
    return look(page, "keyboard", "focus_look.js", state, within=within)


def skip_link(page: Page, state: str) -> Observations:
    """See whether the first stop leads past what all pages share, to the main part; the page is just loaded."""
    page.keyboard.press("Tab")
    place: dict[str, Any] = page.evaluate("""() => {
      const element = document.activeElement;
      const target = element?.hash && document.getElementById(decodeURIComponent(element.hash.slice(1)));
      const main = document.querySelector("main");
      const leads = Boolean(target && main && (main.contains(target) || target.contains(main)));
      const around = document.querySelector("nav a, header a") !== null;
      const selector = element && element !== document.body ? __audit.selectorOf(element) : "";
      return { leads, around, selector, html: selector ? __audit.htmlOf(element) : "" };
    }""")
    if not place["around"]:
        return Observations()  # nothing has to be skipped
    what = ""
    if not place["leads"]:
        what = "The first stop of the Tab key is no link to the main part of the page."
    else:
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        if not page.evaluate(
            """() => {
          const main = document.querySelector("main");
          const after = (element) => main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
          return after(document.activeElement) || !__audit.stops().some(after);
        }"""
        ):
            what = "After the skip link, the Tab key does not go on in the main part of the page."
        page.go_back()  # out of the fragment
    faults = [{"rule": "skip-link", "what": what, "selector": place["selector"], "html": place["html"]}]
    return observed("keyboard", page, state, {"skip-link"}, faults if what else ())


def single_keys(page: Page, state: str) -> Observations:
    """Press each letter, digit and mark with the focus on nothing: none of them may do anything (WCAG 2.1.4).

    Those who speak to the machine press such keys without knowing.
    """
    where = page.url.partition("#")[0]  # an address with a fragment would not be loaded anew
    before = _at_rest(page)
    for key in _KEYS:
        page.keyboard.press(key)
    acting = _acting(page, where) if _has_changed(page, where, before) else []
    what = f"These keys act by themselves, and cannot be turned off: {' '.join(acting)}"
    faults = [{"rule": "single-key-shortcut", "what": what}] if acting else []
    return observed("keyboard", page, state, {"single-key-shortcut"}, faults)


def _acting(page: Page, where: str) -> list[str]:
    """Which keys do something: each pressed by itself on a page where nothing has happened yet."""
    acting = []
    go_to(page, where)
    before = _at_rest(page)
    for key in _KEYS:
        page.keyboard.press(key)
        if _has_changed(page, where, before):
            acting.append(key)
            go_to(page, where)
            before = _at_rest(page)
    return acting


def _at_rest(page: Page) -> str:
    page.wait_for_timeout(SETTLING)
    page.evaluate("document.activeElement?.blur?.()")
    return str(page.evaluate(_OPENED_OR_MOVED))


def _has_changed(page: Page, where: str, before: str) -> bool:
    page.wait_for_timeout(SETTLING)
    try:
        return page.url.partition("#")[0] != where or page.evaluate(_OPENED_OR_MOVED) != before
    except Error:  # the page is being left
        return True
