"""The findings that are known and borne with for a time: each with its reason, and the day on which that ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from policysite.adapters.audit.findings import Finding, ToolFailureError
from policysite.loading.source_file import SourceFile, read
from policysite.loading.validation import validate
from policysite.model.base import Day, Model, Words

FILE = Path("scripts/audit-suppressions.yml")
"""Where they are written, below the project's root."""


class Suppression(Model):
    """A finding that is borne with."""

    engine: Words
    rule: Words
    page: Words = "*"
    """Address of the page below the root; ``*`` stands for anything."""
    selector: Words = "*"
    """The element, as the report names it; ``*`` stands for anything."""
    reason: Words
    expires: Day
    """The last day on which it holds."""

    def fits(self, found: Finding) -> bool:
        """Whether it speaks of a finding."""
        return (self.engine, self.rule) == (found.rule.engine, found.rule.name) and (
            fnmatchcase(found.page, self.page) and fnmatchcase(found.selector, self.selector.replace("[", "[[]"))
        )

    def __str__(self) -> str:
        return f"{self.engine}/{self.rule} on {self.page}, {self.selector}"


class Suppressions(Model):
    """All of them."""

    suppressions: tuple[Suppression, ...] = ()


def load_suppressions(root: Path) -> tuple[Suppression, ...]:
    """Read the file.

    Args:
        root: The project's folder; without the file, nothing is suppressed.

    Raises:
        ToolFailureError: The file is faulty; the message names the lines.
    """
    path = root / FILE
    if not path.exists():
        return ()
    file = read(path, FILE.as_posix())
    result = validate(Suppressions, file) if isinstance(file, SourceFile) else file
    if isinstance(result, Suppressions):
        return result.suppressions
    raise ToolFailureError("\n".join(map(str, result)))


def part(findings: Iterable[Finding], rows: Sequence[Suppression], day: date) -> tuple[list[Finding], list[Finding]]:
    """Part the findings into those that count and those that are suppressed.

    Args:
        findings: What was found.
        rows: The suppressions.
        day: The day of the audit.
    """
    holding = [row for row in rows if row.expires >= day]
    counted: list[Finding] = []
    borne: list[Finding] = []
    for found in findings:
        (borne if any(row.fits(found) for row in holding) else counted).append(found)
    return counted, borne


def faults(rows: Sequence[Suppression], borne: Sequence[Finding], day: date, *, whole: bool) -> list[str]:
    """What is wrong with the suppressions themselves.

    Args:
        rows: The suppressions.
        borne: The findings that are suppressed.
        day: The day of the audit.
        whole: Whether every engine has seen every page, so that a suppression that fits nothing is not needed.
    """
    expired = [f"The suppression of {row} expired on {row.expires}." for row in rows if row.expires < day]
    unused = [
        f"The suppression of {row} fits nothing any more. Remove it."
        for row in rows
        if whole and row.expires >= day and not any(row.fits(found) for found in borne)
    ]
    return expired + unused
