"""The record of a document: that it was reviewed, that it is retired."""

from __future__ import annotations

from datetime import date

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from policysite.analysis import supersession_cycles
from policysite.authoring.drafts import LOOK_FOR_MISTAKES, AuthoringError, Draft, known_document, one_line, source_name
from policysite.loading import Loaded
from policysite.loading.yaml_writing import editable, scalar, written
from policysite.model import Document, Register


def reaffirm(loaded: Loaded, number: str, on: date, *, note: str | None = None, due: date | None = None) -> Draft:
    """Record a review that changed nothing.

    Args:
        loaded: The register.
        number: The document.
        on: The day of the review.
        note: What the approving authority says of it.
        due: The day by which the next review must be, where one was set.

    Raises:
        AuthoringError: Nothing was in force on that day, or a later review is recorded already.
    """
    document = known_document(loaded, number)
    _require_reviewable(document, on)
    review = CommentedMap(on=str(on), outcome="reaffirmed")
    if note and one_line(note):
        review["note"] = scalar(one_line(note), 4, "note")
    keys = editable(loaded.sources.documents[number])
    keys.setdefault("reviews", CommentedSeq()).append(review)
    done = [f"The review of {number} on {on} is recorded: reaffirmed."]
    if due:
        keys["review_due"] = str(due)
        done.append(f"The next review is due by {due}.")
    elif document.review_due and document.review_due <= on:
        done.append(f"It is still to be reviewed by {document.review_due}. Set the next day with --due.")
    return Draft({source_name(number, "document"): written(keys)}, tuple(done), (LOOK_FOR_MISTAKES,))


def _require_reviewable(document: Document, on: date) -> None:
    first = document.revisions[0].effective_on if document.revisions else None
    if first is None or on < first:
        raise AuthoringError(f"{document.number} has no text that was in force on {on}, so it was not reviewed then.")
    if document.retired and on >= document.retired.on:
        raise AuthoringError(f"{document.number} is retired on {document.retired.on}, so it is not reviewed any more.")
    if document.reviews and on <= document.reviews[-1].on:
        what = f"The last review of {document.number} was on {document.reviews[-1].on}."
        raise AuthoringError(f"{what} A new one comes after it.")


def retire(loaded: Loaded, number: str, on: date, *, note: str | None = None, successor: str | None = None) -> Draft:
    """End a document; its address goes on answering, and says so.

    Args:
        loaded: The register.
        number: The document.
        on: The first day on which it is no longer in force.
        note: Why, where the approving authority says so.
        successor: The document that stands in its place, if one does.

    Raises:
        AuthoringError: It cannot be retired on that day, or by that successor.
    """
    document = known_document(loaded, number)
    _require_retirable(document, on)
    keys = editable(loaded.sources.documents[number])
    keys["retired"] = CommentedMap(on=str(on))
    if note and one_line(note):
        keys["retired"]["note"] = scalar(one_line(note), 2, "note")
    files = {source_name(number, "document"): written(keys)}
    done = [f"{number} is retired: {on} is the first day on which it is no longer in force."]
    if successor:
        files |= _succeeded(loaded, document, known_document(loaded, successor))
        done.append(f"{successor} stands in its place, and its page leads there.")
    steps = (f"Look at what still cites {number}: its page lists it.", LOOK_FOR_MISTAKES)
    return Draft(files, tuple(done), steps)


def _require_retirable(document: Document, on: date) -> None:
    if not document.revisions:
        raise AuthoringError(f"No text of {document.number} is held, so there is nothing to retire.")
    if document.retired:
        what = f"{document.number} is retired already, on {document.retired.on}."
        raise AuthoringError(f"{what} If that day is wrong, correct it in its document.yml.")
    late = [revision for revision in document.revisions if revision.effective_on >= on]
    if late:
        what = f"The revision of {late[-1].revised} takes effect on {late[-1].effective_on}"
        raise AuthoringError(f"{what}, so {document.number} cannot be retired on {on}. Choose a later day.")


def _succeeded(loaded: Loaded, document: Document, successor: Document) -> dict[str, str]:
    if document.number in successor.supersedes:
        return {}
    after = successor.model_copy(update={"supersedes": (*successor.supersedes, document.number)})
    others = (other for other in loaded.register.documents if other.number != successor.number)
    if successor.number == document.number or supersession_cycles(
        Register(organisation=loaded.register.organisation, documents=(*others, after))
    ):
        raise AuthoringError(f"{document.number} stands in the place of {successor.number} itself.")
    keys = editable(loaded.sources.documents[successor.number])
    keys.setdefault("supersedes", CommentedSeq()).append(document.number)
    return {source_name(successor.number, "document"): written(keys)}
