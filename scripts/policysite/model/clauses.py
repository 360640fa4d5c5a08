"""Clauses, and the labels that their places give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

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
        "transcription-notes",
        "main",
        "search",
        "checker",
    }
)
"""Anchors of a document's page that no clause may take."""


def _clause_id(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(ID, value):
        raise refuse("clause-id-malformed", f"{as_written(value)} cannot be a clause's id.")
    if value in RESERVED_IDS:
        raise refuse("clause-id-reserved", f"“{value}” is taken by another part of the page.")
    return value


def _clause_text(value: object) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise refuse("clause-empty", "This clause has no text.")
    if not isinstance(value, str):
        raise refuse("wrong-value", f"{as_written(value)} cannot be a clause's text.")
    return value.strip()


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


@dataclass(frozen=True, slots=True)
class PlacedClause:
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


def place(clauses: tuple[Clause, ...], above: PlacedClause | None = None) -> Iterator[PlacedClause]:
    """Every clause in reading order, labelled by its place ``1. a. i.`` as on the official form."""
    for index, clause in enumerate(clauses):
        depth = above.depth + 1 if above else 1
        ordinal = _ordinal(index + 1, depth)
        placed = PlacedClause(
            clause=clause,
            label=f"{above.label}.{ordinal}" if above else ordinal,
            ordinal=ordinal,
            depth=depth,
            parent=above.clause.id if above else None,
            path=(*above.path, index) if above else (index,),
        )
        yield placed
        yield from place(clause.clauses, placed)


@lru_cache(maxsize=1024)
def _ordinal(count: int, depth: int) -> str:
    if depth == 2:
        return _letters(count)
    if depth == 3:
        return _roman(count)
    if depth == 4:
        return _letters(count).upper()
    return str(count)


def _letters(count: int) -> str:
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _roman(count: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        numeral += letters * times
    return numeral
