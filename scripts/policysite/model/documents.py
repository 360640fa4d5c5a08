"""Documents, known by their numbers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from policysite.model.base import Day, DocumentNumber, Model, Words, refuse
from policysite.model.revisions import Revision, TextRevision


class Retirement(Model):
    """The end of a document."""

    on: Day
    """The first day on which it is no longer in force."""
    note: Words | None = None
    """Why, where the approving authority says so."""


class Review(Model):
    """A review of the text in force that changed nothing."""

    on: Day
    """The day of the review."""
    outcome: Literal["reaffirmed"]
    """reaffirmed: reviewed, nothing changed. A review that changes something is a revision."""
    note: Words | None = None
    """What the approving authority says of it."""


class Document(Model):
    """One controlled document: its identity, and every revision that the register has of it."""

    number: DocumentNumber
    """The number, as printed. It never changes, and it is the name of the document's folder."""
    held: bool = True
    """Whether the register holds a text or a history of the document, or knows it by number and title alone."""
    title: Words | None = None
    """The title of a document that is not held. A held document takes its title from its revisions."""
    department: Words | None = None
    """The code of the department, as in organisation.yml. Left out where it is not known."""
    type: Words | None = None
    """The type of the document, as in organisation.yml. Left out where it is not known."""
    supersedes: tuple[DocumentNumber, ...] = ()
    """The numbers of the documents in whose place this one stands."""
    retired: Retirement | None = None
    """When the document was retired. A retired document keeps its address, and its page says so."""
    reviews: tuple[Review, ...] = ()
    """Reviews that reaffirmed the text, oldest first."""
    review_due: Day | None = None
    """The day by which the document must be reviewed. Left out where none was set; never guessed."""
    revisions: SkipJsonSchema[Annotated[tuple[Revision, ...], Field(default=())]] = ()
    """Oldest first, by the day on which they take effect."""

    @field_validator("title")
    @classmethod
    def _no_title_where_held(cls, title: str | None, fields: ValidationInfo) -> str | None:
        if title is not None and fields.data.get("held"):
            raise refuse("title-misplaced", "A held document states its title in its revisions, not in document.yml.")
        return title

    @model_validator(mode="after")
    def _title_where_not_held(self) -> Document:
        if not self.held and self.title is None:
            raise refuse("title-misplaced", "A document that is not held must state its title in document.yml.")
        return self

    def confirmed_on(self, day: date) -> date | None:
        """The last day up to a given one on which the document was revised or reaffirmed."""
        days = [revision.revised for revision in self.revisions if revision.effective_on <= day]
        days += [review.on for review in self.reviews if review.on <= day]
        return max(days, default=None)

    @property
    def texts(self) -> tuple[TextRevision, ...]:
        """The revisions whose text is held, oldest first."""
        return tuple(revision for revision in self.revisions if isinstance(revision, TextRevision))

    def revision(self, revised: date) -> Revision:
        """The revision that carries a date.

        Raises:
            KeyError: The document has no such revision.
        """
        for revision in self.revisions:
            if revision.revised == revised:
                return revision
        raise KeyError(revised)
