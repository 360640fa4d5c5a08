"""What changes ``policy_src``."""

from policysite.authoring.seal import SealingError, seal, write_ledger

__all__ = ["SealingError", "seal", "write_ledger"]
