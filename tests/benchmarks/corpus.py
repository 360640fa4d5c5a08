"""A register of any size for benchmarks: documents, clauses, revisions and citations, the same for the same seed.

Its words are spread as in real policies: a few stand in nearly every clause, most in a handful, and each document keeps
to a subject of its own. Nothing in it is a policy of anyone.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path

from policysite.model import Clause, Document, Organisation, Register, TextRevision

AS_OF = date(2027, 3, 1)
"""A day on which the last revision of every document is in force."""

DEPARTMENTS = {
    "BUS": "Business Services",
    "CUR": "Curriculum",
    "FAC": "Facilities",
    "FIN": "Finance",
    "HUM": "Human Resources",
    "LEG": "Legal Affairs",
    "NUT": "Nutrition",
    "PAP": "Pupil Affairs",
    "SAF": "Safety",
    "SPE": "Special Education",
    "TEC": "Technology",
    "TRA": "Transportation",
}
TYPES = {"policy": "Policy", "work-instruction": "Work Instruction"}

MEETINGS = (8, 22)
"""The days of a month on which the board decides, so that many revisions share a day."""

_PATTERNS = """
The ~ must ~ each ~ before the ~.|Employees who ~ a ~ report it to the ~ without delay.|~ and ~ are not allowed on ~.
If the ~ is ~, the ~ shall ~ the ~ in writing.|Every ~ keeps a ~ of its ~ for the ~.|Parents may ask for a ~ of the ~.
No ~ is given to a ~ outside of the ~.|A ~ that was ~ by the District is ~ at least once a ~.|See ~ for more ~ about ~.
The ~ decides on the ~ of a ~ within ten ~ of the ~.|Students are told of the ~ and of their ~ when they ~ the ~.
Where a ~ cannot be ~, the ~ may be used until the ~.|All ~ should be ~ with ~, and with the ~ of the ~.
"""
PATTERNS = [pattern.split() for pattern in _PATTERNS.replace("\n", "|").split("|") if pattern]
"""Sentences of function words, in which a tilde stands for a word of the subject."""

_COMMON = """
student staff school report safety employee principal supervisor parent communication meeting record message platform
program activity training policy board superintendent review request approval contract evaluation schedule transport
bus driver kitchen meal allergy medicine nurse counselor emergency evacuation visitor volunteer camera device network
password account purchase invoice budget grant audit travel mileage leave absence substitute payroll benefit complaint
investigation discipline suspension bullying harassment attendance enrollment transfer transcript diploma grade testing
curriculum textbook library media field trip athletics coach concussion playground facility rental cleaning chemical
inspection maintenance warehouse delivery vehicle licence insurance claim retention archive privacy consent interpreter
"""
COMMON = _COMMON.split()
_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc st t tr v w"
_VOWELS = "a e i o u ea ou ai"
_CODAS = "b ck d l m n nd nt p r rd s st t x"
_ENDINGS = ("", "", "", "", "s", "s", "ing", "ed")
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Size:
    """How large a register is.

    Attributes:
        documents: How many documents.
        clauses: Clauses of the first revision of each.
        revisions: Revisions of each, all with their text.
        citations: Citations in each text, of other documents and of their clauses.
    """

    documents: int = 1000
    clauses: int = 35
    revisions: int = 4
    citations: int = 5


def register(size: Size, seed: int = 1) -> Register:
    """The register of a size."""
    chance = random.Random(seed)
    drafts = [_Draft(chance, number, size) for number in _numbers(size.documents)]
    for draft in drafts:
        for _ in range(size.citations):
            draft.cite(chance.choice(drafts))
    return Register(
        organisation=Organisation(name="the Benchmark District", departments=DEPARTMENTS, document_types=TYPES),
        documents=tuple(draft.document(size.revisions) for draft in drafts),
    )


def write_sources(register: Register, root: Path) -> None:
    """Write a register as the folder ``policy_src`` below a folder."""
    sources = root / "policy_src"
    (sources / "documents").mkdir(parents=True)
    _write(sources / "organisation.yml", register.organisation.model_dump(mode="json", exclude_defaults=True))
    for document in register.documents:
        folder = sources / "documents" / document.number
        folder.mkdir()
        _write(folder / "document.yml", document.model_dump(mode="json", exclude_defaults=True, exclude={"revisions"}))
        for revision in document.revisions:
            _write(folder / f"{revision.revised}.yml", revision.model_dump(mode="json", exclude_defaults=True))


def _write(path: Path, said: dict[str, object]) -> None:
    """JSON in quotes and brackets is YAML too, and is written much faster."""
    path.write_text("".join(f"{key}: {json.dumps(said[key])}\n" for key in said), encoding="utf-8", newline="\n")


def _numbers(documents: int) -> Iterator[str]:
    codes = list(DEPARTMENTS)
    for index in range(documents):
        yield f"{codes[index % len(codes)]}-{'WP'[index % 3 == 0]}{index // len(codes) + 1:03}"


@cache
def vocabulary() -> list[str]:
    """The words of which texts are made, the commonest first: real ones, and then made-up ones."""
    chance = random.Random(0)
    words = dict.fromkeys(COMMON)
    onsets, vowels, codas = _ONSETS.split(), _VOWELS.split(), _CODAS.split()
    while len(words) < 6000:
        syllables = range(chance.choice((2, 2, 3)))
        made = "".join(chance.choice(onsets) + chance.choice(vowels) for _ in syllables) + chance.choice(codas)
        words[made] = None
    return list(words)


@cache
def _weights(count: int) -> list[float]:
    """Zipf's law: the word at the tenth place is used a tenth as often as the first."""
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


