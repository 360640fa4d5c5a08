"""PDF/UA-1 and PDF/A-2a: as an independent validator sees it, and as we look ourselves."""

import io
import re
from collections.abc import Mapping
from datetime import date

import page
import pikepdf
import pytest

from policysite.exports import Pdf, Typesetter, register_pdf
from policysite.loading import load
from policysite.rendering import Edition
from tests.builders import ROOT
from tests.exports.pdf_reading import SITE, Element, ReadPdf, read_pdf
from tests.exports.whole import form_pdfs

SAMPLE = ROOT / "tests" / "sample_district"
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@pytest.fixture(scope="module")
def pdfs() -> Mapping[str, Pdf]:
    """The forms of every document, in every state in which a revision can be, and two registers."""
    found: dict[str, Pdf] = {}
    for root in (SAMPLE, ROOT):
        edition = Edition(load(root).register, date(2026, 11, 23))
        forms = dict(form_pdfs(edition, SITE, Typesetter()))
        found |= {address: pdf for address, pdf in forms.items() if address.count("/") == 2 or "SAF-P100" in address}
        found[f"{len(found)} documents"] = register_pdf(edition, SITE, Typesetter())
    return found


@pytest.fixture(scope="module")
def read(pdfs: Mapping[str, Pdf]) -> list[ReadPdf]:
    return [read_pdf(pdf.read()) for pdf in pdfs.values()]


def test_an_independent_validator_finds_nothing(pdfs: Mapping[str, Pdf]) -> None:
    assert len(pdfs) > 15
    for address, pdf in pdfs.items():
        for profile in PROFILES:
            report = page.validate_pdf_bytes(pdf.read(), profile=profile)
            faults = [f"{found.rule_id} {found.message}" for found in report.failures]
            assert (report.rules.total > 100, faults) == (True, []), f"{address}, {profile}"


def test_the_validator_would_find_something(pdfs: Mapping[str, Pdf]) -> None:
    pdf = pikepdf.open(io.BytesIO(next(iter(pdfs.values())).read()))
    del pdf.Root.StructTreeRoot.K[0].K[0].P
    pdf.Root.Lang = ""
    broken = io.BytesIO()
    pdf.save(broken)
    assert not page.is_pdf_compliant_bytes(broken.getvalue(), profile=page.ValidationProfile.PDF_UA_1)


def test_what_the_file_says_of_itself(read: list[ReadPdf]) -> None:
    for found in read:
        root = found.pdf.Root
        assert root.Lang == "en-US"
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.MarkInfo.Marked
        said = root.Metadata.read_bytes().decode()
        assert re.search(r"<pdfaid:part>2</.*<pdfaid:conformance>A</", said)
        assert "<pdfuaid:part>1</" in said
        assert f">{found.pdf.docinfo['/Title']}</" in said
        assert str(found.pdf.docinfo["/Title"]).upper().startswith(next(found.tree.every("H1")).text)


def test_it_is_dated_by_its_revision_and_not_by_the_clock(read: list[ReadPdf]) -> None:
    for found in read:
        dates = {str(found.pdf.docinfo[name]) for name in ("/CreationDate", "/ModDate")}
        month, day, year = (found.artifacts[0].partition("Revised: ")[2][:8] or "11/23/26").split("/")
        assert dates == {f"D:20{year}{month}{day}000000Z"}


def test_every_font_is_embedded(read: list[ReadPdf]) -> None:
    for found in read:
        descriptors = [
            item for item in found.pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        ]
        assert descriptors
        assert all("/FontFile3" in descriptor for descriptor in descriptors)


def test_headings_nest(read: list[ReadPdf]) -> None:
    for found in read:
        levels = [heading.role for heading in found.tree.every("H1", "H2", "H3", "H4", "H5", "H6")]
        assert levels[0] == "H1"
        assert set(levels) == {"H1", "H2"}


def test_lists_and_tables_are_made_as_they_must_be(read: list[ReadPdf]) -> None:
    for found in read:
        for element in found.tree.every("L"):
            assert {part.role for part in element.below if isinstance(part, Element)} <= {"L", "LI"}
        for item in found.tree.every("LI"):
            assert [part.role for part in item.below if isinstance(part, Element)] == ["Lbl", "LBody"]
        for table in found.tree.every("Table"):
            assert all(cell.attributes["Scope"] == "/Column" for cell in table.every("TH"))
            assert len({len(list(row.every("TH", "TD"))) for row in table.every("TR")}) == 1
            assert all(len(cell.attributes["Headers"]) == 1 for cell in table.every("TD"))


def test_every_link_has_words_and_says_where_it_leads(read: list[ReadPdf]) -> None:
    links = [link for found in read for page_ in found.pdf.pages for link in page_.obj.get("/Annots", [])]
    assert len(links) > 100
    assert all(str(link.Contents) for link in links)
    assert all(link.text.strip() for found in read for link in found.tree.every("Link"))


def test_every_heading_is_a_bookmark(read: list[ReadPdf]) -> None:
    def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
        return [title for item in items for title in (item.title, *titles(list(item.children)))]

    for found in read:
        with found.pdf.open_outline() as outline:
            bookmarks = [title.upper() for title in titles(list(outline.root))]
        assert bookmarks == [heading.text.upper() for heading in found.tree.every("H1", "H2")]


def test_a_stream_that_ends_like_a_line_is_told_from_the_end_of_its_line(pdfs: Mapping[str, Pdf]) -> None:
    streams = [stream for pdf in pdfs.values() for stream in pdf.read().split(b"endstream")[:-1]]
    assert [stream for stream in streams if stream.endswith(b"\r\n")] == []
    assert [stream for stream in streams if stream.endswith(b"\r\r")], "none of these files tries it"
