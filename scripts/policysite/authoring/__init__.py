"""What changes ``policy_src``."""

from policysite.authoring.affirm import Affirmation, AffirmError, ClauseReview, affirmation, write_affirmation
from policysite.authoring.document_record import reaffirm, retire
from policysite.authoring.drafts import AuthoringError, Draft, known_document, write_draft
from policysite.authoring.import_report import as_json, as_lines, as_markdown
from policysite.authoring.imported import Given, Imported, imported
from policysite.authoring.importing import FileReport, Importing
from policysite.authoring.mend import mended
from policysite.authoring.new_document import NewDocument, add_held, add_not_held
from policysite.authoring.outline_text import whole_outline
from policysite.authoring.readers.confined import read_file
from policysite.authoring.readers.records import Finding, FindingKind, Reading, UnreadableError
from policysite.authoring.readers.text import read_text
from policysite.authoring.revise import RevisionDates, revise
from policysite.authoring.seal import SealingError, seal, write_ledger

__all__ = [
    "AffirmError",
    "Affirmation",
    "AuthoringError",
    "ClauseReview",
    "Draft",
    "FileReport",
    "Finding",
    "FindingKind",
    "Given",
    "Imported",
    "Importing",
    "NewDocument",
    "Reading",
    "RevisionDates",
    "SealingError",
    "UnreadableError",
    "add_held",
    "add_not_held",
    "affirmation",
    "as_json",
    "as_lines",
    "as_markdown",
    "imported",
    "known_document",
    "mended",
    "read_file",
    "read_text",
    "reaffirm",
    "retire",
    "revise",
    "seal",
    "whole_outline",
    "write_affirmation",
    "write_draft",
    "write_ledger",
]
