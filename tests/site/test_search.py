"""Search in the browser leads to the clause."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from policysite.adapters.audit.static_host import serving
from tests.site.expected import DOCUMENT
from tests.site.project import build_or_fail, copy_project, replace_once

RESULTS = "[data-md-component=search-result]"
LINKS = f"{RESULTS} li a"
NOTHING_YET = "Type to start searching"


@pytest.fixture(scope="module")
def home(browser: Browser, address: str) -> Iterator[Page]:
    """The home page, opened once: its search is made ready only once, too."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("")
        search_field(page).click()
        yield page


def search_field(page: Page) -> Locator:
    """The search field of every page; the home page has another one in its text."""
    return page.get_by_label("Search", exact=True).and_(page.get_by_placeholder("Search", exact=True))


def search(page: Page, words: str) -> Locator:
    """Put words into the search field, and return the links of what is found, best first."""
    field = search_field(page)
    ask(field, "")
    expect(page.locator(RESULTS)).to_contain_text(NOTHING_YET)
    expect(page.locator(LINKS)).to_have_count(0)
    ask(field, words)
    expect(page.locator(RESULTS)).not_to_contain_text(NOTHING_YET)
    found = page.locator(LINKS)
    expect(found.first).to_be_attached()
    return found


def ask(field: Locator, words: str) -> None:
    """Fill the field in one go: typed letter by letter, each would ask anew, and the answers would follow each other.

    The theme looks at the field when a key is let go.
    """
    field.fill(words)
    field.press("End")


def targets(links: Locator) -> list[str]:
    """The addresses to which links lead, below the root of the site; without the words to be highlighted there."""
    found: list[str] = links.evaluate_all("links => links.map(link => link.pathname.slice(1) + link.hash)")
    return found


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("student workers", f"{DOCUMENT}#student-workers"),
        ("counselor warmline", f"{DOCUMENT}#late-or-weekend"),
        ("text messaging", f"{DOCUMENT}#student-workers"),
        ("text messaging", f"{DOCUMENT}#authorized-tools"),
        ("2.b", f"{DOCUMENT}#student-workers"),
        ("§2.b", f"{DOCUMENT}#student-workers"),
        ("W050 2.b", f"{DOCUMENT}#student-workers"),
        ("HUM-W050 §4.b.i", f"{DOCUMENT}#more-than-one-person"),
        ("HUM-W050", DOCUMENT),
        ("hum-w050", DOCUMENT),
        ("W050", DOCUMENT),
        ("electronic communication tools", DOCUMENT),
        ("PAP-W006", "policies/PAP-W006/"),
    ],
)
def test_words_lead_to_the_place(home: Page, words: str, place: str) -> None:
    assert place in targets(search(home, words))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("warmline", f"{DOCUMENT}#late-or-weekend"),
        ("text messaging", f"{DOCUMENT}#authorized-tools"),
        ("W050 2.b", f"{DOCUMENT}#student-workers"),
        ("2.b", f"{DOCUMENT}#student-workers"),
        ("HUM-W050", DOCUMENT),
        ("PAP-W006", "policies/PAP-W006/"),
    ],
)
def test_the_best_place_comes_first(home: Page, words: str, place: str) -> None:
    """Results are grouped by page: first the page, then the places on it that were found."""
    first_page, *places = targets(search(home, words))
    assert first_page == place.partition("#")[0]
    if "#" in place:
        assert places[0] == place


@pytest.mark.parametrize(("words", "anchor"), [("warmline", "late-or-weekend"), ("W050 2.b", "student-workers")])
def test_enter_lands_on_the_clause(page: Page, words: str, anchor: str) -> None:
    page.goto("")
    search(page, words)
    page.keyboard.press("Enter")

    page.wait_for_url(lambda url: DOCUMENT in url)
    clause = page.locator(":target")
    expect(clause).to_have_attribute("id", anchor)
    expect(clause).to_be_in_viewport()


def test_the_first_place_found_lands_on_the_clause(page: Page) -> None:
    page.goto("")
    search(page, "warmline").filter(has_text="§4.c.ii").click()

    page.wait_for_url(lambda url: DOCUMENT in url)
    clause = page.locator(":target")
    expect(clause).to_have_attribute("id", "late-or-weekend")
    expect(clause).to_contain_text("counselor warmline")
    expect(clause).to_be_in_viewport()


def test_the_form_of_the_home_page_leads_to_results(page: Page) -> None:
    page.goto("")
    page.get_by_label("Search every clause that is in force").fill("warmline")
    page.keyboard.press("Enter")

    found = page.locator(LINKS)
    expect(found.first).to_be_visible()
    assert f"{DOCUMENT}#late-or-weekend" in targets(found)


def test_a_search_can_be_kept_as_a_link(page: Page, address: str) -> None:
    page.goto(urljoin(address, "?q=text%20messaging"))

    found = page.locator(LINKS)
    expect(found.first).to_be_visible()
    assert f"{DOCUMENT}#student-workers" in targets(found)


def test_words_that_stand_nowhere_find_nothing(page: Page, address: str) -> None:
    page.goto(urljoin(address, "?q=xylophone"))

    expect(page.locator(RESULTS)).to_contain_text("No matching documents")


def test_what_looks_like_html_is_shown_and_not_obeyed(browser: Browser, project: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", project)
    revision = root / "policy_src" / "documents" / "HUM-W050" / "2024-02-21.yml"
    source = r"'Write xylophone \<img src=x onerror=document.title=1>, R&D and &lt;b>.'"
    replace_once(revision, "text: What is the time and place?", f"text: {source}")
    shown = "Write xylophone <img src=x onerror=document.title=1>, R&D and &lt;b>."

    with serving(build_or_fail(root)) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("?q=xylophone")
        expect(page.locator(RESULTS).get_by_text(shown)).to_be_visible()
        expect(page.locator(f"{RESULTS} img")).to_have_count(0)
        expect(page).not_to_have_title("1")

        page.goto(DOCUMENT)
        expect(page.locator("#time-and-place").get_by_text(shown)).to_be_visible()
        expect(page).not_to_have_title("1")
