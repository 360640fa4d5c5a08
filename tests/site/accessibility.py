"""axe-core on an open page, as the audit uses it."""

from playwright.sync_api import Page

from policysite.adapters.audit import axe


def violations(page: Page, within: str | None = None) -> list[str]:
    """Say which elements of the page, as it stands now, break which rule.

    Args:
        page: The page.
        within: Selector of the part that is examined; the whole page unless given.
    """
    return [f"{found.rule.name}: {found.selector} {found.what}" for found in axe.run(page, "", within=within).findings]
