"""The decision tree of a checker as nested lists: for readers without a script, on paper, and beside the drawing.

Answers that lead to the same place share a row. A question to which several rows lead stands by itself, as a part, so
that nothing is said twice. Each question and each outcome answers to the fragments with which a walk would come to it:
an address that was shared leads to its place here where no script runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policysite.analysis import Decision, Leaf, Node, Question
from policysite.model import Fact, Option

Path = tuple[tuple[str, str], ...]
"""Answers in the order of the questions, both by name."""


def fragment(published: date, path: Path = ()) -> str:
    """What stands behind ``#`` in the address of a place in a checker, as the script writes it.

    Args:
        published: The revision of the checker.
        path: The answers that lead there.
    """
    return "&".join(f"{name}={value}" for name, value in (("r", published.isoformat()), *path))


def rows(question: Question) -> Iterator[tuple[tuple[Option, ...], Node]]:
    """The answers to a question, with what follows; those with the same consequence together."""
    grouped: dict[str, tuple[list[Option], Node]] = {}
    for branch in question.branches:
        grouped.setdefault(branch.node.id, ([], branch.node))[0].append(branch.option)
    for options, node in grouped.values():
        yield tuple(options), node


def questions(root: Node) -> Iterator[Question]:
    """Each question of a tree once, in the order in which a reader meets them first."""
    seen = set()

    def below(node: Node) -> Iterator[Question]:
        if isinstance(node, Question) and node.id not in seen:
            seen.add(node.id)
            yield node
            for _, after in rows(node):
                yield from below(after)

    return below(root)


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A row of a question: its answers, and one of the three things that can follow.

    Attributes:
        options: The answers.
        anchors: The fragments that lead here.
        question: The question that comes next.
        part: The number of the part where it goes on.
        decision: What comes out.
    """

    options: tuple[Option, ...]
    anchors: tuple[str, ...]
    question: TreeQuestion | None = None
    part: int | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class TreeQuestion:
    """A question with its rows.

    Attributes:
        fact: The question.
        rows: Its answers.
        part: Its number, where several rows lead to it.
        anchors: The fragments that lead here, where it is a part.
    """

    fact: Fact
    rows: tuple[TreeRow, ...]
    part: int | None = None
    anchors: tuple[str, ...] = ()


class Tree:
    """A tree whose shared questions are numbered.

    Attributes:
        root: The first question.
        parts: The questions to which several rows lead, by number from 1.
    """

    def __init__(self, root: Question, published: date) -> None:
        self._published = published
        self._paths: dict[str, list[Path]] = {}
        self._trace(root, ())
        met = list(questions(root))
        ways = Counter(node.id for question in met for _, node in rows(question))
        shared = [question for question in met if ways[question.id] > 1]
        self._parts = {question.id: number for number, question in enumerate(shared, 1)}
        self.root = self._question(root)
        self.parts = tuple(map(self._question, shared))

    def _trace(self, node: Node, path: Path) -> None:
        self._paths.setdefault(node.id, []).append(path)
        if isinstance(node, Question):
            for branch in node.branches:
                self._trace(branch.node, (*path, (node.fact.id, branch.option.id)))

    def _question(self, question: Question) -> TreeQuestion:
        part = self._parts.get(question.id)
        return TreeQuestion(
            fact=question.fact,
            rows=tuple(self._row(question, options, node) for options, node in rows(question)),
            part=part,
            anchors=tuple(fragment(self._published, path) for path in self._paths[question.id]) if part else (),
        )

    def _row(self, question: Question, options: tuple[Option, ...], node: Node) -> TreeRow:
        if node.id in self._parts:
            return TreeRow(options, (), part=self._parts[node.id])
        anchors = tuple(
            fragment(self._published, (*path, (question.fact.id, option.id)))
            for path in self._paths[question.id]
            for option in options
        )
        if isinstance(node, Leaf):
            return TreeRow(options, anchors, decision=node.decision)
        return TreeRow(options, anchors, question=self._question(node))
