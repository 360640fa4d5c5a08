"""A register of many documents, as readers meet it: grouped, narrowed, and with its past a year a page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from policysite.adapters.audit import static_host
from policysite.adapters.audit.page_audit import PageAudit
from policysite.adapters.audit.windows import Windows
from tests.project import made_once
from tests.site import large_register


@pytest.fixture(scope="module")
def large_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of a large register is served."""
    folder = made_once(tmp_path_factory, "large-register", large_register.build)
    with static_host.serving(folder / "site") as served:
        yield served


@pytest.fixture
def page(browser: Browser, large_address: str) -> Iterator[Page]:
    with browser.new_context(base_url=large_address) as context:
        yield context.new_page()


@pytest.mark.parametrize(
    "place",
    ["policies/", "changes/2026/", "as-of/", f"as-of/{large_register.LAST_DAY}/", "map/", "map/HUM/"],
)
def test_page(windows: Windows, large_address: str, place: str) -> None:
    """Wide and narrow; the overview of the map, which has colours of its own, in every colour scheme."""
    looks = {"loaded", "recoloured"} if place == "map/" else {"loaded"}
    found = (
        PageAudit(windows, large_address, {"axe", "layout", "tree", "page"}, looks=looks).examine(place).seen.findings
    )
    assert [f"{one.rule} {one.selector} {one.what} ({one.states[0]})" for one in found] == []


def test_a_department_without_a_match_is_hidden_with_its_heading_and_its_entry(page: Page) -> None:
    page.goto("policies/")
    article, contents = page.get_by_role("article"), page.get_by_role("navigation", name="On this page")
    expect(article.get_by_role("heading", level=2)).to_have_count(12)

    page.locator("form.ps-register").get_by_label("Number or title").fill("hum-")

    expect(article.get_by_role("heading", level=2)).to_have_text(re.compile("Human Resources"))
    expect(contents.get_by_role("link")).to_have_text(["Human Resources"])
    expect(article.get_by_role("row").filter(has=page.get_by_role("rowheader"))).to_have_count(5)
    expect(article.get_by_role("status")).to_have_text("5 of 60 documents")

    article.get_by_role("button", name="Clear").click()
    expect(article.get_by_role("heading", level=2)).to_have_count(12)
    expect(contents.get_by_role("link")).to_have_count(12)


def test_an_entry_of_the_contents_leads_to_its_department(page: Page) -> None:
    page.goto("policies/")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Technology").click()
    expect(page.get_by_role("heading", name="Technology")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#department-TEC$"))


def test_a_day_that_is_asked_for_leads_to_the_day_of_change_before_it(page: Page) -> None:
    page.goto("as-of/")
    page.get_by_label("Day", exact=True).fill("2027-02-01")
    page.get_by_role("button", name="Show the register").click()
    expect(page).to_have_url(re.compile(f"/as-of/{large_register.LAST_DAY}/#on=2027-02-01$"))


def test_what_is_new_is_told_of_changes_that_only_the_page_of_their_year_lists(page: Page) -> None:
    page.goto("changes/")
    seen = page.locator(".ps-seen")
    seen.get_by_role("button", name="Remember what I have seen").click()
    expect(seen.get_by_role("status")).to_contain_text("Nothing has changed since you last looked")

    oldest = page.evaluate(
        """() => {
            const [place] = Object.keys(localStorage).filter((key) => key.startsWith("seen:"));
            const kept = JSON.parse(localStorage.getItem(place));
            const [oldest] = [...kept.changes].sort((one, other) => (one.slice(-10) < other.slice(-10) ? -1 : 1));
            kept.changes = kept.changes.filter((change) => change !== oldest);
            localStorage.setItem(place, JSON.stringify(kept));
            return oldest;
        }"""
    )
    page.reload()
    expect(seen.get_by_role("status")).to_contain_text(
        re.compile("^1 change since you last looked, .* 1 of them is listed with its year only.$")
    )

    number, _, day = oldest.partition(" ")
    page.goto(f"changes/{day[:4]}/")
    expect(seen.get_by_role("status")).to_contain_text("1 change on this page since you last looked")
    expect(page.locator("li").filter(has_text="New to you")).to_contain_text(number)
    expect(seen.get_by_role("button")).to_have_count(0)


def test_the_page_of_a_year_says_nothing_to_those_who_asked_for_nothing(page: Page) -> None:
    page.goto("changes/2026/")
    expect(page.locator(".ps-seen")).to_be_hidden()


def test_without_scripts_the_map_leads_from_a_department_to_a_document(browser: Browser, large_address: str) -> None:
    with browser.new_context(base_url=large_address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("map/")
        page.get_by_role("link", name="Human Resources").click()
        expect(page).to_have_url(re.compile("/map/HUM/$"))
        page.get_by_role("article").get_by_role("rowheader").get_by_role("link", name="HUM-W002").first.click()
        expect(page).to_have_url(re.compile("/policies/HUM-W002/"))
