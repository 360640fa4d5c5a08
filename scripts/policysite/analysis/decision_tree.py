"""The decision tree of a checker, generated from its rules.

The tree walks through the questions in turn. A question that no longer matters is left out: if every answer leads to
the same subtree, that subtree stands in its place. Equal subtrees are one, so the tree is a graph without circles.
Readers, links, tests and scripts all walk through this tree, so they cannot disagree on what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from policysite.analysis.decision_space import DecisionSpace, decision_space
from policysite.model import CheckerRevision, Fact, Option, Outcome, Rule


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader is told.

    Attributes:
        outcome: The strictest outcome of the rules that apply.
        rules: The rules that apply: the strictest outcome first, then in the order of the source.
    """

    outcome: Outcome
    rules: tuple[Rule, ...]

    @property
    def citations(self) -> tuple[str, ...]:
        """The ids of the clauses behind it, in the order of the rules, each once."""
        return tuple(dict.fromkeys(clause for rule in self.rules for clause in rule.cites))


@dataclass(frozen=True, slots=True)
class Leaf:
    """The end of a path.

    Attributes:
        id: The name of this subtree.
        decision: What comes out.
    """

    id: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Branch:
    """An answer that is offered, and what follows."""

    option: Option
    node: Node


@dataclass(frozen=True, slots=True)
class Question:
    """A question that matters.

    Attributes:
        id: The name of this subtree.
        fact: The question.
        branches: The answers that are offered, of which at least two lead to different subtrees.
    """

    id: str
    fact: Fact
    branches: tuple[Branch, ...]


Node = Question | Leaf


@lru_cache(maxsize=16)
def decision_tree(revision: CheckerRevision) -> Node:
    """The tree of a checker's revision. Subtrees are named in the order in which a reader meets them first.

    Raises:
        TooManyCasesError: There are too many cases.
        NoAnswerError: In some case no answer to a question is possible.
    """
    shapes = shapes_of(revision)
    root = shapes.root
    if root is None:
        raise NoAnswerError
    nodes: dict[int, Node] = {}
    for index, name in sorted(_names(shapes, root).items()):  # what is below has the lower index
        shape = shapes.kinds[index]
        if isinstance(shape, Ended):
            nodes[index] = Leaf(name, decision_of(revision, shape.fired))
            continue
        fact = revision.facts[shape.place]
        branches = (Branch(fact.options[answer], nodes[below]) for answer, below in shape.branches if below is not None)
        nodes[index] = Question(name, fact, tuple(branches))
    return nodes[root]


def _names(shapes: Shapes, root: int) -> dict[int, str]:
    names: dict[int, str] = {}
    to_visit: list[int | None] = [root]
    while to_visit:
        index = to_visit.pop()
        if index is None:
            raise NoAnswerError
        if index not in names:
            names[index] = f"n{len(names) + 1}"
            shape = shapes.kinds[index]
            if isinstance(shape, Asked):
                to_visit += [below for _, below in reversed(shape.branches)]
    return names


def decision_of(revision: CheckerRevision, fired: tuple[int, ...]) -> Decision:
    """What comes out where rules apply.

    Args:
        revision: The checker.
        fired: The indices of the rules, in order. Where there is none, the text is taken to be silent.
    """
    rules = tuple(revision.rules[index] for index in fired)
    return Decision(revision.outcomes_by_id[rules[0].then] if rules else revision.silence, rules)


@lru_cache(maxsize=4)
def shapes_of(revision: CheckerRevision) -> Shapes:
    """The subtrees of a checker's revision.

    Raises:
        TooManyCasesError: There are too many cases.
    """
    return Shapes(decision_space(revision))


class NoAnswerError(Exception):
    """In some case no answer to a question is possible, so there is no tree."""


class Ended(NamedTuple):
    """A subtree that is a leaf: the rules that apply."""

    fired: tuple[int, ...]


class Asked(NamedTuple):
    """A subtree that asks: the question, and for each answer the index of the subtree that it leads to."""

    place: int
    branches: tuple[tuple[int, int | None], ...]


class Shapes:
    """Which states are the roots of equal subtrees.

    Attributes:
        kinds: Every subtree; those below one stand before it.
        at: For each question, and for the end, the index of the subtree below each state; ``None`` where no answer is
            possible.
    """

    def __init__(self, space: DecisionSpace) -> None:
        self.kinds: list[Ended | Asked] = []
        self._known: dict[Ended | Asked, int] = {}
        self.at: list[dict[int, int | None]] = [{} for _ in space.levels]
        for end in space.ends:
            self.at[-1][end.state] = self._index(Ended(end.fired))
        for place in reversed(range(len(space.moves))):
            below, here = self.at[place + 1], self.at[place]
            for state, moves in space.moves[place].items():
                branches = tuple([(answer, below[after]) for answer, after in moves])
                matters = len({index for _, index in branches}) > 1
                here[state] = self._index(Asked(place, branches)) if matters else next((i for _, i in branches), None)

    @property
    def root(self) -> int | None:
        """The index of the whole tree."""
        return next(iter(self.at[0].values()))

    def _index(self, kind: Ended | Asked) -> int:
        index = self._known.setdefault(kind, len(self.kinds))
        if index == len(self.kinds):
            self.kinds.append(kind)
        return index
