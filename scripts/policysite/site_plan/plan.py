"""Which pages and files the site has."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from policysite.exports import (
    Pdf,
    Typesetter,
    api_schemas,
    checker_files,
    document_feeds,
    document_files,
    document_findable,
    form_pdfs,
    pages_findable,
    register_feeds,
    register_file,
    register_pdf,
    rules_text,
    source_schemas,
)
from policysite.model import Document, Register
from policysite.model.audit import Conformance
from policysite.rendering import Edition, Page, addresses
from policysite.rendering.accessibility_page import accessibility_page
from policysite.rendering.as_of_pages import as_of_index_page, as_of_pages
from policysite.rendering.changes_page import changes_pages
from policysite.rendering.checker_pages import checker_pages, checkers_page
from policysite.rendering.clause_history_page import clause_history_page
from policysite.rendering.compare_page import compare_page
from policysite.rendering.document_page import document_page
from policysite.rendering.editions_page import editions_page
from policysite.rendering.home_page import home_page
from policysite.rendering.map_page import map_pages
from policysite.rendering.plain_language_page import plain_language_page
from policysite.rendering.problem_codes_page import problem_codes_page
from policysite.rendering.redline_page import redline_page
from policysite.rendering.register_page import register_page
from policysite.rendering.reviews_page import reviews_page
from policysite.rendering.revision_page import revision_page
from policysite.site_plan.parts import Made, Part, SiteFile, SitePlan

PRINTED_WHOLE = 100
"""Documents of the largest register that is one PDF too. For 100 of three pages, Typst takes 450 MiB of memory."""


def site_plan(
    register: Register,
    as_of: date,
    *,
    site: str | None = None,
    typesetter: Typesetter | None = None,
    conformance: Conformance | None = None,
) -> SitePlan:
    """Plan the site as of a day.

    Args:
        register: The documents.
        as_of: The day that counts as today.
        site: Where the site's root is published, for those who hold a file without the site around it; ``None`` where
            that is not known.
        typesetter: Makes the PDFs; one that keeps them in memory unless given.
        conformance: What the accessibility statement rests upon; nothing unless given.
    """
    makers = _Makers(Edition(register, as_of), site, typesetter or Typesetter(), conformance or Conformance())
    return SitePlan(tuple(makers.parts()))


def with_editions(plan: SitePlan, days: Sequence[date]) -> SitePlan:
    """The plan of a site beside which editions are kept: it lists them.

    Args:
        plan: The plan of the site.
        days: The days of the editions, oldest first.
    """
    page = replace(editions_page(days), feed=addresses.CHANGES_FEED)
    return SitePlan((*plan.parts, Part("editions", (page.address,), lambda: Made((page,)))))


@dataclass(frozen=True, slots=True)
class _Makers:
    """Make the parts of one site."""

    edition: Edition
    site: str | None
    typesetter: Typesetter
    conformance: Conformance

    @property
    def is_printed_whole(self) -> bool:
        """Whether the register is one PDF too."""
        return self.typesetter.whole_register and len(self.edition.documents) <= PRINTED_WHOLE

    def parts(self) -> Iterator[Part]:
        for document in self.edition.documents:
            yield Part(document.number, document_addresses(document), partial(self._document, document))
        yield Part("days", (), self._days, is_found=False)
        yield Part("programs", (), self._programs, is_found=False)
        yield Part("schemas", (), self._schemas, is_found=False)
        yield Part("feeds", (), self._feeds, is_found=False)
        yield Part("checkers", (addresses.CHECKERS,), partial(self._pages, self._checker_pages))
        yield Part("reviews", (addresses.REVIEWS,), partial(self._pages, self._reviews_pages))
        yield Part("register", REGISTER_ADDRESSES, partial(self._pages, self._register_pages))
        if self.is_printed_whole:
            yield Part("paper", (), self._paper)

    def _document(self, document: Document) -> Made:
        """A document with its whole past."""
        pdfs = dict(form_pdfs(self.edition, document, self.site, self.typesetter))
        texts = (*document_files(self.edition, document), *document_feeds(self.edition, document, self.site))
        files = dict(texts) | pdfs
        return Made(
            pages=tuple(_with_feed(page, files) for page in self._document_pages(document, pdfs)),
            files=tuple(SiteFile(path, content) for path, content in files.items()),
            findable=tuple(document_findable(self.edition, document)),
        )

    def _document_pages(self, document: Document, pdfs: Mapping[str, Pdf]) -> Iterator[Page]:
        def size(address: str) -> int | None:
            return pdfs[address].size if address in pdfs else None

        edition = self.edition
        yield document_page(edition, document, size(addresses.document_pdf(document.number)))
        if document.revisions:
            yield clause_history_page(edition, document)
            yield compare_page(document)
        for index, revision in enumerate(document.revisions):
            pdf = addresses.revision_pdf(document.number, revision.revised)
            yield revision_page(edition, document, index, size(pdf))
            yield redline_page(edition, document, index)

    def _pages(self, make: Callable[[], Iterator[Page]]) -> Made:
        """Pages that show all documents together."""
        pages = tuple(_with_feed(page, ()) for page in make())
        return Made(pages, findable=tuple(pages_findable(pages)))

    def _register_pages(self) -> Iterator[Page]:
        """Those on which no words of clauses stand."""
        edition = self.edition
        yield home_page(edition)
        yield register_page(edition, has_pdf=self.is_printed_whole)
        yield from changes_pages(edition)
        yield from map_pages(edition)
        yield problem_codes_page()
        yield plain_language_page()
        yield as_of_index_page(edition)
        yield accessibility_page(self.conformance)

    def _reviews_pages(self) -> Iterator[Page]:
        yield reviews_page(self.edition)

    def _checker_pages(self) -> Iterator[Page]:
        yield checkers_page(self.edition)
        for checker in self.edition.register.checkers:
            yield from checker_pages(self.edition, checker, partial(rules_text, self.edition))

    def _days(self) -> Made:
        """The register as it stood on each day."""
        return self._pages(partial(as_of_pages, self.edition))

    def _programs(self) -> Made:
        """What programs are told of the whole register and of checkers."""
        files = (register_file(self.edition, self.site), *checker_files(self.edition))
        return Made((), tuple(SiteFile(path, text) for path, text in files))

    def _schemas(self) -> Made:
        """What programs are told of all files."""
        source = {addresses.SOURCE_SCHEMAS + name: text for name, text in source_schemas().items()}
        return Made((), tuple(SiteFile(path, text) for path, text in (source | api_schemas()).items()))

    def _feeds(self) -> Made:
        """What subscribers are told of all documents, and of each department."""
        return Made((), tuple(SiteFile(path, text) for path, text in register_feeds(self.edition, self.site)))

    def _paper(self) -> Made:
        """The whole register in one PDF."""
        pdf = register_pdf(self.edition, self.site, self.typesetter)
        return Made((), (SiteFile(addresses.REGISTER_PDF, pdf),))


def _with_feed(page: Page, files: Container[str]) -> Page:
    """The page with the closest feed that tells of it: among these files, or else the one that tells of everything."""
    above = addresses.feeds_above(page.address)
    return replace(page, feed=next((feed for feed in above if feed in files), addresses.CHANGES_FEED))


REGISTER_ADDRESSES = (
    addresses.HOME,
    addresses.REGISTER,
    addresses.CHANGES,
    addresses.MAP,
    addresses.AS_OF,
    addresses.PROBLEM_CODES,
    addresses.PLAIN_LANGUAGE,
    addresses.ACCESSIBILITY,
)
"""Pages to which those written by hand link."""


def document_addresses(document: Document) -> tuple[str, ...]:
    """The pages of a document to which those written by hand may link."""
    number, dated = document.number, [revision.revised for revision in document.revisions]
    return (
        addresses.document(number),
        *((addresses.clause_history(number), addresses.compare(number)) if dated else ()),
        *(addresses.revision(number, revised) for revised in dated),
        *(addresses.redline(number, revised) for revised in dated),
    )
