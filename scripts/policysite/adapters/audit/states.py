"""The states in which a page can be: as it was loaded, and with everything opened that can be opened.

They are found by what they are to a screen reader, so that a new button or dialog is found by itself. Everything is
opened with the keyboard, and what the keyboard does not open is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Error, Locator, Page

from policysite.adapters.audit.findings import Observations
from policysite.adapters.audit.own_rules import observed

SEARCHED = "staff"
"""What is typed into a search dialog. Every register of a school district has it."""

_OPENERS = ':is(button, [role="button"], a, input)[aria-expanded="false"], [aria-haspopup="dialog"]'
_CLOSED_WITHIN = 'button[aria-expanded="false"], details:not([open]) > summary'
_MOST_STEPS = 12
_WAIT = 1500
"""Milliseconds that an answer to a key may take."""

_IS_OPEN = """(opener) => {
  const seen = (element) => __audit.isSeen(element);
  if (opener.getAttribute("aria-expanded") === "true") return true;
  return [...document.querySelectorAll('dialog[open], [role="dialog"]')].some(seen);
}"""
_PART = """(opener) => {
  const dialog = [...document.querySelectorAll('dialog[open], [role="dialog"]')].find(__audit.isSeen);
  const part = dialog ?? document.getElementById(opener.getAttribute("aria-controls") ?? "");
  if (!part) return null;
  const style = getComputedStyle(part);
  const over = Boolean(dialog) || ["fixed", "absolute"].includes(style.position);
  return { selector: __audit.selectorOf(part), dialog: Boolean(dialog), over };
}"""


@dataclass(slots=True)
class State:
    """A state in which the page is now.

    Attributes:
        name: Of the state; empty for the page as it was loaded.
        part: Selector of what was opened; ``None`` where the whole page is new.
    """

    name: str = ""
    part: str | None = None


@dataclass(slots=True)
class Walkthrough:
    """Brings a page into one state after the other.

    Attributes:
        page: The page, just loaded.
        label: Names width and colours; goes before the name of each state.
        seen: What was observed on the way.
    """

    page: Page
    label: str
    seen: Observations = field(default_factory=Observations)

    def states(self) -> Iterator[State]:
        """Each state; the page is in it until the next one is asked for."""
        yield State()
        where = self.page.url
        yield from self._folds()
        for selector in self._openers():
            self._again(where)
            yield from self._opened(selector)
        self._again(where)
        yield from self._filters()
        self._again(where)
        yield from self._questions()

    def _again(self, where: str) -> None:
        """Load the page anew, so that no state is left over from the one before."""
        if where.partition("#")[0] == self.page.url.partition("#")[0]:
            self.page.reload(wait_until="load")
        else:
            self.page.goto(where, wait_until="load")

    def _folds(self) -> Iterator[State]:
        closed = self.page.locator("details:not([open])")
        if closed.count():
            self.page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
            yield State("folds open")

    def _openers(self) -> list[str]:
        found: list[str] = self.page.evaluate(
            """(openers) => [...document.querySelectorAll(openers)]
              .filter((one) => __audit.isSeen(one) && !__audit.isDisabled(one)).map(__audit.selectorOf)""",
            _OPENERS,
        )
        return found

    def _opened(self, selector: str) -> Iterator[State]:
        opener = self.page.locator(selector)
        name = str(opener.evaluate("(one) => (one.getAttribute('aria-label') || one.innerText || one.id).trim()"))
        if not self._open(opener, name):
            return
        part = opener.evaluate(_PART)
        self._check_focus(selector, f"“{name}” open", dialog=part["selector"] if part and part["dialog"] else None)
        yield State(f"“{name}” open", part["selector"] if part else None)
        if part:
            yield from self._within(part["selector"], name)
            if part["over"]:
                self._close(opener, name)

    def _open(self, opener: Locator, name: str) -> bool:
        opener.focus()
        self.page.keyboard.press("Enter")
        self.seen.add(observed("keyboard", self.page, self.label, {"not-operable"}, ()))
        if self._becomes(opener, is_open=True):
            return True
        opener.click()
        by_mouse = self._becomes(opener, is_open=True)
        what = f"“{name}” opens {'with the mouse, and not with the Enter key' if by_mouse else 'nothing'}."
        self._report("not-operable", what, name, opener)
        return by_mouse

    def _becomes(self, opener: Locator, *, is_open: bool) -> bool:
        handle = opener.element_handle()
        condition = f"(opener) => ({_IS_OPEN})(opener) === {str(is_open).lower()}"
        try:
            self.page.wait_for_function(condition, arg=handle, timeout=_WAIT)
        except Error:
            return False
        return True

    def _check_focus(self, selector: str, name: str, dialog: str | None) -> None:
        self.page.wait_for_timeout(50)
        where: str = self.page.evaluate(
            """(dialog) => {
              const at = document.activeElement;
              if (!at || at === document.body) return "lost";
              return dialog && !document.querySelector(dialog).contains(at) ? "outside" : "";
            }""",
            dialog,
        )
        applied = {"focus-lost"} | ({"dialog-without-focus"} if dialog else set())
        self.seen.add(observed("keyboard", self.page, self.label, applied, ()))
        if where == "lost":
            self._report("focus-lost", "Afterwards the focus is nowhere.", name, self.page.locator(selector))
        elif where == "outside":
            self._report("dialog-without-focus", "The focus does not come into the dialog.", name)

    def _within(self, part: str, name: str) -> Iterator[State]:
        """What can be opened inside of what is open, all at once; and a search with results."""
        inner = self.page.locator(part)
        field = inner.locator('input[type="search"], input[role="combobox"], [role="searchbox"]').first
        if field.count() and field.is_visible():
            before = inner.inner_text()
            field.fill(SEARCHED)
            try:
                self.page.wait_for_function(
                    "([part, before]) => document.querySelector(part).innerText.length > before.length + 40",
                    arg=[part, before],
                    timeout=4 * _WAIT,
                )
            except Error:
                return  # nothing was found; the state is the same as before
            self.page.wait_for_timeout(200)
            yield State(f"“{name}” with results", part)
            field.fill("")  # in a search field with words, Escape clears the field first
        elif inner.locator(_CLOSED_WITHIN).count():
            for closed in inner.locator(_CLOSED_WITHIN).all():
                if closed.is_visible():
                    closed.click()
            yield State(f"“{name}” and all within open", part)

    def _close(self, opener: Locator, name: str) -> None:
        """Escape closes what lies over the page, and the focus goes back to where it came from."""
        self.page.keyboard.press("Escape")
        self.seen.add(observed("keyboard", self.page, self.label, {"escape"}, ()))
        if not self._becomes(opener, is_open=False):
            self._report("escape", f"Escape does not close “{name}”.", name, opener)
            return
        if not opener.evaluate("(one) => document.activeElement === one"):
            what = f"When “{name}” closes, the focus does not go back to what opened it."
            self._report("focus-lost", what, name, opener)

    def _filters(self) -> Iterator[State]:
        """Every choice outside of a form that is sent, changed; what that changes on the page must be announced."""
        page = self.page
        choices = page.locator("main select:visible, main input:is([type=search], [type=text]):visible").all()
        if not choices:
            return
        where = page.url.partition("#")[0].partition("?")[0]
        page.evaluate(
            """() => {
              const told = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"]), output';
              const texts = () => [...document.querySelectorAll(told)].map((one) => one.textContent).join("|");
              const shown = () => document.querySelector("main").innerText.replace(texts(), "");
              const before = { texts: texts(), shown: shown() };
              __audit.change = () => ({ told: texts() !== before.texts, shown: shown() !== before.shown });
            }"""
        )
        for choice in choices:
            try:
                stays = self._choose(choice)
            except Error:
                stays = True  # the page is gone
            if page.url.partition("#")[0].partition("?")[0] != where:
                self._report(
                    "changes-on-input", "Choosing leads to another page without being asked to.", "choices made"
                )
                return
            if not stays:
                self._report("changes-on-input", "Choosing moves the focus elsewhere.", "choices made", choice)
        page.wait_for_timeout(400)
        change = page.evaluate("__audit.change()")
        self.seen.add(observed("keyboard", page, self.label, {"changes-on-input"}, ()))
        if change["shown"]:
            fault = {"rule": "status-not-announced", "what": "What the choices change on the page is not announced."}
            faults = () if change["told"] else ({**fault},)
            self.seen.add(observed("tree", page, f"{self.label}, choices made", {"status-not-announced"}, faults))
        yield State("choices made")

    def _choose(self, choice: Locator) -> bool:
        """Choose something else; tell whether the focus stays."""
        choice.focus()
        if choice.evaluate("(one) => one.localName") == "select":
            choice.select_option(index=choice.locator("option").count() - 1)
        else:
            choice.press_sequentially(SEARCHED[0])
        self.page.wait_for_timeout(150)
        return bool(choice.evaluate("(one) => document.activeElement === one", timeout=_WAIT))

    def _questions(self) -> Iterator[State]:
        """A form that asks one question after the other: sent without an answer, then answered to its end."""
        form = self.page.locator("main form:has(input[type=radio]:visible)").first
        for step in range(_MOST_STEPS):
            send = form.locator("button:not([type=button]):visible, input[type=submit]:visible").first
            if not form.count() or not send.count():
                return
            if step == 0:
                send.press("Enter")
                self._check_focus("main", "form sent without an answer", None)
                yield State("form sent without an answer")
            for group in {radio.get_attribute("name") for radio in form.locator("input[type=radio]:visible").all()}:
                form.locator(f'input[type=radio][name="{group}"]').first.check(force=True)
            send.press("Enter")
            self.page.wait_for_timeout(100)
            self._check_focus("main", f"answer {step + 1} sent", None)
            yield State(f"answer {step + 1} sent")

    def _report(self, rule: str, what: str, state: str, place: Locator | None = None) -> None:
        at = (
            place.first.evaluate("(one) => ({ selector: __audit.selectorOf(one), html: __audit.htmlOf(one) })")
            if place
            else {}
        )
        fault = {"rule": rule, "what": what} | at
        self.seen.add(observed("keyboard", self.page, f"{self.label}, {state}", {rule}, [fault]))
