"""What a reviewer is told of a proposed change, in the words of people; without markup."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policysite.analysis import (
    ChangeKind,
    DocumentChange,
    RecordChange,
    RevisionChange,
    Suggestion,
    checker_changes,
    register_changes,
    suggestions,
    title_on,
)
from policysite.checks.editorial_claims import as_sentence
from policysite.model import PlacedCitation, Register, TextRevision
from policysite.problems import Problem
from policysite.rendering.checker_sentences import checker_sentences
from policysite.rendering.redline_entries import RedlineEntry, redline_entries
from policysite.rendering.templates import counted, spelled_out

_TOLD_BELOW = frozenset({"editorial-claim-contradicted", "citation-suspect"})
"""Problems that are told with the document that they come from."""


@dataclass(frozen=True, slots=True)
class RevisionReview:
    """A revision that is proposed, edited or removed.

    Attributes:
        change: What happened.
        heading: The same as a heading.
        facts: Terms with their values.
        happens: What happens when, as full sentences.
        doubts: What contradicts the kind that is claimed, as full sentences.
        binding: What can change what is asked of people, where no kind is contradicted by it.
        entries: The redline.
        unread: Why there is no redline; empty where there is one.
        suggestions: What the changed clauses could say more plainly.
    """

    change: RevisionChange
    heading: str
    facts: tuple[tuple[str, str], ...]
    happens: tuple[str, ...]
    doubts: tuple[str, ...]
    binding: tuple[str, ...]
    entries: tuple[RedlineEntry, ...]
    unread: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class DocumentReview:
    """A document that a proposal changes.

    Attributes:
        change: What happened.
        heading: Its number and title.
        record: What its record says anew, as full sentences.
        revisions: Its revisions that came, went or were edited.
        citations: The citations to be looked at again, as full sentences.
    """

    change: DocumentChange
    heading: str
    record: tuple[str, ...]
    revisions: tuple[RevisionReview, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a proposal changes.

    Attributes:
        documents: The documents that it changes, by number.
        checkers: What it means for the cases of checkers, as full sentences; a list for each checker, with its title.
        organisation_changed: Whether ``organisation.yml`` says something else.
        problems: The errors of the sources, and other warnings that they did not have before.
    """

    documents: tuple[DocumentReview, ...]
    checkers: tuple[tuple[str, tuple[str, ...]], ...]
    organisation_changed: bool
    problems: tuple[Problem, ...]

    @property
    def summary(self) -> tuple[str, ...]:
        """The most important, as full sentences."""
        errors = sum(found.is_error for found in self.problems)
        warnings = len(self.problems) - errors
        citations = sum(len(document.citations) for document in self.documents)
        changed = counted(len(self.documents), "document")
        sentences = [f"{changed} {'changes' if len(self.documents) == 1 else 'change'}."]
        if not self.documents:
            sentences = ["No document changes."]
        if self.organisation_changed:
            sentences.append("organisation.yml changes.")
        if errors:
            sentences.append(f"{counted(errors, 'error')} must be mended before this can be published.")
        if warnings:
            sentences.append(f"{counted(warnings, 'warning')} for a person to decide on.")
        if self.checkers:
            sentences.append(f"{counted(len(self.checkers), 'checker')} to be looked at.")
        if citations:
            sentences.append(f"{counted(citations, 'citation')} in other documents to be looked at again.")
        return tuple(sentences)


def review(
    before: Register, after: Register, problems: Sequence[Problem], as_of: date, unreadable: Collection[str] = ()
) -> Review:
    """Look at a proposal.

    Args:
        before: The register as it was.
        after: The register as it is proposed.
        problems: The errors of the proposal, and its new warnings.
        as_of: The day that counts as today.
        unreadable: The numbers of documents that have errors before or after, and so are missing from a register.
    """
    changes = register_changes(before, after)
    documents = tuple(
        _unreadable(change) if change.document.number in unreadable else _document(after, change, as_of)
        for change in changes
    )
    others = tuple(found for found in problems if found.kind.code not in _TOLD_BELOW)
    checkers = tuple(
        (found.checker.title, tuple(checker_sentences(found))) for found in checker_changes(before, after, changes)
    )
    return Review(documents, checkers, before.organisation != after.organisation, others)


def _unreadable(change: DocumentChange) -> DocumentReview:
    why = "It has errors, so what changes cannot be shown until they are mended."
    if change.kind is ChangeKind.ADDED:
        why = "It had errors before, so what changes cannot be shown."
    return DocumentReview(change, change.document.number, (why,), (), ())


