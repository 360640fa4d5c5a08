"""axe-core on an open page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""axe's names for all rules of WCAG 2.2, level A and AA, and for what it calls best practice."""

_axe = Axe()


def violations(page: Page, within: str = "html") -> list[str]:
    """Say which elements of the page, as it stands now, break which rule.

    Args:
        page: The page.
        within: Selector of the part that is examined; the whole page unless given.
    """
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    response: dict[str, Any] = _axe.run(page, context=within, options=options).response
    # Rules that apply to the page at all: with none of them, axe has seen nothing and would be content.
    assert response["passes"], f"axe examined nothing within {within}"
    return [
        f"{found['id']}: {' '.join(map(str, node['target']))} {node['failureSummary']}"
        for found in response["violations"]
        for node in found["nodes"]
    ]
