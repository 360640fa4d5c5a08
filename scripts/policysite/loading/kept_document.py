"""A document as a cache keeps it: as JSON, with the fingerprints of its texts."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel

from policysite.model import Document
from policysite.model.fingerprint import remember, text_fingerprint


class _Kept(BaseModel):
    document: Document
    fingerprints: tuple[str, ...]


def kept_document(document: Document) -> bytes:
    """What a cache keeps."""
    fingerprints = tuple(map(text_fingerprint, document.texts))
    return _Kept(document=document, fingerprints=fingerprints).model_dump_json(exclude_defaults=True).encode()


@lru_cache(maxsize=5000)
def from_kept(kept: bytes) -> Document:
    """The document that was kept: the same object for the same bytes, with all that was derived from it meanwhile."""
    found = _Kept.model_validate_json(kept)
    for text, fingerprint in zip(found.document.texts, found.fingerprints, strict=True):
        remember(text, fingerprint)
    return found.document
