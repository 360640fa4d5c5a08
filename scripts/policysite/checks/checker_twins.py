"""No two rules of a checker say the same of a case."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import in_words, provable_revisions, twins
from policysite.loading import Loaded
from policysite.problems import Problem, problem


def checker_twins(loaded: Loaded) -> Iterator[Problem]:
    """Report rules that apply together with the same outcome, where one cites nothing that the other does not."""
    for checker, revision in provable_revisions(loaded.register):
        for twin in twins(revision):
            one, other = sorted((twin.first, twin.second))
            where = loaded.sources.checker_revision(checker, revision, ("rules", other, "id"))
            what = (
                f"“{revision.rules[one].id}” and “{revision.rules[other].id}” have the same outcome, and one cites "
                f"nothing of its own. Both apply to this case: {in_words(twin.example)}."
            )
            yield problem("checker-rule-twin", where, what)
