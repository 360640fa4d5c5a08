"""What walks through a page, and what it has seen on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import Error, Locator, Page

from policysite.adapters.audit.findings import Observations
from policysite.adapters.audit.own_rules import observed

SEARCHED = "staff"
"""What is typed into a search. Every register of a school district has it."""

WAIT = 1500
"""Milliseconds that an answer to a key may take."""

SETTLING = 60
"""Milliseconds in which a page has done what it does when it was loaded, or when a key was pressed."""


def go_to(page: Page, address: str) -> None:
    """Load a page; again, where something that was still under way on the page before has got in between."""
    try:
        page.goto(address, wait_until="load")
    except Error as error:
        if not any(said in str(error) for said in ("ERR_ABORTED", "interrupted by another navigation")):
            raise
        page.goto(address, wait_until="load")


_AT_THE_TOP = """() => {
  // The Tab key goes on from what had the focus last.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}"""

_AS_IT_STANDS = """async () => {
  // Some scripts follow the scrolling.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const page = document.documentElement.cloneNode(true);
  for (const dialog of page.querySelectorAll("dialog:not([open])")) dialog.replaceChildren();
  const fields = [...document.querySelectorAll("input, select, textarea")];
  return JSON.stringify([
    page.outerHTML,
    fields.filter((one) => !one.closest("dialog:not([open])")).map(({ value, checked }) => [value, checked]),
  ]);
}"""
"""Of a closed dialog, nothing is left over that anybody meets before it is opened again."""


class AsLoaded:
    """A page as it is when it was loaded, and how it becomes so again."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._where = page.url
        self._stands = page.evaluate(_AS_IT_STANDS)

    def again(self) -> None:
        """Go to the top of the page; load it anew where something is left over of what was done to it."""
        self._page.evaluate(_AT_THE_TOP)
        if self._page.url != self._where or self._page.evaluate(_AS_IT_STANDS) != self._stands:
            go_to(self._page, self._where)


@dataclass(slots=True)
class State:
    """A state in which the page is now.

    Attributes:
        name: Of the state.
        part: Selector of what was opened; ``None`` where the whole page is new.
    """

    name: str
    part: str | None = None


@dataclass(slots=True)
class Walker:
    """Uses a page as those do who use the keyboard alone.

    Attributes:
        page: The page, just loaded.
        label: Names width and colours; goes before the name of each state.
        seen: What was observed on the way.
    """

    page: Page
    label: str
    seen: Observations = field(default_factory=Observations)

    def looked(self, engine: str, rules: Iterable[str]) -> None:
        """Note that rules had something to check."""
        self.seen.add(observed(engine, self.page, self.label, rules, ()))

    def report(self, rule: str, what: str, state: str, place: Locator | None = None) -> None:
        """Note a fault of the keyboard.

        Args:
            rule: Name of the rule.
            what: What is wrong.
            state: The state in which it is so.
            place: The element; none where the page as a whole is meant.
        """
        script = "(one) => ({ selector: __audit.selectorOf(one), html: __audit.htmlOf(one) })"
        at: dict[str, str] = place.first.evaluate(script) if place else {}
        fault = {"rule": rule, "what": what} | at
        self.seen.add(observed("keyboard", self.page, f"{self.label}, {state}", {rule}, [fault]))

    def check_focus(self, selector: str, state: str, dialog: str | None = None) -> None:
        """See that the focus is somewhere after a key was pressed, and in the dialog if one was opened.

        Args:
            selector: What the key was pressed on.
            state: The state into which that has brought the page.
            dialog: Selector of the dialog.
        """
        self.page.wait_for_timeout(SETTLING)
        where: str = self.page.evaluate(
            """(dialog) => {
              const at = document.activeElement;
              if (!at || at === document.body) return "lost";
              return dialog && !document.querySelector(dialog).contains(at) ? "outside" : "";
            }""",
            dialog,
        )
        self.looked("keyboard", {"focus-lost"} | ({"dialog-without-focus"} if dialog else set()))
        if where == "lost":
            self.report("focus-lost", "Afterwards the focus is nowhere.", state, self.page.locator(selector))
        elif where == "outside":
            self.report("dialog-without-focus", "The focus does not come into the dialog.", state)

    def becomes(self, condition: str, element: Locator) -> bool:
        """Wait until something is so; tell whether it was in time.

        Args:
            condition: A function in JavaScript of the element.
            element: The element.
        """
        try:
            self.page.wait_for_function(condition, arg=element.element_handle(), timeout=WAIT)
        except Error:
            return False
        return True
