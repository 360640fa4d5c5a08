"""Documents supersede documents that the register knows, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import supersession_cycles
from policysite.loading import Loaded
from policysite.problems import Problem, problem


def supersession(loaded: Loaded) -> Iterator[Problem]:
    """Look up each superseded document, and follow each chain to its end."""
    for document in loaded.register.documents:
        for index, number in enumerate(document.supersedes):
            if number not in loaded.numbers:
                where = loaded.sources.document(document.number, ("supersedes", index))
                yield problem("superseded-unknown", where, f"{number} is not in the register.")
    for circle in supersession_cycles(loaded.register):
        where = loaded.sources.document(circle[0], ("supersedes",))
        yield problem("supersession-cycle", where, f"{' supersedes '.join((*circle, circle[0]))}.")
