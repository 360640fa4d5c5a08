"""The sample shows what its README says that it shows, so that other tests and people can rely on it."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from policysite.analysis import (
    Standing,
    biography,
    citation_graph,
    clause_at,
    in_force_on,
    review_due,
    standing,
    successors,
    suspect_citations,
    text_in_force,
)
from policysite.checks import check
from policysite.loading import Loaded, load
from policysite.model import Document, HistoryRevision, Link, TextRevision, parse
from policysite.problems.catalogue import CATALOGUE

ROOT = Path(__file__).parent
TODAY = date(2026, 11, 23)
"""The day around which the sample's dates were chosen."""


@cache
def sample() -> Loaded:
    return load(ROOT)


def document(number: str) -> Document:
    return sample().register.by_number[number]


def text(number: str, revised: str) -> TextRevision:
    revision = document(number).revision(date.fromisoformat(revised))
    assert isinstance(revision, TextRevision)
    return revision


def test_the_checks_find_what_is_meant_to_be_found() -> None:
    meant = {
        ("associated-title-differs", "STU-P400/2026-08-17.yml"),
        ("citation-suspect", "HUM-W330/2024-09-03.yml"),
        ("citation-suspect", "SAF-W101/2025-08-11.yml"),
    }
    if "editorial-claim-contradicted" in CATALOGUE:
        meant |= {
            ("editorial-claim-contradicted", "HUM-W330/2024-09-03.yml"),
            ("editorial-claim-contradicted", "OPS-W610/2023-07-17.yml"),
        }
    problems = check(sample())
    found = [(problem.kind.code, problem.location.file.removeprefix("policy_src/documents/")) for problem in problems]
    assert sorted(found) == sorted(meant)
    assert not any(problem.is_error for problem in problems)


def test_it_is_plainly_a_sample() -> None:
    organisation = sample().register.organisation
    assert organisation.fictional
    assert "fictional sample" in organisation.name


def test_the_readme_names_every_document() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [number for number in sorted(sample().numbers) if number not in readme] == []


@pytest.mark.parametrize(
    ("number", "day", "revised"),
    [
        ("SAF-W101", "2017-08-13", None),
        ("SAF-W101", "2017-08-14", "2017-08-14"),
        ("SAF-W101", "2024-01-15", "2022-08-08"),
        ("SAF-W101", "2026-11-23", "2025-08-11"),
        ("SAF-P100", "2025-06-30", "2023-06-12"),
        ("SAF-P100", "2025-07-01", "2025-06-09"),
        ("SAF-P100", "2026-11-23", "2025-06-09"),
        ("SAF-P100", "2027-01-04", "2026-11-09"),
        ("HUM-P310", "2026-11-23", None),
        ("HUM-P310", "2027-01-11", "2026-09-14"),
        ("HUM-P310", "2027-08-15", "2026-10-12"),
        ("HUM-P310", "2027-08-16", "2026-11-16"),
        ("STU-P380", "2021-06-30", "2018-08-13"),
        ("STU-P380", "2021-07-01", None),
        ("STU-P390", "2021-07-01", "2021-06-14"),
        ("STU-P390", "2024-06-30", "2023-03-13"),
        ("STU-P390", "2024-07-01", None),
        ("STU-P400", "2024-07-01", "2024-05-20"),
        ("FIN-W515", "2025-06-30", "2021-07-12"),
        ("FIN-W515", "2025-07-01", None),
    ],
)
def test_what_was_in_force(number: str, day: str, revised: str | None) -> None:
    revision = in_force_on(document(number), date.fromisoformat(day))
    assert (revision.revised.isoformat() if revision else None) == revised


def test_every_standing_is_there_today() -> None:
    standings = {found.number: standing(found, TODAY) for found in sample().register.documents}
    assert standings["HUM-P310"] is Standing.UPCOMING
    assert {number for number, found in standings.items() if found is Standing.RETIRED} == {
        "FIN-W515",
        "STU-P380",
        "STU-P390",
    }
    assert {number for number, found in standings.items() if found is Standing.NOT_HELD} == {
        "FIN-P001",
        "OPS-F611",
        "OPS-F612",
        "STU-F450",
    }
    assert sum(found is Standing.IN_FORCE for found in standings.values()) == 9


def test_the_chain_of_successors() -> None:
    register = sample().register
    assert successors(register, "STU-P380") == ("STU-P390",)
    assert successors(register, "STU-P390") == ("STU-P400",)
    assert successors(register, "STU-P400") == ()
    assert successors(register, "FIN-W515") == ()


