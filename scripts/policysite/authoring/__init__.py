"""What changes ``policy_src``."""

from policysite.authoring.document_record import reaffirm, retire
from policysite.authoring.drafts import AuthoringError, Draft, known_document, write_draft
from policysite.authoring.mend import mended
from policysite.authoring.new_document import NewDocument, add_held, add_not_held
from policysite.authoring.revise import RevisionDates, revise
from policysite.authoring.seal import SealingError, seal, write_ledger

__all__ = [
    "AuthoringError",
    "Draft",
    "NewDocument",
    "RevisionDates",
    "SealingError",
    "add_held",
    "add_not_held",
    "known_document",
    "mended",
    "reaffirm",
    "retire",
    "revise",
    "seal",
    "write_draft",
    "write_ledger",
]
