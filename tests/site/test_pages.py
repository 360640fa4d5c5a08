"""A page of each kind, by a part of the audit that is soon done. ``scripts/audit`` does all of it, on every page."""

import pytest
from playwright.sync_api import Browser

from policysite.adapters.audit.page_audit import PageAudit
from tests.site.pages import typical_addresses


@pytest.mark.parametrize("place", typical_addresses())
def test_page(browser: Browser, address: str, place: str) -> None:
    """Wide, and narrow in every colour scheme; one engine wide alone, and the walk with the Tab key narrow alone."""
    parts = [
        PageAudit(browser, address, {"axe", "layout", "tree", "page"}, widths=(320,), looks={"loaded", "recoloured"}),
        PageAudit(browser, address, {"axe", "layout"}, widths=(1280,), looks={"loaded"}),
        PageAudit(browser, address, {"equal-access"}, widths=(1280,), looks={"loaded"}),
        PageAudit(browser, address, {"keyboard"}, widths=(320,), looks={"walked"}),
    ]
    found = [finding for part in parts for finding in part.examine(place).seen.findings]

    assert [f"{one.rule} {one.selector} {one.what} ({one.states[0]})" for one in found] == []
