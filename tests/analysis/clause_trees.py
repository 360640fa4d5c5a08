"""Texts for the tests of redlines: HUM-W050 with edits, and generated texts with generated edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from policysite.loading import load
from policysite.model import TextRevision

CHECKOUT = Path(__file__).parents[2]


@cache
def hum_w050() -> TextRevision:
    """The text of HUM-W050 in the register of this checkout."""
    return load(CHECKOUT).register.by_number["HUM-W050"].texts[-1]


def edited(text: TextRevision, edit: Callable[[dict[str, Any]], object]) -> TextRevision:
    """The text after an edit of its source, revised a year later."""
    source = text.model_dump(mode="json")
    source["revised"] = "2025-02-21"
    edit(source)
    return TextRevision.model_validate(source)


def clause_list(source: dict[str, Any], clause: str) -> tuple[list[dict[str, Any]], int]:
    """The list that holds a clause in a source, and the clause's place in it."""

    def search(clauses: list[dict[str, Any]]) -> Iterator[tuple[list[dict[str, Any]], int]]:
        for index, found in enumerate(clauses):
            if found["id"] == clause:
                yield clauses, index
            yield from search(found["clauses"])

    return next(search(source["clauses"]))


def clause_in(source: dict[str, Any], clause: str) -> dict[str, Any]:
    """A clause in a source."""
    clauses, index = clause_list(source, clause)
    return clauses[index]


WORDS = "staff students must may not report to the a of District-approved tools, records. (e.g., [[PAP-W006]])".split()  # noqa: SIM905
_sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
_numbers = st.integers(min_value=0, max_value=999)


@dataclass
class Tree:
    """A text that is being edited: what stands below each clause, and each clause's text."""

    below: dict[int | None, list[int]] = field(default_factory=lambda: {None: []})
    texts: dict[int, str] = field(default_factory=dict)
    given: int = 0
    around: dict[str, Any] = field(default_factory=dict)

    def copy(self) -> Tree:
        return Tree({k: list(v) for k, v in self.below.items()}, dict(self.texts), self.given, dict(self.around))

    def insert(self, parent: int | None, place: int, text: str) -> int:
        self.given += 1
        self.texts[self.given] = text
        self.below[self.given] = []
        self.below[parent].insert(place % (len(self.below[parent]) + 1), self.given)
        return self.given

    def parent(self, clause: int) -> int | None:
        return next(parent for parent, siblings in self.below.items() if clause in siblings)

    def under(self, clause: int | None) -> list[int]:
        """All clauses below a clause, in reading order."""
        return [each for child in self.below[clause] for each in (child, *self.under(child))]

    def delete(self, clause: int) -> None:
        """Remove a clause with all below it; a text keeps at least one."""
        gone = [clause, *self.under(clause)]
        if len(gone) < len(self.texts):
            self.below[self.parent(clause)].remove(clause)
            for each in gone:
                del self.below[each], self.texts[each]

    def move(self, clause: int, target: int, place: int) -> None:
        places: list[int | None] = [None, *(each for each in self.under(None) if each != clause)]
        parent = places[target % len(places)]
        if parent is None or parent not in self.under(clause):
            self.below[self.parent(clause)].remove(clause)
            self.below[parent].insert(place % (len(self.below[parent]) + 1), clause)

    def duplicate(self, clause: int, parent: int | None, place: int) -> None:
        """Copy a clause with all below it, each under an id of its own; also to a place below itself."""
        new = {each: self.given + count for count, each in enumerate([clause, *self.under(clause)], 1)}
        below: dict[int | None, list[int]] = {
            copy: [new[child] for child in self.below[each]] for each, copy in new.items()
        }
        self.given += len(new)
        self.texts |= {copy: self.texts[each] for each, copy in new.items()}
        self.below[parent].insert(place % (len(self.below[parent]) + 1), new[clause])
        self.below |= below

    def revision(self, revised: str) -> TextRevision:
        def source(clause: int) -> dict[str, Any]:
            children = [source(child) for child in self.below[clause]]
            return {"id": f"c{clause}", "text": self.texts[clause], "clauses": children}

        clauses = [source(clause) for clause in self.below[None]]
        said = {"revised": revised, "evidence": "text", "change_note": f"Note of {revised}", "title": "Tools"}
        return TextRevision.model_validate(said | {"clauses": clauses} | self.around)


_around = st.fixed_dictionaries(
    {},
    optional={
        "title": _sentences,
        "summary": _sentences,
        "kind": st.sampled_from(["editorial", "substantive"]),
        "applicability": st.lists(_sentences, max_size=4),
        "associated_documents": st.lists(
            st.fixed_dictionaries({"number": st.sampled_from(["A-1", "A-2", "A-3"])}, optional={"title": _sentences}),
            max_size=4,
        ),
        "approval_authority": _sentences,
        "transcription_notes": st.lists(st.fixed_dictionaries({"note": _sentences}), max_size=2),
    },
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Texts of one to a dozen clauses, up to five levels deep."""
    tree = Tree(around=draw(_around))
    for target, place, text in draw(st.lists(st.tuples(_numbers, _numbers, _sentences), min_size=1, max_size=12)):
        places: list[int | None] = [None, *tree.under(None)]
        tree.insert(places[target % len(places)], place, text)
    return tree


EDITS = ("insert", "delete", "move", "reword", "reorder", "copy", "restyle", "around")


@st.composite
def edits(draw: st.DrawFn, tree: Tree) -> Tree:
    """The same text after a few random edits."""
    tree = tree.copy()
    for _ in range(draw(st.integers(min_value=0, max_value=8))):
        edit = draw(st.sampled_from(EDITS))
        clauses = tree.under(None)
        clause = clauses[draw(_numbers) % len(clauses)]
        target, place = draw(_numbers), draw(_numbers)
        parent = [None, *clauses][target % (len(clauses) + 1)]
        if edit == "insert":
            tree.insert(parent, place, draw(_sentences))
        elif edit == "delete":
            tree.delete(clause)
        elif edit == "move":
            tree.move(clause, target, place)
        elif edit == "reword":
            tree.texts[clause] = draw(_sentences)
        elif edit == "reorder":
            siblings = tree.below[tree.parent(clause)]
            siblings[:] = draw(st.permutations(siblings))
        elif edit == "copy":
            tree.duplicate(clause, parent, place)
        elif edit == "restyle":
            tree.texts[clause] = restyled(tree.texts[clause])
        else:
            tree.around = draw(_around)
    return tree


def restyled(text: str) -> str:
    """A text that reads the same but is written otherwise."""
    return text.replace(" ", "\u00a0 ", 1).replace("staff", "*staff*")


@st.composite
def pairs(draw: st.DrawFn) -> tuple[TextRevision, TextRevision]:
    """Two texts of a document, one made from the other."""
    tree = draw(trees())
    return tree.revision("2024-01-01"), draw(edits(tree)).revision("2025-01-01")
