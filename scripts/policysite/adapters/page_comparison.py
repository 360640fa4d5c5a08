"""How a published page differs from the register, in words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policysite.adapters.page_reader import FoundPage
from policysite.exports.text_records import ClauseRecord
from policysite.model.fingerprint import normalised

_QUOTED = 4
"""Words that a message quotes before a difference, and of each side of it."""


def compare_clauses(expected: Sequence[ClauseRecord], found: FoundPage) -> Iterator[str]:
    """Every difference between the clauses of a text and those that a page shows, one sentence each.

    Args:
        expected: The clauses of the register, in order; none where no text is held.
        found: The page.
    """
    shown = {clause.id: clause for clause in found.clauses}
    for record in expected:
        clause = shown.get(record.id)
        if clause is None:
            yield f"Clause {record.label} is not there by its anchor “{record.id}”."
        elif record.label not in clause.anchors:
            yield f"Clause {record.label} ({record.id}) lacks its label's anchor “{record.label}”."
        elif found.anchors[record.id] > 1 or found.anchors[record.label] > 1:
            yield f"An anchor of clause {record.label} ({record.id}) stands on the page more than once."
        elif clause.words != normalised(record.words):
            where = _first_difference(normalised(record.words).split(" "), clause.words.split(" "))
            yield f"Clause {record.label} ({record.id}): {where}"
    known = [record.id for record in expected]
    if len(found.clauses) > len(known):
        for clause in found.clauses:
            if clause.id not in known:
                yield f"The register does not know the clause “{clause.id}”."
    order = [clause.id for clause in found.clauses]
    if order != known and sorted(order) == sorted(known):
        yield "The clauses do not stand in the order of the register."


def compare_pages(planned: FoundPage, found: FoundPage) -> Iterator[str]:
    """What of a planned page is missing on a published one, one sentence each.

    Args:
        planned: The planned part of the page.
        found: The whole page, with all that an engine puts around that part.
    """
    page = f" {' '.join(found.words)} "

    def is_missing(count: int) -> bool:
        return f" {' '.join(planned.words[:count])} " not in page

    first = bisect_left(range(1, len(planned.words) + 1), True, key=is_missing)
    if first < len(planned.words):
        said = f" {' '.join(planned.words[:first])} "
        rest = page[page.find(said) + len(said) :].split() if first else []
        where = _difference(planned.words[:first], planned.words[first:], rest)
        yield where[0].upper() + where[1:]
        if not first:  # the page is another one altogether
            return
    for anchor in sorted(planned.anchors - found.anchors):
        yield f"The anchor “{anchor}” is not there."
    for link in sorted(planned.links - found.links):
        yield f"The link to {link or 'the home page'} is not there."


def _first_difference(expected: Sequence[str], found: Sequence[str]) -> str:
    pairs = enumerate(zip(expected, found, strict=False))
    first = next((index for index, (one, other) in pairs if one != other), min(len(expected), len(found)))
    return _difference(expected[:first], expected[first:], found[first:])


def _difference(before: Sequence[str], expected: Sequence[str], found: Sequence[str]) -> str:
    after = f"after “{' '.join(before[-_QUOTED:])}” " if before else ""
    return f"{after}the page says {_quoted(found)}, the register {_quoted(expected)}."


def _quoted(words: Sequence[str]) -> str:
    return f"“{' '.join(words[:_QUOTED])}”" if words else "nothing more"
