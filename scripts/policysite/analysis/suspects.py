"""Citations whose target changed after the citing text was last revised or reaffirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from policysite.analysis.citation_graph import citation_graph
from policysite.analysis.timeline import text_in_force
from policysite.model import Clause, PlacedCitation, Register
from policysite.model.base import derived
from policysite.model.fingerprint import canonical_text, text_fingerprint


@dataclass(frozen=True, slots=True)
class SuspectCitation:
    """A citation to be looked at again.

    Attributes:
        citation: The citation.
        confirmed: The last day on which the citing text was revised or reaffirmed.
        changed: The revised date of the target's revision that is in force now.
    """

    citation: PlacedCitation
    confirmed: date
    changed: date


def suspect_citations(register: Register, day: date) -> tuple[SuspectCitation, ...]:
    """Every suspect citation in the texts in force on a day.

    A target whose text is not held on either day cannot be compared, so it makes no citation suspect.

    Args:
        register: The documents.
        day: The day.
    """
    return derived(register, f"suspects on {day}", lambda: _suspect_citations(register, day))


def _suspect_citations(register: Register, day: date) -> tuple[SuspectCitation, ...]:
    found = (suspect_of(register, citation, day) for citation in citation_graph(register, day).citations)
    return tuple(suspect for suspect in found if suspect)


def suspect_of(register: Register, citation: PlacedCitation, day: date) -> SuspectCitation | None:
    """A citation in a text in force on a day, if it is suspect.

    Args:
        register: The documents.
        citation: The citation.
        day: The day.
    """
    document, target = register.by_number[citation.citing], register.by_number.get(citation.target)
    confirmed = document.confirmed_on(day)
    if confirmed is None or target is None or target is document:
        return None
    then, now = text_in_force(target, confirmed), text_in_force(target, day)
    if then is None or now is None or then.revised == now.revised:
        return None
    if citation.target_clause is None:
        changed = text_fingerprint(then) != text_fingerprint(now)
    else:
        changed = _words(then.clauses, citation.target_clause) != _words(now.clauses, citation.target_clause)
    return SuspectCitation(citation, confirmed, now.revised) if changed else None


def _words(clauses: Iterable[Clause], wanted: str) -> str | None:
    """What a clause says by itself, found without giving each clause its label, which takes long."""
    for clause in clauses:
        if clause.id == wanted:
            return canonical_text(clause.text)
        if (words := _words(clause.clauses, wanted)) is not None:
            return words
    return None
