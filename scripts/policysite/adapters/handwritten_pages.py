"""What search finds on the pages written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from policysite.exports.search_index import index_files
from policysite.exports.search_records import Row, Subject, other_page
from policysite.rendering import addresses

_HEADING = re.compile(r'<h[2-6][^>]*? id="([^"]+)"[^>]*>(.*?)</h[2-6]>', re.DOTALL)
_HEADER_LINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)


def handwritten_page(address: str, title: str, html: str) -> Subject:
    """A page with its sections.

    Args:
        address: Below the site's root.
        title: Of the page.
        html: Its content.
    """
    return other_page(address, title, _sections(_HEADER_LINK.sub("", html)))


def _sections(html: str) -> Iterator[Row]:
    # Between the headings: the words of the page itself, then the anchor, the heading and the words of each section.
    first, *rest = _HEADING.split(html)
    yield Row("", "", Markup(first).striptags())
    for anchor, heading, words in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        yield Row(Markup(heading).striptags(), anchor, Markup(words).striptags())


def handwritten_files(pages: Iterable[Subject]) -> Iterator[tuple[str, str]]:
    """The search index of the pages written by hand, which no site plan has: the address of each file, and its text."""
    yield from index_files(addresses.SEARCH_HANDWRITTEN, pages)
