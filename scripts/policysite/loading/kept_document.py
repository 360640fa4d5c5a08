"""A document as a cache keeps it: as JSON, with its outline, and the fingerprints and the citations of its texts."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel

from policysite.model import Document
from policysite.model.base import remember
from policysite.model.fingerprint import FINGERPRINT, text_fingerprint
from policysite.model.outline import OUTLINE, outline
from policysite.model.placed_citations import PlacedCitation, citations_name, citations_of


class _Kept(BaseModel):
    document: Document
    fingerprints: tuple[str, ...]
    citations: tuple[tuple[PlacedCitation, ...], ...]
    outline: str


def kept_document(document: Document) -> bytes:
    """What a cache keeps."""
    kept = _Kept(
        document=document,
        fingerprints=tuple(map(text_fingerprint, document.texts)),
        citations=tuple(citations_of(document.number, text) for text in document.texts),
        outline=outline(document),
    )
    return kept.model_dump_json(exclude_defaults=True).encode()


@lru_cache(maxsize=5000)
def from_kept(kept: bytes) -> Document:
    """The document that was kept: the same object for the same bytes, with all that was derived from it meanwhile."""
    found = _Kept.model_validate_json(kept)
    document = found.document
    for text, fingerprint, citations in zip(document.texts, found.fingerprints, found.citations, strict=True):
        remember(text, FINGERPRINT, fingerprint)
        remember(text, citations_name(document.number), citations)
    remember(document, OUTLINE, found.outline)
    return document
