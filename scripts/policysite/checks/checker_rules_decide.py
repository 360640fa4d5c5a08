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
            rule = revision.rules[idle.rule].id
            part: tuple[str | int, ...] = ("id",) if idle.exception is None else ("unless", idle.exception)
            where = loaded.sources.checker_revision(checker, revision, ("rules", idle.rule, *part))
            if idle.exception is not None:
                what = f"Without this exception of “{rule}” the outcome would be the same in every case."
            elif idle.stricter is None:
                what = f"The rule “{rule}” applies to no case."
            else:
                stricter = revision.rules[idle.stricter].id
                what = (
                    f"The rule “{rule}” decides no case. A stricter one always does, such as “{stricter}” in this one: "
                    f"{in_words(idle.example)}."
                )
            yield problem("checker-rule-idle", where, what)
