"""Walking through a checker: what is asked next, what comes out, and what would be all right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.analysis.decision_space import SKIPPED, DecisionSpace, decision_space
from policysite.analysis.decision_tree import Decision, Leaf, Node, Question, decision_of, decision_tree
from policysite.model import Answers, CheckerRevision, Fact, Option


class UnansweredError(Exception):
    """A question that matters is open. Its text is the question's name."""


class AnswerError(ValueError):
    """An answer is none of those that are offered. Its text names the question."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case in full, with the questions that would not matter.

    Attributes:
        answers: Each question that is not skipped, with its answer, both by name.
        decision: What comes out.
    """

    answers: tuple[tuple[str, str], ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Nearest:
    """The closest case that would be all right.

    Attributes:
        fact: The question whose answer differs.
        option: The answer that it would need.
        decision: What would come out.
    """

    fact: Fact
    option: Option
    decision: Decision


def in_words(answers: Answers) -> str:
    """A case as a message names it."""
    return ", ".join(f"{fact}: {option}" for fact, option in answers.items())


def path_of(revision: CheckerRevision, answers: Answers) -> tuple[tuple[Question, ...], Node]:
    """The questions that the answers answer, and where they lead.

    Args:
        revision: The checker.
        answers: Answers by name; those to questions that are not on the path are ignored.

    Raises:
        AnswerError: An answer is not offered.
    """
    asked = []
    node = decision_tree(revision)
    while isinstance(node, Question) and node.fact.id in answers:
        chosen = answers[node.fact.id]
        below = next((branch.node for branch in node.branches if branch.option.id == chosen), None)
        if below is None:
            raise AnswerError(node.fact.id)
        asked.append(node)
        node = below
    return tuple(asked), node


def next_question(revision: CheckerRevision, answers: Answers) -> Question | None:
    """The question that is to be asked next; ``None`` where the answers decide.

    Raises:
        AnswerError: An answer is not offered.
    """
    _, node = path_of(revision, answers)
    return node if isinstance(node, Question) else None


def decide(revision: CheckerRevision, answers: Answers) -> Decision:
    """What comes out.

    Raises:
        UnansweredError: A question that matters is open.
        AnswerError: An answer is not offered.
    """
    _, node = path_of(revision, answers)
    if isinstance(node, Question):
        raise UnansweredError(node.fact.id)
    return node.decision


def cases(revision: CheckerRevision) -> Iterator[Case]:
    """Every case, in the order of the questions and their answers."""
    space = decision_space(revision)
    decisions = {end.state: decision_of(revision, end.fired) for end in space.ends}
    for answers, state in _walk(space, 0, next(iter(space.levels[0])), ()):
        yield Case(answers, decisions[state])


def _walk(
    space: DecisionSpace, place: int, state: int, before: tuple[tuple[str, str], ...]
) -> Iterator[tuple[tuple[tuple[str, str], ...], int]]:
    if place == len(space.moves):
        yield before, state
        return
    fact = space.revision.facts[place]
    for answer, after in space.moves[place][state]:
        given = before if answer == SKIPPED else (*before, (fact.id, fact.options[answer].id))
        yield from _walk(space, place + 1, after, given)


def nearest(revision: CheckerRevision, answers: Answers) -> Nearest | None:
    """The closest case that would be all right: one answer differs, which the reader can choose.

    Where several would be, the least strict outcome counts, then the order of the questions and of their answers.

    Args:
        revision: The checker.
        answers: Answers that decide.

    Returns:
        ``None`` where no such case is known, or the case itself is all right.

    Raises:
        UnansweredError: A question that matters is open.
        AnswerError: An answer is not offered.
    """
    if decide(revision, answers).outcome.kind == "allowed":
        return None
    found = list(_neighbours(revision, answers))
    return max(found, key=lambda near: revision.strictness[near.decision.outcome.id], default=None)


def _neighbours(revision: CheckerRevision, answers: Answers) -> Iterator[Nearest]:
    asked, _ = path_of(revision, answers)
    for question in asked:
        if question.fact.fixed:
            continue
        for branch in question.branches:
            if branch.option.id == answers[question.fact.id]:
                continue
            _, node = path_of(revision, {**answers, question.fact.id: branch.option.id})
            if isinstance(node, Leaf) and node.decision.outcome.kind == "allowed":
                yield Nearest(question.fact, branch.option, node.decision)
