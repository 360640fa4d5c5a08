"""What a part of the site is made from, in one line: while it stays the same, so does the part.

A document's pages tell of the documents that it cites or supersedes in any revision, and of those that cite or
supersede it; of no others. What lies further off never enters. What shows the whole register tells of all documents;
most of it shows no words of clauses, so that it stays the same when nothing else changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from policysite.model import Clause, Document, Register, TextRevision
from policysite.model.outline import outline

_CITED = re.compile(r"\[\[([A-Z0-9.-]+)")


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


_OUTLINED = ("register", "feeds")
_WHOLE = ("days", "programs", "checkers", "reviews", "paper")


def register_stamps(register: Register, digests: Mapping[str, str], around: str) -> dict[str, str]:
    """The stamp of each part that shows the whole register, by its name.

    Args:
        register: The documents.
        digests: Of each document's source files, by number.
        around: Everything else that all pages depend on.
    """
    checkers = [checker.model_dump_json() for checker in register.checkers]
    found = dict.fromkeys(_OUTLINED, _digest(around, *checkers, *map(outline, register.documents)))
    if all(document.number in digests for document in register.documents):
        sources = (digests[document.number] for document in register.documents)
        found |= dict.fromkeys(_WHOLE, _digest(around, *checkers, *sources))
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
    for text in document.texts:
        yield from (row.number for row in text.associated_documents)
        for words in (
            text.summary,
            text.approval_authority,
            *text.applicability,
            *_words(text.clauses),
            *_mended(text),
        ):
            if words and "[[" in words:
                yield from _CITED.findall(words)


def _words(clauses: Iterable[Clause]) -> Iterator[str]:
    for clause in clauses:
        yield clause.text
        yield from _words(clause.clauses)


def _mended(text: TextRevision) -> Iterator[str]:
    return (erratum.now for erratum in text.errata)
