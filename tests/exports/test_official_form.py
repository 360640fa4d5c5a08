"""What the official form says: the register's words, in the order of the form, with what is true of the revision."""

from datetime import date

import pytest

from policysite.exports import Typesetter, register_pdf
from policysite.loading import load
from policysite.model import Clause, Register, Retirement
from policysite.rendering import Edition
from tests.builders import ROOT, clause, held, history_revision, not_held, register_of, text_revision
from tests.exports.pdf_reading import SITE, Element, ReadPdf, letters, read_pdf, typeset_form
from tests.exports.whole import form_pdfs
from tests.site import expected

AS_OF = date(2026, 11, 23)
SAMPLE = ROOT / "tests" / "sample_district"

SECTIONS = [
    "SUMMARY",
    "INSTRUCTION",
    "APPLICABILITY",
    "ASSOCIATED DOCUMENTS",
    "APPROVAL AUTHORITY",
    "REVISION HISTORY",
]


@pytest.fixture(scope="module")
def sample() -> Register:
    return load(SAMPLE).register


@pytest.fixture(scope="module")
def printed() -> ReadPdf:
    """HUM-W050."""
    return read_pdf(typeset_form(load(ROOT).register, expected.NUMBER, AS_OF))


def form_of(register: Register, number: str, revised: date | None = None, day: date = AS_OF) -> ReadPdf:
    return read_pdf(typeset_form(register, number, day, revised))


def texts(elements: list[Element]) -> list[str]:
    return [" ".join(element.text.split()) for element in elements]


def listed(elements: list[Element]) -> list[str]:
    return [body.text for element in elements for body in element.every("LBody")]


def labels(lists: list[Element], above: str = "") -> list[str]:
    """The full labels, put together from the labels of a list and of the lists in it."""
    found: list[str] = []
    for element in lists:
        for part in element.below:
            assert isinstance(part, Element)
            if part.role == "L":
                found += labels([part], f"{found[-1]}.")
            else:
                (label,) = part.every("Lbl")
                assert label.text.endswith(".")
                found.append(above + label.text[:-1])
    return found


def notice(form: ReadPdf) -> str:
    """What stands between the title block and the summary."""
    between = [part for part in form.tree.below if isinstance(part, Element)][3:]
    until = next(index for index, part in enumerate(between) if part.text == "SUMMARY")
    return " ".join(texts(between[:until]))


# ---- HUM-W050, against what was taken by hand from the printed form


def test_the_title_block(printed: ReadPdf) -> None:
    assert texts([part for part in printed.tree.below[:3] if isinstance(part, Element)]) == [
        f"{expected.NUMBER} – {expected.only('title').upper()}",
        expected.only("type").upper(),
        expected.only("department").upper(),
    ]


def test_the_sections_stand_in_the_order_of_the_form(printed: ReadPdf) -> None:
    assert [heading.text for heading in printed.tree.every("H2")] == [*SECTIONS, "TRANSCRIPTION NOTES", "THIS REVISION"]


def test_the_clauses_have_their_words_and_their_labels(printed: ReadPdf) -> None:
    instruction = printed.section("INSTRUCTION")
    assert labels(instruction) == expected.labels()
    assert listed(instruction) == [words for _label, words in expected.clauses()]


def test_the_other_sections(printed: ReadPdf) -> None:
    assert texts(printed.section("SUMMARY")) == [expected.only("summary")]
    assert listed(printed.section("APPLICABILITY")) == expected.all_of("applicability")
    assert listed(printed.section("ASSOCIATED DOCUMENTS")) == expected.all_of("associated document")
    assert texts(printed.section("APPROVAL AUTHORITY")) == expected.all_of("approval authority")


def test_the_revision_history_says_what_is_held(printed: ReadPdf) -> None:
    (table,) = printed.section("REVISION HISTORY")
    rows = [[cell.text for cell in row.every("TD")] for row in table.every("TR")][1:]
    assert [f"{revised} {note}" for revised, note, _held in rows] == expected.all_of("revision")
    assert [held for _revised, _note, held in rows] == ["This row only"] * 3 + ["Full text"]


def test_every_page_has_the_footer_of_the_form(printed: ReadPdf) -> None:
    assert len(printed.artifacts) == 2
    for page, footer in enumerate(printed.artifacts, 1):
        assert footer == f"Revised: {expected.REVISED}DOC#: {expected.NUMBER}Page {page} of 2"


