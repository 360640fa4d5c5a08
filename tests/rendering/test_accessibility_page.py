"""The statement claims what a check or a person's look supports, and says what is open."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from policysite.model.audit import AuditFigures, AuditRule, AuditTool, Conformance, Look, Looks
from policysite.model.criteria import SUCCESS_CRITERIA
from policysite.rendering.accessibility_page import accessibility_page

DAY = date(2026, 11, 24)
CONTRAST = "1.4.3"
LOOK = Look(on=DAY, how="Screenshots.", found="All can be read.")


def figures(*, findings: int = 0, applied: int = 7) -> AuditFigures:
    rule = AuditRule(engine="axe", name="color-contrast", criteria=(CONTRAST,), applied=applied, findings=findings)
    tool = AuditTool(engine="axe", what="axe-core", version="4.14.1")
    return AuditFigures(
        audited=DAY, as_of=DAY, browser="Chromium 156", pages=3, states=24, tools=(tool,), rules=(rule,)
    )


def page(conformance: Conformance) -> BeautifulSoup:
    return BeautifulSoup(accessibility_page(conformance).html(), "html.parser")


def words(conformance: Conformance, section: str) -> str:
    heading = page(conformance).find(id=section)
    assert heading is not None
    block = heading.find_next_sibling("div")
    assert block is not None
    return " ".join(block.get_text(" ").split())


def criterion(conformance: Conformance, number: str = CONTRAST) -> list[str]:
    row = next(
        row for row in page(conformance).select("tbody tr") if row.select_one(f"th:-soup-contains-own('{number}')")
    )
    return [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]


def test_where_nothing_is_known_nothing_is_claimed() -> None:
    nothing = Conformance()
    assert words(nothing, "barrier") == "Where to report a barrier is not known here yet."
    assert words(nothing, "tested") == "No audit of this site has been recorded."
    assert words(nothing, "limits") == "None are recorded."
    rows = page(nothing).select("tbody tr")
    assert len(rows) == len(SUCCESS_CRITERIA) == 55
    assert {row.find_all("td")[-1].get_text() for row in rows} == {"Not examined yet."}
    assert "Something is open with 55 of the 55" in words(nothing, "criteria")


def test_the_figures_of_the_last_audit() -> None:
    tested = words(Conformance(figures=figures(findings=1)), "tested")
    assert "On November 24, 2026 , all 3 pages of the site, as of November 24, 2026" in tested
    assert "24 states" in tested
    assert "Rules were applied 7 times, and 1 fault was found." in tested
    assert "axe axe-core 4.14.1 1 1" in tested
    assert "fictional" not in tested


def test_the_figures_of_the_fictional_district_stand_beside_them() -> None:
    tested = words(Conformance(figures=figures(), sample=figures(applied=6000)), "tested")
    assert "Rules were applied 7 times, and no fault was found." in tested
    assert "a fictional district, in which documents are in every state: 3 pages in 24 states" in tested
    assert "Rules were applied 6,000 times, and no fault was found." in tested
    assert "audit.json and audit-sample.json" in tested


@pytest.mark.parametrize(
    ("known", "standing"),
    [
        (Conformance(figures=figures(findings=2), looks=Looks(criteria={CONTRAST: LOOK})), "2 faults found."),
        (Conformance(figures=figures()), "The checks found no fault. No person has looked at it yet."),
        (Conformance(figures=figures(applied=0)), "Not examined yet."),
        (Conformance(figures=figures(), looks=Looks(criteria={CONTRAST: LOOK})), "No fault found."),
        (
            Conformance(looks=Looks(criteria={CONTRAST: LOOK.model_copy(update={"open": "The map."})})),
            "Open: The map.",
        ),
    ],
)
def test_the_standing_of_a_criterion(known: Conformance, standing: str) -> None:
    assert criterion(known)[-1].startswith(standing)


def test_what_supports_it_is_named() -> None:
    name, checks, standing = criterion(Conformance(figures=figures(), looks=Looks(criteria={CONTRAST: LOOK})))
    assert name == "Contrast (Minimum) (AA)"
    assert checks == "1 engine for 1.4.3 axe: color-contrast"
    assert standing == "No fault found. Screenshots. All can be read. ( November 24, 2026 )"


def test_the_criteria_are_those_of_wcag() -> None:
    levels = [one.level for one in SUCCESS_CRITERIA]
    assert (levels.count("A"), levels.count("AA")) == (31, 24)
    assert len({one.number for one in SUCCESS_CRITERIA}) == 55
    assert "4.1.1" not in {one.number for one in SUCCESS_CRITERIA}
