"""What changes ``policy_src``."""

from policysite.authoring.affirm import Affirmation, AffirmError, ClauseReview, affirmation, write_affirmation
from policysite.authoring.seal import SealingError, seal, write_ledger

__all__ = [
    "AffirmError",
    "Affirmation",
    "ClauseReview",
    "SealingError",
    "affirmation",
    "seal",
    "write_affirmation",
    "write_ledger",
]
