"""An id that was given up is not given to another clause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policysite.loading import Loaded
from policysite.problems import Problem, problem


def clause_ids_kept(loaded: Loaded) -> Iterator[Problem]:
    """Report each id that was in a text, was in none of those that followed, and is in a later one again."""
    for document in loaded.unchecked:
        last_seen: dict[str, date] = {}
        before: date | None = None
        for text in document.texts:
            for placed in text.placed:
                clause = placed.clause.id
                seen = last_seen.get(clause)
                if seen and seen != before:
                    path = (*(step for index in placed.path for step in ("clauses", index)), "id")
                    where = loaded.sources.revision(document.number, text.revised, path)
                    what = f"The id “{clause}” was last in the revision of {seen}, and was then left out."
                    yield problem("clause-id-reused", where, what)
            last_seen.update(dict.fromkeys(text.by_id, text.revised))
            before = text.revised
