"""How long all redlines of a large register take, and how that compares with difflib on the same texts.

Run it by name: ``python tests/benchmarks/redline.py``. Texts are generated: documents of 35 clauses, about 700 words,
with 4 revisions; each revision rewords a few clauses, and may insert, remove or move one. A redline is timed with all
that it needs from two texts fresh from loading; difflib is given the words of the same texts, split beforehand. The two
take turns, document by document, and seconds are those of the processor, so that a busy machine misleads neither.
"""

from __future__ import annotations

import random
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from time import process_time

import click

from policysite.analysis import ChangeKind, redline
from policysite.model import Clause, TextRevision, normalised
from tests.benchmarks.figures import show

REVISIONS = 4
VOCABULARY = """
the the the the to to and and of of a in for with is are or by on that be their when must may should shall not
employees students parents guardians staff District school communication electronic platform messages concerns
safety supervisor principal report record records meeting workday individual group instruction approved professional
boundaries personal social media accounts information policy procedure board superintendent designee written notice
request response review annual training program activity assignment conduct responsible appropriate reasonable
District-approved parents/guardians school-sponsored e.g. tool, tools, possible, week. day. writing. [[PAP-W006]]
"""
WORDS = VOCABULARY.split()


class Draft:
    """A text that is revised."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.given = 0
        self.texts: dict[int, list[str]] = {}
        self.below: dict[int, list[int]] = {0: []}
        for _ in range(5):
            self._grow(0, 1)

    def _grow(self, parent: int, depth: int) -> None:
        clause = self._insert(parent)
        for _ in range(2 if depth < 3 else 0):
            self._grow(clause, depth + 1)

    def _insert(self, parent: int) -> int:
        self.given += 1
        self.texts[self.given] = self.chance.choices(WORDS, k=self.chance.randint(10, 30))
        self.below[self.given] = []
        siblings = self.below[parent]
        siblings.insert(self.chance.randint(0, len(siblings)), self.given)
        return self.given

    def revise(self) -> None:
        chance = self.chance
        for clause in chance.sample(sorted(self.texts), k=chance.randint(1, 6)):
            self._reword(self.texts[clause])
        if chance.random() < 0.4:
            self._insert(chance.choice([0, *self.below[0]]))
        if chance.random() < 0.3:
            clause, siblings = self._leaf()
            siblings.remove(clause)
            del self.texts[clause], self.below[clause]
        if chance.random() < 0.2:
            clause, siblings = self._leaf()
            siblings.remove(clause)
            chance.choice([self.below[0], *(self.below[top] for top in self.below[0])]).append(clause)

    def _leaf(self) -> tuple[int, list[int]]:
        leaves = [
            (clause, siblings) for siblings in self.below.values() for clause in siblings if not self.below[clause]
        ]
        return self.chance.choice(leaves)

    def _reword(self, words: list[str]) -> None:
        for _ in range(self.chance.randint(1, 3)):
            start = self.chance.randint(0, len(words) - 1)
            end = min(start + self.chance.randint(0, 3), len(words))
            words[start:end] = self.chance.choices(WORDS, k=self.chance.randint(1, 4))

    def text(self, year: int) -> TextRevision:
        def clauses(parent: int) -> tuple[Clause, ...]:
            return tuple(
                Clause(id=f"clause-{clause}", text=" ".join(self.texts[clause]), clauses=clauses(clause))
                for clause in self.below[parent]
            )

        said = {"revised": f"{year}-01-01", "evidence": "text", "change_note": "Reviewed.", "title": "Communication"}
        return TextRevision.model_validate(said | {"clauses": clauses(0)})


def document(seed: int) -> list[TextRevision]:
    """The revisions of a generated document."""
    draft = Draft(random.Random(seed))
    texts = [draft.text(2020)]
    for year in range(2021, 2020 + REVISIONS):
        draft.revise()
        texts.append(draft.text(year))
    return texts


def measure(documents: int) -> dict[str, float]:
    """Redline all consecutive texts, and give their words to difflib; seconds and counts."""
    seconds = dict.fromkeys(("redline", "difflib", "difflib_exact"), 0.0)
    kinds: Counter[ChangeKind] = Counter()
    words = 0

    for seed in range(documents):
        texts = document(seed)
        words += len(_words(texts[0]))
        fresh = [TextRevision.model_validate(text.model_dump()) for text in texts]
        start = process_time()
        redlines = [redline(old, new) for old, new in pairwise(fresh)]
        seconds["redline"] += process_time() - start
        for found in redlines:
            kinds += found.clause_counts()
        pairs = list(pairwise([_words(text) for text in texts]))
        for name, autojunk in (("difflib", True), ("difflib_exact", False)):
            start = process_time()
            for old_words, new_words in pairs:
                SequenceMatcher(None, old_words, new_words, autojunk).get_opcodes()
            seconds[name] += process_time() - start
    count = documents * (REVISIONS - 1)
    return {
        "documents": documents,
        "redlines": count,
        "words_a_document": round(words / documents),
        **{f"{kind}_clauses": kinds[kind] for kind in ChangeKind},
        "redline_seconds": round(seconds["redline"], 3),
        "redline_microseconds_each": round(seconds["redline"] / count * 1e6),
        "difflib_seconds": round(seconds["difflib"], 3),
        "difflib_exact_seconds": round(seconds["difflib_exact"], 3),
        "ratio_to_difflib": round(seconds["redline"] / seconds["difflib"], 3),
        "ratio_to_difflib_exact": round(seconds["redline"] / seconds["difflib_exact"], 3),
    }


def _words(text: TextRevision) -> list[str]:
    return [word for placed in text.placed for word in normalised(placed.clause.text).split()]


@click.command()
@click.option("--documents", default=1000, show_default=True, help="How many documents to generate.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(documents: int, as_json: bool) -> None:
    """Time all consecutive redlines of generated documents against difflib."""
    figures = measure(documents)
    show(figures, as_json=as_json)


if __name__ == "__main__":
    main()
