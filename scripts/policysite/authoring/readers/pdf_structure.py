"""The structure tree of a tagged PDF, as ISO 32000-1, section 14.7, lays it down.

pdfplumber has one too, but gives all marks of an element to the element's first page, and an element may go on on the
next page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral
from pdfplumber.pdf import PDF

MAX_DEPTH = 100
MAX_ELEMENTS = 200_000

Mark = tuple[int, int]
"""Marked content: the page, counted from 1, and the number of the mark on it."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure.

    Attributes:
        type: Its standard type, such as ``P`` or ``LI``.
        parts: The marks and elements in it, in reading order.
    """

    type: str
    parts: tuple[Mark | Element, ...]

    def marks(self) -> Iterator[Mark]:
        """All marks in it, in reading order."""
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.marks()
            else:
                yield part


def structure(pdf: PDF) -> Element | None:
    """The structure of a file as one element; None where it has none, or none that can be read."""
    root = resolve1(pdf.doc.catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return None
    return Element("Document", tuple(_Tree(pdf, root).parts(root, None, 0)))


class _Tree:
    def __init__(self, pdf: PDF, root: dict[str, Any]) -> None:
        self.pages = {page.page_obj.pageid: page.page_number for page in pdf.pages}
        roles = resolve1(root.get("RoleMap"))
        self.roles = roles if isinstance(roles, dict) else {}
        self.seen: set[int] = set()
        self.count = 0

    def parts(self, of: dict[str, Any], page: int | None, depth: int) -> Iterator[Mark | Element]:
        kids = resolve1(of.get("K"))
        for kid in kids if isinstance(kids, list) else [of.get("K")]:
            part = self._part(kid, page, depth)
            if part:
                yield part

    def _part(self, kid: Any, page: int | None, depth: int) -> Mark | Element | None:
        if isinstance(kid, PDFObjRef):
            if kid.objid in self.seen:
                return None
            self.seen.add(kid.objid)
        found = resolve1(kid)
        if isinstance(found, int):
            return (page, found) if page else None
        self.count += 1
        if not isinstance(found, dict) or depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            return None
        reference = found.get("Pg")
        page = self.pages.get(reference.objid, page) if isinstance(reference, PDFObjRef) else page
        if "S" in found:
            return Element(self._type(found["S"]), tuple(self.parts(found, page, depth + 1)))
        mcid = resolve1(found.get("MCID"))
        return (page, mcid) if page and isinstance(mcid, int) else None

    def _type(self, name: Any) -> str:
        for _ in range(5):  # a type may stand for one that stands for another
            role = self.roles.get(_name(name))
            if role is None:
                break
            name = role
        return _name(name)


def _name(name: Any) -> str:
    found = resolve1(name)
    return str(found.name) if isinstance(found, PSLiteral) else ""
