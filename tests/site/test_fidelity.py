"""The pages say what the printed form says, to the letter."""

import json
import os
from pathlib import Path

import pytest
from bs4 import Tag

from tests.project import ROOT
from tests.site import expected
from tests.site.page_content import clauses, facts, headings, ids, own_text, read_content, section, text, the

SECTIONS = ["Summary", "Instruction", "Applicability", "Associated Documents", "Approval Authority", "Revision History"]


@pytest.fixture(params=[expected.DOCUMENT, expected.REVISION])
def content(request: pytest.FixtureRequest, site: Path) -> Tag:
    """The document's page, and that of the revision: both show the whole text."""
    return read_content(site, request.param)


def extracted_text() -> Path:
    """The text extracted from the printed form; it is not kept in this repository.

    It lies in ``source/HUM-W050.txt`` below the folder that the variable POLICYSITE_TRIALS names, or else below a
    folder ``shared`` beside the checkout.
    """
    return Path(os.environ.get("POLICYSITE_TRIALS") or ROOT.parent / "shared") / "source" / "HUM-W050.txt"


@pytest.mark.skipif(not extracted_text().exists(), reason="the extracted text is not beside the checkout")
def test_expected_text_differs_from_the_extracted_one_only_by_the_known_damage() -> None:
    lines = (line.strip() for line in extracted_text().read_text(encoding="utf-8").splitlines())
    assert [line for line in lines if line] == expected.as_extracted()


def test_expected_text_is_whole() -> None:
    numbered = "1 2 2.a 2.b 3 4 4.a 4.a.i 4.a.ii 4.a.iii 4.b 4.b.i 4.b.ii 4.c 4.c.i 4.c.ii 4.d 4.d.i"
    assert expected.labels() == numbered.split()


def test_clauses(content: Tag) -> None:
    instruction = section(content, "instruction")
    assert [(label, words) for label, words, _ in clauses(instruction)] == expected.clauses()


def test_clauses_are_nested_as_their_labels_say(content: Tag) -> None:
    for label, _, item in clauses(section(content, "instruction")):
        assert len(item.find_parents("li")) == label.count("."), label


def test_title(content: Tag) -> None:
    words = text(the(content, "h1"))
    assert words.startswith(expected.NUMBER)
    assert words.casefold().endswith(expected.only("title").casefold())


def test_title_block(content: Tag) -> None:
    said = facts(content)
    assert said["Document number"] == expected.NUMBER
    assert said["Revised"] == expected.REVISED
    assert said["Type"].casefold() == expected.only("type").casefold()
    assert said["Department"].casefold() == expected.only("department").casefold()


def test_sections_stand_in_the_order_of_the_form(content: Tag) -> None:
    found = [text(heading) for heading in headings(content)]
    assert [heading for heading in found if heading in SECTIONS] == SECTIONS


@pytest.mark.parametrize(
    ("anchor", "name", "selector"),
    [
        ("summary", "summary", "p"),
        ("applicability", "applicability", "li"),
        ("associated-documents", "associated document", "li"),
        ("approval-authority", "approval authority", "p"),
    ],
)
def test_other_sections(content: Tag, anchor: str, name: str, selector: str) -> None:
    found = section(content, anchor)
    assert [text(tag) for tag in found.select(selector)] == expected.all_of(name)
    assert text(found) == " ".join(expected.all_of(name))


def test_revision_history(content: Tag) -> None:
    rows = section(content, "revision-history").select("tbody tr")
    found = []
    for row in rows:
        revised, change, _ = row.find_all(["th", "td"])
        found.append(f"{text(revised)} {own_text(change)}")
    assert found == expected.all_of("revision")


@pytest.mark.parametrize("revised", expected.HISTORY_ONLY)
def test_a_revision_of_which_only_a_row_is_held_shows_the_row_and_no_text(site: Path, revised: str) -> None:
    content = read_content(site, f"{expected.DOCUMENT}{revised}/")
    year, month, day = revised.split("-")
    printed = f"{month}/{day}/{year[2:]}"
    note = next(row.removeprefix(printed).strip() for row in expected.all_of("revision") if row.startswith(printed))
    held = section(content, "held")
    assert facts(held)["Revised"] == printed
    assert note in facts(held).values()
    assert "not held" in text(held)
    said = text(content)
    assert "instruction" not in ids(content)
    assert [words for _, words in expected.clauses() if words in said] == []
    assert expected.only("summary") not in said


@pytest.mark.parametrize("number", ["INS-W036", "PAP-W006"])
def test_a_document_that_is_not_held_shows_number_and_title_and_no_text(site: Path, number: str) -> None:
    content = read_content(site, f"policies/{number}/")
    title = next(row for row in expected.all_of("associated document") if row.startswith(number)).split(": ")[1]
    assert text(the(content, "h1")).startswith(number)
    assert text(the(content, "h1")).endswith(title)
    assert "not held" in text(content)
    assert "instruction" not in ids(content)


def test_search_has_every_clause_to_the_letter(site: Path) -> None:
    rows = json.loads((site / "search" / "now" / expected.DOCUMENT / "texts.json").read_text(encoding="utf-8"))
    assert [(label, words) for label, _, words in rows if label[:1].isdigit()] == expected.clauses()
