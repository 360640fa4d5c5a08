"""A text that is written as an outline and read back is the same text."""

import pytest

from policysite.authoring import FindingKind, Given, whole_outline
from policysite.authoring.imported import imported
from policysite.authoring.readers.text import read_text
from policysite.loading import load
from policysite.model import HistoryRevision
from tests.builders import ROOT

REGISTERS = {"the District": ROOT, "the sample district": ROOT / "tests" / "sample_district"}
TEXTS = [
    pytest.param(register, document, text, id=f"{document.number} {text.revised}")
    for register in (load(root).register for root in REGISTERS.values())
    for document in register.documents
    for text in document.texts
]


@pytest.mark.parametrize(("register", "document", "text"), TEXTS)
def test_round_trip(register, document, text) -> None:  # type: ignore[no-untyped-def]
    outline = whole_outline(document, text, register.organisation)
    found = imported(read_text(outline, is_markdown=False), register, Given())
    assert found.text == text.model_copy(update={"transcription_notes": (), "errata": ()})
    assert (found.number, found.department, found.type) == (document.number, document.department, document.type)
    assert found.history == tuple(
        HistoryRevision(revised=row.revised, evidence="history", change_note=row.change_note)
        for row in document.revisions
        if row.revised < text.revised
    )
    doubts = [finding.what for finding in found.findings if finding.kind is not FindingKind.RECOGNISED]
    assert [what for what in doubts if "It was added to clause" not in what] == []


def test_an_outline_is_the_official_form_as_plain_text() -> None:
    register = load(ROOT).register
    document = register.by_number["HUM-W050"]
    lines = whole_outline(document, document.texts[-1], register.organisation).splitlines()
    assert lines[:6] == ["HUM-W050", "", "Work Instruction", "", "Human Resources", ""]
    assert lines[6] == "Title: Staff Use of Electronic Communication Tools"
    assert "   a. See [[INS-W036]] for information on school-sanctioned social media accounts." in lines
    assert "- 2020-09-09 Initial Work Instruction." in lines
    assert lines[-1] == "Revised: 2024-02-21"
