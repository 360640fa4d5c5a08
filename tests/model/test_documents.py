from datetime import date

import pytest

from policysite.model import Document
from tests.builders import clause, held, history_revision, register_of, text_revision

LOST = history_revision(date(2023, 3, 1))
TEXT = text_revision(date(2024, 3, 1), clause("care", "With care.", clause("hands", "With hands.")), summary="How.")


def test_the_texts_of_a_document_are_the_revisions_whose_text_is_held() -> None:
    assert held("EXA-W001", LOST, TEXT).texts == (TEXT,)


def test_a_revision_is_found_by_the_date_that_it_carries() -> None:
    assert held("EXA-W001", LOST, TEXT).revision(date(2023, 3, 1)) is LOST


def test_a_date_that_no_revision_carries() -> None:
    with pytest.raises(KeyError):
        held("EXA-W001", LOST).revision(date(2023, 3, 2))


def test_a_revision_takes_effect_on_its_revised_date_unless_it_says_otherwise() -> None:
    assert text_revision(date(2024, 3, 1)).effective_on == date(2024, 3, 1)
    assert text_revision(date(2024, 3, 1), effective=date(2024, 7, 1)).effective_on == date(2024, 7, 1)


def test_a_document_is_held_unless_it_says_otherwise() -> None:
    assert Document(number="EXA-W001").held


def test_documents_are_found_by_number() -> None:
    document = held("EXA-W001", TEXT)
    assert register_of(document).by_number == {"EXA-W001": document}


def test_clauses_are_found_by_id() -> None:
    assert {id_: placed.label for id_, placed in TEXT.by_id.items()} == {"care": "1", "hands": "1.a"}


def test_every_text_that_may_hold_markup_comes_with_its_path() -> None:
    text = text_revision(
        date(2024, 3, 1),
        clause("care", "With care.", clause("hands", "With hands.")),
        summary="How.",
        applicability=["You.", "Me."],
        approval_authority="Keeper",
    )
    assert list(text.texts()) == [
        (("summary",), "How.", None),
        (("clauses", 0, "text"), "With care.", "care"),
        (("clauses", 0, "clauses", 0, "text"), "With hands.", "hands"),
        (("applicability", 0), "You.", None),
        (("applicability", 1), "Me.", None),
        (("approval_authority",), "Keeper", None),
    ]
    assert [words for _path, words, _clause in text.texts("hands")] == ["With hands."]
    assert [words for _path, words, _clause in text.texts("e.")] == ["With care.", "Me."]