def _document(register: Register, change: DocumentChange, as_of: date) -> DocumentReview:
    document = change.document
    days = [as_of, *(found.revision.effective_on for found in change.revisions)]
    title = title_on(document, max(days))
    return DocumentReview(
        change=change,
        heading=f"{document.number}: {title}" if title else document.number,
        record=(*_arrival(change), *map(_record, change.record)),
        revisions=tuple(_revision(register, found, as_of) for found in change.revisions),
        citations=(
            *(f"{_place(register, found)}. What it cites changes: read both again." for found in change.suspects),
            *(f"{_place(register, found)}, which is retired." for found in change.cited_by),
        ),
    )


def _arrival(change: DocumentChange) -> Iterator[str]:
    if change.kind is ChangeKind.ADDED:
        yield "The document is new to the register."
    elif change.kind is ChangeKind.REMOVED:
        yield "The document is taken out of the register. A document that is out of force is retired instead."


def _record(change: RecordChange) -> str:
    name = change.key.replace("_", " ").capitalize()
    old, new = _stated(change.old), _stated(change.new)
    if not old:
        return f"{name}: {new}."
    return f"{name}: {new}; before: {old}." if new else f"{name}: no longer stated; before: {old}."


def _stated(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return spelled_out(value)
    if isinstance(value, tuple):
        return ", ".join(map(_stated, value))
    if value is None or isinstance(value, str):
        return value or ""
    words = [spelled_out(value.on), getattr(value, "outcome", None), value.note]
    return ", ".join(str(word) for word in words if word)


def _revision(register: Register, change: RevisionChange, as_of: date) -> RevisionReview:
    revision = change.revision
    day = spelled_out(revision.revised)
    words = {ChangeKind.ADDED: "New revision of", ChangeKind.REMOVED: "Removed: the revision of"}
    sentences = tuple(map(as_sentence, change.binding))
    claimed = revision.kind == "editorial"
    text = revision if isinstance(revision, TextRevision) and change.kind is not ChangeKind.REMOVED else None
    accepted = register.organisation.accepted_words
    return RevisionReview(
        change=change,
        heading=f"{words.get(change.kind, 'Edited: the revision of')} {day}",
        facts=(
            ("Change note", revision.change_note),
            ("Kind, as stated", revision.kind or "not stated"),
            ("Takes effect", spelled_out(revision.effective_on)),
        ),
        happens=tuple(_happens(change, as_of)),
        doubts=sentences if claimed else (),
        binding=() if claimed else sentences,
        entries=tuple(redline_entries(change.redline)) if change.redline else (),
        unread=_unread(change),
        suggestions=tuple(suggestions(text, change.changed_clauses, accepted)) if text else (),
    )


def _happens(change: RevisionChange, as_of: date) -> Iterator[str]:
    if change.kind is ChangeKind.REMOVED:
        return
    start = change.revision.effective_on
    day = spelled_out(start)
    if start > as_of:
        until = f"Until {day}, the revision of {spelled_out(change.follows.revised)} stays" if change.follows else ""
        yield f"{until} the text in force." if until else f"Until {day}, no text of it is in force."
        yield f"From {day} on, this one is in force. Before that day it is shown as upcoming."
    elif start == as_of:
        yield "It is in force at once."
    else:
        yield f"{day} has passed. What the register says of the days since then changes too."
    if change.followed_by:
        later = change.followed_by
        yield (
            f"On {spelled_out(later.effective_on)} the revision of {spelled_out(later.revised)} follows. "
            "It does not have what changes here, unless it is changed as well."
        )
    if change.errata:
        yield f"{counted(change.errata, 'erratum', 'errata')} came with this change; the words in force stay the same."


def _unread(change: RevisionChange) -> str:
    if change.redline or change.kind is ChangeKind.REMOVED:
        return ""
    if not isinstance(change.revision, TextRevision):
        return "Only its row of the revision history is held, so there is nothing to compare."
    if change.follows is None:
        return f"It is the first text: {counted(len(change.revision.placed), 'clause')}."
    if not isinstance(change.follows, TextRevision):
        return "The text before it is not held, so there is nothing to compare it with."
    return "Ids stand twice in one of the texts, so clauses cannot be compared."


def _place(register: Register, citation: PlacedCitation) -> str:
    """Where a citation stands, and what it cites: the beginning of a sentence."""
    where = f" §{citation.label}" if citation.label else f", {citation.section.replace('-', ' ')},"
    target = citation.target
    if citation.target_clause:
        labels = _labels(register, citation.target)
        label = labels.get(citation.target_clause)
        target += f" §{label}" if label else f" ({citation.target_clause}, which is gone)"
    return f"{citation.citing}{where} cites {target}"


def _labels(register: Register, number: str) -> Mapping[str, str]:
    texts = register.by_number[number].texts if number in register.by_number else ()
    return {placed.clause.id: placed.label for placed in texts[-1].placed} if texts else {}
