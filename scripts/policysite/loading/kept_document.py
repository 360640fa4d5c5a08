"""A document as a cache keeps it: as JSON, with its outline, and the fingerprints and the citations of its texts.

Most clauses are the same in one text as in the next; each is kept once, and texts share it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pydantic import BaseModel

from policysite.model import Clause, Document, TextRevision
from policysite.model.base import remember
from policysite.model.fingerprint import FINGERPRINT, text_fingerprint
from policysite.model.outline import OUTLINE, outline
from policysite.model.placed_citations import PlacedCitation, citations_name, citations_of

_Places = tuple[int, ...]


class _Kept(BaseModel):
    """What is kept of a document.

    Attributes:
        document: Without the clauses of its texts, but for the first one of each.
        clauses: Each one once, after those below it, and without them.
        below: The places among the clauses, counted from 0, of those below each.
        texts: The places of the clauses of each text, without those below them.
        fingerprints: Of the texts.
        citations: Of the texts.
        outline: Of the document.
    """

    document: Document
    clauses: tuple[Clause, ...]
    below: tuple[_Places, ...]
    texts: tuple[_Places, ...]
    fingerprints: tuple[str, ...]
    citations: tuple[tuple[PlacedCitation, ...], ...]
    outline: str


def kept_document(document: Document) -> bytes:
    """What a cache keeps."""
    texts, known = document.texts, _Known()
    places = tuple(known.places(text.clauses) for text in texts)
    kept = _Kept(
        document=_without_clauses(document),
        clauses=tuple(map(_alone, known.clauses)),
        below=tuple(known.places(clause.clauses) for clause in known.clauses),
        texts=places,
        fingerprints=tuple(map(text_fingerprint, texts)),
        citations=tuple(citations_of(document.number, text) for text in texts),
        outline=outline(document),
    )
    return kept.model_dump_json(exclude_defaults=True).encode()


@lru_cache(maxsize=5000)
def from_kept(kept: bytes) -> Document:
    """The document that was kept: the same object for the same bytes, with all that was derived from it meanwhile."""
    found = _Kept.model_validate_json(kept)
    document, clauses = found.document, found.clauses
    for clause, below in zip(clauses, found.below, strict=True):
        if below:
            remember(clause, "clauses", tuple(map(clauses.__getitem__, below)))
    for text, places, fingerprint, citations in zip(
        document.texts, found.texts, found.fingerprints, found.citations, strict=True
    ):
        remember(text, "clauses", tuple(map(clauses.__getitem__, places)))
        remember(text, FINGERPRINT, fingerprint)
        remember(text, citations_name(document.number), citations)
    remember(document, OUTLINE, found.outline)
    return document


def _without_clauses(document: Document) -> Document:
    """The document with one clause in each of its texts, which may not be without any."""
    revisions = tuple(
        revision.model_copy(update={"clauses": (_alone(revision.clauses[0]),)})
        if isinstance(revision, TextRevision)
        else revision
        for revision in document.revisions
    )
    return document.model_copy(update={"revisions": revisions})


def _alone(clause: Clause) -> Clause:
    """The clause without those below it."""
    return clause.model_copy(update={"clauses": ()})


class _Known:
    """Clauses that differ, each after those below it."""

    def __init__(self) -> None:
        self.clauses: dict[Clause, int] = {}

    def places(self, clauses: Iterable[Clause]) -> _Places:
        return tuple(map(self._place, clauses))

    def _place(self, clause: Clause) -> int:
        if clause not in self.clauses:
            self.places(clause.clauses)
            self.clauses[clause] = len(self.clauses)
        return self.clauses[clause]
