"""What differs between two states of the register: what a reviewer is asked to approve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from policysite.analysis.citation_graph import citation_graph
from policysite.analysis.editorial_claims import Contradiction, contradictions
from policysite.analysis.redline import redline
from policysite.analysis.redline_records import ChangeKind, Redline
from policysite.analysis.suspects import suspect_citations
from policysite.model import Document, PlacedCitation, Register, Revision, TextRevision

_RECORD = ("held", "title", "department", "type", "supersedes", "retired", "reviews", "review_due")


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A key of ``document.yml`` that changed.

    Attributes:
        key: Its name.
        old: Its value before; ``None`` or empty where it was not stated.
        new: Its value after.
    """

    key: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """A revision that came, went, or was edited.

    Attributes:
        kind: Added, removed or amended.
        revision: The revision after; before, where it was removed. Errata are in its words.
        follows: The revision that it follows; ``None`` for the first.
        followed_by: The revision that follows it.
        redline: What it changes in the text that it follows; ``None`` where one of the two is not held.
        binding: The words that can change what is asked of people; they contradict a claim to be editorial.
        errata: How many errata came with this change.
    """

    kind: ChangeKind
    revision: Revision
    follows: Revision | None
    followed_by: Revision | None
    redline: Redline | None
    binding: tuple[Contradiction, ...]
    errata: int = 0

    @property
    def changed_clauses(self) -> tuple[str, ...]:
        """The ids of the clauses whose words are new; all of them, where there is nothing to compare with."""
        if self.redline is None:
            text = self.revision
            return tuple(text.by_id) if isinstance(text, TextRevision) else ()
        new = (ChangeKind.ADDED, ChangeKind.AMENDED)
        return tuple(change.id for change in self.redline.clauses if change.kinds[0] in new)


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What changed of one document.

    Attributes:
        kind: Added, removed or amended.
        document: The document after; before, where it was removed.
        record: What its ``document.yml`` says anew.
        revisions: The revisions that came, went or were edited, oldest first.
        suspects: The citations of it, in other texts, that must be looked at again because of this change.
        cited_by: The citations of it that stay although it is retired by this change.
    """

    kind: ChangeKind
    document: Document
    record: tuple[RecordChange, ...]
    revisions: tuple[RevisionChange, ...]
    suspects: tuple[PlacedCitation, ...]
    cited_by: tuple[PlacedCitation, ...]


def register_changes(before: Register, after: Register) -> tuple[DocumentChange, ...]:
    """Every document that changed, by number.

    Args:
        before: The register as it was.
        after: The register as it is proposed.
    """
    numbers = sorted({*before.by_number, *after.by_number})
    found = ((before.by_number.get(number), after.by_number.get(number)) for number in numbers)
    return tuple(_document_change(before, after, was, now) for was, now in found if was != now)


def _document_change(before: Register, after: Register, was: Document | None, now: Document | None) -> DocumentChange:
    document = now or was
    assert document
    revisions = tuple(_revision_changes(was, now)) if now else ()
    retired = now.retired if now and (was is None or was.retired != now.retired) else None
    return DocumentChange(
        kind=ChangeKind.ADDED if was is None else ChangeKind.AMENDED if now else ChangeKind.REMOVED,
        document=document,
        record=tuple(_record_changes(was, now)) if now else (),
        revisions=revisions,
        suspects=tuple(sorted(set(_suspects(before, after, document.number, revisions)), key=_reading_order)),
        cited_by=citation_graph(after, retired.on).cited_by(document.number) if retired else (),
    )


def _record_changes(was: Document | None, now: Document) -> Iterator[RecordChange]:
    for key in _RECORD:
        old, new = getattr(was, key) if was else Document.model_fields[key].default, getattr(now, key)
        if old != new:
            yield RecordChange(key, old if was else None, new)


def _revision_changes(was: Document | None, now: Document) -> Iterator[RevisionChange]:
    old = {revision.revised: revision for revision in was.revisions} if was else {}
    for index, revision in enumerate(now.revisions):
        earlier = old.pop(revision.revised, None)
        if earlier != revision:
            kind = ChangeKind.AMENDED if earlier else ChangeKind.ADDED
            yield _placed(now, index, kind, _errata(revision) - _errata(earlier))
    for revision in old.values():
        yield RevisionChange(ChangeKind.REMOVED, revision, None, None, None, ())


def _errata(revision: Revision | None) -> int:
    return len(revision.errata) if isinstance(revision, TextRevision) else 0


def _placed(document: Document, index: int, kind: ChangeKind, errata: int) -> RevisionChange:
    revision = _corrected(document.revisions[index])
    follows = _corrected(document.revisions[index - 1]) if index else None
    found = None
    if isinstance(follows, TextRevision) and isinstance(revision, TextRevision):
        found = redline(follows, revision) if _ids_unique(follows) and _ids_unique(revision) else None
    return RevisionChange(
        kind=kind,
        revision=revision,
        follows=follows,
        followed_by=next(iter(document.revisions[index + 1 :]), None),
        redline=found,
        binding=contradictions(found, "editorial") if found else (),
        errata=errata,
    )


def _corrected(revision: Revision) -> Revision:
    return revision.corrected(date.max) if isinstance(revision, TextRevision) else revision


def _ids_unique(text: TextRevision) -> bool:
    return len(text.by_id) == len(text.placed)


def _suspects(
    before: Register, after: Register, number: str, changes: Iterable[RevisionChange]
) -> Iterator[PlacedCitation]:
    """The citations of a document that are suspect once a revision of it is in force.

    Those that were so before are left out, unless their target changes again.
    """
    for change in changes:
        day = change.revision.effective_on
        known = {suspect.citation for suspect in suspect_citations(before, day)}
        for suspect in suspect_citations(after, day):
            citation = suspect.citation
            is_new = citation not in known or citation.target_clause in change.changed_clauses
            if citation.target == number and suspect.changed == change.revision.revised and is_new:
                yield citation


def _reading_order(citation: PlacedCitation) -> tuple[str, int]:
    return citation.citing, citation.position
