"""What is in doubt about the clauses of an outline, for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policysite.authoring.outline import OutlineClause
from policysite.authoring.outline_labels import Style
from policysite.authoring.outline_levels import UNCOUNTED, Fault
from policysite.authoring.readers.records import Finding, FindingKind
from policysite.model.clauses import MAX_DEPTH, ordinal

_STYLES = (Style.DECIMAL, Style.LETTERS, Style.ROMAN, Style.CAPITALS)
"""How the levels of a policy are counted."""

_SINGLY = 4
"""Clauses without a label, beyond which they are reported together."""

_FAULTS = {
    Fault.TWICE: "The label “{}” stands here for the second time.",
    Fault.GAP: "The label “{}” does not follow on the one before: one is missing between them.",
    Fault.ORDER: "The label “{}” is out of order.",
    Fault.START: "The list begins with “{}”, and not with its first label.",
    Fault.PARENT: "The label “{}” names clauses above it that are not there.",
}


def doubts(clauses: Sequence[OutlineClause]) -> Iterator[Finding]:
    """What a person should look at, in reading order."""
    labelled = list(with_labels(clauses))
    yield from _faults(labelled)
    yield from _unlabelled(labelled)
    yield from _renumbered(clauses)
    yield from _other_styles(labelled)
    for clause, label in labelled:
        if label.count(".") == MAX_DEPTH:
            what = f"The clause is on level {MAX_DEPTH + 1}, and the form has {MAX_DEPTH}. Move it up, or join it with"
            yield _doubt(clause.place, f"{what} {label.rpartition('.')[0]}.")


def _doubt(place: str, what: str) -> Finding:
    return Finding(FindingKind.DOUBT, place, what)


def with_labels(clauses: Sequence[OutlineClause], above: str = "") -> Iterator[tuple[OutlineClause, str]]:
    """Every clause with the label that it has by its place."""
    depth = above.count(".") + 2 if above else 1
    for count, clause in enumerate(clauses, 1):
        label = f"{above}.{ordinal(count, depth)}" if above else ordinal(count, depth)
        yield clause, label
        yield from with_labels(clause.clauses, label)


def _faults(labelled: Sequence[tuple[OutlineClause, str]]) -> Iterator[Finding]:
    for clause, label in labelled:
        if what := _FAULTS.get(clause.placed.fault):
            yield _doubt(clause.place, f"{what.format(clause.written)} By its place this is clause {label}.")
        for joined, place in clause.joined:
            what = f"“{joined}” was taken for a part of the sentence, and not for a label."
            yield _doubt(place, f"{what} It is in clause {label}.")
        for place in clause.added:
            yield _doubt(place, f"The paragraph has no label. It was added to clause {label}.")


def _unlabelled(labelled: Sequence[tuple[OutlineClause, str]]) -> Iterator[Finding]:
    found = [(clause, label) for clause, label in labelled if not clause.written]
    if len(found) <= _SINGLY:
        for clause, label in found:
            yield _doubt(clause.place, f"The clause has no label in the file. By its place it is {label}.")
    else:
        what = f"{len(found)} of {len(labelled)} clauses have no label in the file. They got one by their place."
        yield _doubt(found[0][0].place, what)


def _renumbered(clauses: Sequence[OutlineClause], above: str = "") -> Iterator[Finding]:
    """Lists whose labels are not those that the clauses have by their places, once a list."""
    depth = above.count(".") + 2 if above else 1
    told = False
    for count, clause in enumerate(clauses, 1):
        label = f"{above}.{ordinal(count, depth)}" if above else ordinal(count, depth)
        faultless = clause.placed.fault is Fault.NONE and clause.placed.style not in UNCOUNTED
        if faultless and clause.placed.value != count and not told:
            told = True
            yield _doubt(clause.place, f"The file shows “{clause.written}”; by its place this is clause {label}.")
        yield from _renumbered(clause.clauses, label)


def _other_styles(labelled: Sequence[tuple[OutlineClause, str]]) -> Iterator[Finding]:
    """Levels that the file counts in another way than the register, once a way."""
    told = set()
    for clause, label in labelled:
        depth = label.count(".") + 1
        style = clause.placed.style
        if clause.written and depth <= MAX_DEPTH and style != _STYLES[depth - 1] and (depth, style) not in told:
            told.add((depth, style))
            what = f"The file shows “{clause.written}” on level {depth}, where the register counts"
            yield _doubt(clause.place, f"{what} {ordinal(1, depth)}, {ordinal(2, depth)}, {ordinal(3, depth)}.")
