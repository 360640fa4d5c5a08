"""A published erratum stays as it was published, and in its place."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import changed_parts, removed_parts
from policysite.loading import Loaded
from policysite.model import LedgerPart
from policysite.problems import Problem, problem

_CODE = "sealed-erratum-changed"


def sealed_errata(loaded: Loaded) -> Iterator[Problem]:
    """Compare each erratum with the entry of the ledger that seals it.

    A document that cannot be read is not compared: what is wrong with its files is reported, and comes first.
    """
    errata = (entry for entry in loaded.ledger.entries if entry.part.erratum)
    entries = [entry for entry in errata if not loaded.is_faulty(entry.part.number)]
    for entry in changed_parts(loaded.register, entries):
        part = entry.part
        where = loaded.sources.erratum(part.number, part.revised, ("errata", (part.erratum or 1) - 1))
        what = f"{part} is not the one that was sealed on {entry.sealed_on} (line {entry.line} of the ledger)."
        yield problem(_CODE, where, what, _remedy(part))
    for entry in removed_parts(loaded.register, entries):
        part = entry.part
        if (part.number, part.revised) in loaded.sources.revisions:  # else the whole revision is reported as removed
            what = f"{part} was sealed on {entry.sealed_on} and is gone."
            yield problem(_CODE, loaded.sources.entry(entry), what, _remedy(part))


def _remedy(part: LedgerPart) -> str:
    return (
        f"Restore {part.revised}.errata.yml as it was published. If an erratum was wrong, add a further one at its end."
    )
