"""Every way through a checker as tables, one for each answer to the first question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.analysis import Decision, Node, Question
from policysite.model import Fact, Option
from policysite.rendering.checker_tree import rows
from policysite.rendering.checker_view import CheckerView

Way = tuple[dict[str, tuple[Option, ...]], Decision]
"""For each question on a way through the tree the answers that lead along it; and what comes out."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A row of a table.

    Attributes:
        cells: The answers to each question of the table; empty where it is not asked.
        heading: What comes out.
        clauses: The labels of the clauses behind it.
    """

    cells: tuple[str, ...]
    heading: str
    clauses: str


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """A table.

    Attributes:
        question: The first question.
        answers: The answers to it, for which the table holds.
        facts: The questions that have a column.
        rows: The ways through them.
    """

    question: str
    answers: str
    facts: tuple[Fact, ...]
    rows: tuple[CaseRow, ...]

    @property
    def count(self) -> int:
        """How many ways there are."""
        return len(self.rows)


def case_groups(view: CheckerView) -> Iterator[CaseGroup]:
    """The tables of a checker, in the order of the answers to its first question."""
    for options, node in rows(view.root):
        ways = list(_ways(node, {}))
        facts = tuple(fact for fact in view.revision.facts if any(fact.id in given for given, _ in ways))
        yield CaseGroup(
            question=view.root.fact.question,
            answers=_words(options),
            facts=facts,
            rows=tuple(_row(view, facts, given, decision) for given, decision in ways),
        )


def _ways(node: Node, given: dict[str, tuple[Option, ...]]) -> Iterator[Way]:
    if isinstance(node, Question):
        for options, after in rows(node):
            yield from _ways(after, {**given, node.fact.id: options})
    else:
        yield given, node.decision


def _row(
    view: CheckerView, facts: tuple[Fact, ...], given: dict[str, tuple[Option, ...]], decision: Decision
) -> CaseRow:
    return CaseRow(
        cells=tuple(_words(given.get(fact.id, ())) for fact in facts),
        heading=decision.outcome.heading,
        clauses=", ".join(f"§{view.quotes[clause].label}" for clause in decision.citations),
    )


def _words(options: tuple[Option, ...]) -> str:
    return " / ".join(option.label for option in options)
