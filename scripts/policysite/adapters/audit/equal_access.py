"""IBM's Equal Access Accessibility Checker inside an open page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

from policysite.adapters.audit import engines
from policysite.adapters.audit.findings import Finding, Observations, Rule, ToolFailureError
from policysite.adapters.audit.own_rules import address_of, source

COLOUR = ("text_contrast_sufficient",)
"""The rules whose outcome depends on the colours that are on."""

_LEFT_OUT = ("element_tabbable_unobscured", "element_tabbable_visible", "style_focus_visible")
"""Rules that can only ask a person to look, and on a long page take longer than all others together. The walk with the
Tab key sees for itself whether the focus is visible and whether something lies over it."""


def run(page: Page, state: str, *, only: Iterable[str] | None = None, within: str | None = None) -> Observations:
    """Examine the page as it stands now, by all rules of IBM's requirements, which contain those of WCAG 2.2 A and AA.

    Args:
        page: The page, with ``common.js`` in it.
        state: Names the state in which it is.
        only: Names of the rules to which it is held; all unless given.
        within: Selector of the part that is examined; the whole page unless given.

    Raises:
        ToolFailureError: The engine is not installed, or has examined nothing.
    """
    if not page.evaluate("typeof ace === 'object'"):
        engines.load(page, engines.EQUAL_ACCESS)
    result: dict[str, list[dict[str, Any]]] = page.evaluate(
        source("equal_access.js"), [within, list(only) if only else None, _LEFT_OUT]
    )
    seen = Observations()
    seen.applied.update(_rule(row) for row in result["applied"])
    if not seen.applied and only is None:
        raise ToolFailureError(f"Equal Access examined nothing on {page.url}.")
    seen.to_review.update(_rule(row) for row in result["review"])
    for row in result["faults"]:
        found = Finding(_rule(row), address_of(page), row["selector"], row["what"], row["html"], (state,))
        seen.findings.append(found)
    return seen


def _rule(row: dict[str, Any]) -> Rule:
    return Rule("equal-access", row["id"], tuple(row["criteria"]))
