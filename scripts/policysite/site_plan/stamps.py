"""What a part of the site is made from, in one line: while it stays the same, so does the part.

A document's pages tell of the documents that it cites or supersedes in any revision, and of those that cite or
supersede it; of no others. What lies further off never enters. What shows the whole register tells of all documents;
most of it shows no words of clauses, so that it stays the same when nothing else changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256

from policysite.model import Document, Register, citations_of
from policysite.model.outline import outline


def stamps(register: Register, digests: Mapping[str, str], around: str) -> dict[str, str]:
    """The stamp of each document, by number; none for those of which a checker tells.

    Args:
        register: The documents.
        digests: Of each document's source files, by number.
        around: Everything else that all pages depend on.
    """
    neighbours = _neighbours(register)
    with_checker = {checker.document for checker in register.checkers}
    found = {}
    for document in register.documents:
        number = document.number
        if number in digests and number not in with_checker:
            told = [around, number, *(f"{near} {digests.get(near)}" for near in sorted(neighbours[number] | {number}))]
            found[number] = _digest(*told)
    return found


_OUTLINED = ("register", "feeds", "schemas")
_WHOLE = ("days", "programs", "checkers", "reviews", "paper")


def register_stamps(register: Register, digests: Mapping[str, str], around: str) -> dict[str, str]:
    """The stamp of each part that shows the whole register, by its name.

    Args:
        register: The documents.
        digests: Of each document's source files, by number.
        around: Everything else that all pages depend on.
    """
    checkers = [checker.model_dump_json() for checker in register.checkers]
    outlined = _OUTLINED if checkers else (*_OUTLINED, "checkers")
    found = dict.fromkeys(outlined, _digest(around, *checkers, *map(outline, register.documents)))
    if all(document.number in digests for document in register.documents):
        sources = (digests[document.number] for document in register.documents)
        found = dict.fromkeys(_WHOLE, _digest(around, *checkers, *sources)) | found
    return found


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
