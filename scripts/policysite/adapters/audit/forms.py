"""The states into which forms bring a page: choices made, and questions answered one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Error, Locator

from policysite.adapters.audit.own_rules import observed
from policysite.adapters.audit.walker import SEARCHED, WAIT, State, Walker

_MOST_STEPS = 12

_NOTE = """() => {
  const told = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"]), output';
  const texts = () => [...document.querySelectorAll(told)].map((one) => one.textContent).join("|");
  const shown = () => document.querySelector("main").innerText.replace(texts(), "");
  const before = { texts: texts(), shown: shown() };
  __audit.change = () => ({ told: texts() !== before.texts, shown: shown() !== before.shown });
}"""


_PART = """([radio, sends]) => {
  let part = radio.parentElement;
  while (!part.querySelector(sends) && part.localName !== "main") part = part.parentElement;
  if (part.localName === "form") part = part.parentElement; // it goes when it is answered
  return __audit.selectorOf(part);
}"""
"""The part of the page in which one question takes the place of another: the least that holds its answers and what
sends them."""

_SENDS = "button:not([type=button]), input[type=submit]"


def choices_made(walker: Walker) -> Iterator[State]:
    """Every choice of the main part, changed: nothing but the page may change, and that must be announced."""
    page = walker.page
    choices = page.locator("main select:visible, main input:is([type=search], [type=text]):visible").all()
    if not choices:
        return
    where = _place(page.url)
    page.evaluate(_NOTE)
    for choice in choices:
        try:
            stays = _choose(walker, choice)
        except Error:
            stays = True  # the page is gone
        if _place(page.url) != where:
            walker.report("changes-on-input", "Choosing leads to another page without being asked to.", "choices made")
            return
        if not stays:
            walker.report("changes-on-input", "Choosing moves the focus elsewhere.", "choices made", choice)
    page.wait_for_timeout(400)
    walker.looked("keyboard", {"changes-on-input"})
    change = page.evaluate("__audit.change()")
    if change["shown"]:
        fault = {"rule": "status-not-announced", "what": "What the choices change on the page is not announced."}
        faults = [] if change["told"] else [fault]
        walker.seen.add(observed("tree", page, f"{walker.label}, choices made", {"status-not-announced"}, faults))
    yield State("choices made", "main")


def _place(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _choose(walker: Walker, choice: Locator) -> bool:
    """Choose something else; tell whether the focus stays."""
    choice.focus()
    if choice.evaluate("(one) => one.localName") == "select":
        choice.select_option(index=choice.locator("option").count() - 1)
    else:
        choice.press_sequentially(SEARCHED[0])
    walker.page.wait_for_timeout(150)
    return bool(choice.evaluate("(one) => document.activeElement === one", timeout=WAIT))


def questions_answered(walker: Walker) -> Iterator[State]:
    """Questions that are asked one after the other: sent without an answer, then answered to their end.

    The radio buttons need not be within the form whose button sends them. The second answer is taken: the first one is
    often the emergency that decides all.
    """
    radios = walker.page.locator("main input[type=radio]:visible")
    if not radios.count():
        return
    part = str(walker.page.evaluate(_PART, [radios.first.element_handle(), _SENDS]))
    asked = walker.page.locator(part)
    send = asked.locator(_SENDS).and_(walker.page.locator(":visible")).first
    for step in range(_MOST_STEPS):
        if not radios.count() or not send.count():
            return
        if step == 0:
            send.press("Enter")
            walker.check_focus("main", "form sent without an answer")
            yield State("form sent without an answer", part)
        for group in {radio.get_attribute("name") for radio in radios.all()}:
            asked.locator(f'input[type=radio][name="{group}"]').nth(1).check(force=True)
        send.press("Enter")
        walker.page.wait_for_timeout(100)
        walker.check_focus("main", f"answer {step + 1} sent")
        yield State(f"answer {step + 1} sent", part)
