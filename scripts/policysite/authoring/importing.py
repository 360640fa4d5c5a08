"""Files to drafts in ``policy_src``, one after the other. No revision that is there is changed, and none published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from policysite.authoring.drafts import AuthoringError, Draft, source_name, write_draft
from policysite.authoring.imported import Given, Imported, imported
from policysite.authoring.new_document import NewDocument, add_not_held, held_document_file
from policysite.authoring.readers.records import Finding, FindingKind, Reading
from policysite.loading import Loaded
from policysite.loading.revision_writing import revision_file
from policysite.model import Document, HistoryRevision, Register, Revision, text_fingerprint


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of a file.

    Attributes:
        file: Its name, as it was given.
        form: What it turned out to be, such as ``Word``.
        number: The number of the document; empty where nothing was imported.
        revised: The date of the revision, as year-month-day.
        title: The title.
        clauses: How many clauses the text has.
        written: The files that were written, by their paths.
        findings: What a person should know.
        failed: Why nothing was imported; empty where something was.
    """

    file: str
    form: str = ""
    number: str = ""
    revised: str = ""
    title: str = ""
    clauses: int = 0
    written: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    failed: str = ""


@dataclass
class Importing:
    """One run: what it brings is known to the files that follow.

    Attributes:
        root: The folder that holds ``policy_src``.
        loaded: The register as it was before.
        only_look: Write nothing.
    """

    root: Path
    loaded: Loaded
    only_look: bool = False
    _brought: dict[str, Document] = field(default_factory=dict)
    _mentioned: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, reading: Reading, given: Given) -> FileReport:
        """Import what was read of a file; a failure is a report too.

        Args:
            name: The name of the file.
            reading: What was read of it.
            given: What is said beside it.
        """
        findings: list[Finding] = list(reading.findings)
        try:
            found = imported(reading, self._register(), given)
            findings = list(found.findings)
            files = dict(self._files(found, findings))
            if not self.only_look:
                write_draft(self.root, Draft(files, ()))
        except AuthoringError as error:
            return FileReport(name, reading.form, findings=tuple(findings), failed=str(error))
        except OSError as error:
            return FileReport(
                name, reading.form, findings=tuple(findings), failed=f"It cannot be written: {error.strerror}."
            )
        self._remember(found)
        text = found.text
        return FileReport(
            name,
            reading.form,
            found.number,
            str(text.revised),
            text.title,
            clauses=len(text.placed),
            written=tuple(files),
            findings=tuple(findings),
        )

    def add_mentioned(self) -> Sequence[str]:
        """Enter the associated documents that the register does not know, by number and title.

        Returns:
            The files that were written.
        """
        written = []
        for number, title in sorted(self._mentioned.items()):
            if number not in self._brought and number not in self.loaded.numbers:
                draft = add_not_held(self.loaded, NewDocument(number, title))
                if not self.only_look:
                    write_draft(self.root, draft)
                written += list(draft.files)
        return written

    def _register(self) -> Register:
        known = self.loaded.register
        others = [document for document in known.documents if document.number not in self._brought]
        return Register(organisation=known.organisation, documents=(*others, *self._brought.values()))

    def _files(self, found: Imported, findings: list[Finding]) -> Iterator[tuple[str, str]]:
        number = found.number
        known = self._brought.get(number) or self.loaded.register.by_number.get(number)
        if known is None and number in self.loaded.numbers:
            raise AuthoringError(f"{number} has errors in policy_src. Mend them first: policysite check.")
        if known is None or not known.held:
            new = NewDocument(number, None, found.department, found.type)
            yield source_name(number, "document"), held_document_file(self.loaded, new)
        there = {revision.revised: revision for revision in known.revisions} if known else {}
        for row in found.history:
            held = there.get(row.revised)
            if held is None:
                yield source_name(number, str(row.revised)), revision_file(row)
            elif held.change_note != row.change_note:
                what = f"The register says of {row.revised}: “{held.change_note}” The file says: “{row.change_note}”"
                findings.append(Finding(FindingKind.DOUBT, "revision history", what))
        text = found.text
        held = there.get(text.revised)
        if held is None:
            yield source_name(number, str(text.revised)), revision_file(text)
        elif isinstance(held, HistoryRevision) or text_fingerprint(held) != text_fingerprint(text):
            what = f"The register has a revision of {number} of {text.revised} already, and it says something else."
            raise AuthoringError(f"{what} It was left as it is. If the file is newer, name its day with --revised.")

    def _remember(self, found: Imported) -> None:
        known = self._brought.get(found.number) or self.loaded.register.by_number.get(found.number)
        before = {revision.revised: revision for revision in (known.revisions if known else ())}
        rows: tuple[Revision, ...] = (*found.history, found.text)
        revisions: dict[date, Revision] = {row.revised: row for row in rows}
        revisions |= before
        ordered = tuple(sorted(revisions.values(), key=lambda revision: (revision.effective_on, revision.revised)))
        self._brought[found.number] = Document(number=found.number, revisions=ordered)
        for row in found.text.associated_documents:
            if row.title:
                self._mentioned.setdefault(row.number, row.title)