def test_transcription_notes_and_permanent_address(printed: ReadPdf) -> None:
    notes = listed(printed.section("TRANSCRIPTION NOTES"))
    assert len(notes) == 5
    assert notes[0].startswith('Clause 4.b.i: The source shows "Districtapproved"')
    address = f"{SITE}{expected.REVISION}"
    assert f"Permanent address: {address}" in texts(printed.section("THIS REVISION"))
    addresses = [str(link.A.URI) for page in printed.pdf.pages for link in page.obj.get("/Annots", [])]
    assert address in addresses
    assert f"{SITE}policies/PAP-W006/" in addresses


def test_a_form_without_a_known_site_has_no_links_but_those_of_its_text() -> None:
    edition = Edition(load(ROOT).register, AS_OF)
    _address, pdf = next(form_pdfs(edition, None, Typesetter()))
    assert "http" not in read_pdf(pdf.read()).tree.text


# ---- How a revision stands


def test_a_text_in_force_needs_no_notice(printed: ReadPdf) -> None:
    assert notice(printed) == ""
    assert (
        texts(printed.section("THIS REVISION"))[0] == "Revised on February 21, 2024. In force from February 21, 2024."
    )


SAMPLE_NOTE = "Sample: a fictional district. Every document in this file is invented."


@pytest.mark.parametrize(
    ("number", "revised", "said"),
    [
        (
            "SAF-P100",
            date(2026, 11, 9),
            "Upcoming. This revision takes effect on January 4, 2027. Until then it is not in force.",
        ),
        (
            "SAF-P100",
            date(2025, 6, 9),
            "In force. This revision is in force from July 1, 2025 through January 3, 2027. "
            "On January 4, 2027 the next revision takes its place.",
        ),
        (
            "SAF-W101",
            date(2022, 8, 8),
            "Superseded. This revision was in force from August 8, 2022 through January 15, 2024. "
            "The next revision took effect on January 16, 2024.",
        ),
        (
            "STU-P390",
            None,
            "Retired. This document was retired on July 1, 2024 and is no longer in force. "
            "In its place stands STU-P400 Field Trips. "
            "This revision was in force from March 13, 2023 through June 30, 2024.",
        ),
    ],
)
def test_the_notice_says_how_the_revision_stands(
    sample: Register, number: str, revised: date | None, said: str
) -> None:
    form = form_of(sample, number, revised)
    assert notice(form) == f"{SAMPLE_NOTE} {said}"
    standing = said.partition(".")[0]
    for header in form.artifacts:
        assert header.startswith("Revised" if standing == "In force" else standing)


def test_a_retirement_is_told_beforehand_and_with_its_reason() -> None:
    document = held("EXA-W001", text_revision(date(2024, 1, 1)))
    document = document.model_copy(update={"retired": Retirement(on=date(2025, 6, 1), note="Nobody lends any more.")})
    register = register_of(document)
    assert notice(form_of(register, "EXA-W001", day=date(2025, 5, 31))) == (
        "In force. This revision is in force from January 1, 2024 through May 31, 2025. "
        "On June 1, 2025 the document will be retired."
    )
    assert notice(form_of(register, "EXA-W001", day=date(2025, 6, 1))) == (
        "Retired. This document was retired on June 1, 2025 and is no longer in force. Nobody lends any more. "
        "This revision was in force from January 1, 2024 through May 31, 2025."
    )


def test_an_erratum_stands_in_the_text_and_beside_it_from_its_day_on(sample: Register) -> None:
    revised = date(2024, 8, 5)
    form = form_of(sample, "TEC-W205", revised)
    assert "within two school days" in " ".join(listed(form.section("INSTRUCTION")))
    assert listed(form.section("ERRATA")) == [
        "September 3, 2024, clause 4: “within ten school days” was corrected to “within two school days”. "
        "Found by a school library. The signed copy has “two”, as before."
    ]
    before = form_of(sample, "TEC-W205", revised, day=date(2024, 9, 2))
    assert "within ten school days" in " ".join(listed(before.section("INSTRUCTION")))
    assert "ERRATA" not in [heading.text for heading in before.tree.every("H2")]


def test_what_a_revision_leaves_out_is_said_to_be_left_out() -> None:
    form = form_of(register_of(held("EXA-W001", text_revision(date(2024, 1, 1)))), "EXA-W001")
    assert texts(form.section("APPLICABILITY")) == ["Not stated in this revision."]
    assert "Type not known" in form.tree.text


def test_the_history_ends_with_the_revision_itself() -> None:
    document = held("EXA-W001", *(text_revision(date(2020 + count, 1, 1)) for count in range(4)))
    (table,) = form_of(register_of(document), "EXA-W001", date(2021, 1, 1)).section("REVISION HISTORY")
    assert [row.text[:8] for row in table.every("TR")][1:] == ["01/01/20", "01/01/21"]


