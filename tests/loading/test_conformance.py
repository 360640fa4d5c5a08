"""What the accessibility statement rests upon is read like any source, with the place of what is wrong."""

from datetime import date
from pathlib import Path

import pytest

from policysite.adapters.audit.own_rules import CRITERIA
from policysite.adapters.audit.report import figures_text
from policysite.loading import AUDIT_FIGURES, SAMPLE_FIGURES, load_conformance
from policysite.loading.conformance import LOOKS
from policysite.model.audit import AuditFigures, AuditRule, AuditTool, Conformance
from policysite.model.criteria import SUCCESS_CRITERIA
from policysite.problems import ProblemsFound

ROOT = Path(__file__).parents[2]
KNOWN = {one.number for one in SUCCESS_CRITERIA}


def write(root: Path, name: Path, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def test_what_is_not_there_is_not_known(tmp_path: Path) -> None:
    assert load_conformance(tmp_path) == Conformance()


def test_what_an_audit_keeps_is_read_back(tmp_path: Path) -> None:
    figures = AuditFigures(
        audited=date(2026, 11, 24),
        browser="Chromium 156",
        pages=3,
        states=24,
        tools=(AuditTool(engine="axe", what="axe-core", version="4.14.1"), AuditTool(engine="tree", what="The tree")),
        rules=(AuditRule(engine="axe", name="label", criteria=("4.1.2",), applied=7, findings=1),),
    )
    write(tmp_path, AUDIT_FIGURES, figures_text(figures))
    assert load_conformance(tmp_path) == Conformance(figures=figures)
    write(tmp_path, SAMPLE_FIGURES, figures_text(figures))
    assert load_conformance(tmp_path) == Conformance(figures=figures, sample=figures)


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("criteria:\n  1.4.3:\n    on: someday\n    how: By eye.\n    found: Fine.\n", ":3:", "someday"),
        ("criteria:\n  1.4.3:\n    on: 2026-11-24\n    how: By eye.\n", ":3:", "found"),
        ("contract: Write to us.\n", ":1:", "contact"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, place: str, what: str) -> None:
    write(tmp_path, LOOKS, text)
    with pytest.raises(ProblemsFound, match=what) as raised:
        load_conformance(tmp_path)
    assert f"{LOOKS.as_posix()}{place}" in str(raised.value)


def test_what_this_project_says_is_about_criteria_that_there_are() -> None:
    known = load_conformance(ROOT)
    assert set(known.looks.criteria) <= KNOWN
    assert {number for rules in CRITERIA.values() for criteria in rules.values() for number in criteria} <= KNOWN
    if known.figures:
        # Engines have rules for a criterion that WCAG 2.2 has given up, and for one of level AAA.
        assert {number for rule in known.figures.rules for number in rule.criteria} - {"2.1.3", "4.1.1"} <= KNOWN
