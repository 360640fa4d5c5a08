"""Redlines of policies of a real school district: what was adopted, and what was proposed in its place.

The texts are not part of this project. They are looked for in ``shared/corpora/west-ada`` beside the checkout, or in
the folder that ``POLICYSITE_TRIALS`` names.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from policysite.analysis import ChangeKind, SegmentKind, apply, redline
from policysite.authoring import Given, imported, read_text
from policysite.model import Register, TextRevision, canonical_text
from tests.analysis.clause_trees import CHECKOUT
from tests.builders import held, register_of

TRIALS = Path(os.environ.get("POLICYSITE_TRIALS") or CHECKOUT.parent / "shared" / "corpora" / "west-ada")
PAIRS = sorted(path.name for path in TRIALS.glob("section-400/*.md") if (TRIALS / "main" / path.name).exists())
NUMBER = "TRI-W001"
WORDS_CHANGED = {ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.AMENDED}

pytestmark = pytest.mark.skipif(not PAIRS, reason=f"no policies to try in {TRIALS}")


@cache
def pair(name: str) -> tuple[TextRevision, TextRevision]:
    old = taken("main", name, 2001, register_of())
    return old, taken("section-400", name, 2002, register_of(held(NUMBER, old)))


def taken(folder: str, name: str, year: int, register: Register) -> TextRevision:
    """A text as the import takes it; clauses that the register has already keep their ids."""
    reading = read_text((TRIALS / folder / name).read_text(encoding="utf-8"), is_markdown=True)
    return imported(reading, register, Given(NUMBER, "Trial", date(year, 1, 1), "Imported.")).text


def unchanged(name: str) -> set[str]:
    """The clauses whose paragraphs stand in both texts with the same words."""
    old, new = pair(name)
    return {
        clause
        for clause in old.by_id.keys() & new.by_id.keys()
        if canonical_text(old.by_id[clause].clause.text) == canonical_text(new.by_id[clause].clause.text)
    }


@pytest.mark.parametrize("name", PAIRS)
def test_the_proposed_text_follows_from_the_adopted_one(name: str) -> None:
    old, new = pair(name)

    assert apply(redline(old, new), old) == new
    assert apply(redline(new, old), new) == old


@pytest.mark.parametrize("name", PAIRS)
def test_no_change_of_words_is_told_of_an_unchanged_paragraph(name: str) -> None:
    changed = {change.id for change in redline(*pair(name)).clauses if WORDS_CHANGED & set(change.kinds)}

    assert not changed & unchanged(name)
    assert changed | unchanged(name) == pair(name)[0].by_id.keys() | pair(name)[1].by_id.keys()


@pytest.mark.parametrize("name", PAIRS)
def test_words_of_amended_paragraphs_join_to_both_texts(name: str) -> None:
    for change in redline(*pair(name)).clauses:
        if change.old and change.new and change.words:
            old = "".join(segment.text for segment in change.words if segment.kind is not SegmentKind.INSERTED)
            new = "".join(segment.text for segment in change.words if segment.kind is not SegmentKind.DELETED)
            assert old == canonical_text(change.old.text)
            assert new == canonical_text(change.new.text)


def test_the_trials_try_every_kind_of_change_of_words() -> None:
    told = {kind for name in PAIRS for change in redline(*pair(name)).clauses for kind in change.kinds}

    assert told >= WORDS_CHANGED
    assert any(unchanged(name) for name in PAIRS)
