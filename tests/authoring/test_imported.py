"""What a file says of its document, and what it leaves unsaid."""

from datetime import date

import pytest

from policysite.authoring import AuthoringError, FindingKind, Given, Imported
from policysite.authoring.imported import imported
from policysite.authoring.readers.text import read_text
from policysite.model import Register
from tests.authoring.import_checks import EMPTY
from tests.builders import clause, held, not_held, register_of, text_revision

FORM = """
EXA-W001 – Lending

INSTRUCTION

1. Examples are lent.

REVISION HISTORY

- 03/01/24 Initial text.
"""


def took(text: str, given: Given | None = None, register: Register = EMPTY) -> Imported:
    return imported(read_text(text, is_markdown=False), register, given or Given())


def told(found: Imported, kind: FindingKind) -> list[str]:
    return [" ".join(filter(None, (finding.what, finding.words))) for finding in found.findings if finding.kind is kind]


def test_a_form_says_all_that_must_be_known() -> None:
    found = took(FORM)
    assert (found.number, found.text.title, found.text.revised) == ("EXA-W001", "Lending", date(2024, 3, 1))
    assert (found.text.change_note, found.text.effective, found.history) == ("Initial text.", None, ())


@pytest.mark.parametrize(
    ("text", "given", "lacking"),
    [
        (
            "1. Words",
            Given(),
            "its number, nor its title, nor the day on which it was revised, nor the change note of that",
        ),
        (
            "1. Words",
            Given(number="X-1", title="X", revised=date(2024, 3, 1)),
            "the change note of that revision. Say so with --note",
        ),
        (FORM.replace("EXA-W001 – ", ""), Given(), "The file does not say its number. Say so with --number."),
        (
            FORM.replace("03/01/24 ", ""),
            Given(note="So."),
            "does not say the day on which it was revised. Say so with --revised.",
        ),
    ],
)
def test_what_is_not_said_is_asked_for_and_never_invented(text: str, given: Given, lacking: str) -> None:
    with pytest.raises(AuthoringError) as raised:
        took(text, given)
    assert lacking in str(raised.value)


@pytest.mark.parametrize("number", ["../../etc", "hum-w050", "HUM W050", "HUM", "X-1/..", "-"])
def test_a_number_that_cannot_be_one_is_refused(number: str) -> None:
    with pytest.raises(AuthoringError, match="cannot be a document number"):
        took(FORM, Given(number=number))


def test_line_breaks_and_invisible_characters_of_what_is_given_are_mended() -> None:
    found = took("1. Words", Given("X-1", "Care\n of\x07 it", date(2024, 3, 1), "As\r\n decided."))
    assert (found.text.title, found.text.change_note) == ("Care of it", "As decided.")


def test_what_is_given_goes_before_what_the_file_says() -> None:
    found = took(FORM, Given("EXA-W002", "Borrowing", date(2024, 5, 1), "As decided."))
    assert (found.number, found.text.title, found.text.revised) == ("EXA-W002", "Borrowing", date(2024, 5, 1))
    assert found.text.change_note == "As decided."
    assert [row.change_note for row in found.history] == ["Initial text."]
    assert "The text is of 2024-05-01, but the last row of the revision history is of 2024-03-01." in told(
        found, FindingKind.DOUBT
    )


def test_facts_at_the_foot_and_in_the_title_block() -> None:
    text = f"{FORM}\nRevised: 03/01/24   Effective: 04/01/24   Kind of change: editorial   DOC#: EXA-W001\n"
    text = text.replace("Lending\n", "Lending\n\nWork Instruction\n\nHUM\n\nStatus: final\n")
    found = took(text)
    assert (found.text.effective, found.text.kind) == (date(2024, 4, 1), "editorial")
    assert (found.type, found.department) == ("work-instruction", "HUM")
    assert told(found, FindingKind.NOT_PLACED) == ["The register has no place for this. Status: final"]


def test_a_type_that_the_organisation_does_not_have() -> None:
    found = took(FORM.replace("Lending\n", "Lending\n\nType: Handbook\n"))
    assert told(found, FindingKind.NOT_PLACED) == [
        "organisation.yml does not have this type. Add it there, and then to document.yml. Type: Handbook"
    ]


def test_rows_that_cannot_be_placed() -> None:
    rows = "- 02/31/24 No such day.\n- 03/01/24 Again.\n- 01/01/24\n- Without a day."
    found = took(f"{FORM.rstrip()}\n{rows}\n\nASSOCIATED DOCUMENTS\n\n- EXA-W002: Care\n- EXA-W003\n- The handbook\n")
    assert [(row.number, row.title) for row in found.text.associated_documents] == [
        ("EXA-W002", "Care"),
        ("EXA-W003", None),
    ]
    assert told(found, FindingKind.NOT_PLACED) == [
        "“02/31/24” is not a day of the calendar. 02/31/24 No such day.",
        "There is a row of 2024-03-01 already, and a document has one revision a day. 03/01/24 Again.",
        "This row of the revision history says nothing of the change. 01/01/24",
        "This is no row of the revision history: it does not begin with a date. Without a day.",
        "An associated document begins with its number, and this does not. The handbook",
    ]


