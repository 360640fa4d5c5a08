"""Clauses nest no deeper than the official form can print."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.loading import Loaded
from policysite.model.clauses import MAX_DEPTH
from policysite.problems import Problem, problem


def clause_depth(loaded: Loaded) -> Iterator[Problem]:
    """Report each clause at the first level that is too deep."""
    for document in loaded.unchecked:
        for text in document.texts:
            for placed in text.placed:
                if placed.depth == MAX_DEPTH + 1:
                    path = [step for index in placed.path for step in ("clauses", index)]
                    where = loaded.sources.revision(document.number, text.revised, tuple(path))
                    what = f"The clause “{placed.clause.id}” is {placed.depth} levels deep."
                    yield problem("clause-too-deep", where, what)
