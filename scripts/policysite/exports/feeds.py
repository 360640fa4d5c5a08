"""What changed, as Atom (RFC 4287): of all documents, of each department, and of each document.

Ids are UUIDs made of the organisation's name and of what the entry or the feed is about (RFC 9562, version 5), so they
stay the same wherever the site is published. Where the site's address is not known, links are relative: Atom allows it,
and a reader resolves them against the address from which it fetched the feed, since no ``xml:base`` says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from policysite.exports.feed_entries import TEMPLATE, Entry, entries_of, instant, urn
from policysite.model import Document
from policysite.rendering import Edition, addresses
from policysite.rendering.templates import macro

_CODE = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
"""Codes of departments that can be part of an address."""

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold. Loading refuses most of them in a source."""


def has_feed(document: Document) -> bool:
    """Whether there is anything to tell of a document."""
    return bool(document.revisions or document.retired)


def department_codes(edition: Edition) -> tuple[str, ...]:
    """The departments that have a feed: those that are known, and of which there is anything to tell."""
    known = edition.organisation.departments
    codes = {document.department for document in edition.documents if has_feed(document)}
    return tuple(sorted(code for code in codes if code and code in known and _CODE.fullmatch(code)))


def document_feeds(edition: Edition, document: Document, site: str | None) -> Iterator[tuple[str, str]]:
    """The feed of a document, if there is anything to tell of it: its address, and its text.

    Args:
        edition: The register.
        document: The document.
        site: Where the site's root is published; ``None`` where that is not known.
    """
    if has_feed(document):
        yield _Writer(edition, site).document_feed(document, tuple(entries_of(edition, document)))


def register_feeds(edition: Edition, site: str | None) -> Iterator[tuple[str, str]]:
    """The feeds of all documents, and of each department: the address of each, and its text.

    Args:
        edition: The register.
        site: Where the site's root is published; ``None`` where that is not known.
    """
    writer = _Writer(edition, site)
    entries = [entry for document in edition.documents for entry in entries_of(edition, document)]
    for code in department_codes(edition):
        yield writer.department_feed(code, [entry for entry in entries if entry.department == code])
    yield writer.site_feed(entries)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes feeds of one edition.

    Attributes:
        edition: The register.
        site: Where the site's root is published; ``None`` where that is not known.
    """

    edition: Edition
    site: str | None

    def site_feed(self, entries: Sequence[Entry]) -> tuple[str, str]:
        title = macro(TEMPLATE, "site_title")(self.edition.organisation.name)
        return self._feed(addresses.CHANGES_FEED, addresses.CHANGES, title, entries)

    def department_feed(self, code: str, entries: Sequence[Entry]) -> tuple[str, str]:
        title = macro(TEMPLATE, "department_title")(self.edition.organisation.departments[code])
        return self._feed(addresses.department_feed(code), addresses.CHANGES, title, entries)

    def document_feed(self, document: Document, entries: Sequence[Entry]) -> tuple[str, str]:
        title = macro(TEMPLATE, "document_title")(document.number, self.edition.title(document))
        return self._feed(addresses.document_feed(document.number), addresses.document(document.number), title, entries)

    def _feed(self, address: str, page: str, title: Markup, entries: Sequence[Entry]) -> tuple[str, str]:
        """A feed at an address.

        Args:
            address: Of the feed; its id is made of it.
            page: The page that shows the same.
            title: One line.
            entries: In any order.
        """
        folder = address.rpartition("/")[0] + "/"
        newest_first = sorted(entries, key=lambda entry: (-entry.day.toordinal(), entry.number, entry.id))
        last = newest_first[0].day if newest_first else self.edition.as_of
        text = macro(TEMPLATE, "feed")(
            id=urn(self.edition, "feed", address),
            title=title,
            updated=self._instant(last),
            author=self.edition.organisation.name,
            own=self._link(address, folder),
            page=self._link(page, folder),
            entries=[self._entry(entry, folder) for entry in newest_first],
        )
        return address, _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.lstrip())

    def _entry(self, entry: Entry, folder: str) -> Markup:
        href, api = self._link(entry.address, folder), self._link(entry.api, folder)
        return macro(TEMPLATE, "entry")(entry, self._instant(entry.day), href, api)

    def _instant(self, day: date) -> str:
        return instant(day, self.edition.organisation.time_zone)

    def _link(self, address: str, folder: str) -> str:
        return addresses.absolute(address, self.site) if self.site else addresses.relative(address, folder)
