"""What a redline is made of: plain records, enough to rebuild the new text from the old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from policysite.analysis.word_diff import Segment
from policysite.model import AssociatedDocument

Item = TypeVar("Item")


class ChangeKind(StrEnum):
    """What happened to a clause, a section or an item. A clause may be both amended and moved or renumbered."""

    ADDED = "added"
    REMOVED = "removed"
    AMENDED = "amended"
    """Its words changed."""
    RESTYLED = "restyled"
    """Its words are the same; emphasis, paragraphs, kinds of spaces or Unicode spelling differ."""
    MOVED = "moved"
    """It stands below another clause, or in another order among the clauses beside it that stayed."""
    RENUMBERED = "renumbered"
    """It stayed where it was; only its label differs, because of what happened to other clauses."""

    @property
    def is_quiet(self) -> bool:
        """Whether the text still says the same at the same place."""
        return self in (ChangeKind.RESTYLED, ChangeKind.RENUMBERED)


@dataclass(frozen=True, slots=True)
class ClauseAt:
    """A clause as it stands in one of the two texts.

    Attributes:
        label: Its label there, such as ``4.b.i``.
        parent: The id of the clause above; ``None`` at the first level.
        after: The id of the clause before it below the same parent; ``None`` where it is the first.
        text: Its text as the source has it, markup and all.
    """

    label: str
    parent: str | None
    after: str | None
    text: str

    @property
    def depth(self) -> int:
        """Level, counted from 1."""
        return self.label.count(".") + 1


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What happened to one clause; never to the clauses below it.

    Attributes:
        id: The clause.
        kinds: What happened, in the order of `ChangeKind`.
        old: The clause in the old text; ``None`` where it was added.
        new: The clause in the new text; ``None`` where it was removed.
        words: Its canonical text with what changed in it; empty where no word did.
    """

    id: str
    kinds: tuple[ChangeKind, ...]
    old: ClauseAt | None
    new: ClauseAt | None
    words: tuple[Segment, ...] = ()

    @property
    def old_label(self) -> str | None:
        """Its label in the old text."""
        return self.old.label if self.old else None

    @property
    def new_label(self) -> str | None:
        """Its label in the new text."""
        return self.new.label if self.new else None

    @property
    def is_quiet(self) -> bool:
        """Whether the clause still says the same at the same place."""
        return all(kind.is_quiet for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What happened to a section of one text: the title, the summary or the approval authority.

    Attributes:
        kind: Added, removed, amended or restyled.
        old: The text before, as the source has it.
        new: The text after.
        words: The canonical text with what changed in it; empty where no word did.
    """

    kind: ChangeKind
    old: str | None
    new: str | None
    words: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRow(Generic[Item]):
    """A row of a changed list, whether or not it changed itself: together the rows show the whole list.

    Attributes:
        kind: Added, removed, amended or restyled; ``None`` where it stayed as it was.
        old: The item before; ``None`` where it was added.
        new: The item after; ``None`` where it was removed.
        words: The words of the item with what changed in them; empty where no word did.
    """

    kind: ChangeKind | None
    old: Item | None
    new: Item | None
    words: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Redline:
    """The difference of two texts.

    Attributes:
        before: The date that the old text carries.
        record: What the new text states about itself, such as its dates and its change note: fields with their values.
            It is not compared, only kept.
        title: What happened to the title; ``None`` where nothing did. Likewise the other sections.
        summary: What happened to the summary.
        clauses: The clauses to which something happened, in the new text's order, those removed at their old place.
        applicability: Every row of the applicability if any changed; else empty.
        associated_documents: Every row of the associated documents if any changed; else empty.
        approval_authority: What happened to the approval authority.
    """

    before: date
    record: tuple[tuple[str, Any], ...]
    title: SectionChange | None
    summary: SectionChange | None
    clauses: tuple[ClauseChange, ...]
    applicability: tuple[ItemRow[str], ...]
    associated_documents: tuple[ItemRow[AssociatedDocument], ...]
    approval_authority: SectionChange | None

    def kinds(self) -> Iterator[ChangeKind]:
        """What happened anywhere in the text, each time that it did."""
        for section in (self.title, self.summary, self.approval_authority):
            if section:
                yield section.kind
        for kind in (*(row.kind for row in self.applicability), *(row.kind for row in self.associated_documents)):
            if kind:
                yield kind
        for clause in self.clauses:
            yield from clause.kinds

    @property
    def is_empty(self) -> bool:
        """Whether the two texts are the same, character by character."""
        return not any(True for _ in self.kinds())

    @property
    def is_quiet(self) -> bool:
        """Whether the new text says the same as the old, in the same order."""
        return all(kind.is_quiet for kind in self.kinds())

    def clause_counts(self) -> Counter[ChangeKind]:
        """To how many clauses each thing happened."""
        return Counter(kind for clause in self.clauses for kind in clause.kinds)
