"""What the pages of a document are made from, in one line: while it stays the same, so do they.

A document's pages tell of the documents that it cites or supersedes in any revision, and of those that cite or
supersede it; of no others. What lies further off never enters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from policysite.model import Clause, Document, Register, TextRevision

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
            found[number] = sha256("\n".join(told).encode()).hexdigest()
    return found


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
