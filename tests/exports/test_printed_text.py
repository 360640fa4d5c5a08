"""Every text comes out of its PDF to the word, whatever it holds."""

from collections.abc import Sequence
from datetime import date

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.model import (
    AssociatedDocument,
    Document,
    Erratum,
    Organisation,
    Register,
    TextRevision,
    TranscriptionNote,
    parse,
    plain_text,
)
from tests.builders import clause
from tests.exports.pdf_reading import Element, ReadPdf, letters, read_pdf, typeset_form

NUMBER = "EXA-W001"
MARGIN = 70.5
"""One inch, in points, less what a glyph or a rule may hang over."""

MARKUP = r"""
# #let #import #eval( $ $x$ @ @label <label> <EXA-W001> * ** *a* _ _b_ ` ``` ~ \ \\ \# \u{41} \n // /* */ ///
https://example.org/?b=1&c [x](https://example.org/) = == - + / 1. a. (i) ' " '' -- --- ... [ ] [[ ]] { } ( ) ; : ,
& &amp; % %PDF ^ | < > << >> \( \) sys.inputs none null true "} ]}
"""
LETTERS = """
policy Straße naïve Ærø Łódź Nguyễn e\u0301 a\u0323\u0302 o\u0308 m\u0300 \u0105\u0301 İ \u0131 ﬁ ﬀi office waffle
Ωμέγα Привет č ŉ ǆ “quoted” \u2018so’ – — … § † • € £ ½ ² ™ © ® × ≤ ≠ → ☺ ☎ No\u00a0break thin\u2009space
soft\u00adhyphen zero\u200bwidth word\u2060joiner \U0001d400 \U0001d4b3
"""
FRAGMENTS = st.sampled_from([*MARKUP.split(), *(" ".join(LETTERS.split("\n")).split(" ")), " ", "  ", "\t"])
TEXTS = (
    st.tuples(st.lists(FRAGMENTS, min_size=1, max_size=8), st.sampled_from(["", " "]))
    .map(lambda drawn: drawn[1].join(drawn[0]).strip())
    .filter(letters)
)


def revision(**fields: object) -> TextRevision:
    stated = {
        "revised": date(2024, 3, 1),
        "evidence": "text",
        "change_note": "First.",
        "title": "Lending",
        "clauses": (clause("c1"),),
    }
    return TextRevision.model_validate(stated | fields)


def read(text: TextRevision, organisation: Organisation | None = None) -> ReadPdf:
    document = Document(number=NUMBER, department="EXA", type="form", revisions=(text,))
    register = Register(organisation=organisation or Organisation(name="Example"), documents=(document,))
    return read_pdf(typeset_form(register, NUMBER, date(2025, 1, 1)))


def words(text: str) -> str:
    """What a reader sees of a text with markup."""
    return letters(plain_text(parse(text)))


def listed(elements: Sequence[Element]) -> list[str]:
    return [letters(body.text) for element in elements for body in element.every("LBody")]


@given(st.lists(TEXTS, min_size=1, max_size=40))
@settings(max_examples=12)
def test_clauses_are_printed_to_the_word(given_texts: list[str]) -> None:
    clauses = [clause(f"c{count}", text) for count, text in enumerate(given_texts)]
    found = read(revision(clauses=clauses))
    assert listed(found.section("INSTRUCTION")) == [words(text) for text in given_texts]


@given(st.lists(TEXTS, min_size=12, max_size=12))
@settings(max_examples=12)
def test_all_else_is_printed_to_the_word(given_texts: list[str]) -> None:
    title, note, summary, item, associated, authority, transcription, was, now, erratum, department, kind = given_texts
    text = revision(
        title=title,
        change_note=note,
        summary=f"{summary}\n\n{summary}",
        applicability=(item,),
        associated_documents=(AssociatedDocument(number="EXA-P002", title=associated),),
        approval_authority=authority,
        transcription_notes=(TranscriptionNote(clause="c1", note=transcription), TranscriptionNote(note=transcription)),
        errata=(Erratum(on=date(2024, 4, 1), clause="c1", was=was, now=now, note=erratum),),
    )
    found = read(text, Organisation(name="Example", departments={"EXA": department}, document_types={"form": kind}))
    top = [letters(part.text) for part in found.tree.below[:3] if isinstance(part, Element)]
    assert top == [letters(f"{NUMBER} – {title}".upper()), letters(kind.upper()), letters(department.upper())]
    assert [letters(part.text) for part in found.section("SUMMARY")] == [words(summary)] * 2
    assert listed(found.section("APPLICABILITY")) == [words(item)]
    assert listed(found.section("ASSOCIATED DOCUMENTS")) == [letters(f"EXA-P002: {associated}")]
    assert [letters(part.text) for part in found.section("APPROVAL AUTHORITY")] == [words(authority)]
    (table,) = found.section("REVISION HISTORY")
    assert [letters(cell.text) for cell in table.every("TD")] == ["03/01/24", letters(note), "Fulltext"]
    assert listed(found.section("TRANSCRIPTION NOTES")) == [
        letters(f"Clause 1: {transcription}"),
        letters(transcription),
    ]
    assert listed(found.section("ERRATA")) == [
        letters(f"April 1, 2024, clause 1: “{was}” was corrected to “{now}”. {erratum}")
    ]


@pytest.mark.parametrize(
    "word",
    [
        "a" * 400,
        "W" * 120,
        "é" * 150,
        "e\u0301" * 100,
        "https://example.org/" + "path/" * 60,
        "-" * 300,
        "a-b/c" * 60,
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalter",
    ],
)
def test_no_word_is_too_long_for_the_page(word: str) -> None:
    deepest = clause("c1", "One.", clause("c2", "Two.", clause("c3", "Three.", clause("c4", word))))
    text = revision(title=word, change_note=word, clauses=(deepest,), applicability=(word,))
    organisation = Organisation(name="Example", departments={"EXA": word})
    register = Register(
        organisation=organisation, documents=(Document(number=NUMBER, department="EXA", revisions=(text,)),)
    )
    content = typeset_form(register, NUMBER, date(2025, 1, 1))
    assert listed(read_pdf(content).section("INSTRUCTION"))[-1] == letters(word)
    for page in pypdfium2.PdfDocument(content):
        width, _height = page.get_size()
        lefts_and_rights = [edge for item in page.get_objects() for edge in item.get_bounds()[::2]]
        assert min(lefts_and_rights) >= MARGIN
        assert max(lefts_and_rights) <= width - MARGIN


def test_a_script_that_runs_from_right_to_left_is_read_in_its_order() -> None:
    text = revision(title="שלום", approval_authority="שלום עולם")
    content = typeset_form(
        Register(organisation=Organisation(name="Example"), documents=(Document(number=NUMBER, revisions=(text,)),)),
        NUMBER,
        date(2025, 1, 1),
    )
    (page,) = pypdfium2.PdfDocument(content)
    assert "שלום עולם" in page.get_textpage().get_text_range()
