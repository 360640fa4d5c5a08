"""The ledger's file."""

from __future__ import annotations

from pathlib import Path

from policysite.loading.source_file import read_bytes
from policysite.model import Ledger, parse_ledger
from policysite.problems import Location, Problem, problem

LEDGER_FILE = "ledger.txt"
"""Its name in ``policy_src``."""

MAX_LEDGER_BYTES = 20_000_000
"""An entry has some 190 bytes, so this is room for 100,000."""


def read_ledger(path: Path, name: str) -> tuple[Ledger, list[Problem]]:
    """Read the ledger.

    Args:
        path: Where the file is.
        name: How problems call it.

    Returns:
        The ledger as far as it can be trusted, and what is wrong with it.
    """
    raw = read_bytes(path, name, limit=MAX_LEDGER_BYTES)
    if isinstance(raw, Problem):
        return Ledger(), [raw]
    ledger, fault = parse_ledger(raw)
    if fault is None:
        return ledger, []
    return ledger, [problem(fault.code, Location(name, fault.line), fault.what, fault.remedy)]
