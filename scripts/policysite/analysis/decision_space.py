"""Every case of a checker, without walking through each of them.

A case is what a reader can answer: an answer to each question that is asked. While questions are answered in turn, all
that counts is which conditions can still hold. They are the bits of one number here, so that answering is one `&`, and
answers that leave the same conditions open lead to the same state. A checker of 100,000 cases has far fewer states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from policysite.model import CheckerRevision

MAX_CASES = 100_000
"""More than a person could review, and than is proved here."""

SKIPPED = -1
"""Stands for the answer to a question that is not asked."""

Move = tuple[int, int]
"""The index of an answer, or `SKIPPED`, and the state that it leads to."""


class TooManyCasesError(Exception):
    """A checker has more than `MAX_CASES` cases."""


@dataclass(frozen=True, slots=True)
class End:
    """What all cases that end in one state have in common.

    Attributes:
        state: The conditions that hold.
        count: How many cases these are.
        fired: The indices of the rules that apply, the strictest outcome first, then in the order of the source.
    """

    state: int
    count: int
    fired: tuple[int, ...]


class DecisionSpace:
    """The states through which the cases of a checker's revision pass.

    Attributes:
        revision: The revision.
        levels: For each question the states in which it comes up, with the number of ways that lead there; then, at
            the end, the states in which all questions are answered.
        moves: For each question and state, where each answer that is offered leads. None where no answer is possible.
        when: For each rule the bit of its condition.
        exceptions: For each rule the bit of each exception.
        unless: For each rule the bits of all its exceptions.

    Raises:
        TooManyCasesError: There are more than `MAX_CASES` cases.
    """

    def __init__(self, revision: CheckerRevision) -> None:
        self.revision = revision
        compiled = _Compiled(revision)
        self.when = compiled.when
        self.exceptions = compiled.exceptions
        self.unless = [sum(bits) for bits in compiled.exceptions]
        self.levels: list[dict[int, int]] = [{compiled.every: 1}]
        self.moves: list[dict[int, tuple[Move, ...]]] = []
        self._came_from: list[dict[int, Move]] = [{}]
        for place in range(len(revision.facts)):
            self._answer(compiled, place)
        rank = [revision.strictness[rule.then] for rule in revision.rules]
        self.order = tuple(sorted(range(len(rank)), key=lambda index: (rank[index], index)))

    def _answer(self, compiled: _Compiled, place: int) -> None:
        moves: dict[int, tuple[Move, ...]] = {}
        reached: dict[int, int] = {}
        came_from: dict[int, Move] = {}
        total = 0
        for state, count in self.levels[place].items():
            moves[state] = found = compiled.moves(place, state)
            total += count * max(len(found), 1)
            for answer, after in found:
                if after in reached:
                    reached[after] += count
                else:
                    reached[after] = count
                    came_from[after] = (answer, state)
        if total > MAX_CASES:
            raise TooManyCasesError
        self.moves.append(moves)
        self.levels.append(reached)
        self._came_from.append(came_from)

    @property
    def count(self) -> int:
        """How many cases there are."""
        return sum(self.levels[-1].values())

    @cached_property
    def ends(self) -> tuple[End, ...]:
        """Where cases end."""
        return tuple(End(state, count, self.fired(state)) for state, count in self.levels[-1].items())

    @cached_property
    def results(self) -> dict[tuple[int, ...], tuple[int, int]]:
        """For all rules that apply together, in order: to how many cases, and the state in which the first ends."""
        found: dict[tuple[int, ...], tuple[int, int]] = {}
        for end in self.ends:
            count, first = found.get(end.fired, (0, end.state))
            found[end.fired] = (count + end.count, first)
        return found

    def fired(self, state: int) -> tuple[int, ...]:
        """The rules that apply in a state at the end: see `End.fired`."""
        when, unless = self.when, self.unless
        return tuple(index for index in self.order if state & when[index] and not state & unless[index])

    def example(self, state: int, place: int | None = None) -> dict[str, str]:
        """The first answers that lead to a state.

        Args:
            state: The state.
            place: The index of the question that comes up in it; ``None`` where it is at the end.
        """
        found = []
        for before in range(len(self.moves) if place is None else place, 0, -1):
            answer, state = self._came_from[before][state]
            if answer != SKIPPED:
                fact = self.revision.facts[before - 1]
                found.append((fact.id, fact.options[answer].id))
        return dict(reversed(found))

    def dead_ends(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The index of each question to which no answer is possible, with the first answers that lead there."""
        for place, moves in enumerate(self.moves):
            for state, found in moves.items():
                if not found:
                    yield place, self.example(state, place)
                    break


@lru_cache(maxsize=16)
def decision_space(revision: CheckerRevision) -> DecisionSpace:
    """The cases of a checker's revision.

    Raises:
        TooManyCasesError: There are more than `MAX_CASES`.
    """
    return DecisionSpace(revision)


class _Compiled:
    """The conditions of a checker as bits."""

    def __init__(self, revision: CheckerRevision) -> None:
        self._place = {fact.id: place for place, fact in enumerate(revision.facts)}
        self._options = [{option.id: index for index, option in enumerate(fact.options)} for fact in revision.facts]
        self.every = 0
        # What stays possible if a question is answered so, or not asked; the conditions that are known there not to
        # be needed any more are dropped too, so that more states are the same.
        self._keeps = [[-1] * len(fact.options) for fact in revision.facts]
        self._keeps_skipped = [-1] * len(revision.facts)
        self._forbids = [0] * len(revision.facts)
        self.when = [self._bit(rule.when) for rule in revision.rules]
        self.exceptions = [tuple(map(self._bit, rule.unless)) for rule in revision.rules]
        self._skips = [0] * len(revision.facts)
        needed_until = []
        for place, fact in enumerate(revision.facts):
            for condition in fact.skip_if:
                bit = self._bit(condition)
                self._skips[place] |= bit
                needed_until.append((place, bit))
        for condition in revision.impossible:
            bit = self._bit(condition)
            last = max(self._place[fact] for fact in condition)
            self._forbids[last] |= bit
            needed_until.append((last, bit))
        self._needed = [
            ~sum(bit for until, bit in needed_until if until <= place) for place in range(len(revision.facts))
        ]

    def _bit(self, condition: Mapping[str, tuple[str, ...]]) -> int:
        """A new bit, which an answer keeps if the condition can still hold after it."""
        bit = self.every + 1
        self.every |= bit
        for fact, options in condition.items():
            place = self._place[fact]
            holding = {self._options[place][option] for option in options}
            self._keeps_skipped[place] &= ~bit
            for answer in range(len(self._keeps[place])):
                if answer not in holding:
                    self._keeps[place][answer] &= ~bit
        return bit

    def moves(self, place: int, state: int) -> tuple[Move, ...]:
        """Where the answers to a question lead from a state."""
        needed = self._needed[place]
        if state & self._skips[place]:
            return ((SKIPPED, state & self._keeps_skipped[place] & needed),)
        forbids = self._forbids[place]
        return tuple(
            (answer, state & keeps & needed)
            for answer, keeps in enumerate(self._keeps[place])
            if not state & keeps & forbids
        )
