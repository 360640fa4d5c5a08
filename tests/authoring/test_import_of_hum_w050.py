"""One policy, brought in every form in which a district may have it, becomes the same published revision."""

import os
from pathlib import Path

import pytest

from policysite.authoring import FindingKind, Given, Reading
from policysite.authoring.imported import imported
from policysite.authoring.readers.contents import read_contents
from policysite.authoring.readers.text import read_text
from policysite.loading import load
from tests.authoring.import_checks import assert_is_hum_w050, import_into_nothing
from tests.authoring.pdf_files import printed
from tests.authoring.word_files import VARIANTS
from tests.builders import ROOT
from tests.site import expected

DOUBTS = {
    "The file prints the title in capitals. "
    "Here it is “Staff Use of Electronic Communication Tools”: look at names and abbreviations."
}


def read_extracted() -> Reading:
    """The extracted text, with all the damage that it is known for."""
    return read_text("\n\n".join(expected.as_extracted()), is_markdown=False)


def mended(reading: Reading) -> Reading:
    """The one word that a person has to mend."""
    paragraphs = [
        type(paragraph)(
            paragraph.text.replace("Districtapproved", "District-approved"), paragraph.place, bullet=paragraph.bullet
        )
        for paragraph in reading.paragraphs
    ]
    return Reading(reading.form, tuple(paragraphs), reading.findings)


def doubts(reading: Reading) -> set[str]:
    return {found.what for found in import_into_nothing(reading).findings if found.kind is FindingKind.DOUBT}


def test_the_extracted_text_needs_a_hand_for_one_word() -> None:
    assert_is_hum_w050(import_into_nothing(mended(read_extracted())))


def test_what_was_garbled_in_extraction_is_reported() -> None:
    found = import_into_nothing(read_extracted())
    told = [(finding.kind, finding.what, finding.words) for finding in found.findings]
    assert (FindingKind.DOUBT, "The clause has no label in the file. By its place it is 4.d.i.", "") in told
    assert [words for kind, _, words in told if kind is FindingKind.LEFT_OUT] == [
        f"Revised: 02/21/24 DOC#: HUM-W050 Page {page} of 2" for page in (1, 2)
    ]
    assert [what for kind, what, _ in told if kind is FindingKind.MEND] == [
        "“Districtapproved” stands elsewhere as “District-approved”. "
        "A hyphen may have been lost or kept at the end of a line."
    ]
    assert [note.note for note in found.text.transcription_notes] == [
        "The source prints the title in capitals.",
        "The source shows no label for the clause. By its place it is 4.d.i.",
    ]


def test_clauses_of_a_known_document_keep_their_ids() -> None:
    register = load(ROOT).register
    text = register.by_number["HUM-W050"].texts[-1]
    found = imported(read_extracted(), register, Given())
    assert [placed.clause.id for placed in found.text.placed] == [placed.clause.id for placed in text.placed]


@pytest.mark.parametrize("variant", VARIANTS)
def test_word(variant: str) -> None:
    reading = read_contents(VARIANTS[variant](), ".docx")
    assert_is_hum_w050(import_into_nothing(reading))
    assert doubts(reading) == DOUBTS


@pytest.mark.parametrize("tags", [True, False])
def test_pdf(tags: bool) -> None:
    reading = read_contents(printed(tags=tags), ".pdf")
    assert reading.form == ("PDF with tags" if tags else "PDF without tags")
    assert_is_hum_w050(import_into_nothing(reading))
    assert doubts(reading) == DOUBTS
    assert sum(found.kind is FindingKind.LEFT_OUT for found in reading.findings) >= 2


def the_original() -> Path:
    folder = Path(os.environ.get("POLICYSITE_TRIALS") or ROOT.parent / "shared")
    return folder / "source" / "HUM-W050.txt"


@pytest.mark.skipif(not the_original().exists(), reason="the extracted text is not beside the checkout")
def test_the_original_extraction() -> None:
    reading = read_contents(the_original().read_bytes(), ".txt")
    assert_is_hum_w050(import_into_nothing(mended(reading)))
