"""What a page says above the text: whether it is in force, since when, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from markupsafe import Markup

from policysite.analysis import Period, Standing, in_force_on, periods, standing, successors
from policysite.model import Document, TextRevision
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.templates import macro
from policysite.rendering.timed import timed

_TEMPLATE = "notices.html"


@dataclass(frozen=True, slots=True)
class Successor:
    """A document that stands in the place of another."""

    number: str
    title: str | None
    href: str


def days_of_change(document: Document) -> Iterator[date]:
    """The days on which a document's standing changes."""
    for period in periods(document):
        yield period.start
        if period.end:
            yield period.end


def tag(edition: Edition, document: Document, period: Period) -> Markup:
    """How a revision stands, as a word; nothing for one that is superseded."""

    def on(day: date) -> Markup:
        found = period.standing(day)
        return Markup() if found is Standing.SUPERSEDED else _tag(found)

    return timed(edition, days_of_change(document), on, inline=True)


def document_tag(edition: Edition, document: Document) -> Markup:
    """How a document stands, as a word."""
    return timed(edition, days_of_change(document), lambda day: _tag(standing(document, day)), inline=True)


@cache
def _tag(found: Standing) -> Markup:
    return macro(_TEMPLATE, "tag")(found)


def document_notice(edition: Edition, document: Document, links: Links) -> Markup:
    """What the document's page says of it."""

    def on(day: date) -> Markup:
        found = standing(document, day)
        return macro(_TEMPLATE, "notice")(found, _document_sentence(edition, document, links, day))

    return timed(edition, days_of_change(document), on)


def _document_sentence(edition: Edition, document: Document, links: Links, day: date) -> Markup:
    if not document.held:
        return macro(_TEMPLATE, "not_held")(_successors(edition, document, links))
    current = in_force_on(document, day)
    if day > edition.as_of:
        start = current.effective_on if current else day
        href = links.revision(document.number, current.revised) if current else None
        return macro(_TEMPLATE, "since_built")(edition.as_of, standing(document, day), start, href)
    if document.retired and day >= document.retired.on:
        return _retired_sentence(edition, document, links)
    history = periods(document)
    if current is None:
        first = history[0]
        href = links.revision(document.number, first.revision.revised)
        return macro(_TEMPLATE, "not_yet")(first.start, href, isinstance(first.revision, TextRevision))
    index = next(index for index, period in enumerate(history) if period.revision is current)
    if isinstance(current, TextRevision):
        permanent = links.revision(document.number, current.revised)
        return macro(_TEMPLATE, "text_in_force")(history[index], permanent, _next_href(document, index, links))
    earlier = [text.revised for text in document.texts if text.effective_on <= current.effective_on]
    last = (links.revision(document.number, earlier[-1]), earlier[-1]) if earlier else (None, None)
    return macro(_TEMPLATE, "history_in_force")(history[index], *last)


def _retired_sentence(edition: Edition, document: Document, links: Links) -> Markup:
    assert document.retired
    last = document.revisions[-1].revised if document.revisions else None
    return macro(_TEMPLATE, "retired")(
        document.retired.on,
        document.retired.note,
        _successors(edition, document, links),
        links.revision(document.number, last) if last else None,
        last,
    )


def _successors(edition: Edition, document: Document, links: Links) -> list[Successor]:
    return [
        Successor(number, edition.title(edition.document(number)), links.document(number))
        for number in successors(edition.register, document.number)
    ]


def _next_href(document: Document, index: int, links: Links) -> str | None:
    following = document.revisions[index + 1 :]
    return links.revision(document.number, following[0].revised) if following else None


def revision_notice(edition: Edition, document: Document, index: int, links: Links) -> Markup:
    """What the page of a dated revision says above the text.

    Args:
        edition: The register.
        document: The document.
        index: Which of the document's revisions it is, counted from 0.
        links: Of the page.
    """
    period = periods(document)[index]
    current = links.document(document.number)
    next_href = _next_href(document, index, links)

    def on(day: date) -> Markup:
        found = period.standing(day)
        if found is Standing.UPCOMING:
            sentence = macro(_TEMPLATE, "dated_upcoming")(period, current)
        elif found is Standing.SUPERSEDED and period.end:
            last_day = period.end - timedelta(days=1)
            sentence = macro(_TEMPLATE, "dated_superseded")(period, last_day, current, next_href)
        else:
            sentence = macro(_TEMPLATE, "dated_in_force")(period, current, next_href)
        if not isinstance(period.revision, TextRevision):
            sentence = macro(_TEMPLATE, "only_history")(sentence)
        return macro(_TEMPLATE, "notice")(found, sentence)

    return timed(edition, days_of_change(document), on)
