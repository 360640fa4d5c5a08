"""A checker has no more cases than can be proved and reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import MAX_CASES, TooManyCasesError, decision_space
from policysite.loading import Loaded
from policysite.problems import Problem, problem


def checker_sizes(loaded: Loaded) -> Iterator[Problem]:
    """Report each revision with too many cases; nothing else is proved of it."""
    for checker in loaded.register.checkers:
        for revision in checker.revisions:
            try:
                decision_space(revision)
            except TooManyCasesError:
                where = loaded.sources.checker_revision(checker, revision, ("facts",), key=True)
                yield problem("checker-too-large", where, f"These questions make more than {MAX_CASES:,} cases.")