def test_early_revisions_of_which_only_the_history_is_held() -> None:
    kinds = [type(revision) for revision in document("SAF-W101").revisions]
    assert kinds == [HistoryRevision] * 2 + [TextRevision] * 3
    assert text_in_force(document("SAF-W101"), date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("citing", "cited", "day", "suspect"),
    [
        ("STU-P420", "STU-P400#medication", "2025-06-30", False),
        ("STU-P420", "STU-P400#medication", "2025-07-01", True),
        ("STU-P420", "STU-P400#medication", "2025-09-07", True),
        ("STU-P420", "STU-P400#medication", "2025-09-08", False),
        ("HUM-W330", "SAF-W101#badge", "2025-08-10", False),
        ("HUM-W330", "SAF-W101#badge", "2026-11-23", True),
        ("SAF-P100", "SAF-W101#badge", "2026-11-23", True),
        ("SAF-P100", "SAF-W101#badge", "2027-01-04", False),
        ("SAF-W101", "SAF-P100#visitor-doors", "2026-11-23", False),
        ("SAF-W101", "SAF-P100#visitor-doors", "2027-01-04", True),
    ],
)
def test_suspect_citations(citing: str, cited: str, day: str, suspect: bool) -> None:
    citations = (found.citation for found in suspect_citations(sample().register, date.fromisoformat(day)))
    found = {(citation.citing, f"{citation.target}#{citation.target_clause}") for citation in citations}
    assert ((citing, cited) in found) == suspect


@pytest.mark.parametrize(
    ("number", "overdue"), [("HUM-W330", True), ("OPS-W610", False), ("FIN-P500", False), ("HUM-P310", None)]
)
def test_reviews_due(number: str, overdue: bool | None) -> None:
    due = review_due(document(number), TODAY)
    assert (due.overdue if due else None) == overdue


def test_an_inserted_clause_renumbers_those_below_it() -> None:
    assert text("SAF-W101", "2022-08-08").by_id["badge"].label == "3"
    assert text("SAF-W101", "2024-01-16").by_id["badge"].label == "4"
    assert clause_at(document("SAF-W101"), "3", date(2022, 8, 8)) == "badge"


def test_a_clause_that_moved_to_another() -> None:
    parents = [seen.placed.parent if seen.placed else None for seen in biography(document("TEC-W205"), "home-internet")]
    assert parents == ["care", "care", "handing-out", "handing-out", "handing-out"]


def test_a_clause_that_came_and_one_that_went() -> None:
    assert [bool(seen.placed) for seen in biography(document("SAF-W101"), "lessons")] == [False, False, True]
    assert [bool(seen.placed) for seen in biography(document("SAF-W101"), "paper-log")] == [True, True, False]


def test_clauses_in_another_order() -> None:
    def order(revised: str) -> list[str]:
        return [placed.clause.id for placed in text("STU-W440", revised).placed if placed.parent == "riding"]

    assert order("2022-08-22") == ["noise", "food", "objects"]
    assert order("2024-01-08") == ["objects", "noise", "food"]


def test_an_erratum_and_the_reaffirmed_text_that_agrees_with_it() -> None:
    faulty = text("TEC-W205", "2024-08-05")
    assert "ten school days" in faulty.corrected(date(2024, 9, 2)).by_id["damage"].clause.text
    corrected = faulty.corrected(date(2024, 9, 3))
    assert corrected.clauses == text("TEC-W205", "2025-07-28").clauses
    assert text("TEC-W205", "2025-07-28").kind == "reaffirmed"


@pytest.mark.parametrize(
    ("number", "revised", "clause", "before", "after"),
    [
        ("HUM-W330", "2024-09-03", "two-references", "may", "must"),
        ("OPS-W610", "2023-07-17", "financial", "7", "5"),
    ],
)
def test_editorial_revisions_that_are_none(number: str, revised: str, clause: str, before: str, after: str) -> None:
    earlier, later = document(number).texts[-3:-1] if number == "OPS-W610" else document(number).texts[-2:]
    assert (later.revised, later.kind) == (date.fromisoformat(revised), "editorial")
    old, new = (revision.by_id[clause].clause.text.split() for revision in (earlier, later))
    assert (set(old) - set(new), set(new) - set(old)) == ({before}, {after})


def test_citations_of_all_sorts() -> None:
    graph = citation_graph(sample().register, TODAY)
    pairs = {(citation.citing, citation.target) for citation in graph.citations}
    assert {("SAF-W101", "SAF-P100"), ("SAF-P100", "SAF-W101")} <= pairs, "mutual"
    assert {("SAF-W101", "SAF-W101"), ("STU-W440", "STU-W440")} <= pairs, "of itself"
    assert ("STU-W440", "STU-P390") in pairs, "of a retired document"
    assert ("STU-P400", "STU-F450") in pairs, "of a document that is not held"
    assert any(citation.target_clause for citation in graph.cites("STU-P400"))


def test_four_levels_and_paragraphs_and_links() -> None:
    assert max(placed.depth for placed in text("SAF-W101", "2025-08-11").placed) == 4
    records = text("OPS-W610", "2025-07-21")
    assert records.by_id["what-is-a-record"].clause.text.count("\n") == 1
    assert any(isinstance(node, Link) for node in parse(records.by_id["schedule"].clause.text))