def test_a_citation_leads_to_the_clause_in_the_same_form_and_else_to_the_site() -> None:
    cited = held("EXA-W002", text_revision(date(2024, 1, 1), clause("care", "Handle with care.")))
    citing = held(
        "EXA-W001", text_revision(date(2024, 1, 1), clause("c1", "See [[EXA-W001#c1]] and [[EXA-W002#care]]."))
    )
    form = form_of(register_of(citing, cited), "EXA-W001")
    assert listed(form.section("INSTRUCTION")) == ["See EXA-W001 §1 and EXA-W002 §1."]
    (page,) = form.pdf.pages
    own, other, *_ = page.Annots
    assert own.Dest[0].objgen == page.obj.objgen
    assert str(other.A.URI) == f"{SITE}policies/EXA-W002/#care"


# ---- Long documents


def test_a_long_document() -> None:
    def tree(depth: int, name: str) -> Clause:
        below = [tree(depth + 1, f"{name}-{count}") for count in range(1, 4)] if depth < 4 else []
        return clause(name, f"Clause {name}. " + "Examples are lent to anyone who asks. " * 5, *below)

    text = text_revision(date(2024, 1, 1), *(tree(1, f"c{count}") for count in range(1, 11)))
    document = held("EXA-W001", *(history_revision(date(1900 + count, 1, 1)) for count in range(100)), text)
    form = form_of(register_of(document), "EXA-W001")
    instruction = form.section("INSTRUCTION")
    assert labels(instruction) == [placed.label for placed in text.placed]
    assert [letters(words) for words in listed(instruction)] == [letters(placed.clause.text) for placed in text.placed]
    (table,) = form.section("REVISION HISTORY")
    assert len(list(table.every("TR"))) == 102
    assert len(list(table.every("THead"))) == 1
    pages = len(form.artifacts)
    assert pages > 8
    assert [page.partition("Page ")[2] for page in form.artifacts] == [
        f"{page} of {pages}" for page in range(1, pages + 1)
    ]


# ---- The register


def test_the_register_holds_every_text_in_force_behind_a_table_of_all_documents(sample: Register) -> None:
    edition = Edition(sample, AS_OF)
    register = read_pdf(register_pdf(edition, SITE, Typesetter()).read())
    in_force = [document for document in edition.documents if edition.text(document)]
    table = next(register.tree.every("Table"))
    rows = {
        cells[0]: cells for row in list(table.every("TR"))[1:] if (cells := [cell.text for cell in row.every("TD")])
    }
    assert list(rows) == [document.number for document in edition.documents]
    assert rows["STU-P390"][1:] == ["Educational Travel", "Policy, Student Services", "Retired", "None in force", "–"]
    assert rows["OPS-F611"][1:] == ["Certificate of Records Destruction", "Not known", "Not held", "Not known", "–"]
    headings = [heading.text.partition(" ")[0] for heading in register.tree.every("H1")]
    assert headings == ["REGISTER", *(document.number for document in in_force)]
    for document in in_force:
        first = int(rows[document.number][-1])
        assert f"DOC#: {document.number}Page {first} of" in register.artifacts[first - 1]
        assert f"DOC#: {document.number}" not in register.artifacts[first - 2]
    bookmarks = [item.title for item in register.pdf.open_outline().root]
    assert [title.partition(" ")[0] for title in bookmarks] == ["Register", *headings[1:]]


def test_in_the_register_citations_stay_within_the_file() -> None:
    cited = held("EXA-W002", text_revision(date(2024, 1, 1), clause("care", "Handle with care.")))
    citing = held("EXA-W001", text_revision(date(2024, 1, 1), clause("c1", "See [[EXA-W002#care]] and [[EXA-P003]].")))
    edition = Edition(register_of(citing, cited, not_held("EXA-P003")), AS_OF)
    register = read_pdf(register_pdf(edition, SITE, Typesetter()).read())
    _table, page, other = register.pdf.pages
    care, outside, *_ = page.Annots
    assert care.Dest[0].objgen == other.obj.objgen
    assert str(outside.A.URI) == f"{SITE}policies/EXA-P003/"


def test_a_register_without_any_text() -> None:
    for documents in ((), (not_held("EXA-P003"),), (held("EXA-W001", history_revision(date(2020, 1, 1))),)):
        edition = Edition(register_of(*documents), AS_OF)
        assert dict(form_pdfs(edition, SITE, Typesetter())) == {}
        register = read_pdf(register_pdf(edition, SITE, Typesetter()).read())
        assert [heading.text for heading in register.tree.every("H1", "H2")] == ["REGISTER OF POLICIES"]
