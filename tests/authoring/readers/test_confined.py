"""Any file: what it is, is told by its contents; and reading it may take only so much."""

import sys
from pathlib import Path

import pytest

from policysite.authoring.readers import confined, contents
from policysite.authoring.readers.confined import read_file
from policysite.authoring.readers.contents import LEGACY_WORD, read_contents
from policysite.authoring.readers.records import UnreadableError
from tests.authoring.pdf_files import one_page
from tests.authoring.word_files import bare, p, zipped


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_pdf_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    pdf = put(tmp_path, "a.pdf", one_page('#link("http://example.org/")[Words]'))
    assert read_file(pdf) == read_contents(pdf.read_bytes(), ".pdf")


def test_why_it_cannot_be_read_comes_back_from_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="The PDF is damaged"):
        read_file(put(tmp_path, "a.pdf", b"%PDF-1.7 nothing"))


@pytest.mark.parametrize("harm", ["while True: pass", "bytearray(2 * 10**9)"])
def test_what_takes_too_much_is_ended(harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = "from policysite.authoring.readers import confined\nconfined.MAX_SECONDS = 1\nconfined._confine()\n"
    put(tmp_path, "harm.py", f"{begin}{harm}\n".encode())
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(confined, "_MODULE", "harm")
    with pytest.raises(UnreadableError, match="takes more than 60 seconds or more than 1 GB"):
        read_file(put(tmp_path, "a.pdf", one_page("Words")))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", b"", "The file is empty"),
        ("a.docx", b" \n", "The file is empty"),
        ("a.docx", b"PK\x03\x04 no archive", "The Word file is damaged"),
        ("a.docx", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a file of LibreOffice"),
        ("a.docx", zipped({"xl/workbook.xml": "<x/>"}), "This is no Word file"),
        ("a.doc", b"{\\rtf1 Words}", "Rich Text Format"),
        ("a.md", b"<!DOCTYPE html><p>Words", "a web page"),
        ("a.md", b"<html>", "a web page"),
        ("a.txt", "Größe".encode("latin-1"), "no text in UTF-8"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "no text in UTF-8"),
        ("a.txt", b"Words\0", "no text in UTF-8"),
    ],
)
def test_what_is_not_what_it_claims_to_be(name: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_contents(content, Path(name).suffix)


def test_a_wrong_name_is_in_doubt_and_does_no_harm() -> None:
    reading = read_contents(one_page("Words"), ".docx")
    assert [found.what for found in reading.findings] == [
        "The file is named .docx, but what it holds is: PDF with tags. It was read as that."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    (paragraph,) = read_file(put(tmp_path, "a.txt", "“Größe” 🙂".encode(encoding))).paragraphs
    assert paragraph.text == "“Größe” 🙂"


def test_files_that_are_not_there_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        read_file(tmp_path / "a.txt")
    with pytest.raises(UnreadableError, match="This is a folder"):
        read_file(tmp_path)
    monkeypatch.setattr(confined, "MAX_FILE", 4)
    with pytest.raises(UnreadableError, match="The file has more than"):
        read_file(put(tmp_path, "a.txt", b"Words"))
    monkeypatch.setattr(contents, "MAX_BYTES", 4)
    with pytest.raises(UnreadableError, match="The text has more than"):
        read_contents(b"Words", ".txt")
    monkeypatch.undo()
    monkeypatch.setattr(contents, "MAX_PARAGRAPHS", 1)
    with pytest.raises(UnreadableError, match="more than 1 paragraphs"):
        read_contents(b"One\n\nTwo", ".txt")


def test_without_libreoffice_an_older_word_file_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableError, match=r"Save it in Word as \.docx without a password, or install LibreOffice"):
        read_file(put(tmp_path, "a.doc", LEGACY_WORD + b"Words"))


@pytest.mark.parametrize("works", [True, False])
def test_libreoffice_converts_an_older_word_file(works: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name stands in for LibreOffice; it takes the arguments that LibreOffice takes."""
    made = put(tmp_path, "made.docx", bare(p("Words")))
    script = [
        f"#!{sys.executable}",
        "import pathlib, shutil, sys",
        "target = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1], pathlib.Path(sys.argv[-1]).stem + '.docx')",
        f"shutil.copy({str(made)!r}, target)" if works else "raise SystemExit(1)",
    ]
    put(tmp_path, "soffice", "\n".join(script).encode()).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    path = put(tmp_path, "a.doc", LEGACY_WORD + b"Words")
    if works:
        reading = read_file(path)
        assert [paragraph.text for paragraph in reading.paragraphs] == ["Words"]
        assert "converted by LibreOffice" in reading.findings[0].what
    else:
        with pytest.raises(UnreadableError, match="LibreOffice cannot convert it"):
            read_file(path)
