"""A new revision of a document: the text in force, copied into a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ruamel.yaml.comments import CommentedMap

from policysite.analysis import in_force_on
from policysite.authoring.drafts import LOOK_FOR_MISTAKES, AuthoringError, Draft, known_document, one_line, source_name
from policysite.loading import Loaded
from policysite.loading.yaml_writing import INDENT, editable, scalar, written
from policysite.model import Clause, Document, TextRevision


@dataclass(frozen=True, slots=True)
class RevisionDates:
    """When a revision is made, and when it takes effect.

    Attributes:
        revised: The date that it carries.
        effective: The first day on which it is in force.
    """

    revised: date
    effective: date


def revise(loaded: Loaded, number: str, dates: RevisionDates, *, note: str, kind: str | None = None) -> Draft:
    """Copy the text that the new revision will follow.

    That is the text in force on the day before the new one takes effect. Clauses keep their ids; errata are in the
    copied words; transcription notes are left out, because they are about the older text.

    Args:
        loaded: The register.
        number: The document.
        dates: When it is made, and when it takes effect.
        note: The line of the revision history.
        kind: ``editorial``, ``substantive`` or ``reaffirmed``, where it is known.

    Raises:
        AuthoringError: There is no text to copy, or the revision cannot take effect on that day.
    """
    document = known_document(loaded, number)
    if not one_line(note):
        raise AuthoringError("The change note is empty. It is the line that readers see in the revision history.")
    require_fitting_dates(document, dates)
    base = text_to_follow(document, dates.effective)
    name = source_name(number, dates.revised.isoformat())
    done = [f"{name} is a copy of the text of {base.revised}. Its clauses kept their ids."]
    if base.transcription_notes:
        done.append("The transcription notes were left out: they are about the older text.")
    if base.errata:
        done.append("Its errata are part of the copied words.")
    done += [
        f"The revision of {later.revised} follows on {later.effective_on}. It does not have what you change now."
        for later in document.revisions
        if later.effective_on > dates.effective
    ]
    text = _copied(loaded, number, base, dates, {"change_note": one_line(note), "kind": kind})
    next_steps = (
        f"Change the text in {name}.",
        f"See what you changed: policysite redline {number}",
        LOOK_FOR_MISTAKES,
    )
    return Draft({name: text}, tuple(done), next_steps)


def require_fitting_dates(document: Document, dates: RevisionDates) -> None:
    """Refuse dates at which a new revision cannot stand among the others.

    Raises:
        AuthoringError: They do not fit.
    """
    number, revised, effective = document.number, dates.revised, dates.effective
    if effective < revised:
        raise AuthoringError(f"A revision of {revised} cannot take effect on {effective}, before it was made.")
    if document.retired and effective >= document.retired.on:
        what = f"{number} is retired on {document.retired.on}, so it has no text from then on."
        raise AuthoringError(f"{what} A document that returns is a new document, with a new number.")
    for other in document.revisions:
        if other.revised == revised:
            what = f"There is a revision of {revised} already."
            raise AuthoringError(f"{what} Edit it if it is a draft, or name another day with --revised.")
        if other.effective_on == effective:
            raise AuthoringError(f"The revision of {other.revised} takes effect on {effective} too. Name another day.")
        if (other.revised < revised) != (other.effective_on < effective):
            what = f"The revision of {other.revised} takes effect on {other.effective_on}"
            raise AuthoringError(f"{what}, so one made on {revised} cannot take effect on {effective}.")


def text_to_follow(document: Document, effective: date) -> TextRevision:
    """The text that is in force on the day before another one takes effect; errata are in its words.

    Raises:
        AuthoringError: There is none.
    """
    before = in_force_on(document, effective - timedelta(days=1))
    if isinstance(before, TextRevision):
        return before.corrected(date.max)
    if before:
        what = f"Of the revision of {before.revised}, only its row of the revision history is held."
        raise AuthoringError(f"{what} Without its text there is nothing to copy.")
    raise AuthoringError(f"{document.number} has no text that is in force before {effective}.")


def _copied(
    loaded: Loaded, number: str, base: TextRevision, dates: RevisionDates, record: dict[str, str | None]
) -> str:
    keys = editable(loaded.sources.revisions[number, base.revised])
    for key in ("effective", "kind", "transcription_notes"):
        keys.pop(key, None)
    keys["revised"] = str(dates.revised)
    if dates.effective != dates.revised:
        keys.insert(list(keys).index("revised") + 1, "effective", str(dates.effective))
    for key, words in record.items():
        if words and key in keys:
            keys[key] = scalar(words, 0, key)
        elif words:
            keys.insert(list(keys).index("evidence") + 1, key, words)
    if base.errata:
        _put_words(keys, base.clauses)
    return written(keys)


def _put_words(keys: CommentedMap, clauses: Sequence[Clause], depth: int = 1) -> None:
    """Give the clauses of a file the words of the model where they differ."""
    for row, clause in zip(keys["clauses"], clauses, strict=True):
        if str(row["text"]).strip() != clause.text:
            row["text"] = scalar(clause.text, INDENT * depth, "text")
        if clause.clauses:
            _put_words(row, clause.clauses, depth + 1)
