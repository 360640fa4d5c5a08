"""Zip archives and XML that are damaged, or made to do harm."""

import io
import zipfile

import pytest

from policysite.authoring.readers import word_package
from policysite.authoring.readers.records import UnreadableError
from policysite.authoring.readers.word import read_word
from tests.authoring.word_files import W, bare, p, zipped


def test_the_strict_format_is_read_alike() -> None:
    body = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{p("Words")}</w:body></w:document>'
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="d.xml"/></Relationships>'
    )
    content = zipped({"_rels/.rels": relation, "d.xml": body})
    assert [paragraph.text for paragraph in read_word(content).paragraphs] == ["Words"]


def test_what_is_no_word_file() -> None:
    with pytest.raises(UnreadableError, match="no Word file"):
        read_word(zipped({"a.txt": "x"}))
    with pytest.raises(UnreadableError, match="damaged"):
        read_word(b"PK\x03\x04" + b"x" * 100)


def test_damaged_xml() -> None:
    whole = bare(p("Words"))
    with pytest.raises(UnreadableError, match="damaged"):
        read_word(_with_document(whole, "<w:document>"))


def test_a_part_that_unpacks_to_far_more_than_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_PART", 2_000_000)
    with pytest.raises(UnreadableError, match="2 MB"):
        read_word(_with_document(bare(p("Words")), "<a>" + " " * 2_000_000 + "</a>"))


@pytest.mark.parametrize(
    "document_type",
    [
        "<!DOCTYPE w [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
        "<!DOCTYPE w SYSTEM 'file:///etc/passwd'>",
        "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>",
    ],
)
def test_entities_are_refused(document_type: str) -> None:
    entity = "&b;" if "'&a;" in document_type else "&a;" if "ENTITY" in document_type else ""
    document = (
        f'{document_type}<w:document xmlns:w="{W}"><w:body>{p("Words").replace("Words", entity)}</w:body></w:document>'
    )
    with pytest.raises(UnreadableError):
        read_word(_with_document(bare(p("Words")), document))


def _with_document(content: bytes, document: str) -> bytes:

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    return zipped(files | {"word/document.xml": document})
