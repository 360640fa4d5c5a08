"""JSON Schemas of the JSON files, made from the records that the files are made from: the two cannot disagree."""

from __future__ import annotations

import json

from policysite.exports.register_records import DocumentFile, PublishedFile, RegisterFile, RevisionFile
from policysite.rendering import addresses

_KINDS: dict[str, type[PublishedFile]] = {"register": RegisterFile, "document": DocumentFile, "revision": RevisionFile}


def api_schemas() -> dict[str, str]:
    """The schema of each kind of JSON file, by its address, as JSON text."""
    return {addresses.api_schema(name): _schema(kind) for name, kind in _KINDS.items()}


def _schema(kind: type[PublishedFile]) -> str:
    schema = kind.model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
