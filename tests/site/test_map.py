"""The drawings of citations say what the tables and lists beside them say, and what the text says."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import Tag
from playwright.sync_api import Page

from tests.site import expected
from tests.site.page_content import read_content, section, text, the
from tests.site.test_anchors import IDS

MAP = "map/"
PAGES = [MAP, expected.DOCUMENT, "policies/INS-W036/", "policies/PAP-W006/"]

Link = tuple[str, str]
"""Words, and the address to which they lead."""


def citations_in_the_text() -> dict[str, list[Link]]:
    """The documents that HUM-W050 names, each with the places where it does so."""
    numbers = [row.partition(":")[0] for row in expected.all_of("associated document")]
    return {
        number: [
            *(
                (f"§{label}", f"/{expected.DOCUMENT}#{IDS[label]}")
                for label, words in expected.clauses()
                if number in words
            ),
            ("Associated", f"/{expected.DOCUMENT}#associated-documents"),
        ]
        for number in sorted(numbers)
    }


def links(tag: Tag, place: str) -> list[Link]:
    return [(text(link), urljoin(f"/{place}", str(link["href"]))) for link in tag.select("a[href]")]


def drawn(drawing: Tag, place: str) -> tuple[list[Link], list[Link]]:
    """The documents and the places of citation in a drawing."""
    found = links(drawing, place)
    return [link for link in found if "#" not in link[1]], [link for link in found if "#" in link[1]]


def number_of(link: Link) -> str:
    return link[0].split()[0]


def test_the_table_of_the_map_says_what_the_text_says(site: Path) -> None:
    rows = section(read_content(site, MAP), "table").select("tbody tr")
    said = {}
    for row in rows:
        citing, cited, places = row.find_all(["th", "td"])
        assert links(citing, MAP) == [(expected.NUMBER, f"/{expected.DOCUMENT}")]
        ((number, address),) = links(cited, MAP)
        assert address == f"/policies/{number}/"
        said[number] = links(places, MAP)
    assert said == citations_in_the_text()


def test_the_drawing_of_the_map_says_what_its_table_says(site: Path) -> None:
    content = read_content(site, MAP)
    drawing, table = the(content, "svg"), section(content, "table")
    documents, places = drawn(drawing, MAP)
    table_documents, table_places = drawn(table, MAP)

    assert {(number_of(link), link[1]) for link in documents} == set(table_documents)
    assert Counter(places) == Counter(table_places)
    assert len(drawing.select("path[marker-end]")) == len(table.select("tbody tr"))


@pytest.mark.parametrize("place", PAGES[1:])
def test_the_drawing_of_a_document_says_what_its_lists_say(site: Path, place: str) -> None:
    references = section(read_content(site, place), "references")
    drawing = the(references, "svg").extract()
    documents, places = drawn(drawing, place)
    own = place.split("/")[1]
    listed_documents, listed_places = [], []
    for row in references.select("li"):
        row_documents, row_places = drawn(row, place)
        listed_documents += row_documents
        listed_places += row_places

    assert own in map(number_of, documents)
    others = {(number_of(link), link[1]) for link in documents if number_of(link) != own}
    assert others == set(listed_documents)
    assert Counter(places) == Counter(listed_places)
    assert len(drawing.select("path[marker-end]")) == len(references.select("li"))


def test_what_a_document_cites_is_what_its_text_says(site: Path) -> None:
    references = section(read_content(site, expected.DOCUMENT), "references")
    the(references, "svg").decompose()
    said = {}
    for row in references.select("li"):
        (document,), places = drawn(row, expected.DOCUMENT)
        said[number_of(document)] = places
    assert said == citations_in_the_text()


@pytest.mark.parametrize("number", sorted(citations_in_the_text()))
def test_what_cites_a_document_is_what_the_text_says(site: Path, number: str) -> None:
    place = f"policies/{number}/"
    references = section(read_content(site, place), "references")
    the(references, "svg").decompose()
    (row,) = references.select("li")
    (citing,), places = drawn(row, place)
    assert citing == (expected.NUMBER, f"/{expected.DOCUMENT}")
    assert places == citations_in_the_text()[number]


@pytest.mark.parametrize("place", PAGES)
def test_every_link_of_a_drawing_has_a_name_and_leads_somewhere(page: Page, place: str) -> None:
    page.goto(place)
    drawing = page.locator("article svg")
    assert drawing.count() == 1
    links_drawn = drawing.locator("a")
    assert links_drawn.count() > 2
    tree = drawing.aria_snapshot()
    named = re.findall(r'- link "([^"]+)"', tree)
    assert len(named) == links_drawn.count(), tree
    for link in links_drawn.all():
        link.focus()
        assert link.evaluate("link => link === document.activeElement && link.href.baseVal !== ''")


def test_a_place_in_the_drawing_leads_to_the_clause(page: Page, address: str) -> None:
    page.goto(MAP)
    page.locator("article svg").get_by_role("link", name="§2.a").click()
    page.wait_for_url(f"{address}{expected.DOCUMENT}#{IDS['2.a']}")
