"""Policy text as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from policysite.model import Citation, Emphasis, Inline, Link, Strong, Text, parse
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links

Cite = Callable[[Citation], Markup]


def inline_html(nodes: Inline, cite: Cite) -> Markup:
    """A run of text; whatever is not allowed markup is escaped."""
    if len(nodes) == 1 and isinstance(nodes[0], Text):
        return escape(nodes[0].text)
    parts: list[Markup] = []
    for node in nodes:
        if isinstance(node, Text):
            parts.append(escape(node.text))
        elif isinstance(node, Citation):
            parts.append(cite(node))
        elif isinstance(node, Link):
            parts.append(Markup('<a href="{}">{}</a>').format(node.address, inline_html(node.children, cite)))
        else:
            tag = {Emphasis: "em", Strong: "strong"}[type(node)]
            parts.append(Markup(f"<{tag}>{{}}</{tag}>").format(inline_html(node.children, cite)))
    return Markup("").join(parts)


def paragraphs_html(text: str, cite: Cite) -> Markup:
    """A text whose blank lines, or line breaks of a folded YAML text, part paragraphs."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    return Markup("\n").join(Markup(f"<p>{inline_html(parse(line), cite)}</p>") for line in paragraphs)


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """Where a citation leads, and what a reader sees of it.

    Attributes:
        words: ``PAP-W006``, or ``HUM-W050 §2.b`` for a clause.
        number: The document.
        anchor: The clause; ``None`` where the document as a whole is cited, or the clause is no longer in force.
    """

    words: str
    number: str
    anchor: str | None


def cited_place(edition: Edition, citation: Citation, own_labels: Mapping[str, str] | None = None) -> CitedPlace:
    """Find the place that a citation names.

    Args:
        edition: The register.
        citation: The citation.
        own_labels: Labels by id in the text that holds the citation, where it cites its own document.
    """
    number, clause = citation.number, citation.clause
    if clause is None:
        return CitedPlace(number, number, None)
    if own_labels is None:
        text = edition.text(edition.document(number))
        own_labels = {clause: text.by_id[clause].label} if text and clause in text.by_id else {}
    if clause in own_labels:
        return CitedPlace(f"{number} §{own_labels[clause]}", number, clause)
    return CitedPlace(f"{number} (a clause that is not in force)", number, None)


def citing(edition: Edition, links: Links, number: str, labels: Mapping[str, str]) -> Cite:
    """How the text of a document turns citations into links.

    Args:
        edition: The register.
        links: Of the page that shows the text.
        number: The document whose text it is.
        labels: Labels by id in that text.
    """

    def cite(citation: Citation) -> Markup:
        own = citation.number == number
        place = cited_place(edition, citation, labels if own else None)
        address = f"#{place.anchor}" if own and place.anchor else links.document(place.number, place.anchor)
        kind = "ps-citation ps-citation--gone" if citation.clause and not place.anchor else "ps-citation"
        return Markup('<a class="{}" href="{}">{}</a>').format(kind, address, place.words)

    return cite
