"""How the register compares with the ledger: what is still a draft, and what was touched after it was sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from policysite.model import Document, Erratum, Ledger, LedgerEntry, LedgerPart, Register, Revision, TextRevision
from policysite.model.digest import erratum_digest, revision_digest, row_digest


def drafts(register: Register, ledger: Ledger) -> tuple[tuple[LedgerPart, str], ...]:
    """What is not sealed yet, and so may still be edited; each with its digest.

    By document number, then by revised date, each text before its errata: the order in which the parts are sealed.
    """
    by_number = sorted(register.documents, key=lambda document: document.number)
    parts = chain.from_iterable(_parts(document) for document in by_number)
    return tuple((part, _digest(revision, part)) for part, revision in parts if part not in ledger.by_part)


def changed_parts(register: Register, entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The entries of what is there, but not as it was sealed."""
    found = ((entry, _revision(register, entry.part)) for entry in entries)
    return tuple(
        entry
        for entry, revision in found
        if revision and _has(revision, entry.part) and _digest(revision, entry.part) != entry.digest
    )


def removed_parts(register: Register, entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The entries of what is not there any more."""
    found = ((entry, _revision(register, entry.part)) for entry in entries)
    return tuple(entry for entry, revision in found if revision is None or not _has(revision, entry.part))


def _parts(document: Document) -> Iterator[tuple[LedgerPart, Revision]]:
    for revision in sorted(document.revisions, key=lambda revision: revision.revised):
        yield LedgerPart(document.number, revision.revised, revision.evidence), revision
        for place, _ in enumerate(_errata(revision), 1):
            yield LedgerPart(document.number, revision.revised, f"erratum-{place}"), revision


def _errata(revision: Revision) -> tuple[Erratum, ...]:
    return revision.errata if isinstance(revision, TextRevision) else ()


def _revision(register: Register, part: LedgerPart) -> Revision | None:
    document = register.by_number.get(part.number)
    revisions = document.revisions if document else ()
    return next((revision for revision in revisions if revision.revised == part.revised), None)


def _has(revision: Revision, part: LedgerPart) -> bool:
    return part.erratum is None or part.erratum <= len(_errata(revision))


def _digest(revision: Revision, part: LedgerPart) -> str:
    """The digest of a part of a revision as it is now."""
    if part.erratum:
        return erratum_digest(_errata(revision)[part.erratum - 1])
    return row_digest(revision) if part.name == "history" else revision_digest(revision)
