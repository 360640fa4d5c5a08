"""The warning for a revision that is called editorial and is not."""

from pathlib import Path

import pytest

from policysite.checks import check
from policysite.checks.editorial_claims import editorial_claims
from policysite.loading import load

BEFORE = """\
revised: 2023-01-01
evidence: text
change_note: Initial.
title: Tools
applicability:
  - Employees.
clauses:
  - id: ask
    text: Employees should ask.
  - id: record
    text: Employees keep a record.
"""
AFTER = """\
revised: 2024-01-01
evidence: text
kind: editorial
change_note: Spelling.
title: Tools
applicability:
  - Employees.
clauses:
  - id: ask
    text: Employees should ask first.
  - id: record
    text: Employees keep a record.
"""
HISTORY = """\
revised: 2023-06-01
evidence: history
change_note: Lost.
"""


def problems(root: Path, *revisions: str) -> list[str]:
    document = root / "policy_src" / "documents" / "HUM-W001"
    document.mkdir(parents=True)
    (root / "policy_src" / "organisation.yml").write_text("name: the District\n", encoding="utf-8")
    (document / "document.yml").write_text("number: HUM-W001\n", encoding="utf-8")
    for revision in revisions:
        (document / f"{revision[9:19]}.yml").write_text(revision, encoding="utf-8")
    loaded = load(root)
    assert not loaded.problems
    return [f"{found.location.line}:{found.location.column} {found.what}" for found in editorial_claims(loaded)]


def test_an_editorial_revision_without_binding_words_is_accepted(tmp_path: Path) -> None:
    assert problems(tmp_path, BEFORE, AFTER.replace("should ask first", "should ask politely")) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("should ask first", "must ask", "10:11 In clause 1 (ask), “should” became “must” (modal verb)."),
        ("should ask first", "should not ask", "10:11 In clause 1 (ask), “not” was added (negation)."),
        ("should ask first", "ask", "10:11 In clause 1 (ask), “should” was removed (modal verb)."),
        ("ask first", "ask", None),
        ("ask first", "ask by 5 May", "10:11 In clause 1 (ask), “5 May” was added (date)."),
        ("id: record", "id: records", "12:11 Clause 2 (records) was added.|3:7 Clause 2 (record) was removed."),
        ("  - Employees.\n", "  - Employees.\n  - Coaches.\n", "8:5 “Coaches.” was added to the applicability."),
        ("title: Tools", "title: Permitted Tools", "5:8 In the title, “Permitted” was added (modal verb)."),
    ],
)
def test_what_contradicts_an_editorial_revision_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, found: str | None
) -> None:
    after = AFTER.replace(old, new).replace("should ask first", "should ask")

    assert sorted(problems(tmp_path, BEFORE, after)) == (sorted(found.split("|")) if found else [])


def test_a_revision_of_another_kind_is_not_judged(tmp_path: Path) -> None:
    assert problems(tmp_path, BEFORE, AFTER.replace("editorial", "substantive").replace("should", "must")) == []


def test_a_text_whose_forerunner_is_lost_is_not_judged(tmp_path: Path) -> None:
    assert problems(tmp_path, BEFORE, HISTORY, AFTER.replace("should", "must")) == []


def test_a_text_whose_ids_stand_twice_is_left_to_another_rule(tmp_path: Path) -> None:
    assert problems(tmp_path, BEFORE, AFTER.replace("id: record", "id: ask").replace("should", "must")) == []


def test_it_is_a_warning_and_part_of_every_check(tmp_path: Path) -> None:
    problems(tmp_path, BEFORE, AFTER.replace("should", "must"))
    reported = [found for found in check(load(tmp_path)) if found.kind.code == "editorial-claim-contradicted"]

    assert reported
    assert not any(found.is_error for found in reported)
