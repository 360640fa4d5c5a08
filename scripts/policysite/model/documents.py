"""Documents, known by their numbers."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from policysite.model.base import DocumentNumber, Model, Words, refuse
from policysite.model.revisions import Revision, TextRevision


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
