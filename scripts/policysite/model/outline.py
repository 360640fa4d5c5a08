"""A document without the words of its clauses: what lists of documents, feeds and the map show of it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from policysite.model.base import canonical_json
from policysite.model.documents import Document
from policysite.model.inline import citations, parse

_OUTLINE = "outline"


def outline(document: Document) -> str:
    """A digest of all that is known of a document but the words of its clauses; what they cite is known."""
    # A frozen model keeps what follows from it, as its cached properties do.
    known: str | None = document.__dict__.get(_OUTLINE)
    if known is None:
        said = document.model_dump(mode="json", exclude_defaults=True)
        for revision in said.get("revisions", ()):
            _forget_words(revision.get("clauses", ()))
        known = sha256(canonical_json(said).encode()).hexdigest()
        remember_outline(document, known)
    return known


def remember_outline(document: Document, outline: str) -> None:
    """Let a document have the outline that was made of it before, so that it need not be made again."""
    document.__dict__[_OUTLINE] = outline


def _forget_words(clauses: Any) -> None:
    for clause in clauses:
        words = clause.pop("text")
        if "[[" in words:
            clause["cites"] = list(map(str, citations(parse(words))))
        _forget_words(clause.get("clauses", ()))
