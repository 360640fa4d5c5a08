"""Every clause has its address, and can be cited."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.project import AS_OF
from tests.site import expected
from tests.site.page_content import clauses, ids, read_content, section, text

IDS = {
    "1": "professional-communication",
    "2": "authorized-tools",
    "2.a": "school-social-media",
    "2.b": "student-workers",
    "3": "instruction-platforms",
    "4": "questions-to-consider",
    "4.a": "topic",
    "4.a.i": "topic-focus",
    "4.a.ii": "personal-issues",
    "4.a.iii": "report-safety-concerns",
    "4.b": "transparency",
    "4.b.i": "more-than-one-person",
    "4.b.ii": "ask-supervisor",
    "4.c": "time-and-place",
    "4.c.i": "workday",
    "4.c.ii": "late-or-weekend",
    "4.d": "frequency",
    "4.d.i": "regular-group-engagement",
}
"""Ids are promised for ever: this list may grow, and no line of it may change."""

CITATION = "HUM-W050 §2.b (revised 02/21/24)"


def no_scripts(browser: Browser, address: str) -> BrowserContext:
    return browser.new_context(base_url=address, java_script_enabled=False)


@pytest.mark.parametrize("place", [expected.DOCUMENT, expected.REVISION])
def test_each_clause_answers_to_its_id_and_to_its_label(site: Path, place: str) -> None:
    found = {label: item for label, _, item in clauses(section(read_content(site, place), "instruction"))}
    assert list(found) == list(IDS)
    for label, item in found.items():
        assert item["id"] == IDS[label]
        assert label in {tag["id"] for tag in item.find_all(id=True) if tag.find_parent("li") is item}


@pytest.mark.parametrize("place", [expected.DOCUMENT, expected.REVISION])
def test_no_id_stands_twice(site: Path, place: str) -> None:
    content = read_content(site, place)
    assert len(content.find_all(id=True)) == len(ids(content))


def test_each_clause_has_its_citation_and_its_permanent_address(site: Path) -> None:
    found = clauses(section(read_content(site, expected.DOCUMENT), "instruction"))
    for label, _, item in found:
        link = next(tag for tag in item.select("a[data-citation]") if tag.find_parent("li") is item)
        assert link["data-citation"] == f"HUM-W050 §{label} (revised 02/21/24)"
        assert link["href"] == f"2024-02-21/#{label}"


@pytest.mark.parametrize("anchor", ["2.b", "student-workers"])
@pytest.mark.parametrize("place", [expected.DOCUMENT, expected.REVISION])
def test_an_address_lands_on_its_clause(page: Page, place: str, anchor: str) -> None:
    page.goto(f"{place}#{anchor}")

    expect(page.locator(":target")).to_have_attribute("id", anchor)
    expect(page.locator("#student-workers")).to_be_in_viewport()
    assert page.evaluate(
        """() => {
            const header = document.querySelector("header").getBoundingClientRect();
            return document.querySelector(":target").getBoundingClientRect().top >= header.bottom;
        }"""
    ), "the clause is hidden below the header"


def pointed_at(page: Page) -> Locator:
    """A clause to which the reader points: then its tools are seen."""
    clause = page.locator("#student-workers")
    clause.locator(".ps-clause__words").first.hover()
    return clause


def test_the_link_of_a_clause_leads_to_it(page: Page, address: str) -> None:
    page.goto(expected.DOCUMENT)
    pointed_at(page).get_by_role("link", name=re.compile("clause 2.b")).first.click()

    expect(page).to_have_url(f"{address}{expected.DOCUMENT}#student-workers")


@pytest.mark.parametrize("place", [expected.DOCUMENT, expected.REVISION])
def test_a_citation_is_copied_and_announced(context: BrowserContext, address: str, place: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(place)
    button = pointed_at(page).get_by_role("button")
    expect(button).to_have_accessible_name(re.compile(r"clause 2\.b"))

    button.click()

    expect(page.get_by_role("status").filter(has_text=CITATION)).to_have_count(1)
    expect(button).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()").split() == [
        *CITATION.split(),
        f"{address}{expected.REVISION}#2.b",
    ]


def test_the_keyboard_copies_a_citation_too(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(expected.DOCUMENT)
    page.locator("#late-or-weekend").get_by_role("button").press("Enter")

    expect(page.get_by_role("status").filter(has_text="HUM-W050 §4.c.ii (revised 02/21/24)")).to_have_count(1)
    assert f"{address}{expected.REVISION}#4.c.ii" in page.evaluate("navigator.clipboard.readText()")


def test_a_citation_that_cannot_be_copied_is_shown(page: Page, address: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(expected.DOCUMENT)
    pointed_at(page).get_by_role("button").click()

    said = page.get_by_role("status").filter(has_text=CITATION)
    expect(said).to_have_count(1)
    expect(said).to_contain_text(f"{address}{expected.REVISION}#2.b")


def test_a_permanent_address_shows_the_revision_that_was_cited(page: Page) -> None:
    page.goto(f"{expected.REVISION}#2.b")

    expect(page.locator("#student-workers")).to_contain_text(dict(expected.clauses())["2.b"])
    expect(page.locator("h1")).to_contain_text("HUM-W050")
    expect(page.get_by_role("article")).to_contain_text("02/21/24")
    assert AS_OF.isoformat() not in page.content()


def test_without_scripts_the_citation_is_a_link_to_the_revision(browser: Browser, address: str) -> None:
    with no_scripts(browser, address) as context:
        page = context.new_page()
        page.goto(expected.DOCUMENT)
        clause = pointed_at(page)
        expect(clause.get_by_role("button")).to_have_count(0)

        link = clause.get_by_role("link", name=re.compile(r"Cite clause 2\.b: permanent address"))
        link.click()

        expect(page).to_have_url(f"{address}{expected.REVISION}#2.b")
        expect(page.locator("#student-workers")).to_be_in_viewport()


def test_without_scripts_every_clause_is_there(browser: Browser, address: str) -> None:
    with no_scripts(browser, address) as context:
        page = context.new_page()
        page.goto(expected.DOCUMENT)
        for label, words in expected.clauses():
            expect(page.locator(f"#{IDS[label]}").get_by_text(words, exact=True).first).to_be_visible()


def test_labels_are_read_out_in_full(page: Page) -> None:
    """A screen reader says 4.b.i, although only the last part is seen beside the clause."""
    page.goto(expected.DOCUMENT)
    tree = page.locator("#more-than-one-person").aria_snapshot()

    assert re.search(r'link "4\.b\.i\.?"', tree), tree


def test_the_list_of_contents_leads_to_the_sections(site: Path) -> None:
    content = read_content(site, expected.DOCUMENT)
    assert [text(tag) for tag in content.select("h2[id]")][:2] == ["Summary", "Instruction"]
