"""The master list of every document that the site knows."""

from __future__ import annotations

from functools import cached_property

from policysite.model.base import Model
from policysite.model.checkers import Checker
from policysite.model.documents import Document
from policysite.model.organisation import Organisation


class Register(Model):
    """The organisation, its documents by number, and its checkers by name."""

    organisation: Organisation
    documents: tuple[Document, ...]
    checkers: tuple[Checker, ...] = ()

    @cached_property
    def by_number(self) -> dict[str, Document]:
        """The documents by number."""
        return {document.number: document for document in self.documents}

    @cached_property
    def successors(self) -> dict[str, tuple[str, ...]]:
        """The documents that stand in the place of each that was superseded, by number."""
        found: dict[str, list[str]] = {}
        for document in self.documents:
            for old in document.supersedes:
                found.setdefault(old, []).append(document.number)
        return {old: tuple(sorted(numbers)) for old, numbers in found.items()}
