"""What readers ask, made from the clauses that they look for; the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from policysite.exports.search_index import words_of
from policysite.model import Register
from policysite.rendering import addresses
from tests.benchmarks.corpus import PATTERNS

KINDS = ("words", "unfinished", "label", "slip")
_FUNCTION_WORDS = {word for pattern in PATTERNS for word in words_of(" ".join(pattern))}


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the address of the clause from which it was made."""

    kind: str
    words: str
    target: str


def queries(searched: Register, count: int, seed: int = 5) -> Iterator[Query]:
    """Three words of a clause; the same, the last one unfinished or one with two letters swapped; number and label."""
    chance = random.Random(seed)
    while count:
        document = chance.choice(searched.documents)
        placed = chance.choice(document.texts[-1].placed)
        said = dict.fromkeys(words_of(placed.clause.text.partition(" See [[")[0]))
        words = [word for word in said if word not in _FUNCTION_WORDS]
        if len(words) < 3:
            continue
        kind = KINDS[count % len(KINDS)]
        target = addresses.anchor(addresses.document(document.number), placed.clause.id)
        yield Query(kind, _asked(kind, f"{document.number} §{placed.label}", words, chance), target)
        count -= 1


def _asked(kind: str, place: str, words: list[str], chance: random.Random) -> str:
    if kind == "label":
        return chance.choice((place, place.lower().replace("-", " "), place.partition("-")[2].replace("§", "")))
    chosen = [words[at] for at in sorted(chance.sample(range(len(words)), 3))]
    if kind == "unfinished":
        chosen[-1] = chosen[-1][: max(3, len(chosen[-1]) * 2 // 3)]
    if kind == "slip":
        longest = max(range(3), key=lambda at: len(chosen[at]))
        word = chosen[longest]
        at = chance.randrange(1, len(word) - 1)
        chosen[longest] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(chosen)
