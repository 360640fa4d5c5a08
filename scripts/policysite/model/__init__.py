"""What the register knows: documents, revisions, clauses and their texts. Valid, or not built."""

from policysite.model.base import Model, canonical_json
from policysite.model.checker_names import NameFault, name_faults
from policysite.model.checkers import (
    Answers,
    Checker,
    CheckerReview,
    CheckerRevision,
    Condition,
    Fact,
    Option,
    Outcome,
    Rule,
    Scenario,
)
from policysite.model.clauses import Clause, PlacedClause, place
from policysite.model.documents import Document, Retirement, Review
from policysite.model.fingerprint import canonical_text, fingerprint, normalised, text_fingerprint
from policysite.model.inline import Citation, Emphasis, Inline, Link, Strong, Text, citations, parse, plain_text
from policysite.model.ledger import Ledger, LedgerEntry, LedgerFault, LedgerPart, parse_ledger
from policysite.model.organisation import Organisation
from policysite.model.placed_citations import PlacedCitation, citations_of
from policysite.model.register import Register
from policysite.model.revisions import (
    AssociatedDocument,
    ErrataFile,
    Erratum,
    HistoryRevision,
    Revision,
    TextRevision,
    TranscriptionNote,
)

__all__ = [
    "Answers",
    "AssociatedDocument",
    "Checker",
    "CheckerReview",
    "CheckerRevision",
    "Citation",
    "Clause",
    "Condition",
    "Document",
    "Emphasis",
    "ErrataFile",
    "Erratum",
    "Fact",
    "HistoryRevision",
    "Inline",
    "Ledger",
    "LedgerEntry",
    "LedgerFault",
    "LedgerPart",
    "Link",
    "Model",
    "NameFault",
    "Option",
    "Organisation",
    "Outcome",
    "PlacedCitation",
    "PlacedClause",
    "Register",
    "Retirement",
    "Review",
    "Revision",
    "Rule",
    "Scenario",
    "Strong",
    "Text",
    "TextRevision",
    "TranscriptionNote",
    "canonical_json",
    "canonical_text",
    "citations",
    "citations_of",
    "fingerprint",
    "name_faults",
    "normalised",
    "parse",
    "parse_ledger",
    "place",
    "plain_text",
    "text_fingerprint",
]
