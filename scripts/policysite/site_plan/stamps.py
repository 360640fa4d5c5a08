"""What a part of the site is made from, in one line: while it stays the same, so does the part.

A document's pages tell of the documents that it cites or supersedes in any revision, and of those that cite or
supersede it; of no others. What lies further off never enters. Of these neighbours they show no words of clauses, and
neither does most of what shows the whole register. Such words tell only whether a citation is suspect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256

from policysite.analysis import suspect_citations
from policysite.model import Document, Register, citations_of
from policysite.model.outline import outline


def stamps(register: Register, digests: Mapping[str, str], around: str) -> dict[str, str]:
    """The stamp of each document without the day, by number; none for those of which a checker tells.

    Args:
        register: The documents.
        digests: Of each document's source files, by number.
        around: Everything else that all pages depend on.
    """
    neighbours = _neighbours(register)
    outlines = {document.number: outline(document) for document in register.documents}
    with_checker = {checker.document for checker in register.checkers}
    found = {}
    for document in register.documents:
        number = document.number
        if number in digests and number not in with_checker:
            near = (f"{other} {outlines.get(other)}" for other in sorted(neighbours[number]))
            found[number] = _digest(around, number, digests[number], *near)
    return found


def dated_stamps(register: Register, known: Mapping[str, str], day: date, around: str) -> dict[str, str]:
    """The stamp of each document on a day, by number.

    Args:
        register: The documents.
        known: Their stamps without the day.
        day: The day that counts as today.
        around: Everything else that all pages depend on.
    """
    suspects = defaultdict(list)
    for citing, target, said in _suspects(register, day):
        suspects[citing].append(said)
        suspects[target].append(said)
    return {number: _digest(around, stamp, *suspects[number]) for number, stamp in known.items()}


_LISTS = ("register", "feeds", "schemas")
_TEXTS = ("days", "programs", "checkers", "paper")


def register_stamps(register: Register, digests: Mapping[str, str], day: date, around: str) -> dict[str, str]:
    """The stamp of each part that shows the whole register on a day, by its name.

    Args:
        register: The documents.
        digests: Of each document's source files, by number.
        day: The day that counts as today.
        around: Everything else that all pages depend on.
    """
    checkers = [checker.model_dump_json() for checker in register.checkers]
    outlined = [around, *checkers, *map(outline, register.documents)]
    found = dict.fromkeys(_LISTS if checkers else (*_LISTS, "checkers"), _digest(*outlined))
    found["reviews"] = _digest(*outlined, *(said for _, _, said in _suspects(register, day)))
    if all(document.number in digests for document in register.documents):
        sources = (digests[document.number] for document in register.documents)
        found = dict.fromkeys(_TEXTS, _digest(around, *checkers, *sources)) | found
    return found


def _suspects(register: Register, day: date) -> Iterator[tuple[str, str, str]]:
    """The suspect citations: the numbers of both documents, and what pages tell of it in one line."""
    for suspect in suspect_citations(register, day):
        citation = suspect.citation
        yield citation.citing, citation.target, f"{citation.citing} {citation.position} {suspect.changed}"


def _digest(*said: str) -> str:
    return sha256("\n".join(said).encode()).hexdigest()


def _neighbours(register: Register) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for document in register.documents:
        for other in (*document.supersedes, *_cited(document)):
            found[document.number].add(other)
            found[other].add(document.number)
    return found


def _cited(document: Document) -> Iterator[str]:
    """What the texts cite, also those that errata have changed."""
    for text in document.texts:
        for state in (text, *(text.corrected(erratum.on) for erratum in text.errata)):
            yield from (citation.target for citation in citations_of(document.number, state))
