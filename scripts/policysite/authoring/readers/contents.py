"""What a file is, told by its contents; its name may say anything."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from policysite.authoring.readers.records import Finding, FindingKind, Reading, UnreadableError
from policysite.authoring.readers.text import read_text
from policysite.loading.source_file import MAX_BYTES

MAX_PARAGRAPHS = 10_000
"""Paragraphs of a file; a policy of 100 pages has about 1,000."""

LEGACY_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Word 97 to 2003 begins, and one that is locked by a password."""

_SAVE_AS = "Open it where it was written, save it as .docx or as PDF, and import that."
_OTHERS = (
    (b"{\\rtf", f"This is a file in Rich Text Format. {_SAVE_AS}"),
    (b"<!doctype", f"This is a web page. {_SAVE_AS}"),
    (b"<html", f"This is a web page. {_SAVE_AS}"),
    (b"<?xml", f"This is an XML file. {_SAVE_AS}"),
)
_NAMES = {"Word": (".docx", ".docm", ".doc"), "PDF with tags": (".pdf",), "PDF without tags": (".pdf",)}


def is_plain_text(content: bytes) -> bool:
    """Whether a file is to be read as text, which needs no care; all others are read in a process of their own."""
    return not (_is_pdf(content) or content.startswith((b"PK", LEGACY_WORD)))


def read_contents(content: bytes, suffix: str) -> Reading:
    """Read a file.

    Args:
        content: All of it.
        suffix: How its name ends, such as ``.docx``, in small letters.

    Raises:
        UnreadableError: It cannot be read.
    """
    if not content.strip():
        raise UnreadableError("The file is empty.")
    if _is_pdf(content):
        from policysite.authoring.readers.pdf import read_pdf  # noqa: PLC0415 - takes long to import

        reading = read_pdf(content)
    elif content.startswith(b"PK"):
        reading = _zipped(content)
    else:
        reading = read_text(_decoded(content), is_markdown=suffix in (".md", ".markdown"))
    if len(reading.paragraphs) > MAX_PARAGRAPHS:
        raise UnreadableError(f"The file has more than {MAX_PARAGRAPHS:,} paragraphs, so it is not read.")
    return _with_doubt_of_name(reading, suffix)


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1024]


def _zipped(content: bytes) -> Reading:
    from policysite.authoring.readers.word import read_word  # noqa: PLC0415 - takes long to import

    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        names = set()
    if "mimetype" in names:
        raise UnreadableError(f"This is a file of LibreOffice or the like. {_SAVE_AS}")
    return read_word(content)


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"The text has more than {MAX_BYTES // 1_000_000} MB, so it is not read.")
    for sign, what in _OTHERS:
        if content.lstrip()[:20].lower().startswith(sign):
            raise UnreadableError(what)
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        what = "This is neither a Word file nor a PDF, and no text in UTF-8 either."
        raise UnreadableError(f"{what} If it is text, save it again with the encoding UTF-8.")
    return text


def _with_doubt_of_name(reading: Reading, suffix: str) -> Reading:
    names = _NAMES.get(reading.form, (".txt", ".md", ".markdown", ".text", ""))
    if suffix in names:
        return reading
    what = f"The file is named {suffix}, but what it holds is: {reading.form}. It was read as that."
    return replace(reading, findings=(*reading.findings, Finding(FindingKind.DOUBT, "whole file", what)))
