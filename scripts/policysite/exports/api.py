"""The register as JSON: the same facts as the pages, for programs."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import Period, periods, successors
from policysite.exports.checker_records import checker_rows
from policysite.exports.feeds import department_codes, has_feed
from policysite.exports.json_text import json_text
from policysite.exports.register_records import (
    Classification,
    Department,
    DocumentFile,
    DocumentRow,
    OrganisationRecord,
    RegisterFile,
    RetirementRecord,
    ReviewRecord,
    RevisionFile,
    RevisionRow,
)
from policysite.exports.text_facts import TextFacts, current_citation
from policysite.model import Document, TextRevision
from policysite.model.fingerprint import text_fingerprint
from policysite.rendering import Edition, addresses


def document_files(edition: Edition, document: Document) -> Iterator[tuple[str, str]]:
    """The JSON files of a document and its revisions: the address of each, and its text.

    Args:
        edition: The register.
        document: The document.
    """
    facts = _DocumentFacts(edition, document)
    row = _row(edition, document)
    yield row.api, json_text(facts.document_file(row))
    for index in range(len(row.revisions)):
        file = facts.revision_file(row, index)
        yield file.api, json_text(file)


def register_file(edition: Edition, site: str | None) -> tuple[str, str]:
    """The JSON file of the whole register: its address, and its text.

    Args:
        edition: The register.
        site: Where the site's root is published; ``None`` where that is not known.
    """
    rows = tuple(_row(edition, document) for document in edition.documents)
    return addresses.API_REGISTER, json_text(_register(edition, rows, site))


def _register(edition: Edition, rows: tuple[DocumentRow, ...], site: str | None) -> RegisterFile:
    return RegisterFile(
        schema_address=_schema("register", addresses.API_REGISTER),
        as_of=edition.as_of,
        site_address=addresses.absolute(addresses.HOME, site) if site else None,
        organisation=_organisation(edition),
        address=addresses.REGISTER,
        changes=addresses.CHANGES,
        feed=addresses.CHANGES_FEED,
        documents=rows,
        checkers=tuple(checker_rows(edition)),
    )


def _organisation(edition: Edition) -> OrganisationRecord:
    stated = edition.organisation
    with_feed = department_codes(edition)
    return OrganisationRecord(
        name=stated.name,
        time_zone=stated.time_zone,
        repository=stated.repository,
        departments=tuple(
            Department(code=code, name=name, feed=addresses.department_feed(code) if code in with_feed else None)
            for code, name in sorted(stated.departments.items())
        ),
        document_types=tuple(
            Classification(code=code, name=name) for code, name in sorted(stated.document_types.items())
        ),
    )


class _DocumentFacts:
    """Makes the records of one document, each of its texts once."""

    def __init__(self, edition: Edition, document: Document) -> None:
        self.edition = edition
        self.document = document
        self.number = document.number
        self._facts = {
            text.revised: TextFacts(edition, document.number, text.corrected(edition.as_of)) for text in document.texts
        }
        self._texts = {revised: facts.record() for revised, facts in self._facts.items()}

    def document_file(self, row: DocumentRow) -> DocumentFile:
        graph = self.edition.graph
        return DocumentFile(
            **vars(row),
            schema_address=_schema("document", row.api),
            as_of=self.edition.as_of,
            reviews=tuple(ReviewRecord(**vars(review)) for review in self.document.reviews),
            confirmed_on=self.document.confirmed_on(self.edition.as_of),
            text=self._texts.get(row.in_force) if row.in_force else None,
            cites=tuple(current_citation(self.edition, citation) for citation in graph.cites(self.number)),
            cited_by=tuple(current_citation(self.edition, citation) for citation in graph.cited_by(self.number)),
        )

    def revision_file(self, row: DocumentRow, index: int) -> RevisionFile:
        revisions, stated = row.revisions, row.revisions[index]
        facts = self._facts.get(stated.revised)
        return RevisionFile(
            **vars(stated),
            schema_address=_schema("revision", stated.api),
            as_of=self.edition.as_of,
            number=self.number,
            document_address=row.address,
            document_api=row.api,
            previous=revisions[index - 1].revised if index else None,
            next=revisions[index + 1].revised if index + 1 < len(revisions) else None,
            text=self._texts.get(stated.revised),
            cites=facts.citations(stated.address) if facts else (),
        )


def _row(edition: Edition, document: Document) -> DocumentRow:
    number, retired, current = document.number, document.retired, edition.in_force(document)
    return DocumentRow(
        number=number,
        title=edition.title(document),
        held=document.held,
        standing=edition.standing(document),
        department=_classification(document.department, edition.department(document)),
        type=_classification(document.type, edition.type(document)),
        in_force=current.revised if current else None,
        supersedes=tuple(sorted(document.supersedes)),
        superseded_by=successors(edition.register, number),
        retired=RetirementRecord(on=retired.on, note=retired.note) if retired else None,
        review_due=document.review_due,
        address=addresses.document(number),
        api=addresses.api_document(number),
        feed=addresses.document_feed(number) if has_feed(document) else None,
        revisions=tuple(_revision_row(edition, number, period) for period in periods(document)),
    )


def _revision_row(edition: Edition, number: str, period: Period) -> RevisionRow:
    revision = period.revision
    text = revision.corrected(edition.as_of) if isinstance(revision, TextRevision) else None
    return RevisionRow(
        revised=revision.revised,
        effective=period.start,
        ends=period.end,
        standing=period.standing(edition.as_of),
        evidence=revision.evidence,
        kind=revision.kind,
        change_note=revision.change_note,
        fingerprint=text_fingerprint(text) if text else None,
        address=addresses.revision(number, revision.revised),
        api=addresses.api_revision(number, revision.revised),
    )


def _classification(code: str | None, name: str | None) -> Classification | None:
    return Classification(code=code, name=name) if code else None


def _schema(name: str, file: str) -> str:
    """The schema's address as a file states it."""
    return addresses.relative(addresses.api_schema(name), file.rpartition("/")[0] + "/")
