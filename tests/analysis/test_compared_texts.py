from datetime import date

import pytest

from policysite.analysis import NotComparableError, compared_texts, drafts
from policysite.model import Document, Erratum, Ledger
from tests.builders import held, history_revision, not_held, register_of, text_revision

DOCUMENT = held(
    "EXA-W001",
    history_revision(date(2022, 1, 1)),
    text_revision(date(2023, 1, 1), "One."),
    text_revision(date(2024, 1, 1), "Two.", effective=date(2024, 7, 1)),
    text_revision(date(2025, 1, 1), "Three.", effective=date(2025, 7, 1)),
)


def sealed(document: Document, *but: date) -> Ledger:
    """The ledger after all revisions but some were published."""
    parts = drafts(register_of(document), Ledger())
    return Ledger().extended([row for row in parts if row[0].revised not in but], date(2025, 1, 1))


def dates(old: date | None = None, new: date | None = None, ledger: Ledger | None = None) -> tuple[date, date]:
    before, after = compared_texts(DOCUMENT, ledger or sealed(DOCUMENT), old, new)
    return before.revised, after.revised


def test_a_draft_is_compared_with_the_text_before_it() -> None:
    assert dates(ledger=sealed(DOCUMENT, date(2024, 1, 1))) == (date(2023, 1, 1), date(2024, 1, 1))


def test_without_a_draft_the_newest_text_is_compared() -> None:
    assert dates() == (date(2024, 1, 1), date(2025, 1, 1))


def test_a_day_is_that_of_a_revision_or_one_on_which_it_is_in_force() -> None:
    assert dates(date(2023, 1, 1), date(2025, 1, 1)) == (date(2023, 1, 1), date(2025, 1, 1))
    assert dates(date(2024, 6, 30), date(2024, 7, 1)) == (date(2023, 1, 1), date(2024, 1, 1))


def test_errata_are_in_the_words() -> None:
    erratum = Erratum(on=date(2023, 2, 1), clause="c1", was="One", now="First")
    corrected = text_revision(date(2023, 1, 1), "One.").model_copy(update={"errata": (erratum,)})
    document = held("EXA-W001", corrected, text_revision(date(2024, 1, 1), "Two."))
    before, _ = compared_texts(document, sealed(document))
    assert before.clauses[0].text == "First."


@pytest.mark.parametrize(
    ("document", "old", "new", "why"),
    [
        (DOCUMENT, None, date(2023, 1, 1), "only its row of the revision history is held"),
        (DOCUMENT, date(2022, 6, 1), None, "only its row of the revision history is held"),
        (DOCUMENT, date(2021, 1, 1), None, "No revision of EXA-W001 is in force on 2021-01-01."),
        (not_held("EXA-P003"), None, None, "No text of EXA-P003 is held."),
        (held("EXA-W009", text_revision(date(2024, 1, 1))), None, None, "is the first of EXA-W009"),
    ],
)
def test_where_a_text_is_missing(document: Document, old: date | None, new: date | None, why: str) -> None:
    with pytest.raises(NotComparableError, match=why):
        compared_texts(document, sealed(document), old, new)