def test_known_numbers_are_cited_and_others_that_look_alike_are_in_doubt() -> None:
    register = register_of(held("EXA-W001", text_revision(date(2020, 1, 1))), not_held("EXA-P003"))
    words = "See EXA-P003, EXA-W099 and EXA-W001; not XEXA-P003 or EXA-P003-1 or https://example.org/EXA-P003."
    found = took(FORM.replace("Examples are lent.", words), register=register)
    assert found.text.clauses[0].text.startswith(
        "See [[EXA-P003]], EXA-W099 and EXA-W001; not XEXA-P003 or EXA-P003-1 or"
    )
    assert [what for what in told(found, FindingKind.DOUBT) if "EXA-W099" in what] == [
        "EXA-W099 looks like the number of a document that the register does not have. Add it, then write [[EXA-W099]]."
    ]


def test_words_that_look_like_markup_or_a_label_stay_words() -> None:
    found = took(FORM.replace("Examples are lent.", "A. Smith lends <b> and 3 < 4.\n2. (2) Two."))
    assert [top.text for top in found.text.clauses] == ["A\\. Smith lends \\<b> and 3 < 4.", "(2\\) Two."]


def test_a_lead_before_the_labels_goes_to_the_summary_so_that_the_labels_stay() -> None:
    found = took(FORM.replace("1. Examples", "Do as follows.\n\n1. Examples"))
    assert (found.text.summary, [placed.label for placed in found.text.placed]) == ("Do as follows.", ["1"])
    assert told(found, FindingKind.DOUBT)[0].startswith("The instruction begins with text that has no label.")


def test_a_heading_that_is_no_section_belongs_to_the_instruction() -> None:
    text = FORM.replace("REVISION", "APPLICABILITY\n\n- All staff\n\n**Definitions**\n\nAn example is one.\n\nREVISION")
    found = took(text)
    assert found.text.applicability == ("All staff",)
    assert [placed.clause.text for placed in found.text.placed][1:] == ["**Definitions**", "An example is one."]
    assert any("“Definitions” is no section of the form." in what for what in told(found, FindingKind.DOUBT))


def test_a_section_that_stands_twice_is_in_doubt() -> None:
    found = took(FORM.replace("REVISION", "INSTRUCTION\n\n2. More.\n\nREVISION"))
    assert [placed.label for placed in found.text.placed] == ["1", "2"]
    assert "The section INSTRUCTION stands here for the second time." in told(found, FindingKind.DOUBT)


def test_without_a_form_the_front_matter_or_the_first_heading_says_the_title() -> None:
    given = Given(number="EXA-W001", revised=date(2024, 3, 1), note="As decided.")
    assert took("# Lending\n\nExamples are lent.", given).text.title == "Lending"
    assert (
        took("---\ntitle: EXA-W009 Lending\n---\n\nExamples are lent.", Given(revised=given.revised, note="x")).number
        == "EXA-W009"
    )


def test_ids_are_kept_by_words_then_by_likeness_and_never_given_to_another_clause() -> None:
    old = text_revision(
        date(2020, 1, 1),
        clause("gone", "This rule about loans of large examples is gone now."),
        clause("same", "Examples are lent."),
        clause("alike", "Borrowers wash every example before they bring it back."),
    )
    text = "1. Borrowers wash each example before they bring it back.\n2. Examples are lent.\n3. Gone."
    found = took(FORM.replace("1. Examples are lent.", text), register=register_of(held("EXA-W001", old)))
    assert [placed.clause.id for placed in found.text.placed] == ["alike", "same", "gone-2"]


def test_a_title_in_capitals_is_written_as_the_register_writes_it() -> None:
    old = text_revision(date(2020, 1, 1), title="Use of iPads")
    text = FORM.replace("Lending", "USE OF IPADS")
    assert took(text, register=register_of(held("EXA-W001", old))).text.title == "Use of iPads"
    assert took(text).text.title == "Use of Ipads"


@pytest.mark.parametrize("text", ["", "\n\n", "EXA-W001 – Lending\n\nREVISION HISTORY\n\n- 03/01/24 First.\n"])
def test_a_file_without_a_text(text: str) -> None:
    with pytest.raises(AuthoringError, match="There is no text in the file"):
        took(text)
