"""The links by which a reader proposes a revision, filled as far as an address can hold it."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from policysite.loading.source_file import SourceFile, parse
from policysite.model import Clause, Document, Organisation, Register, Retirement, TextRevision
from policysite.rendering import Edition
from policysite.rendering.document_page import document_page
from policysite.rendering.outline_text import outline_text
from policysite.rendering.repository_addresses import LONGEST
from tests.builders import clause, held, history_revision, not_held, text_revision

REPOSITORY = "https://github.com/example-district/policies"
AS_OF = date(2026, 11, 24)
TEXT = text_revision(
    date(2024, 1, 1),
    clause("care", "Take care: see [[EXA-W002]] & “more”.\nA second paragraph.", clause("hands", "<Hands> are clean.")),
    summary="How #1 is lent.",
    approval_authority="Keeper of Examples",
)


def section_html(document: Document, repository: str | None = REPOSITORY) -> str | None:
    organisation = Organisation(name="the Example District", repository=repository)
    edition = Edition(Register(organisation=organisation, documents=(document, not_held("EXA-W002"))), AS_OF)
    found = [part for part in document_page(edition, document).sections if part.anchor == "propose"]
    return str(found[0].html) if found else None


def section(document: Document, repository: str | None = REPOSITORY) -> BeautifulSoup | None:
    html = section_html(document, repository)
    return BeautifulSoup(html, "html.parser") if html else None


def links(document: Document) -> dict[str, str]:
    html = section(document)
    assert html
    return {link.get_text(): str(link["href"]) for link in html.find_all("a")}


def filled(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def test_the_form_is_filled_with_the_text_in_force() -> None:
    address = links(held("EXA-W001", TEXT))["Propose a revision in a form"]
    assert address.startswith(f"{REPOSITORY}/issues/new?")
    assert filled(address) == {
        "template": "propose-a-revision.yml",
        "title": "EXA-W001: Lending of Examples",
        "number": "EXA-W001",
        "text": outline_text(TEXT),
    }


def test_the_editor_is_filled_with_the_next_revision_whose_note_is_to_be_written() -> None:
    address = links(held("EXA-W001", TEXT))["Write the new revision in GitHub’s editor"]
    assert address.startswith(f"{REPOSITORY}/new/main/policy_src/documents/EXA-W001?")
    assert filled(address)["filename"] == "2026-11-24.yml"
    source = parse(filled(address)["value"], "new")
    assert isinstance(source, SourceFile)
    assert source.value["change_note"] is None
    completed = TextRevision.model_validate(source.value | {"change_note": TEXT.change_note})
    assert completed == TEXT.model_copy(update={"revised": AS_OF})


def test_a_proposal_starts_from_what_is_upcoming() -> None:
    later = text_revision(date(2026, 11, 24), "Hands are dry.", effective=date(2027, 1, 1))
    html = section(held("EXA-W001", TEXT, later))
    assert html
    assert "They start from the upcoming text, of November 24, 2026." in html.get_text()
    address = links(held("EXA-W001", TEXT, later))["Write the new revision in GitHub’s editor"]
    assert filled(address)["filename"] == "2026-11-25.yml"
    assert "Hands are dry." in filled(address)["value"]


def long_text(characters: int) -> TextRevision:
    return text_revision(date(2024, 1, 1), Clause(id="long", text="x" * characters))


def test_a_text_that_no_address_can_hold_is_there_to_be_copied() -> None:
    text = long_text(9_000)
    html = section(held("EXA-W001", text))
    assert html
    assert all(len(str(link["href"])) <= LONGEST for link in html.find_all("a"))
    areas = {str(area["aria-label"]): area.get_text() for area in html.find_all("textarea")}
    assert areas["Text for the form"] == outline_text(text)
    assert "change_note:\n" in areas["Content for the editor"]
    # A blank line would end the block of HTML in Markdown.
    assert re.findall(r"<textarea[^>]*>[^<]*\n", section_html(held("EXA-W001", text)) or "") == []


@pytest.mark.parametrize("characters", [7_700, 7_800, 7_900, 8_000, 8_100])
def test_no_address_is_longer_than_github_takes(characters: int) -> None:
    assert all(len(address) <= LONGEST for address in links(held("EXA-W001", long_text(characters))).values())


def test_without_a_repository_it_is_told_how() -> None:
    html = section(held("EXA-W001", TEXT), repository=None)
    assert html
    assert [str(link["href"]) for link in html.find_all("a")] == ["../../publishing/propose/"]


@pytest.mark.parametrize(
    "document",
    [
        not_held("EXA-P003"),
        held("EXA-W001", history_revision(date(2024, 1, 1))),
        held("EXA-W001", TEXT).model_copy(update={"retired": Retirement(on=AS_OF)}),
    ],
)
def test_where_there_is_nothing_to_revise(document: Document) -> None:
    assert section(document) is None
