"""axe finds no fault in any state of a checker, in both schemes, wide and narrow."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from policysite.adapters.audit.forms import questions_answered
from policysite.adapters.audit.own_rules import source
from policysite.adapters.audit.walker import Walker
from tests.site.accessibility import violations
from tests.site.checkers import EMBEDDED, PAGE, ends, fragment

CHECKED = ".ps-check"
WIDTHS = (1280, 320)
LONGEST, _ = max(ends(), key=lambda end: len(end[0]))


def asks(page: Page) -> str:
    page.goto(PAGE + fragment(dict(list(LONGEST.items())[:2])))
    expect(page.locator(".ps-answers")).to_be_visible()
    return CHECKED


def has_a_fault(page: Page) -> str:
    page.goto(EMBEDDED)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    return CHECKED


def has_a_notice(page: Page) -> str:
    page.goto(f"{EMBEDDED}#r=1999-01-01")
    expect(page.locator(".ps-notice")).to_be_focused()
    return CHECKED


def opened(page: Page) -> str:
    page.goto(PAGE)
    page.evaluate(
        """() => {
            document.querySelector(".ps-fold").open = true;
            const row = ([first, second = first]) => second;
            let below = document.querySelector(".ps-tree");
            while (below) {
                const answer = row([...below.querySelectorAll(":scope > details")]);
                if (answer) answer.open = true;
                below = answer?.querySelector(":scope > .ps-tree__below");
            }
            document.querySelector("#part-1").open = true;
        }"""
    )
    return "article"


def comes_out(kind: str) -> Callable[[Page], str]:
    def show(page: Page) -> str:
        answers = next(answers for answers, decision in ends() if decision.outcome.kind == kind)
        page.goto(EMBEDDED + fragment(answers))
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_role("status")).not_to_be_empty()
        return CHECKED

    return show


STATES = {
    "asks": asks,
    "fault": has_a_fault,
    "notice": has_a_notice,
    "opened": opened,
    **{kind: comes_out(kind) for kind in ("urgent", "against", "silence", "allowed")},
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_state(page: Page, state: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    within = STATES[state](page)
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"at {width} px: {fault}" for fault in violations(page, within)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"at {width} px: the page is {wide} px wide")
    assert found == []


@pytest.mark.parametrize("place", [PAGE, EMBEDDED])
def test_the_audit_answers_the_questions_to_their_end(page: Page, place: str) -> None:
    page.add_init_script(source("common.js"))
    page.goto(place)
    names = [state.name for state in questions_answered(Walker(page, ""))]

    assert names[0] == "form sent without an answer"
    assert names[1:] == [f"answer {step} sent" for step in range(1, len(names))]
    assert len(names) > 3
    expect(page.locator(".ps-check__step .ps-result")).to_be_visible()
