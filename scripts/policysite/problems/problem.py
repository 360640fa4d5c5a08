"""One problem at one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policysite.problems.catalogue import CATALOGUE
from policysite.problems.kinds import ProblemKind, Severity

_LONGEST = 60
"""Characters of a faulty value that a message quotes."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file.

    Attributes:
        file: Path with forward slashes, relative to the folder that holds ``policy_src``.
        line: Line number, counted from 1.
        column: Character position in the line, counted from 1.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place, and what to do about it.

    Attributes:
        kind: What all problems with the same code have in common.
        location: Where it is.
        what: What is wrong there.
        remedy: What to do.
        example: Lines of a source file that show the remedy; empty where it needs none.
    """

    kind: ProblemKind
    location: Location
    what: str
    remedy: str
    example: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.kind.severity} [{self.kind.code}] {self.what} {self.remedy}"

    @property
    def is_error(self) -> bool:
        """Whether the check fails while this problem stands."""
        return self.kind.severity is Severity.ERROR

    @property
    def stops_build(self) -> bool:
        """Whether nothing is built, sealed or published while this problem stands."""
        return self.is_error and self.kind.stops_build


def problem(
    code: str, location: Location, what: str, remedy: str | None = None, *, example: str | None = None
) -> Problem:
    """Make a problem of a kind in the catalogue.

    Args:
        code: A key of ``CATALOGUE``.
        location: Where it is.
        what: What is wrong there, as a full sentence that names the faulty words. It is brought onto one line.
        remedy: What to do, as a full sentence; the kind's own advice unless given.
        example: Lines that show the remedy, or nothing; those of the kind unless given.

    Raises:
        KeyError: The code is not in the catalogue.
    """
    kind = CATALOGUE[code]
    shown = kind.example if example is None else example
    return Problem(kind, location, " ".join(what.splitlines()), remedy or kind.remedy, shown)


def as_written(value: object) -> str:
    """A faulty value as a message quotes it: its words on one line, or what it is instead of words."""
    if value is None:
        return "An empty value"
    if isinstance(value, Mapping):
        return "A group of keys"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "A list"
    words = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return f"“{words[:_LONGEST]}…”" if len(words) > _LONGEST else f"“{words}”"


def in_reading_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Sort by file, place and code, each problem once, so that two runs report alike."""
    return tuple(sorted(set(problems), key=lambda found: (found.location, found.kind.code, found.what)))


class ProblemsFound(Exception):  # noqa: N818 - it carries findings; it is not itself an error of the program
    """Raised where a whole run must stop because its sources have errors."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(found) for found in problems))
        self.problems = tuple(problems)
