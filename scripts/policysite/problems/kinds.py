"""What all problems of one kind have in common."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """Nothing is built or published while it stands."""
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
    """

    code: str
    severity: Severity
    meaning: str
    remedy: str
    example: str = ""


def errors(*rows: tuple[str, str, str] | tuple[str, str, str, str]) -> dict[str, ProblemKind]:
    """Kinds that stop a build, from rows of code, meaning, remedy and perhaps an example."""
    return {code: ProblemKind(code, Severity.ERROR, *words) for code, *words in rows}


def warnings(*rows: tuple[str, str, str]) -> dict[str, ProblemKind]:
    """Kinds that a person decides on, from rows of code, meaning and remedy."""
    return {code: ProblemKind(code, Severity.WARNING, *words) for code, *words in rows}
