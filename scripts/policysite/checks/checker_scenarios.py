"""The scenarios of a checker come out as they say."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import AnswerError, NoAnswerError, Question, path_of, provable_revisions
from policysite.loading import Loaded
from policysite.model import CheckerRevision, Scenario
from policysite.problems import Problem, problem

Misfit = tuple[tuple[str | int, ...], str]
"""Where in a scenario something is wrong, and what."""


def checker_scenarios(loaded: Loaded) -> Iterator[Problem]:
    """Report each scenario whose answers, outcome or citations are not those of the rules."""
    for checker, revision in provable_revisions(loaded.register):
        for index, scenario in enumerate(revision.scenarios):
            for path, what in _misfits(revision, scenario):
                where = loaded.sources.checker_revision(checker, revision, ("scenarios", index, *path))
                yield problem("checker-scenario", where, f"{what} Scenario: {scenario.name}")


def _misfits(revision: CheckerRevision, scenario: Scenario) -> Iterator[Misfit]:
    answers = scenario.answers
    try:
        asked, end = path_of(revision, answers)
    except NoAnswerError:  # reported by itself
        return
    except AnswerError as error:
        fact = str(error)
        yield ("answers", fact), f"The answer “{answers[fact]}” to “{fact}” is not offered in this case."
        return
    if isinstance(end, Question):
        yield ("answers",), f"The question “{end.fact.id}” is asked in this case, and not answered here."
        return
    for fact in answers:
        if all(question.fact.id != fact for question in asked):
            yield ("answers", fact), f"The question “{fact}” is not asked in this case."
    decision = end.decision
    if decision.outcome.id != scenario.outcome:
        yield ("outcome",), f"It comes out as “{decision.outcome.id}”."
    if decision.citations != scenario.cites:
        yield ("cites",), f"The clauses cited are: {', '.join(decision.citations) or 'none'}."
