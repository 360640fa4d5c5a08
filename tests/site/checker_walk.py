"""What readers do with an open checker."""

from playwright.sync_api import Locator, Page, expect

from tests.site.checkers import label, question


def root(page: Page) -> Locator:
    return page.locator(".ps-check")


def heading(page: Page) -> Locator:
    return root(page).get_by_role("heading", level=2).first


def proceed(page: Page) -> None:
    root(page).get_by_role("button", name="Continue").click()


def answer(page: Page, fact: str, option: str) -> None:
    expect(heading(page)).to_have_text(question(fact))
    root(page).get_by_role("radio", name=label(fact, option), exact=True).check()
    proceed(page)
