"""The checks that are written here: what each looks for, and on which success criteria it bears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from policysite.adapters.audit.findings import Finding, Observations, Rule

_IN_PAGE = files("policysite.adapters.audit") / "in_page"

CRITERIA: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "keyboard": {
        "not-reached": ("2.1.1",),
        "control-not-reachable": ("2.1.1",),
        "not-operable": ("2.1.1",),
        "keyboard-trap": ("2.1.2",),
        "single-key-shortcut": ("2.1.4",),
        "skip-link": ("2.4.1",),
        "focus-order": ("1.3.2", "2.4.3"),
        "focus-lost": ("2.4.3",),
        "dialog-without-focus": ("2.4.3",),
        "escape": ("2.1.2",),
        "focus-not-visible": ("2.4.7",),
        "focus-not-visible-in-forced-colours": ("2.4.7",),
        "focus-faint": ("1.4.11",),
        "focus-off-screen": ("2.4.7", "2.4.11"),
        "focus-obscured": ("2.4.11",),
        "changes-on-focus": ("3.2.1",),
        "changes-on-input": ("3.2.2",),
    },
    "layout": {
        "two-way-scrolling": ("1.4.4", "1.4.10"),
        "clipped-text": ("1.4.4", "1.4.10"),
        "too-wide-with-spacing": ("1.4.12",),
        "clipped-with-spacing": ("1.4.12",),
        "control-faint": ("1.4.11",),
        "redline-colour-only": ("1.4.1",),
        "motion-not-reduced": (),
        "endless-motion": ("2.2.2", "2.3.1"),
    },
    "tree": {
        "one-h1": ("1.3.1",),
        "heading-skip": ("1.3.1",),
        "heading-empty": ("1.3.1", "2.4.6"),
        "landmark-main": ("1.3.1", "2.4.1"),
        "landmark-twice": ("1.3.1",),
        "table-headers": ("1.3.1",),
        "graphic-unnamed": ("1.1.1",),
        "control-unnamed": ("4.1.2",),
        "name-without-its-label": ("2.5.3",),
        "redline-not-announced": ("1.3.1",),
        "number-by-style-alone": ("1.3.1",),
        "status-twice": ("4.1.3",),
        "status-not-announced": ("4.1.3",),
    },
    "page": {
        "other-host": (),
        "not-loaded": (),
        "script-error": (),
        "title-twice": ("2.4.2",),
        "navigation-order": ("3.2.3",),
        "same-link-other-name": ("3.2.4",),
        "not-linked": ("2.4.5",),
        "search-missing": ("2.4.5",),
        "media": ("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2"),
        "picture-of-text": ("1.4.5",),
        "login": ("3.3.8",),
        "time-limit": ("2.2.1",),
        "needs-gesture": ("2.5.1", "2.5.4", "2.5.7"),
        "acts-on-press": ("2.5.2",),
        "orientation": ("1.3.4",),
    },
    "links": {"broken-link": (), "broken-anchor": ()},
}
"""By engine and rule. A rule without criteria is good practice, or a promise of this project."""


def rule(engine: str, name: str) -> Rule:
    """A rule of one of our own engines."""
    return Rule(engine, name, CRITERIA[engine][name])


def source(name: str) -> str:
    """A file of ``in_page``."""
    return (_IN_PAGE / name).read_text(encoding="utf-8")


def look(page: Page, engine: str, script: str, state: str, **argument: Any) -> Observations:
    """Run a check inside a page.

    Args:
        page: The page, with ``common.js`` in it.
        engine: The engine in whose name the script reports.
        script: A file of ``in_page``: a function that returns ``{applied, faults}``.
        state: Names the state in which the page is.
        argument: What the function is given.
    """
    result: dict[str, Any] = page.evaluate(source(script), argument)
    return observed(engine, page, state, result["applied"], result["faults"])


def observed(
    engine: str, page: Page, state: str, applied: Iterable[str], faults: Iterable[Mapping[str, str]]
) -> Observations:
    """What a check of our own has seen on a page.

    Args:
        engine: The engine.
        page: The page; its address below the root is that of the findings.
        state: Names the state in which the page is.
        applied: Names of the rules that found something to check.
        faults: For each fault its ``rule``, ``selector``, ``what`` and ``html``.
    """
    seen = Observations()
    seen.applied.update(rule(engine, name) for name in set(applied))
    for fault in faults:
        found = Finding(
            rule(engine, fault["rule"]),
            address_of(page),
            fault.get("selector", ""),
            fault["what"],
            fault.get("html", ""),
            (state,),
        )
        seen.findings.append(found)
    return seen


def address_of(page: Page) -> str:
    """The address below the root of the site: the browser was given the root as its base."""
    return page.url.partition("#")[0].partition("?")[0].split("/", 3)[3]
