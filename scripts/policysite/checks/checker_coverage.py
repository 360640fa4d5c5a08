"""A checker accounts for every clause of its document."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import text_in_force
from policysite.loading import Loaded
from policysite.problems import Problem, problem

_CODE = "checker-clause-uncovered"


def checker_coverage(loaded: Loaded) -> Iterator[Problem]:
    """A rule cites it, or the checker says why none does; not both."""
    for checker in loaded.register.checkers:
        document = loaded.register.by_number.get(checker.document)
        for revision in checker.revisions if document else ():
            text = text_in_force(document, revision.published) if document else None
            cited = set(revision.cited)
            for clause in revision.not_coded:
                if clause in cited:
                    path = ("not_coded", clause)
                    where = loaded.sources.checker_revision(checker, revision, path, key=True)
                    what, remedy = f"The clause “{clause}” is cited by a rule.", "Remove it from not_coded."
                    yield problem(_CODE, where, what, remedy)
            for placed in text.placed if text else ():
                clause = placed.clause.id
                if clause not in cited and clause not in revision.not_coded:
                    where = loaded.sources.checker_revision(checker, revision, ("not_coded",), key=True)
                    what = f"Clause {placed.label} ({clause}) of {checker.document} is not accounted for."
                    yield problem(_CODE, where, what)
