"""A checker decides every case."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import decision_space, in_words, provable_revisions, undecided
from policysite.loading import Loaded
from policysite.problems import Problem, problem

_CODE = "checker-incomplete"
_NO_ANSWER = "Correct what stands under impossible, or skip the question in this case."


def checker_complete(loaded: Loaded) -> Iterator[Problem]:
    """Report the first case to which no rule applies, and each question that cannot be answered."""
    for checker, revision in provable_revisions(loaded.register):
        case = undecided(revision)
        if case is not None:
            where = loaded.sources.checker_revision(checker, revision, ("rules",), key=True)
            yield problem(_CODE, where, f"No rule applies to this case: {in_words(case)}.")
        for index, before in decision_space(revision).dead_ends():
            path = ("facts", index, "id")
            where = loaded.sources.checker_revision(checker, revision, path)
            what = f"In this case no answer to “{revision.facts[index].id}” is possible: {in_words(before)}."
            yield problem(_CODE, where, what, _NO_ANSWER)
