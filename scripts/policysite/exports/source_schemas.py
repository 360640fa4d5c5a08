"""JSON Schemas of the source files, generated from the models: an editor that reads them completes and checks."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from policysite.model import Checker, CheckerRevision, Document, ErrataFile, Organisation, Revision

_KINDS: dict[str, tuple[str, Any]] = {
    "checker": ("checker.yml: the identity of one checker", Checker),
    "checker-revision": ("YYYY-MM-DD.yml: one revision of a checker", CheckerRevision),
    "organisation": ("organisation.yml: the organisation whose policies these are", Organisation),
    "document": ("document.yml: the identity of one document", Document),
    "errata": ("YYYY-MM-DD.errata.yml: slips of transcription in a revision that were corrected later", ErrataFile),
    "revision": ("YYYY-MM-DD.yml: one revision of a document", Revision),
}


def source_schemas() -> dict[str, str]:
    """The schema of each kind of source file, by file name, as JSON text."""
    return {f"{name}.json": _schema(title, kind) for name, (title, kind) in _KINDS.items()}


def _schema(title: str, kind: Any) -> str:
    schema = TypeAdapter(kind).json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
