"""A tagged PDF as a screen reader meets it: its structure, with the words of each element."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pikepdf

from policysite.exports import Typesetter
from policysite.model import Register
from policysite.model.fingerprint import INVISIBLE
from policysite.rendering import Edition, addresses
from tests.exports.whole import form_pdfs

SITE = "https://policies.example.org/"

_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))


@dataclass
class Element:
    """An element of the structure tree.

    Attributes:
        role: Its tag, such as ``H1`` or ``LI``.
        attributes: What is said of it, such as the scope of a header cell.
        below: Words and elements in it, in reading order.
    """

    role: str
    attributes: dict[str, Any] = field(default_factory=dict)
    below: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.below)

    def every(self, *roles: str) -> Iterator[Element]:
        """The elements in it that have one of some tags, in reading order."""
        for part in self.below:
            if isinstance(part, Element):
                if part.role in roles:
                    yield part
                yield from part.every(*roles)


@dataclass
class ReadPdf:
    """What a PDF holds.

    Attributes:
        tree: Its structure.
        artifacts: The words that stand outside of it, such as footers, page by page.
        pdf: The file itself.
    """

    tree: Element
    artifacts: list[str]
    pdf: pikepdf.Pdf

    def section(self, heading: str) -> list[Element]:
        """What stands between a heading of the second level and the next heading."""
        elements = [part for part in self.tree.below if isinstance(part, Element)]
        start = next(index for index, part in enumerate(elements) if part.role == "H2" and part.text == heading)
        rest = elements[start + 1 :]
        return rest[: next((index for index, part in enumerate(rest) if part.role in ("H1", "H2")), len(rest))]


def read_pdf(content: bytes) -> ReadPdf:
    """Read a PDF."""
    pdf = pikepdf.open(io.BytesIO(content))
    words = [_words(page) for page in pdf.pages]
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    (root,) = pdf.Root.StructTreeRoot.K
    return ReadPdf(_element(root, pages, words), [found[None] for found in words], pdf)


def _words(page: pikepdf.Page) -> Mapping[int | None, str]:
    """The words on a page by the marks that the structure refers to; those without such a mark under ``None``."""
    words: dict[int | None, str] = defaultdict(str)
    fonts = {str(name): _letters_of(font) for name, font in page.obj.Resources.Font.items()}
    letters: Mapping[int, str] = {}
    marks: list[Any] = []  # each with its number, or with the words that stand for what is drawn in it
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = list(instruction.operands), str(instruction.operator)
        if name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in ("BDC", "BMC"):
            said: Any = operands[1] if len(operands) > 1 else {}
            marks.append(said)
            if "/ActualText" in said:
                words[_number(marks)] += str(said["/ActualText"])
        elif name == "EMC":
            marks.pop()
        elif name in ("Tj", "TJ") and not any("/ActualText" in said for said in marks):
            strings = operands[0] if name == "TJ" else operands
            codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
            words[_number(marks)] += "".join(
                letters[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)
            )
    return words


def _number(marks: list[Any]) -> int | None:
    return next((int(said["/MCID"]) for said in marks if "/MCID" in said), None)


def _letters_of(font: Any) -> Mapping[int, str]:
    """The letters behind the codes of a font."""
    table = font.ToUnicode.read_bytes()
    assert b"beginbfrange" not in table
    blocks = re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL)
    pairs = (pair for block in blocks for pair in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block))
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _element(node: Any, pages: Mapping[Any, int], words: list[Mapping[int | None, str]]) -> Element:
    attributes = {str(key)[1:]: value for group in node.get("/A", []) for key, value in group.items()}
    element = Element(str(node.S)[1:], attributes)
    below = node.get("/K", [])
    for part in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(part, int):
            element.below.append(words[pages[node.Pg.objgen]][part])
        elif "/MCID" in part:
            element.below.append(words[pages[part.get("/Pg", node.get("/Pg")).objgen]][int(part.MCID)])
        elif "/S" in part:
            element.below.append(_element(part, pages, words))
    return element


def letters(text: str) -> str:
    """A text without its spaces and without characters that nobody sees: lines may break anywhere."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_UNSEEN).split())


def typeset_form(register: Register, number: str, day: date, revised: date | None = None) -> bytes:
    """The official form of a document, or of one of its revisions, as of a day."""
    pdfs = dict(form_pdfs(Edition(register, day), SITE, Typesetter()))
    return pdfs[addresses.revision_pdf(number, revised) if revised else addresses.document_pdf(number)].read()
