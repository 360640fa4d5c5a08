"""A revision that is called editorial does not change what the text asks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policysite.analysis import ChangeKind, Contradiction, contradictions, redline
from policysite.loading import Loaded
from policysite.model import TextRevision
from policysite.problems import Problem, problem


def editorial_claims(loaded: Loaded) -> Iterator[Problem]:
    """Compare each text that is called editorial with the revision before it, where its text is held too."""
    for document in loaded.unchecked:
        for before, after in pairwise(document.revisions):
            if not isinstance(before, TextRevision) or not isinstance(after, TextRevision):
                continue
            if after.kind != "editorial" or not _ids_unique(before) or not _ids_unique(after):
                continue
            for found in contradictions(redline(before, after), after.kind):
                needle = found.inserted[0] if found.kind is ChangeKind.ADDED else None
                where = loaded.sources.revision(document.number, after.revised, _path(found, after), needle=needle)
                yield problem("editorial-claim-contradicted", where, as_sentence(found))


def _ids_unique(text: TextRevision) -> bool:
    """Whether clauses can be told apart; where they cannot, another rule reports that."""
    return len(text.by_id) == len(text.placed)


def _path(found: Contradiction, text: TextRevision) -> tuple[str | int, ...]:
    if found.clause in text.by_id:
        return (*(step for index in text.by_id[found.clause].path for step in ("clauses", index)), "text")
    return ("kind",) if found.kind is ChangeKind.REMOVED else (found.section,)


def as_sentence(found: Contradiction) -> str:
    """What changed, as a full sentence."""
    deleted, inserted = _quoted(found.deleted), _quoted(found.inserted)
    if found.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        if found.clause:
            return f"Clause {found.label} ({found.clause}) was {found.kind}."
        how = f"{deleted} was removed from" if deleted else f"{inserted} was added to"
        return f"{how} the {found.section}."
    place = f"clause {found.label} ({found.clause})" if found.clause else f"the {found.section}"
    if deleted and inserted:
        return f"In {place}, {deleted} became {inserted} ({found.kind})."
    return f"In {place}, {deleted or inserted} was {'removed' if deleted else 'added'} ({found.kind})."


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)
