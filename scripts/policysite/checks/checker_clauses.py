"""The clauses that a checker names are there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from policysite.analysis import text_in_force
from policysite.loading import Loaded
from policysite.model import CheckerRevision
from policysite.problems import Problem, problem


def checker_clauses(loaded: Loaded) -> Iterator[Problem]:
    """Each must be in the text in force on the day on which the checker's revision appears."""
    for checker in loaded.register.checkers:
        document = loaded.register.by_number.get(checker.document)
        for revision in checker.revisions if document else ():
            text = text_in_force(document, revision.published) if document else None
            for path, clause in _named(revision) if text else ():
                if text and clause not in text.by_id:
                    where = loaded.sources.checker_revision(checker, revision, path, key=True)
                    what = f"The text of {checker.document} in force on {revision.published} has no clause “{clause}”."
                    close = get_close_matches(clause, sorted(text.by_id), n=1)
                    yield problem(
                        "checker-clause-unknown", where, what, f"Did you mean “{close[0]}”?" if close else None
                    )


def _named(revision: CheckerRevision) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, rule in enumerate(revision.rules):
        for clause in rule.cites:
            yield ("rules", index, "cites", clause), clause
    for clause in revision.not_coded:
        yield ("not_coded", clause), clause
    for index, scenario in enumerate(revision.scenarios):
        for place, clause in enumerate(scenario.cites):
            yield ("scenarios", index, "cites", place), clause
