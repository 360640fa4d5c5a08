"""The pages of a checker over time: before it, in force, under review, revised, and when its document is retired."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from policysite.model import Checker, CheckerRevision, Clause, Document, Register, Rule
from policysite.model.documents import Retirement
from policysite.model.fingerprint import fingerprint
from policysite.rendering import Page
from policysite.site_plan import SitePlan, site_plan
from tests.builders import clause, held, register_of, text_revision
from tests.checkers import checker_of, checker_revision, fact, rule

OLD = (clause("c1", "Two days."), clause("c2", "No eating."))
NEW = (clause("c3", "Be kind."), clause("c1", "Two days."), clause("c2", "No drinking."))
FIRST_TEXT, SECOND_TEXT = date(2024, 1, 1), date(2025, 1, 1)
FIRST, SECOND = date(2024, 6, 1), date(2025, 2, 15)
PAGE = "check/borrowing/"


def reviewed(revision: CheckerRevision, *clauses: Clause) -> CheckerRevision:
    """A revision whose rules were compared with clauses."""
    prints = {each.id: fingerprint(each) for each in clauses}

    def compared(each: Rule) -> Rule:
        return each.model_copy(update={"cites": {id_: prints[id_] for id_ in each.cites}})

    waived = {id_: "It is a greeting." for id_ in prints if id_ not in ("c1", "c2")}
    rules = tuple(map(compared, revision.rules))
    return revision.model_copy(update={"rules": rules, "not_coded": waived})


def revision(published: date, *clauses: Clause) -> CheckerRevision:
    facts = [fact("use", "reading", "eating"), fact("length", "day", "week", skip_if=[{"use": "eating"}])]
    rules = [
        rule("eating", {"use": "eating"}, "no", cites=["c2"]),
        rule("long", {"length": "week"}, "no", cites=["c1"]),
        rule("short", {"length": "day"}, "yes", cites=["c1"]),
    ]
    return reviewed(checker_revision(facts, rules, published=published), *clauses)


def document(retired: date | None = None) -> Document:
    made = held("EXA-W001", text_revision(FIRST_TEXT, *OLD), text_revision(SECOND_TEXT, *NEW))
    return made.model_copy(update={"retired": Retirement(on=retired) if retired else None})


def planned(checker: Checker, as_of: date, *, retired: date | None = None) -> SitePlan:
    register = register_of(document(retired)).model_copy(update={"checkers": (checker,)})
    return site_plan(register, as_of)


ONE = checker_of(revision(FIRST, *OLD))
TWO = checker_of(revision(FIRST, *OLD), revision(SECOND, *NEW))


def pages(plan: SitePlan) -> dict[str, Page]:
    return {page.address: page for page in plan.pages}


def checker_addresses(plan: SitePlan) -> Iterator[str]:
    yield from (page.address for page in plan.pages if page.address.startswith("check/"))
    yield from (file.path for file in plan.files if file.path.startswith("check/"))


def html(plan: SitePlan, address: str) -> str:
    return pages(plan)[address].html()


def now(shown: str) -> str:
    """What a page shows on the day on which it is built."""
    while "<template" in shown:
        before, _, rest = shown.partition("<template")
        shown = before + rest.partition("</template>")[2]
    return shown


def test_before_its_first_day_there_is_no_checker() -> None:
    plan = planned(ONE, FIRST - timedelta(days=1))
    assert list(checker_addresses(plan)) == ["check/"]
    assert "No checker is in force" in html(plan, "check/")
    for page in plan.pages:
        assert "check/borrowing" not in page.html()


def test_while_it_fits_it_asks() -> None:
    plan = planned(ONE, FIRST)
    assert sorted(checker_addresses(plan)) == [
        "check/",
        PAGE,
        f"{PAGE}{FIRST}/",
        f"{PAGE}{FIRST}/rules.json",
        f"{PAGE}embed/",
        f"{PAGE}rules.json",
    ]
    for address in (PAGE, f"{PAGE}{FIRST}/", f"{PAGE}embed/"):
        shown = now(html(plan, address))
        assert "What of use?" in shown
        assert "data-rules=" in shown
        assert "under review" not in shown.lower()


def test_a_page_built_before_the_text_changes_knows_from_when_it_gives_no_answers() -> None:
    shown = html(planned(ONE, FIRST), PAGE)
    later = shown.split(f'<template data-from="{SECOND_TEXT}">')[1:]
    assert len(later) == 4, "the walk, the lists, the drawing and the cases"
    assert all("data-rules" not in part.partition("</template>")[0] for part in later)
    assert "Under review." in later[0]
    assert "No drinking." in later[0].partition("</template>")[0]


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}{FIRST}/", f"{PAGE}embed/"])
def test_a_stale_checker_gives_no_answers_and_shows_the_clauses(address: str) -> None:
    plan = planned(ONE, SECOND_TEXT)
    shown = html(plan, address)
    assert "Under review." in shown
    assert "No drinking." in shown
    assert f"policies/EXA-W001/{SECOND_TEXT}/#3" in shown
    for never in ("data-rules", "checker.js", "What of use?", "every-answer", "ps-result", "ps-drawing", "No eating."):
        assert never not in shown
    for file in plan.files:
        if file.path.startswith("check/"):
            assert json.loads(str(file.content))["under_review"] is True


def test_a_stale_checker_is_not_begun_from_elsewhere() -> None:
    plan = planned(ONE, SECOND_TEXT)
    for address in ("check/", "policies/EXA-W001/"):
        assert "under review" in html(plan, address)
        assert "What of use?" not in html(plan, address)


def test_a_superseded_revision_stays_with_the_text_of_its_time() -> None:
    plan = planned(TWO, SECOND)
    old = html(plan, f"{PAGE}{FIRST}/")
    assert "June 1, 2024" in old
    assert "February 14, 2025" in old
    assert "No eating." in old
    assert "data-rules=" in old
    assert pages(plan)[f"{PAGE}{FIRST}/"].indexed is False
    assert pages(plan)[f"{PAGE}{SECOND}/"].indexed is True
    current = html(plan, PAGE)
    assert "No drinking." in current
    assert "No eating." not in current


def test_each_text_leads_to_the_checkers_that_applied_it() -> None:
    plan = planned(TWO, SECOND)
    old, new = html(plan, f"policies/EXA-W001/{FIRST_TEXT}/"), html(plan, f"policies/EXA-W001/{SECOND_TEXT}/")
    assert f"check/borrowing/{FIRST}/" in old
    assert f"check/borrowing/{SECOND}/" not in old
    assert f"check/borrowing/{SECOND}/" in new
    assert f"check/borrowing/{FIRST}/" not in new, "it did not fit this text"


def test_a_retired_document_ends_its_checker() -> None:
    end = date(2026, 1, 1)
    shown = html(planned(TWO, SECOND, retired=end), PAGE)
    assert f'<template data-from="{end}">' in shown
    assert "was in force until" in shown

    plan = planned(TWO, end, retired=end)
    assert "ended on" in html(plan, PAGE)
    assert "data-rules" not in html(plan, PAGE)
    assert f"{PAGE}embed/" not in pages(plan)
    assert "data-rules=" in html(plan, f"{PAGE}{SECOND}/")
    assert "No checker is in force" in html(plan, "check/")


def test_the_rules_tell_which_questions_changed_since_each_earlier_revision() -> None:
    changed = revision(SECOND, *NEW)
    facts = (changed.facts[0], fact("length", "day", "week", "month"), fact("weather", "sun", "rain"))
    checker = checker_of(revision(FIRST, *OLD), changed.model_copy(update={"facts": facts}))
    files = {
        file.path: json.loads(str(file.content)) for file in planned(checker, SECOND).files if "rules" in file.path
    }
    assert files[f"{PAGE}rules.json"]["earlier"] == {str(FIRST): ["length", "weather"]}
    assert files[f"{PAGE}{FIRST}/rules.json"]["earlier"] == {}


def test_who_reviewed_it_is_said() -> None:
    by = {"by": "Keeper of Examples", "on": date(2024, 5, 30)}
    made = ONE.revisions[0]
    signed = type(made).model_validate(made.model_dump() | {"reviewed": by})
    assert "It was reviewed by Keeper of Examples" in html(planned(checker_of(signed), FIRST), PAGE)
    assert "has not reviewed it yet" in html(planned(ONE, FIRST), PAGE)


def test_register_without_checkers() -> None:
    register = Register(organisation=register_of().organisation, documents=(document(),))
    plan = site_plan(register, FIRST)
    assert "No checker is in force" in html(plan, "check/")
    assert "?q=" in html(plan, "")
