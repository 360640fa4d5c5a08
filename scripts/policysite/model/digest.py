"""The SHA-256 digests by which the ledger knows what was published.

A digest covers the meaning of a record: every field that it has once it is read and found valid, as canonical JSON
(`policysite.model.base.canonical_json`, UTF-8), days as ``YYYY-MM-DD``.

- Text enters character for character. Where a fingerprint (`policysite.model.fingerprint`) asks whether two texts read
  alike, a digest asks whether anybody touched one; a changed dash, a soft hyphen or a decomposed letter does.
- How the YAML is laid out does not enter: indentation, quotes, folding of lines, comments and the order of keys.
- A field that is left out, or is an empty list, does not enter. So a field that the register learns some day leaves old
  digests as they are, as long as it is optional, and nothing or an empty list by default.
- The errata of a revision do not enter its digest. They come later, and each has a digest of its own.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from policysite.model.base import Model, canonical_json
from policysite.model.fingerprint import PREFIX
from policysite.model.revisions import Erratum, HistoryRevision, Revision

_APART = {"errata"}


def revision_digest(revision: Revision) -> str:
    """The digest of all that is held of a revision."""
    return _digest(revision)


def row_digest(revision: Revision) -> str:
    """The digest that a revision would have if only its row of the revision history were held."""
    row = {name: getattr(revision, name) for name in HistoryRevision.model_fields}
    return _digest(HistoryRevision(**row | {"evidence": "history"}))


def erratum_digest(erratum: Erratum) -> str:
    """The digest of an erratum."""
    return _digest(erratum)


def _digest(record: Model) -> str:
    stated = _stated(record.model_dump(mode="json", exclude=_APART))
    return PREFIX + sha256(canonical_json(stated).encode()).hexdigest()


def _stated(value: Any) -> Any:
    """A value without what is left out in it."""
    if isinstance(value, dict):
        below = {key: _stated(item) for key, item in value.items()}
        return {key: item for key, item in below.items() if item is not None and item not in ([], {})}
    return [_stated(item) for item in value] if isinstance(value, list) else value
