"""What a checker's rules point at is in the register."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from policysite.loading import Loaded
from policysite.problems import Problem, problem


def checker_pointers(loaded: Loaded) -> Iterator[Problem]:
    """Each document under ``see`` must be in the register."""
    for checker in loaded.register.checkers:
        for revision in checker.revisions:
            for index, rule in enumerate(revision.rules):
                for place, number in enumerate(rule.see):
                    if number not in loaded.numbers:
                        path = ("rules", index, "see", place)
                        where = loaded.sources.checker_revision(checker, revision, path)
                        close = get_close_matches(number, sorted(loaded.numbers), n=1)
                        remedy = f"Did you mean {close[0]}?" if close else None
                        yield problem("citation-unknown-document", where, f"{number} is not in the register.", remedy)
