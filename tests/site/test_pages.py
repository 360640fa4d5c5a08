"""A page of each kind, by a part of the audit that is soon done. ``scripts/audit`` does all of it, on every page."""

import pytest

from policysite.adapters.audit.page_audit import PageAudit
from policysite.adapters.audit.windows import Windows
from tests.site.pages import typical_addresses


@pytest.mark.parametrize("place", typical_addresses())
def test_page(windows: Windows, address: str, place: str) -> None:
    """Wide, and narrow in every colour scheme; one engine wide alone, and the walk with the Tab key narrow alone."""
    parts = [
        PageAudit(windows, address, {"axe", "layout", "tree", "page"}, widths=(320,), looks={"loaded", "recoloured"}),
        PageAudit(windows, address, {"axe", "layout"}, widths=(1280,), looks={"loaded"}),
        PageAudit(windows, address, {"equal-access"}, widths=(1280,), looks={"loaded"}),
        PageAudit(windows, address, {"keyboard"}, widths=(320,), looks={"walked"}),
    ]
    found = [finding for part in parts for finding in part.examine(place).seen.findings]

    assert [f"{one.rule} {one.selector} {one.what} ({one.states[0]})" for one in found] == []
