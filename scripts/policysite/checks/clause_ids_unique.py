"""An id names one clause."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.loading import Loaded
from policysite.problems import Problem, problem


def clause_ids_unique(loaded: Loaded) -> Iterator[Problem]:
    """Report the second and every further clause with an id, in reading order."""
    for document in loaded.unchecked:
        for text in document.texts:
            first: dict[str, str] = {}
            for placed in text.placed:
                if placed.clause.id in first:
                    path = [step for index in placed.path for step in ("clauses", index)]
                    where = loaded.sources.revision(document.number, text.revised, (*path, "id"))
                    what = f"The id “{placed.clause.id}” is also that of clause {first[placed.clause.id]}."
                    yield problem("clause-id-twice", where, what)
                first.setdefault(placed.clause.id, placed.label)
