"""Sealing: what is published is entered into the ledger, and no longer a draft."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from policysite.analysis import drafts
from policysite.authoring.whole_files import write_whole
from policysite.loading import LEDGER_FILE, SOURCE_FOLDER, Loaded
from policysite.model import Ledger, LedgerEntry


class SealingError(Exception):
    """Nothing was sealed; the text says why, as a full sentence."""


def seal(loaded: Loaded, day: date) -> tuple[Ledger, tuple[LedgerEntry, ...]]:
    """Seal every draft of a register without errors, those that are not in force yet too.

    Args:
        loaded: The register.
        day: The day that the new entries carry.

    Returns:
        The ledger with the new entries, and the new entries; none where everything is sealed already.

    Raises:
        SealingError: The ledger has an entry of a later day.
    """
    before = loaded.ledger.entries
    found = drafts(loaded.register, loaded.ledger)
    if found and before and day < before[-1].sealed_on:
        raise SealingError(f"The last entry was sealed on {before[-1].sealed_on}, which is later than {day}.")
    ledger = loaded.ledger.extended(found, day)
    return ledger, ledger.entries[len(before) :]


def write_ledger(root: Path, ledger: Ledger, *, replaced: Ledger) -> None:
    """Write the ledger's file, whole or not at all.

    Args:
        root: The folder that holds ``policy_src``.
        ledger: The ledger.
        replaced: The ledger that the file holds; empty where there is no file.

    Raises:
        SealingError: The file holds another ledger by now, so entries would be lost.
        OSError: The file cannot be written.
    """
    path = root / SOURCE_FOLDER / LEDGER_FILE
    there = path.read_bytes() if path.exists() else Ledger().as_file()
    if there != replaced.as_file():
        raise SealingError("The ledger was changed while it was being sealed. Seal again.")
    write_whole(path.parent, {LEDGER_FILE: ledger.as_file()})
