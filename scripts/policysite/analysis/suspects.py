"""Citations whose target changed after the citing text was last revised or reaffirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policysite.analysis.citation_graph import PlacedCitation, citations_of
from policysite.analysis.timeline import text_in_force
from policysite.model import Document, Register, TextRevision
from policysite.model.fingerprint import fingerprint, text_fingerprint


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
    """
    return tuple(
        suspect
        for document in sorted(register.documents, key=lambda document: document.number)
        for suspect in _suspects(register, document, day)
    )


def _suspects(register: Register, document: Document, day: date) -> Iterator[SuspectCitation]:
    text = text_in_force(document, day)
    confirmed = document.confirmed_on(day)
    if text is None or confirmed is None:
        return
    for citation in citations_of(document.number, text):
        target = register.by_number.get(citation.target)
        if target is None or target is document:
            continue
        then, now = text_in_force(target, confirmed), text_in_force(target, day)
        if then is None or now is None or then.revised == now.revised:
            continue
        if citation.target_clause is None:
            changed = text_fingerprint(then) != text_fingerprint(now)
        else:
            changed = _fingerprint(then, citation.target_clause) != _fingerprint(now, citation.target_clause)
        if changed:
            yield SuspectCitation(citation, confirmed, now.revised)


def _fingerprint(text: TextRevision, clause: str) -> str | None:
    placed = text.by_id.get(clause)
    return fingerprint(placed.clause) if placed else None
