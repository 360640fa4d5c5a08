"""The check and the typesetter agree: what the check lets through is printed, to the word."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.checks.texts_printable import Word, not_printable, unusual_words
from policysite.loading import BUNDLED
from tests.builders import clause, held, register_of, text_revision
from tests.exports.pdf_reading import letters, read_pdf, typeset_form

REVISED = date(2024, 1, 1)

CHARACTERS = st.one_of(
    st.characters(codec="latin-1", exclude_categories=["C", "Z"], exclude_characters="*[\\"),
    st.characters(max_codepoint=0x600, exclude_categories=["C", "Z"], exclude_characters="*[\\"),
    st.characters(exclude_categories=["C", "Z"], exclude_characters="*[\\"),
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=10).filter(lambda text: not any(map(_runs_leftwards, text)))


def _runs_leftwards(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL")


@given(st.lists(TEXTS, min_size=20, max_size=20))
@settings(max_examples=12)
def test_what_is_let_through_can_be_printed(given_texts: list[str]) -> None:
    texts = [text for text in given_texts if not not_printable(unusual_words(text), BUNDLED) and letters(text)]
    title = next((text for text in texts if not not_printable(unusual_words(text, is_heading=True), BUNDLED)), "None")
    clauses = [clause(f"c{count}", text) for count, text in enumerate(["First.", *texts])]
    revision = text_revision(REVISED, *clauses, title=title)
    form = read_pdf(typeset_form(register_of(held("EXA-W001", revision)), "EXA-W001", date(2025, 1, 1)))
    found = [letters(body.text) for element in form.section("INSTRUCTION") for body in element.every("LBody")]
    assert found == [letters(text) for text in ["First.", *texts]]


def test_the_few_that_cannot_be_printed_are_found_among_many() -> None:
    words = [Word("plain", f"naïve{count}") for count in range(200)]
    words[17], words[130] = Word("plain", "😀"), Word("marked", "中文")
    assert not_printable(words, BUNDLED) == [words[17], words[130]]
    assert not_printable([], BUNDLED) == []


def test_a_sign_may_be_printable_in_one_style_alone() -> None:
    assert not_printable([Word("plain", "☎")], BUNDLED) == []
    assert not_printable([Word("marked", "☎")], BUNDLED) == [Word("marked", "☎")]
