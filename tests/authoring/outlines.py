"""Generated outlines, as people type them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from policysite.model.clauses import letters, ordinal, roman

VOCABULARY = """
District email staff students parents/guardians must should may not approved District-approved communication "topic"
conversation safety concerns (see below) workday e.g., supervisor student’s — § 33-513 10% O’Neil naïve 2024 A.M. and/or
"""
_VOCABULARY = st.sampled_from(VOCABULARY.split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause of a generated outline."""

    words: str
    below: tuple[Entry, ...] = ()

    def all(self, label: str = "") -> Iterator[tuple[str, str]]:
        """The labels by place, and the words, of the clauses below."""
        depth = label.count(".") + 2 if label else 1
        for number, entry in enumerate(self.below, 1):
            own = f"{label}.{ordinal(number, depth)}" if label else ordinal(number, depth)
            yield own, entry.words
            yield from entry.all(own)


_SENTENCES = """
Staff must do so. | "Quoted" words; and more | District-approved communication — see § 33-513 | (in brackets) 10%
"""
SENTENCES = [sentence.strip() for sentence in _SENTENCES.split("|")]


def _tree(rows: list[tuple[int, int]]) -> Entry:
    """A tree from its clauses in reading order, each with its level and a number that tells it from the others."""

    def grown(depth: int) -> Iterator[Entry]:
        while rest and rest[0][0] == depth:
            _, words = rest.pop(0)
            yield Entry(words, tuple(grown(depth + 1)))

    rest: list[tuple[int, str]] = []
    for place, (level, sentence) in enumerate(rows):
        above = rest[-1][0] if rest else 0
        rest.append((min(level, above + 1), f"Clause {place}: {SENTENCES[sentence]}"))
    return Entry("", tuple(grown(1)))


def trees(levels: int, longest: int) -> st.SearchStrategy[Entry]:
    """Outlines with some levels, and at most so many clauses."""
    row = st.tuples(st.integers(1, levels), st.integers(0, len(SENTENCES) - 1))
    return st.lists(row, min_size=1, max_size=longest).map(_tree)


STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "letter": letters,
    "roman": roman,
    "capital": lambda number: letters(number).upper(),
    "capital roman": lambda number: roman(number).upper(),
}
MARKS = ("{}.", "{})", "({})")


@dataclass(frozen=True, slots=True)
class Typing:
    """How a person types an outline.

    Attributes:
        levels: How each level counts, and what stands around the count.
        step: Spaces by which each level stands further in.
        bullet: What stands before each label.
        gap: What parts two clauses.
        whole: Whether each label is written out, such as 4.b.i.
    """

    levels: tuple[tuple[str, str], ...]
    step: int
    bullet: str
    gap: str
    whole: bool

    def lines(self, entry: Entry, above: str = "", depth: int = 0) -> Iterator[str]:
        for number, below in enumerate(entry.below, 1):
            style, marks = self.levels[depth]
            count = STYLES[style](number)
            label = f"{above}{count}." if self.whole else marks.format(count)
            yield f"{' ' * self.step * depth}{self.bullet}{label} {below.words}"
            yield from self.lines(below, f"{above}{count}.", depth + 1)

    def text(self, entry: Entry) -> str:
        return self.gap.join(self.lines(entry)) + "\n"


_levels = st.permutations(list(STYLES)).flatmap(
    lambda styles: st.tuples(*(st.tuples(st.just(style), st.sampled_from(MARKS)) for style in styles[:4]))
)
typings = st.builds(
    Typing,
    _levels,
    st.sampled_from([0, 1, 2, 4]),
    st.sampled_from(["", "- ", "• "]),
    st.sampled_from(["\n", "\n\n"]),
    st.just(False),
)
plain_typings = st.builds(
    Typing,
    st.just((("decimal", "{}."), ("letter", "{}."), ("roman", "{}."), ("capital", "{}."))),
    st.sampled_from([0, 3]),
    st.sampled_from(["", "- "]),
    st.sampled_from(["\n", "\n\n"]),
    st.booleans(),
)

_DEBRIS = [
    "1.", "2)", "(a)", "b.", "i.", "ii.", "iv)", "A.", "4.b.i", "1.1", "1.5 hours", "- ", "• ", "# ", "## ", "**Bold**",
    "> ", "| a | b |", "|---|---|", "---", "SUMMARY", "INSTRUCTION", "APPLICABILITY", "REVISION HISTORY", "Page 1 of 2",
    "Revised: 02/21/24", "02/21/24", "*", "[[", "]]", "\\", "<b>", "[x](y)", "\u200b", "\u00a0", "🙂", "“smart”", "-",
    "EXA-W001", "key: value", "\t", "    ",
]  # fmt: skip
_debris = st.one_of(_VOCABULARY, st.sampled_from(_DEBRIS))
debris = st.lists(
    st.tuples(st.integers(0, 9), st.lists(_debris, max_size=5)).map(lambda line: " " * line[0] + " ".join(line[1])),
    max_size=25,
).map("\n".join)
"""Lines of what may stand in a file, in no order."""
