"""Every answer in a condition of a checker's rule makes a difference."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import idle_alternatives, provable_revisions
from policysite.loading import Loaded
from policysite.problems import Problem, problem


def checker_conditions(loaded: Loaded) -> Iterator[Problem]:
    """Report each answer with which the condition holds in no case."""
    for checker, revision in provable_revisions(loaded.register):
        for idle in idle_alternatives(revision):
            rule = revision.rules[idle.rule]
            part: tuple[str | int, ...] = ("when",) if idle.exception is None else ("unless", idle.exception)
            condition = rule.when if idle.exception is None else rule.unless[idle.exception]
            path = ("rules", idle.rule, *part, idle.fact, condition[idle.fact].index(idle.option))
            where = loaded.sources.checker_revision(checker, revision, path)
            what = f"With “{idle.option}” for “{idle.fact}”, this condition of “{rule.id}” holds in no case."
            yield problem("checker-condition-idle", where, what)
