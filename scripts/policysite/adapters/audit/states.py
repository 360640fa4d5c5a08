"""The states in which a page can be: as it was loaded, and with everything opened that can be opened.

They are found by what they are to a screen reader, so that a new button or dialog is found by itself. Everything is
opened with the keyboard, and what the keyboard does not open is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from playwright.sync_api import Error, Locator

from policysite.adapters.audit.claims import Claims
from policysite.adapters.audit.forms import choices_made, questions_answered
from policysite.adapters.audit.walker import SEARCHED, SETTLING, WAIT, AsLoaded, State, Walker

_OPENERS = ':is(button, [role="button"], a, input)[aria-expanded="false"], [aria-haspopup="dialog"]'
_CLOSED_WITHIN = 'button[aria-expanded="false"], details:not([open]) > summary'

_FIND = """(openers) => [...document.querySelectorAll(openers)]
  .filter((one) => __audit.isSeen(one) && !__audit.isDisabled(one))
  .map(__audit.selectorOf)"""
_IS_OPEN = """(opener) =>
  opener.getAttribute("aria-expanded") === "true" ||
  [...document.querySelectorAll('dialog[open], [role="dialog"]')].some(__audit.isSeen)"""
_PART = """(opener) => {
  const dialog = [...document.querySelectorAll('dialog[open], [role="dialog"]')].find(__audit.isSeen);
  const part = dialog ?? document.getElementById(opener.getAttribute("aria-controls") ?? "");
  if (!part) return null;
  const over = Boolean(dialog) || ["fixed", "absolute"].includes(getComputedStyle(part).position);
  return { selector: __audit.selectorOf(part), dialog: Boolean(dialog), over };
}"""
_OPENS = """(opener) => {
  const dialogs = document.querySelectorAll('dialog, [role="dialog"]');
  const parts = [document.getElementById(opener.getAttribute("aria-controls") ?? ""), ...dialogs].filter(Boolean);
  return parts.length ? __audit.sameElsewhere([opener, ...parts]) : "";
}"""
"""What is opened, with what opens it; nothing where that cannot be known before."""

_FOLDS = """() => [...document.querySelectorAll("details:not([open])")].filter((fold) => !fold.closest("dialog"))"""
_SET = """(folds, open) => folds.forEach((fold) => { fold.open = open; })"""


def states(walker: Walker, loaded: AsLoaded, claims: Claims) -> Iterator[State]:
    """Each state beside that of the page as it was loaded; the page is in it until the next one is asked for.

    Args:
        walker: What walks through the page.
        loaded: The page, in which nothing is left over.
        claims: What was opened on this page or another, and is not opened again where it is the same.
    """
    yield from _folds_open(walker)
    for selector in walker.page.evaluate(_FIND, _OPENERS):
        loaded.again()
        opens = walker.page.locator(selector).evaluate(_OPENS)
        if not opens or claims.take(walker.label + opens):
            yield from _opened(walker, selector)
    for in_use in (choices_made, questions_answered):
        loaded.again()
        yield from in_use(walker)


def _folds_open(walker: Walker) -> Iterator[State]:
    folds = walker.page.evaluate_handle(_FOLDS)
    if folds.evaluate("(folds) => folds.length"):
        folds.evaluate(_SET, True)
        yield State("folds open", "main")
        folds.evaluate(_SET, False)


def _opened(walker: Walker, selector: str) -> Iterator[State]:
    opener = walker.page.locator(selector)
    name = str(opener.evaluate("(one) => (one.getAttribute('aria-label') || one.innerText || one.id).trim()"))
    if not _open(walker, opener, name):
        return
    part = opener.evaluate(_PART) or {"selector": None, "dialog": False, "over": False}
    walker.check_focus(selector, f"“{name}” open", part["selector"] if part["dialog"] else None)
    yield State(f"“{name}” open", part["selector"])
    if part["selector"]:
        yield from _within(walker, part["selector"], name)
    if part["over"]:
        _close(walker, opener, name)
    else:
        opener.press("Enter")


def _open(walker: Walker, opener: Locator, name: str) -> bool:
    walker.looked("keyboard", {"not-operable"})
    opener.focus()
    walker.page.keyboard.press("Enter")
    if walker.becomes(_IS_OPEN, opener):
        return True
    opener.click()
    by_mouse = walker.becomes(_IS_OPEN, opener)
    what = f"“{name}” opens {'with the mouse, and not with the Enter key' if by_mouse else 'nothing'}."
    walker.report("not-operable", what, name, opener)
    return by_mouse


def _within(walker: Walker, part: str, name: str) -> Iterator[State]:
    """A search with results; and what can be opened inside of what is open, all at once."""
    inner = walker.page.locator(part)
    field = inner.locator('input[type="search"], input[role="combobox"], [role="searchbox"]').first
    if field.count() and field.is_visible():
        before = len(inner.inner_text())
        field.fill(SEARCHED)
        condition = "([part, before]) => document.querySelector(part).innerText.length > before + 40"
        with suppress(Error):  # where nothing is found, the state is the same as before
            walker.page.wait_for_function(condition, arg=[part, before], timeout=4 * WAIT)
            walker.page.wait_for_timeout(200)
            yield State(f"“{name}” with results", part)
        field.fill("")  # in a search field with words, Escape clears the field first
    if inner.locator(_CLOSED_WITHIN).count():
        for closed in inner.locator(_CLOSED_WITHIN).all():
            if closed.is_visible():
                closed.click()
        yield State(f"“{name}” and all within open", part)


def _close(walker: Walker, opener: Locator, name: str) -> None:
    """Escape closes what lies over the page, and the focus goes back to where it came from."""
    walker.looked("keyboard", {"escape"})
    walker.page.keyboard.press("Escape")
    if not walker.becomes(f"(opener) => !({_IS_OPEN})(opener)", opener):
        walker.report("escape", f"Escape does not close “{name}”.", name, opener)
        return
    walker.page.wait_for_timeout(SETTLING)
    if not opener.evaluate("(one) => document.activeElement === one"):
        what = f"When “{name}” closes, the focus does not go back to what opened it."
        walker.report("focus-lost", what, name, opener)
