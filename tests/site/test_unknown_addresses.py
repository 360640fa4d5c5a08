"""What answers where there is no page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.expected import DOCUMENT


@pytest.mark.parametrize(
    "place", ["nowhere/", "policies/XYZ-W999/", "deep/down/below/", "policies/HUM-W050/1999-01-01/"]
)
def test_an_unknown_address_says_so_and_leads_on(page: Page, address: str, place: str) -> None:
    answer = page.goto(place)

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_contain_text("not here")
    page.get_by_role("article").get_by_role("link", name="The register").click()
    expect(page).to_have_url(f"{address}policies/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Policies")


def test_without_scripts_an_unknown_address_leads_on_too(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("policies/hum-w050/")

        page.get_by_role("article").get_by_role("link", name="The register").click()
        expect(page).to_have_url(f"{address}policies/")


@pytest.mark.parametrize(
    ("place", "leads_to"),
    [
        ("policies/hum-w050/", DOCUMENT),
        ("policies/Hum-w050/#2.b", f"{DOCUMENT}#2.b"),
        ("Policies/HUM-W050/", DOCUMENT),
        ("policies/hum-w050/2024-02-21/", f"{DOCUMENT}2024-02-21/"),
        ("policies/hum-w050", DOCUMENT),
    ],
)
def test_a_number_in_other_letters_leads_to_the_document(page: Page, address: str, place: str, leads_to: str) -> None:
    page.goto(place)

    expect(page).to_have_url(address + leads_to)
    expect(page.get_by_role("heading", level=1)).to_contain_text("HUM-W050")


def test_a_number_that_is_not_known_is_asked_for_once_more_at_most(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    page.goto("policies/xyz-w999/")

    expect(page).to_have_url(re.compile("policies/(xyz-w999|XYZ-W999)/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("not here")
    page.wait_for_load_state("load")
    assert len(asked) <= 2
