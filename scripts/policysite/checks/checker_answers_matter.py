"""Every question of a checker, and every answer, changes something."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import IdleAnswer, idle_answers, provable_revisions
from policysite.loading import Loaded
from policysite.model import CheckerRevision
from policysite.problems import Problem, problem


def checker_answers_matter(loaded: Loaded) -> Iterator[Problem]:
    """Report those that change nothing in any case."""
    for checker, revision in provable_revisions(loaded.register):
        for idle in idle_answers(revision):
            path = ("facts", idle.fact, *(() if idle.option is None else ("options", idle.option)), "id")
            where = loaded.sources.checker_revision(checker, revision, path)
            yield problem("checker-answer-idle", where, _what(revision, idle))


def _what(revision: CheckerRevision, idle: IdleAnswer) -> str:
    fact = revision.facts[idle.fact]
    if idle.option is None:
        return f"Whatever is answered to “{fact.id}”, the same comes out."
    name = fact.options[idle.option].id
    if idle.like is None:
        return f"The answer “{name}” to “{fact.id}” is never offered."
    return f"The answers “{fact.options[idle.like].id}” and “{name}” to “{fact.id}” lead to the same in every case."
