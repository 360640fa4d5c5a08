"""Every outcome of a checker comes out."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import provable_revisions, unreached_outcomes
from policysite.loading import Loaded
from policysite.problems import Problem, problem


def checker_outcomes(loaded: Loaded) -> Iterator[Problem]:
    """Report those that no case leads to; silence may be one, where the text always says something."""
    for checker, revision in provable_revisions(loaded.register):
        for outcome in unreached_outcomes(revision):
            path = ("outcomes", revision.outcomes.index(outcome), "id")
            where = loaded.sources.checker_revision(checker, revision, path)
            yield problem("checker-outcome-unreached", where, f"The outcome “{outcome.id}” comes out in no case.")
