"""Clauses, and the labels that their places give them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field, WithJsonSchema

from policysite.model.base import Model, refuse
from policysite.problems import as_written

ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
MAX_DEPTH = 4
"""Levels that the official form can print: ``1.a.i.A``."""

SECTIONS = (
    "summary",
    "instruction",
    "applicability",
    "associated-documents",
    "approval-authority",
    "revision-history",
)
"""The sections of a work instruction, in the order of the official form; the names are their anchors."""

RESERVED_IDS = frozenset(
    {
        *SECTIONS,
        "references",
        "cites",
        "cited-by",
        "neighbours-tip",
        "errata",
        "stood-on",
        "propose",
        "transcription-notes",
        "main",
        "search",
        "checker",
    }
)
"""Anchors of a document's page that no clause may take."""


_ID = re.compile(ID)


def _clause_id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise refuse("clause-id-malformed", f"{as_written(value)} cannot be a clause's id.")
    if value in RESERVED_IDS:
        raise refuse("clause-id-reserved", f"“{value}” is taken by another part of the page.")
    return value


def _clause_text(value: object) -> str:
    if isinstance(value, str) and (words := value.strip()):
        return words
    if value is None or isinstance(value, str):
        raise refuse("clause-empty", "This clause has no text.")
    raise refuse("wrong-value", f"{as_written(value)} cannot be a clause's text.")


ClauseId = Annotated[str, BeforeValidator(_clause_id), WithJsonSchema({"type": "string", "pattern": f"^{ID}$"})]
"""A slug that is given once, survives renumbering, and is never reused in its document."""


class Clause(Model):
    """One numbered statement, with the clauses below it."""

    id: ClauseId
    """A few words of the clause, lower case, joined by hyphens. Given once; kept when the clause moves."""
    text: Annotated[str, BeforeValidator(_clause_text), WithJsonSchema({"type": "string", "minLength": 1})]
    """The words, without the label. May hold *emphasis*, [links](https://example.org) and citations [[NUMBER]]."""
    clauses: tuple[Clause, ...] = Field(default=())
    """The clauses one level down."""


class PlacedClause(NamedTuple):
    """A clause at its place in a revision.

    Attributes:
        clause: The clause.
        label: The full label, such as ``4.b.i``.
        ordinal: The last part of the label, such as ``i``.
        depth: Level, counted from 1.
        parent: The id of the clause above, or ``None`` at the first level.
        path: Where it stands in the source: the index at each level, counted from 0.
    """

    clause: Clause
    label: str
    ordinal: str
    depth: int
    parent: str | None
    path: tuple[int, ...]


def place(clauses: tuple[Clause, ...]) -> tuple[PlacedClause, ...]:
    """Every clause in reading order, labelled by its place ``1. a. i.`` as on the official form."""
    found: list[PlacedClause] = []
    _place(clauses, None, found)
    return tuple(found)


def _place(clauses: tuple[Clause, ...], above: PlacedClause | None, found: list[PlacedClause]) -> None:
    if above:
        depth, head, parent, path = above.depth + 1, f"{above.label}.", above.clause.id, above.path
    else:
        depth, head, parent, path = 1, "", None, ()
    for index, clause in enumerate(clauses):
        last = ordinal(index + 1, depth)
        placed = PlacedClause(clause, head + last, last, depth, parent, (*path, index))
        found.append(placed)
        if clause.clauses:
            _place(clause.clauses, placed, found)


@lru_cache(maxsize=1024)
def ordinal(count: int, depth: int) -> str:
    """The last part of a label, such as ``b``: the place among its siblings, counted from 1, as its level counts."""
    if depth == 2:
        return letters(count)
    if depth == 3:
        return roman(count)
    if depth == 4:
        return letters(count).upper()
    return str(count)


def letters(count: int) -> str:
    """A count from 1 on in letters: ``a`` to ``z``, then ``aa``, ``ab``."""
    written = ""
    while count:
        count, rest = divmod(count - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(count: int) -> str:
    """A count from 1 on as a roman numeral in small letters."""
    numeral = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        numeral += letters * times
    return numeral
