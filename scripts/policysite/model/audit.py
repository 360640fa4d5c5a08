"""What an audit of the site has shown, as figures, and what people saw who looked at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from policysite.model.base import Day, Model, Words

Criterion = Annotated[str, StringConstraints(pattern=r"^[1-4]\.[1-5]\.\d{1,2}$")]
"""Number of a success criterion of WCAG 2.2, such as 1.4.3."""


class AuditTool(Model):
    """An engine that took part in an audit."""

    engine: Words
    """The name under which its rules report."""
    what: Words
    """What it is."""
    version: Words | None = None
    """Its version; none for the checks that are part of this project."""


class AuditRule(Model):
    """What one rule has shown."""

    engine: Words
    name: Words
    criteria: tuple[Criterion, ...] = ()
    """The success criteria on which it bears; none where it is a matter of good practice."""
    applied: int = Field(ge=0)
    """In how many states of pages it found something to check."""
    to_review: int = Field(default=0, ge=0)
    """About how many elements it could not decide."""
    findings: int = Field(default=0, ge=0)
    """How many elements break it."""


class AuditFigures(Model):
    """The outcome of an audit."""

    audited: Day
    """The day of the audit."""
    as_of: Day | None = None
    """The day as of which the site was built, where it says so."""
    browser: Words
    """Name and version of the browser."""
    pages: int = Field(ge=0)
    states: int = Field(ge=0)
    """How many states of pages were examined: by width, colours, and what was open."""
    tools: tuple[AuditTool, ...]
    rules: tuple[AuditRule, ...]
    suppressed: int = Field(default=0, ge=0)
    """How many findings are suppressed, each with a written reason."""

    @property
    def checks(self) -> int:
        """How often a rule found something to check, over all states."""
        return sum(rule.applied for rule in self.rules)

    @property
    def findings(self) -> int:
        """How many elements break a rule."""
        return sum(rule.findings for rule in self.rules)


class Look(Model):
    """What a person saw who looked at the site with one success criterion in mind."""

    on: Day
    """The day."""
    how: Words
    """What was looked at, and how."""
    found: Words
    """What was seen."""
    open: Words | None = None
    """What is still to be done, or was not looked at."""


class Looks(Model):
    """Everything that people looked at."""

    contact: Words | None = None
    """Where to report a barrier, as a sentence; left out where that is not known."""
    limits: tuple[Words, ...] = ()
    """Known limits, each as a sentence."""
    criteria: Mapping[Criterion, Look] = Field(default_factory=dict)


class Conformance(Model):
    """All that the accessibility statement can rest upon."""

    figures: AuditFigures | None = None
    """Of this site."""
    sample: AuditFigures | None = None
    """Of the same software with the documents of a fictional district."""
    looks: Looks = Looks()
