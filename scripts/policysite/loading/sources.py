"""Where everything in the register came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from policysite.loading.ledger_file import LEDGER_FILE
from policysite.loading.source_file import Path_, SourceText
from policysite.model import Checker, CheckerRevision, LedgerEntry, Revision
from policysite.problems import Location

SOURCE_FOLDER = "policy_src"
"""The folder of all sources, beside ``mkdocs.yml``."""


@dataclass(slots=True)
class Sources:
    """The source files behind the register, so that a check can point at a line."""

    organisation: SourceText | None = None
    documents: dict[str, SourceText] = field(default_factory=dict)
    revisions: dict[tuple[str, date], SourceText] = field(default_factory=dict)
    errata: dict[tuple[str, str], SourceText] = field(default_factory=dict)
    checkers: dict[str, SourceText] = field(default_factory=dict)
    checker_revisions: dict[tuple[str, date], SourceText] = field(default_factory=dict)

    def document(self, number: str, path: Path_ = (), *, needle: str | None = None) -> Location:
        """A place in a document's ``document.yml``."""
        return self.documents[number].at(path, needle=needle)

    def revision(self, number: str, revised: date, path: Path_ = (), *, needle: str | None = None) -> Location:
        """A place in a revision's file."""
        return self.revisions[number, revised].at(path, needle=needle)

    def erratum(self, number: str, revised: date, path: Path_ = ()) -> Location:
        """A place in the errata file of a revision."""
        return self.errata[number, revised.isoformat()].at(path)

    def effective_day(self, number: str, revision: Revision) -> Location:
        """The place that says from when a revision is in force: its effective date, else its revised date."""
        return self.revision(number, revision.revised, ("effective" if revision.effective else "revised",))

    def checker(self, checker: Checker, path: Path_ = ()) -> Location:
        """A place in a checker's ``checker.yml``."""
        return self.checkers[checker.name].at(path)

    def checker_revision(
        self, checker: Checker, revision: CheckerRevision, path: Path_ = (), *, key: bool = False
    ) -> Location:
        """A place in the file of a checker's revision; that of the key itself if asked for."""
        return self.checker_revisions[checker.name, revision.published].at(path, key=key)

    @staticmethod
    def entry(entry: LedgerEntry) -> Location:
        """The place of an entry in the ledger."""
        return Location(f"{SOURCE_FOLDER}/{LEDGER_FILE}", entry.line)
