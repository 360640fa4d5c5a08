"""The register: every document, narrowed by what the reader asks for."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.page_content import read_content, text

REGISTER = "policies/"
NUMBERS = ["HUM-W050", "INS-W036", "PAP-W006"]


@pytest.fixture
def register(page: Page) -> Page:
    """The register, open."""
    page.goto(REGISTER)
    expect(page.get_by_label("Number or title")).to_be_visible()
    return page


def rows(page: Page) -> Locator:
    """The rows that are seen."""
    return page.locator("tbody tr:visible")


def numbers(page: Page) -> list[str]:
    return [row.get_by_role("rowheader").inner_text().strip() for row in rows(page).all()]


def narrowing(page: Page) -> Locator:
    """The form that narrows the list; the dialog of the search has fields of the same names."""
    return page.locator("form.ps-register")


def count(page: Page) -> Locator:
    """What is announced."""
    return page.get_by_role("article").get_by_role("status")


def test_every_document_is_listed(site: Path) -> None:
    listed = read_content(site, REGISTER).select("tbody tr")
    assert [text(row.find_all(["th", "td"])[0]) for row in listed] == NUMBERS


def test_nothing_is_hidden_at_first(register: Page) -> None:
    assert numbers(register) == NUMBERS
    expect(count(register)).to_have_text("3 documents")


@pytest.mark.parametrize(
    ("filter_name", "value", "left"),
    [
        ("Department", "Human Resources", ["HUM-W050"]),
        ("Department", "Not known", ["INS-W036", "PAP-W006"]),
        ("Type", "Work Instruction", ["HUM-W050"]),
        ("Status", "In force", ["HUM-W050"]),
        ("Status", "Not held", ["INS-W036", "PAP-W006"]),
    ],
)
def test_a_choice_narrows_the_list(register: Page, filter_name: str, value: str, left: list[str]) -> None:
    narrowing(register).get_by_label(filter_name, exact=True).select_option(value)

    expect(rows(register)).to_have_count(len(left))
    assert numbers(register) == left
    expect(count(register)).to_contain_text(f"{len(left)} of 3")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("w036", ["INS-W036"]),
        ("social", ["INS-W036"]),
        ("STAFF electronic", ["HUM-W050"]),
        ("staff", ["HUM-W050", "PAP-W006"]),
        ("  staff   boundaries ", ["PAP-W006"]),
    ],
)
def test_words_narrow_the_list(register: Page, words: str, left: list[str]) -> None:
    narrowing(register).get_by_label("Number or title").fill(words)

    expect(rows(register)).to_have_count(len(left))
    assert numbers(register) == left
    expect(count(register)).to_contain_text(f"{len(left)} of 3")


def test_choices_add_up(register: Page) -> None:
    narrowing(register).get_by_label("Status").select_option("Not held")
    narrowing(register).get_by_label("Number or title").fill("staff")

    expect(rows(register)).to_have_count(1)
    assert numbers(register) == ["PAP-W006"]


def test_no_match_is_said_and_cleared(register: Page) -> None:
    narrowing(register).get_by_label("Number or title").fill("xylophone")
    expect(rows(register)).to_have_count(0)
    expect(count(register)).to_contain_text("0 of 3")
    expect(register.get_by_text("No document matches")).to_be_visible()

    register.get_by_role("article").get_by_role("button", name="Clear").click()

    expect(rows(register)).to_have_count(3)
    expect(count(register)).to_have_text("3 documents")
    expect(narrowing(register).get_by_label("Number or title")).to_have_value("")
    expect(register.get_by_text("No document matches")).to_be_hidden()
    expect(register).to_have_url(re.compile(r"/policies/$"))


def test_the_address_keeps_the_choice(register: Page) -> None:
    narrowing(register).get_by_label("Department").select_option("Not known")
    narrowing(register).get_by_label("Number or title").fill("staff")
    expect(register).to_have_url(re.compile(r"\?.*staff"))

    register.reload()

    expect(rows(register)).to_have_count(1)
    assert numbers(register) == ["PAP-W006"]
    expect(narrowing(register).get_by_label("Department")).to_have_value("Not known")
    expect(narrowing(register).get_by_label("Number or title")).to_have_value("staff")


def test_an_address_with_a_value_that_is_not_offered_shows_everything(page: Page) -> None:
    page.goto(f"{REGISTER}?department=Nowhere&words=")

    expect(rows(page)).to_have_count(3)


def test_the_choice_stays_when_the_reader_comes_back(register: Page) -> None:
    narrowing(register).get_by_label("Status").select_option("In force")
    register.get_by_role("link", name="HUM-W050").click()
    expect(register).to_have_url(re.compile("/HUM-W050/$"))

    register.go_back()

    expect(rows(register)).to_have_count(1)
    expect(narrowing(register).get_by_label("Status")).to_have_value("In force")


def test_without_scripts_everything_is_listed_and_no_filter_is_offered(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(REGISTER)

        assert numbers(page) == NUMBERS
        expect(page.get_by_label("Number or title")).to_be_hidden()
        expect(narrowing(page).get_by_label("Department", exact=True)).to_be_hidden()
        expect(page.get_by_role("article").get_by_role("button", name="Clear")).to_be_hidden()
