"""What a fingerprint covers, and what leaves it as it is."""

import unicodedata
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policysite.model import Clause, TextRevision, canonical_text, fingerprint, normalised, text_fingerprint

WHITE_SPACE = [chr(point) for point in range(0x3100) if chr(point).isspace() and point not in range(0x1C, 0x20)]
words = st.lists(
    st.text(st.characters(categories=["L", "N", "M", "Pd", "Po"], exclude_characters="*\\/[]"), min_size=1).filter(
        lambda word: normalised(word) not in ("", " ")
    ),
    min_size=1,
    max_size=12,
)
gaps = st.text(st.sampled_from(WHITE_SPACE), min_size=1, max_size=3)


def clause(text: str, **fields: Any) -> Clause:
    return Clause(id="a", text=text, **fields)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Report *safety* concerns.", "Report safety concerns."),
        ("Report **safety *concerns***.", "Report safety concerns."),
        ("See [[PAP-W006]], or [[HUM-W050#student-workers]].", "See [[PAP-W006]], or [[HUM-W050#student-workers]]."),
        ("Use [the *form*](https://example.org/a).", "Use the form [[https://example.org/a]]."),
        (r"Shown as such: \*, \[[PAP-W006]].", "Shown as such: *, [ [PAP-W006]]."),
        ("One.\nTwo *three*.\n\nFour.", "One. Two three. Four."),
        ("A line *that\nbreaks* emphasis.", "A line *that breaks* emphasis."),
        (" Report\t\u00a0safety\u2003 concerns. ", "Report safety concerns."),
        ("com\u00admu\u200bni\u2060cation\ufeff", "communication"),
        ("District\u2011approved, co\u2010worker", "District-approved, co-worker"),
        ("re\u0301sume\u0301", "r\u00e9sum\u00e9"),
        ("“Don\u2019t” – ‘do’ … 10 %", "“Don\u2019t” – ‘do’ … 10 %"),  # noqa: RUF001 - typography is the text's own
    ],
)
def test_canonical_text_is_what_a_reader_reads(text: str, canonical: str) -> None:
    assert canonical_text(text) == canonical


def test_no_character_but_white_space_is_taken_for_it() -> None:
    spaces = {chr(point) for point in range(0x11000) if normalised(f"a{chr(point)}b") == "a b"}

    assert spaces == set(WHITE_SPACE)


@given(st.text())
def test_one_spelling_is_final(text: str) -> None:
    once = normalised(text)

    assert normalised(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once
    assert once.strip(" ") == once


def test_a_fingerprint_can_be_recomputed_by_anyone() -> None:
    expected = sha256(rb'"See [[PAP-W006]], \"Boundaries\"."').hexdigest()

    assert fingerprint(clause('See\n  [[PAP-W006]], *"Boundaries"*.')) == f"sha256:{expected}"


def test_a_fingerprint_never_changes_between_releases() -> None:
    assert fingerprint(clause("Report safety concerns.")) == (
        "sha256:704b566e44831defaa9b1c657648418c492fdf3d7ddf3f79efff0ecdfd6308b1"
    )


def test_neither_id_nor_place_nor_the_clauses_below_enter() -> None:
    text = "Report safety concerns."
    below = Clause(id="b", text="At once.")

    assert fingerprint(clause(text)) == fingerprint(clause(text, clauses=(below,)))
    assert fingerprint(clause(text)) == fingerprint(Clause(id="c", text=text))


@given(words, st.data())
def test_neither_white_space_nor_unicode_spelling_enters(parts: list[str], data: st.DataObject) -> None:
    spelled = [unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), part) for part in parts]
    respaced = "".join(data.draw(gaps) + part for part in spelled)
    assume(all(unicodedata.is_normalized("NFC", f" {part}") for part in parts))

    assert fingerprint(clause(respaced)) == fingerprint(clause(" ".join(parts)))


@given(words, words, st.integers(min_value=0))
def test_any_changed_word_enters(parts: list[str], others: list[str], place: int) -> None:
    place %= len(parts)
    other = others[0]
    assume(normalised(other) != normalised(parts[place]))
    changed = [*parts[:place], other, *parts[place + 1 :]]

    assert fingerprint(clause(" ".join(changed))) != fingerprint(clause(" ".join(parts)))


TEXT: dict[str, Any] = {
    "revised": "2024-02-21",
    "evidence": "text",
    "change_note": "Initial.",
    "title": "Tools",
    "summary": "Why.",
    "clauses": [
        {"id": "a", "text": "One.", "clauses": [{"id": "b", "text": "Two."}]},
        {"id": "c", "text": "Three."},
    ],
    "applicability": ["All employees."],
    "associated_documents": [{"number": "PAP-W006", "title": "Boundaries"}],
    "approval_authority": "Executive Director",
}


def revision(**fields: Any) -> TextRevision:
    return TextRevision.model_validate(TEXT | fields)


def test_the_fingerprint_of_a_text_never_changes_between_releases() -> None:
    assert text_fingerprint(revision()) == "sha256:e83932413cc76170c5d2a350ca99e93c0be4d5748bedde3828f7b30da5f5d309"


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Tool"},
        {"summary": None},
        {"summary": "Why not."},
        {"clauses": [*TEXT["clauses"], {"id": "d", "text": "Four."}]},
        {"clauses": list(reversed(TEXT["clauses"]))},
        {"clauses": [{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}, TEXT["clauses"][1]]},
        {"clauses": [TEXT["clauses"][0], {"id": "e", "text": "Three."}]},
        {"applicability": []},
        {"associated_documents": [{"number": "PAP-W006"}]},
        {"approval_authority": None},
    ],
    ids=str,
)
def test_all_that_a_revision_prints_enters_its_fingerprint(fields: dict[str, Any]) -> None:
    assert text_fingerprint(revision(**fields)) != text_fingerprint(revision())


@pytest.mark.parametrize(
    "fields",
    [
        {"revised": "2025-01-01", "effective": "2025-02-01", "kind": "reaffirmed", "change_note": "Reviewed."},
        {"transcription_notes": [{"note": "Mended."}]},
        {"title": "Tools ", "summary": "*Why*.", "applicability": ["All\u00a0employees."]},
    ],
    ids=str,
)
def test_what_is_said_of_a_text_does_not_enter_its_fingerprint(fields: dict[str, Any]) -> None:
    assert text_fingerprint(revision(**fields)) == text_fingerprint(revision())
