"""A large register, page by page: nothing of it is lost where it is grouped, and a small one is not grouped."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup, Tag

from policysite.analysis import dates_of_change, in_force_on
from policysite.model import Document, Organisation, Register
from policysite.rendering import Edition, Page
from policysite.rendering.as_of_pages import LISTED_DAYS, as_of_index_page, as_of_pages
from policysite.rendering.changes_page import NEWEST, changes_pages
from policysite.rendering.department_maps import COLUMNS, DRAWN
from policysite.rendering.departments import LARGE, departments, is_large
from policysite.rendering.map_page import map_pages
from policysite.rendering.register_page import register_page
from policysite.rendering.reviews_page import reviews_page
from tests.benchmarks.corpus import AS_OF, Size, register
from tests.builders import held, not_held, register_of, text_revision

CORPUS = register(Size(documents=LARGE, clauses=3, revisions=3, citations=4))
SMALL = register(Size(documents=LARGE - 1, clauses=1, revisions=1, citations=1))
FIRST = date(2024, 1, 1)


def body(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.html(), "lxml")


def numbers(rows: Iterable[Tag]) -> list[str]:
    return [row.find_all(["th", "td"])[0].get_text(strip=True) for row in rows]


def by_address(pages: Iterable[Page]) -> dict[str, Page]:
    return {page.address: page for page in pages}


def in_departments(*documents: Document, **names: str) -> Edition:
    return Edition(
        Register(organisation=Organisation(name="the Example District", departments=names), documents=documents),
        date(2025, 1, 1),
    )


def classified(number: str, department: str | None) -> Document:
    return not_held(number).model_copy(update={"department": department})


# ---- Departments


def test_departments_stand_by_name_and_those_not_known_last() -> None:
    edition = in_departments(
        classified("A-1", None),
        classified("B-1", "Z"),
        classified("C-1", "gone"),
        classified("D-1", "M"),
        classified("B-2", "Z"),
        M="Meals",
        Z="Archive",
        E="Empty",
    )
    assert [(found.name, [document.number for document in found.documents]) for found in departments(edition)] == [
        ("Archive", ["B-1", "B-2"]),
        ("Meals", ["D-1"]),
        ("Department not known", ["A-1", "C-1"]),
    ]


def test_every_code_gives_an_address_of_its_own() -> None:
    codes = ["A B", "A_20_B", "A/B", "A%2FB", "..", "Ä", "not_known", "not-known", "A"]
    documents = [classified(f"N-{index}", code) for index, code in enumerate(codes)]
    edition = in_departments(*documents, classified("N-9", None), **{code: f"Name of {code}" for code in codes})
    slugs = [found.slug for found in departments(edition)]
    assert len(set(slugs)) == len(codes) + 1
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", slug) for slug in slugs)


def test_only_a_large_register_is_grouped() -> None:
    assert is_large(Edition(CORPUS, AS_OF))
    small = Edition(SMALL, AS_OF)
    assert not is_large(small)
    assert register_page(small).sections == ()
    assert [page.address for page in map_pages(small)] == ["map/"]
    assert all(len(page.sections) == 1 for page in as_of_pages(small))


# ---- The register


def test_the_register_lists_every_document_once_below_its_department() -> None:
    edition = Edition(CORPUS, AS_OF)
    page = register_page(edition)
    assert [section.heading for section in page.sections] == [found.name for found in departments(edition)]
    for section, department in zip(page.sections, departments(edition), strict=True):
        rows = BeautifulSoup(section.html, "lxml").select("tbody tr")
        assert numbers(rows) == [document.number for document in department.documents]
        assert {row["data-department"] for row in rows} == {department.name}
    assert page.contents_listed
    assert len(body(page).select("tbody tr")) == LARGE


# ---- What changed


def with_revisions(count: int) -> Edition:
    """A register in which a revision takes effect each week; the last two are upcoming."""
    revisions = [text_revision(FIRST + timedelta(weeks=week)) for week in range(count)]
    return Edition(register_of(held("EXA-W001", *revisions)), FIRST + timedelta(weeks=count - 3))


def told(page: Page) -> list[str]:
    return [str(entry["data-change"]) for entry in body(page).select("[data-change]")]


def unlisted(page: Page) -> list[str]:
    given = str(body(page).select(".ps-seen")[0].get("data-unlisted", ""))
    rows = [row.split() for row in given.split(";")]
    return [f"{row[0]} {day}" for row in rows for day in row[1:]]


def test_few_revisions_stand_on_one_page() -> None:
    (page,) = changes_pages(with_revisions(NEWEST + 2))
    assert len(told(page)) == NEWEST + 2
    assert unlisted(page) == []


def test_of_many_revisions_the_first_page_lists_what_is_upcoming_and_the_newest() -> None:
    edition = with_revisions(NEWEST + 30)
    first, *years = changes_pages(edition)
    everything = [f"EXA-W001 {FIRST + timedelta(weeks=week)}" for week in reversed(range(NEWEST + 30))]
    assert told(first) == everything[: NEWEST + 2]
    assert sorted(unlisted(first)) == sorted(everything[NEWEST + 2 :])
    assert [change for page in years for change in told(page)] == everything
    assert [page.address for page in years] == ["changes/2026/", "changes/2025/", "changes/2024/"]


def test_the_anchor_of_a_year_leads_on_to_its_page() -> None:
    first, *years = changes_pages(with_revisions(NEWEST + 60))
    assert [section.anchor for section in first.sections] == ["in-2027", "in-2026", "in-2025", "in-2024"]
    links = [str(link["href"]) for link in body(first).select("a") if link.get_text().startswith("All ")]
    assert [f"changes/{link}" for link in links] == [page.address for page in years]


def test_the_years_are_linked_in_order_and_have_a_section_a_month() -> None:
    _, *years = changes_pages(with_revisions(NEWEST + 30))
    steps = [[link.get_text() for link in body(page).select("nav[aria-label=Years] a")] for page in years]
    assert steps == [["2025", "Newest"], ["2026", "2024", "Newest"], ["2025", "Newest"]]
    assert [section.heading for section in years[2].sections][::11] == ["December 2024", "January 2024"]
    assert years[2].sections[-1].anchor == "in-2024-01"


# ---- As of a day


def test_each_day_shows_every_document_as_it_stood() -> None:
    edition = Edition(CORPUS, AS_OF)
    pages = list(as_of_pages(edition))
    days = dates_of_change(CORPUS)
    assert [page.address for page in pages] == [f"as-of/{day}/" for day in days]
    for page, day in zip(pages[::20], days[::20], strict=True):
        rows = body(page).select("tbody tr")
        stood = [
            (document.number, revision.revised)
            for department in departments(edition)
            for document in department.documents
            if (revision := in_force_on(document, day))
        ]
        assert numbers(rows) == [number for number, _ in stood]
        assert [str(row.select("a")[0]["href"]) for row in rows] == [
            f"../../policies/{number}/{revised}/" for number, revised in stood
        ]


def test_days_share_what_did_not_change() -> None:
    edition = Edition(CORPUS, AS_OF)
    before, after = list(as_of_pages(edition))[-2:]
    last = dates_of_change(CORPUS)[-1]
    changed = [
        any(last in (revision.effective_on for revision in document.revisions) for document in department.documents)
        for department in departments(edition)
    ]
    kept = [one.html is other.html for one, other in zip(before.sections, after.sections, strict=True)]
    assert kept == [not of_department for of_department in changed]
    assert True in kept


def test_many_days_stand_month_by_month() -> None:
    page = as_of_index_page(Edition(CORPUS, AS_OF))
    days = dates_of_change(CORPUS)
    assert len(days) > LISTED_DAYS
    links = body(page).select(".ps-days a")
    assert sorted(str(link["href"]) for link in links) == [f"{day}/" for day in days]
    assert {re.sub(r"\d", "", link.get_text()) for link in links} <= {f"{month} " for month in MONTHS}
    assert [section.heading for section in page.sections[1:]] == ["2026", "2025", "2024"]


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


# ---- The map


def test_every_reference_is_on_the_map_of_one_department() -> None:
    edition = Edition(CORPUS, AS_OF)
    overview, *maps = map_pages(edition)
    found = departments(edition)
    assert [page.address for page in maps] == [f"map/{department.slug}/" for department in found]
    pairs: list[tuple[str, str]] = []
    for page, department in zip(maps, found, strict=True):
        table = body(page).select("#table + div tbody tr")
        of_page = [(row.select("a")[0].get_text(), row.select("a")[1].get_text()) for row in table]
        assert {citing for citing, _ in of_page} <= {document.number for document in department.documents}
        pairs += of_page
    assert sorted(pairs) == sorted(
        {(each.citing, each.target) for each in edition.graph.citations if each.citing != each.target}
    )
    counts = [int(cell.get_text()) for cell in body(overview).select(".ps-matrix td")]
    assert sum(counts) == len(pairs)


def test_the_overview_leads_to_every_department_and_every_document() -> None:
    edition = Edition(CORPUS, AS_OF)
    overview = body(next(map_pages(edition)))
    assert [link["href"] for link in overview.select("#departments + div a")] == [
        f"{department.slug}/" for department in departments(edition)
    ]
    assert sorted(str(link["href"]) for link in overview.select("#documents + div a")) == [
        f"../policies/{document.number}/#references" for document in edition.documents
    ]


@pytest.mark.parametrize("count", [DRAWN, DRAWN + 1])
def test_a_department_is_drawn_as_long_as_that_is_legible(count: int) -> None:
    citing = text_revision(FIRST, *(f"See [[EXA-W{index:03}]]." for index in range(2, count + 2)))
    cited = [classified(f"EXA-W{index:03}", "EXA") for index in range(2, count + 2)]
    edition = in_departments(held("EXA-W001", citing).model_copy(update={"department": "EXA"}), *cited, EXA="Examples")
    page = by_address(map_pages(edition))["map/EXA/"]
    assert len(body(page).select("svg path[marker-end]")) == (count if count <= DRAWN else 0)
    assert len(body(page).select("#table + div tbody tr")) == count


@pytest.mark.parametrize("count", [1, 2, COLUMNS, COLUMNS + 1])
def test_departments_stand_against_one_another_as_long_as_they_fit(count: int) -> None:
    documents = [classified(f"N-{index:02}", f"D{index % count:02}") for index in range(LARGE)]
    edition = in_departments(*documents, **{f"D{index:02}": f"Department {index}" for index in range(count)})
    overview, *maps = map_pages(edition)
    assert len(body(overview).select(".ps-matrix")) == (2 <= count <= COLUMNS)
    assert len(maps) == count


# ---- Reviews


def test_citations_to_look_at_again_stand_below_the_citing_department() -> None:
    edition = Edition(CORPUS, AS_OF)
    sections = reviews_page(edition).sections[2:]
    assert sections, "the corpus has such citations"
    names = {document.number: found.name for found in departments(edition) for document in found.documents}
    listed = [
        (section.heading, entry.select("a")[0].get_text().split()[0])
        for section in sections
        for entry in BeautifulSoup(section.html, "lxml").select("li")
    ]
    assert len(listed) == len(edition.suspects)
    assert all(names[number] == heading for heading, number in listed)
