"""What the audit finds, and what it looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

ENGINES = {
    "axe": "axe-core, by Deque",
    "equal-access": "Equal Access Accessibility Checker, by IBM",
    "vnu": "The Nu Html Checker",
    "keyboard": "A walk through the page with the keyboard alone",
    "layout": "Reflow, text spacing, colours and motion",
    "tree": "What a screen reader is told: the accessibility tree",
    "page": "Requests, errors, and what holds for the site as a whole",
    "links": "LinkChecker, with anchors",
}
"""Every engine by the name under which it reports, with what it is."""


class ToolFailureError(Exception):
    """A tool could not run, so that nothing is known of what it would have found; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What an engine checks.

    Attributes:
        engine: A key of `ENGINES`.
        name: The engine's name for the rule.
        criteria: The success criteria of WCAG 2.2 that the rule bears upon, such as ``1.4.3``. None where it is a
            matter of good practice.
    """

    engine: str
    name: str
    criteria: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.engine}/{self.name}"


@dataclass(frozen=True, slots=True)
class Finding:
    """An element that breaks a rule.

    Attributes:
        rule: The rule.
        page: Address below the root of the site.
        selector: Finds the element on the page; empty where the page as a whole is meant.
        what: What is wrong, in words.
        html: The beginning of the element.
        states: The states of the page in which this is so.
        shot: A picture of the element, as PNG; empty where there is none.
    """

    rule: Rule
    page: str
    selector: str
    what: str
    html: str = ""
    states: tuple[str, ...] = ()
    shot: bytes = b""


@dataclass(slots=True)
class Observations:
    """What was seen so far, of one page or of the site.

    Attributes:
        findings: In the order in which they were seen.
        applied: For each rule, in how many states of pages it found something to check.
        to_review: For each rule, how many elements it could not decide about.
        states: How many states of pages were looked at.
        forced_colours: Pictures of pages in forced colours, as JPEG, by address and width in pixels.
    """

    findings: list[Finding] = field(default_factory=list)
    applied: Counter[Rule] = field(default_factory=Counter)
    to_review: Counter[Rule] = field(default_factory=Counter)
    states: int = 0
    forced_colours: dict[tuple[str, int], bytes] = field(default_factory=dict)

    def add(self, other: Observations) -> None:
        """Take up what was seen elsewhere."""
        self.findings += other.findings
        self.applied += other.applied
        self.to_review += other.to_review
        self.states += other.states
        self.forced_colours |= other.forced_colours


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for an element and a rule, with every state in which it was seen; sorted."""
    by_element: dict[tuple[str, str, str], Finding] = {}
    for found in findings:
        key = (str(found.rule), found.page, found.selector)
        if first := by_element.get(key):
            states = tuple(dict.fromkeys(first.states + found.states))
            by_element[key] = replace(first, states=states, shot=first.shot or found.shot)
        else:
            by_element[key] = found
    return tuple(by_element[key] for key in sorted(by_element))
