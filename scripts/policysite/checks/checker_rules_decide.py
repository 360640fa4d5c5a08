"""Every rule of a checker, and every exception, decides a case."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import idle_rules, in_words, provable_revisions
from policysite.loading import Loaded
from policysite.problems import Problem, problem


def checker_rules_decide(loaded: Loaded) -> Iterator[Problem]:
    """Report those that decide none, with a case to which they apply if there is one."""
    for checker, revision in provable_revisions(loaded.register):
        for idle in idle_rules(revision):
            rule = revision.rules[idle.rule]
            path = (
                ("rules", idle.rule, "id") if idle.exception is None else ("rules", idle.rule, "unless", idle.exception)
            )
            where = loaded.sources.checker_revision(checker, revision, path)
            name = f"The rule “{rule.id}”" if idle.exception is None else f"This exception of “{rule.id}”"
            if idle.stricter is not None:
                stricter = revision.rules[idle.stricter].id
                what = f"{name} decides no case. A stricter rule always does, such as “{stricter}” in this case: "
                what += f"{in_words(idle.example)}."
            elif idle.exception is None:
                what = f"{name} applies to no case."
            else:
                what = f"{name} alone keeps it from no case."
            yield problem("checker-rule-idle", where, what)
