"""What the register knows: documents, revisions, clauses and their texts. Valid, or not built."""

from policysite.model.base import Model, canonical_json
from policysite.model.clauses import Clause, PlacedClause, place
from policysite.model.documents import Document
from policysite.model.fingerprint import canonical_text, fingerprint, normalised, text_fingerprint
from policysite.model.inline import Citation, Emphasis, Inline, Link, Strong, Text, citations, parse, plain_text
from policysite.model.organisation import Organisation
from policysite.model.register import Register
from policysite.model.revisions import (
    AssociatedDocument,
    HistoryRevision,
    Revision,
    TextRevision,
    TranscriptionNote,
)

__all__ = [
    "AssociatedDocument",
    "Citation",
    "Clause",
    "Document",
    "Emphasis",
    "HistoryRevision",
    "Inline",
    "Link",
    "Model",
    "Organisation",
    "PlacedClause",
    "Register",
    "Revision",
    "Strong",
    "Text",
    "TextRevision",
    "TranscriptionNote",
    "canonical_json",
    "canonical_text",
    "citations",
    "fingerprint",
    "normalised",
    "parse",
    "place",
    "plain_text",
    "text_fingerprint",
]
