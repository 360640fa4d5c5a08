"""What a published page says, read from its HTML: words, anchors, links, and clauses."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from policysite.model.fingerprint import normalised

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip

_IN_A_LINE = frozenset({
    "a", "abbr", "b", "bdi", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "time", "tspan", "u", "wbr",
})  # fmt: skip
"""Elements that do not part words; around all others stands a space."""

_NOT_SAID = frozenset({"script", "style"})


@dataclass(slots=True)
class FoundClause:
    """A clause as a page shows it.

    Attributes:
        id: The anchor of the whole clause.
        anchors: Every anchor in it, but for those of the clauses below it.
        words: What it says to a reader, without its label and without what is marked as hidden.
    """

    id: str
    anchors: set[str] = field(default_factory=set)
    words: str = ""


@dataclass(slots=True)
class FoundPage:
    """What a page, or a part of one, shows.

    Attributes:
        words: All that it says, in order, in canonical form.
        anchors: How often each anchor stands in it.
        links: How often it links to each address; below the site's root where the address is one of the site.
        clauses: Its clauses, in order.
    """

    words: tuple[str, ...]
    anchors: Counter[str]
    links: Counter[str]
    clauses: tuple[FoundClause, ...]


def read_page(html: str, address: str) -> FoundPage:
    """Read the HTML of a page.

    Args:
        html: The whole page, or a part of it.
        address: Of the page, below the site's root.
    """
    reader = _Reader(f"/{address}")
    with suppress(AssertionError):  # so the parser gives up on a declaration that no page of ours has
        reader.feed(html)
        reader.close()
    for clause in reader.clauses:
        clause.words = normalised(clause.words)
    return FoundPage(
        words=tuple(normalised("".join(reader.said)).split(" ")),
        anchors=reader.anchors,
        links=reader.links,
        clauses=tuple(reader.clauses),
    )


@dataclass(slots=True)
class _Open:
    """An element whose end has not been read."""

    tag: str
    clause: FoundClause | None
    is_words: bool
    is_said: bool
    is_hidden: bool


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.said: list[str] = []
        self.anchors: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.clauses: list[FoundClause] = []
        self._open = [_Open("", None, is_words=False, is_said=True, is_hidden=False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        above = self._open[-1]
        clause = above.clause
        is_said = above.is_said and tag not in _NOT_SAID and "headerlink" not in classes
        if "ps-clause" in classes:
            clause = FoundClause(given.get("id", ""))
            self.clauses.append(clause)
        if "id" in given:
            self.anchors[given["id"]] += 1
            if clause:
                clause.anchors.add(given["id"])
        if tag == "a" and "href" in given and is_said:
            self.links[urljoin(self.address, given["href"]).removeprefix("/")] += 1
        self._part(tag)
        if tag not in _VOID:
            is_words = "ps-clause__words" in classes or (above.is_words and clause is above.clause)
            is_hidden = above.is_hidden or tag == "template" or "hidden" in given
            self._open.append(_Open(tag, clause, is_words, is_said, is_hidden))

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                break

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        if here.is_said:
            self.said.append(data)
        if here.is_words and here.clause and not here.is_hidden:
            here.clause.words += data

    def _part(self, tag: str) -> None:
        if tag not in _IN_A_LINE:
            self.handle_data(" ")
