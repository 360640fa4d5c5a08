"""What all problems of one kind have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """It has to be mended; the check fails. Nearly all stop every build too."""
    WARNING = "warning"
    """Reported; a person decides."""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A code, what it means, and what to do.

    Attributes:
        code: Stable: never renamed and never reused.
        severity: How much it weighs.
        meaning: What is wrong, as a full sentence.
        remedy: What to do, as a full sentence.
        example: Lines of a source file that show the remedy; empty where the remedy needs none.
        stops_build: Whether nothing is built or published while it stands.
    """

    code: str
    severity: Severity
    meaning: str
    remedy: str
    example: str = ""
    stops_build: bool = field(default=True, kw_only=True)


def errors(*rows: tuple[str, str, str] | tuple[str, str, str, str]) -> dict[str, ProblemKind]:
    """Kinds that stop a build, from rows of code, meaning, remedy and perhaps an example."""
    return {code: ProblemKind(code, Severity.ERROR, *words) for code, *words in rows}


def shown_errors(*rows: tuple[str, str, str]) -> dict[str, ProblemKind]:
    """Errors that fail the check and stop no build, because the site itself shows what is wrong; from the same rows."""
    return {code: ProblemKind(code, Severity.ERROR, *words, stops_build=False) for code, *words in rows}


def warnings(*rows: tuple[str, str, str]) -> dict[str, ProblemKind]:
    """Kinds that a person decides on, from rows of code, meaning and remedy."""
    return {code: ProblemKind(code, Severity.WARNING, *words) for code, *words in rows}
