"""Policy text as the template of the official form takes it: strings, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policysite.model import AssociatedDocument, Citation, Emphasis, Inline, Link, Strong, Text, TextRevision, parse
from policysite.rendering import Edition, addresses
from policysite.rendering.inline_html import cited_place

Run = list[Any]
"""A line of text: strings, and the groups ``{"em": run}``, ``{"strong": run}`` and ``{"to" or "at": …, "words": run}``.

``to`` is an address on the web, ``at`` the name of a place in the same PDF.
"""


_BREAKS = re.compile(r"[ \t\r\n]+")


def on_one_line(text: str) -> str:
    """A text with a space in the place of each line break, and of each run of spaces, as a browser shows it."""
    return _BREAKS.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Destinations:
    """Where the links of a PDF lead.

    Attributes:
        printed: The texts in the PDF, by the numbers of their documents.
        site: Where the site's root is published; ``None`` where that is not known, so that nothing can link there.
    """

    printed: Mapping[str, TextRevision]
    site: str | None

    def link(self, number: str, clause: str | None, words: str) -> Any:
        """A citation: a link within the PDF where the place is in it, else to the site, else its words alone."""
        text = self.printed.get(number)
        if text and (clause is None or clause in text.by_id):
            return {"at": addresses.anchor(number, clause), "words": [words]}
        if self.site:
            place = addresses.anchor(addresses.document(number), clause)
            return {"to": addresses.absolute(place, self.site), "words": [words]}
        return words


@dataclass(frozen=True, slots=True)
class PrintedText:
    """Turns the texts of one revision into runs.

    Attributes:
        edition: The register.
        number: The document.
        text: The revision.
        destinations: Of the PDF.
    """

    edition: Edition
    number: str
    text: TextRevision
    destinations: Destinations

    def paragraphs(self, text: str | None) -> list[Run]:
        """A text whose line breaks part paragraphs."""
        return [self._run(parse(on_one_line(line))) for line in (text or "").split("\n") if line.strip()]

    def line(self, text: str) -> Run:
        """A text of one line."""
        return self._run(parse(on_one_line(text)))

    def associated(self, row: AssociatedDocument) -> Run:
        """A row of the associated documents: its number, and its title where one is printed."""
        number = self.destinations.link(row.number, None, row.number)
        return [number, f": {on_one_line(row.title)}"] if row.title else [number]

    def _run(self, nodes: Inline) -> Run:
        return [self._node(node) for node in nodes]

    def _node(self, node: Text | Emphasis | Strong | Link | Citation) -> Any:
        if isinstance(node, Text):
            return node.text
        if isinstance(node, Citation):
            return self._citation(node)
        if isinstance(node, Link):
            return {"to": node.address, "words": self._run(node.children)}
        return {"em" if isinstance(node, Emphasis) else "strong": self._run(node.children)}

    def _citation(self, citation: Citation) -> Any:
        own = {id_: placed.label for id_, placed in self.text.by_id.items()} if citation.number == self.number else None
        place = cited_place(self.edition, citation, own)
        return self.destinations.link(place.number, place.anchor, place.words)
