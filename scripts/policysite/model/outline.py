"""A document without the words of its clauses: what lists of documents, feeds and the map show of it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from policysite.model.base import canonical_json, derived
from policysite.model.documents import Document
from policysite.model.inline import citations, parse

OUTLINE = "outline"
"""The name under which a document keeps its own."""


def outline(document: Document) -> str:
    """A digest of all that is known of a document but the words of its clauses; what they cite is known."""
    return derived(document, OUTLINE, lambda: _outline(document))


def _outline(document: Document) -> str:
    said = document.model_dump(mode="json", exclude_defaults=True)
    for revision in said.get("revisions", ()):
        _forget_words(revision.get("clauses", ()))
    return sha256(canonical_json(said).encode()).hexdigest()


def _forget_words(clauses: Any) -> None:
    for clause in clauses:
        words = clause.pop("text")
        if "[[" in words:
            clause["cites"] = list(map(str, citations(parse(words))))
        _forget_words(clause.get("clauses", ()))
