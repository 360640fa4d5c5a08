"""The rules of RFC 4287 that a feed of this site can break, checked on its XML."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin
from uuid import UUID
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
"""RFC 3339, section 5.6, as RFC 4287 asks for it: with capital T and Z."""

_OF_A_FEED = {"id", "title", "updated", "author", "link", "entry"}
_OF_AN_ENTRY = {"id", "title", "updated", "link", "category", "content"}


@dataclass(frozen=True)
class FeedEntry:
    id: str
    title: str
    updated: str
    page: str
    links: tuple[str, ...]
    words: str
    categories: tuple[str | None, ...]


@dataclass(frozen=True)
class Feed:
    id: str
    title: str
    updated: str
    author: str
    links: dict[str, str]
    entries: tuple[FeedEntry, ...]


def read_feed(text: str, fetched_from: str) -> Feed:
    """Check a feed and read it, as a reader does that fetched it from an address."""
    root = ElementTree.fromstring(text.encode())
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n')
    assert root.tag == f"{ATOM}feed"
    assert {child.tag for child in root} <= {ATOM + name for name in _OF_A_FEED}
    entries = tuple(_entry(entry, fetched_from) for entry in root.findall(f"{ATOM}entry"))
    feed_id = _id(root)
    assert max(Counter([feed_id, *(entry.id for entry in entries)]).values()) == 1, "4.1.1: ids are unique"
    author = root.findall(f"{ATOM}author")
    assert len(author) == 1, "4.1.1: a feed has an author unless every entry has one"
    links = dict(_links(root, fetched_from))
    assert links["self"] == fetched_from, "4.1.1: a feed should name its own address"
    return Feed(
        id=feed_id,
        title=_text(root, "title"),
        updated=_instant(root),
        author=_text(author[0], "name"),
        links=links,
        entries=entries,
    )


def _entry(entry: Element, fetched_from: str) -> FeedEntry:
    assert {child.tag for child in entry} <= {ATOM + name for name in _OF_AN_ENTRY}
    (content,) = entry.findall(f"{ATOM}content")
    assert content.get("type") == "xhtml"
    assert [child.tag for child in content] == [f"{XHTML}div"], "4.1.3.3: XHTML is in one div"
    assert not (content.text or "").strip()
    links = list(_links(entry, fetched_from))
    inside = [urljoin(fetched_from, str(link.get("href"))) for link in content.iter(f"{XHTML}a")]
    page = next(address for kind, address in links if kind == "alternate text/html")
    assert inside == [page]
    return FeedEntry(
        id=_id(entry),
        title=_text(entry, "title"),
        updated=_instant(entry),
        page=page,
        links=tuple(address for _, address in links),
        words=" ".join("".join(content.itertext()).split()),
        categories=tuple(category.get("term") for category in entry.findall(f"{ATOM}category")),
    )


def _text(element: Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1, f"4.1: exactly one {name}"
    assert found[0].get("type", "text") == "text"
    assert len(found[0]) == 0, "3.1.1.1: text has no elements"
    return found[0].text or ""


def _id(element: Element) -> str:
    stated = _text(element, "id")
    assert UUID(stated.removeprefix("urn:uuid:")).urn == stated, "4.2.6: an absolute IRI, in its one spelling"
    assert UUID(stated).version == 5
    return stated


def _instant(element: Element) -> str:
    stated = _text(element, "updated")
    assert _INSTANT.fullmatch(stated), stated
    return stated


def _links(element: Element, fetched_from: str) -> Iterator[tuple[str, str]]:
    links = element.findall(f"{ATOM}link")
    kinds = Counter((link.get("rel"), link.get("type"), link.get("hreflang")) for link in links)
    assert max(kinds.values()) == 1, "4.1: one alternate of each type and language"
    for link in links:
        rel, type_ = link.get("rel"), link.get("type")
        yield "self" if rel == "self" else f"{rel} {type_}", urljoin(fetched_from, str(link.get("href")))
