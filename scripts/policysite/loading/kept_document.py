"""A document as a cache keeps it: as JSON, with the fingerprints of its texts and its outline."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel

from policysite.model import Document
from policysite.model.fingerprint import remember, text_fingerprint
from policysite.model.outline import outline, remember_outline


class _Kept(BaseModel):
    document: Document
    fingerprints: tuple[str, ...]
    outline: str


def kept_document(document: Document) -> bytes:
    """What a cache keeps."""
    fingerprints = tuple(map(text_fingerprint, document.texts))
    kept = _Kept(document=document, fingerprints=fingerprints, outline=outline(document))
    return kept.model_dump_json(exclude_defaults=True).encode()


@lru_cache(maxsize=5000)
def from_kept(kept: bytes) -> Document:
    """The document that was kept: the same object for the same bytes, with all that was derived from it meanwhile."""
    found = _Kept.model_validate_json(kept)
    for text, fingerprint in zip(found.document.texts, found.fingerprints, strict=True):
        remember(text, fingerprint)
    remember_outline(found.document, found.outline)
    return found.document