class _Draft:
    """A document while it is written and revised."""

    def __init__(self, chance: random.Random, number: str, size: Size) -> None:
        self.chance = chance
        self.number = number
        self.subject = self._words(vocabulary(), 80)
        self.title = " ".join(word.capitalize() for word in dict.fromkeys(self._words(self.subject, 4)))
        self.summary = self._sentence()
        self.given = 0
        self.texts: dict[int, str] = {}
        self.below: dict[int, list[int]] = {0: []}
        self.depth = {0: 0}
        while len(self.texts) < size.clauses:
            self._insert(chance.choice([0, *(clause for clause in self.texts if self.depth[clause] < _DEPTH)]))

    def _words(self, words: list[str], count: int) -> list[str]:
        return self.chance.choices(words, cum_weights=_weights(len(words)), k=count)

    def _word(self) -> str:
        (word,) = self._words(self.subject if self.chance.random() < 0.6 else vocabulary(), 1)
        return word + self.chance.choice(_ENDINGS)

    def _sentence(self) -> str:
        words = " ".join(self.chance.choice(PATTERNS))
        while "~" in words:
            words = words.replace("~", self._word(), 1)
        return words[0].upper() + words[1:]

    def _insert(self, parent: int) -> None:
        self.given += 1
        self.texts[self.given] = " ".join(self._sentence() for _ in range(self.chance.choice((1, 1, 2, 3))))
        self.below[self.given] = []
        self.depth[self.given] = self.depth[parent] + 1
        siblings = self.below[parent]
        siblings.insert(self.chance.randint(0, len(siblings)), self.given)

    def cite(self, other: _Draft) -> None:
        """Cite another document, or one of its clauses, from a clause."""
        clause = self.chance.choice(list(self.texts))
        place = f"#{_id(self.chance.choice(list(other.texts)))}" if self.chance.random() < 0.3 else ""
        self.texts[clause] += f" See [[{other.number}{place}]]."

    def revise(self) -> None:
        """Reword a few clauses; perhaps insert, remove or move one."""
        chance = self.chance
        for clause in chance.sample(list(self.texts), k=min(chance.randint(1, 6), len(self.texts))):
            self._reword(clause)
        if chance.random() < 0.4:
            self._insert(chance.choice([0, *self.below[0]]))
        if chance.random() < 0.3 and len(self.texts) > 1:
            clause, siblings = self._leaf()
            siblings.remove(clause)
            del self.texts[clause], self.below[clause]
        if chance.random() < 0.2:
            clause, siblings = self._leaf()
            siblings.remove(clause)
            self.below[0].insert(chance.randint(0, len(self.below[0])), clause)

    def _leaf(self) -> tuple[int, list[int]]:
        return self.chance.choice(
            [(clause, siblings) for siblings in self.below.values() for clause in siblings if not self.below[clause]]
        )

    def _reword(self, clause: int) -> None:
        words = self.texts[clause].split()
        place = self.chance.randrange(len(words))
        if "[[" not in words[place]:
            words[place] = self._word()
        self.texts[clause] = " ".join(words)

    def document(self, revisions: int) -> Document:
        """The document with all its revisions."""
        texts = []
        for year in range(2027 - revisions, 2027):
            texts.append(self._text(date(year, self.chance.randint(1, 12), self.chance.choice(MEETINGS))))
            self.revise()
        department, _, rest = self.number.partition("-")
        type_ = "policy" if rest[0] == "P" else "work-instruction"
        return Document(number=self.number, department=department, type=type_, revisions=tuple(texts))

    def _text(self, revised: date) -> TextRevision:
        def clauses(parent: int) -> tuple[Clause, ...]:
            return tuple(
                Clause(id=_id(clause), text=self.texts[clause], clauses=clauses(clause))
                for clause in self.below[parent]
            )

        return TextRevision(
            revised=revised,
            evidence="text",
            change_note="As the board decided.",
            title=self.title,
            summary=self.summary,
            clauses=clauses(0),
            applicability=("All employees.",),
            approval_authority="Superintendent",
        )


def _id(clause: int) -> str:
    return f"clause-{clause}"
