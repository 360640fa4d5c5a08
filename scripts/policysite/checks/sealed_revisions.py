"""A published revision stays as it was published."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import changed_parts, removed_parts
from policysite.loading import Loaded
from policysite.model import LedgerPart
from policysite.problems import Problem, problem

_CHANGED = "sealed-revision-changed"


def sealed_revisions(loaded: Loaded) -> Iterator[Problem]:
    """Compare each revision with the entry of the ledger that seals it.

    A document that cannot be read is not compared: what is wrong with its files is reported, and comes first.
    """
    revisions = (entry for entry in loaded.ledger.entries if not entry.part.erratum)
    entries = [entry for entry in revisions if not loaded.is_faulty(entry.part.number)]
    for entry in changed_parts(loaded.register, entries):
        part = entry.part
        where = loaded.sources.revision(part.number, part.revised)
        what = f"{part} is not as it was when it was sealed on {entry.sealed_on} (line {entry.line} of the ledger)."
        if part.name == "history":
            yield problem(_CHANGED, where, what, _restore(part), example="")
        else:
            yield problem(_CHANGED, where, what, f"{_restore(part)} {_erratum(part)}")
    for entry in removed_parts(loaded.register, entries):
        part = entry.part
        what = f"{part} was sealed on {entry.sealed_on} and is gone."
        remedy = (
            f"Restore policy_src/documents/{part.number}/{part.revised}.yml as it was published. A document that is "
            "out of force is retired in its document.yml."
        )
        yield problem("sealed-revision-removed", loaded.sources.entry(entry), what, remedy)


def _restore(part: LedgerPart) -> str:
    return (
        f"Restore {part.revised}.yml as it was published. If the policy itself changes, add a new revision, named by "
        "its date."
    )


def _erratum(part: LedgerPart) -> str:
    return (
        "If a clause was taken over wrongly from the approved document, leave it here as it is, and write an erratum "
        f"into {part.revised}.errata.yml:"
    )
