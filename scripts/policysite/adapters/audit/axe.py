"""axe-core inside an open page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

from policysite.adapters.audit import engines
from policysite.adapters.audit.findings import Finding, Observations, Rule, ToolFailureError
from policysite.adapters.audit.own_rules import address_of, source

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""axe's names for WCAG 2.2, level A and AA, and for what is good practice besides."""

_BESIDES = (
    "css-orientation-lock",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
)
"""Rules that axe leaves out unless asked, because they are young."""

COLOUR = ("color-contrast", "link-in-text-block")
"""The rules whose outcome depends on the colours that are on."""

_CRITERION = re.compile(r"wcag([1-4])([1-9])([0-9]+)")


def run(page: Page, state: str, *, only: Iterable[str] | None = None, within: str | None = None) -> Observations:
    """Examine the page as it stands now.

    Args:
        page: The page.
        state: Names the state in which it is.
        only: Names of the rules to which it is held; all of `TAGS` unless given.
        within: Selector of the part that is examined; the whole page unless given.

    Raises:
        ToolFailureError: axe is not installed, or has examined nothing.
    """
    if not page.evaluate("typeof axe === 'object'"):
        engines.load(page, engines.AXE)
    result: dict[str, list[dict[str, Any]]] = page.evaluate(
        source("axe.js"), [within, list(only) if only else None, TAGS, _BESIDES]
    )
    seen = Observations()
    for row in (*result["passes"], *result["violations"], *result["incomplete"]):
        seen.applied[_rule(row)] = 1
    # With nothing that applies, axe has seen nothing, and would be content.
    if not seen.applied and only is None:
        raise ToolFailureError(f"axe-core examined nothing on {page.url}.")
    for row in result["incomplete"]:
        seen.to_review[_rule(row)] += row["count"]
    for row in result["violations"]:
        for node in row["nodes"]:
            what = f"{row['help']}. {_why(node['why'])}"
            seen.findings.append(Finding(_rule(row), address_of(page), node["target"], what, node["html"], (state,)))
    return seen


def _rule(row: dict[str, Any]) -> Rule:
    criteria = tuple(sorted(".".join(found.groups()) for tag in row["tags"] if (found := _CRITERION.fullmatch(tag))))
    return Rule("axe", row["id"], criteria)


def _why(summary: str | None) -> str:
    lines = (summary or "").splitlines()[1:]  # the first says “Fix any of the following”
    return "; ".join(line.strip() for line in lines if line.strip())
