"""The button that copies what no address can hold."""

from datetime import date

from playwright.sync_api import Page, expect

from policysite.model import Clause
from tests.builders import ROOT, held, text_revision
from tests.rendering.test_proposal_section import section_html

SCRIPT = ROOT / "docs" / "assets" / "propose.js"


def test_a_text_is_copied_by_a_button_and_that_is_said(page: Page) -> None:
    document = held("EXA-W001", text_revision(date(2024, 1, 1), Clause(id="long", text="y" * 9_000)))
    page.set_content(f"<main>{section_html(document)}</main>")
    page.add_script_tag(path=str(SCRIPT), type="module")
    page.get_by_text("Text for the form").click()
    button = page.get_by_role("button", name="Copy").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_have_text("Copied.")
    expect(button).to_be_focused()
