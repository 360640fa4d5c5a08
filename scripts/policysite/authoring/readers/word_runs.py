"""The words of one paragraph of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.marked_up import Run, can_be_linked
from policysite.authoring.readers.records import Finding, FindingKind
from policysite.authoring.readers.word_package import R, W, WordPackage
from policysite.authoring.readers.word_styles import is_on, value

_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GONE = {"del": "A tracked deletion was carried out.", "moveFrom": "Words that were moved were left out here."}
_PICTURES = {"drawing", "pict", "object"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_BULLETS = {"F0B7": "•", "F0A7": "▪", "F0D8": "‣"}


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The first of several ways to show the same."""
    return next(iter(alternatives), alternatives)


class Runs:
    """Reads the words of paragraphs, one after the other.

    Attributes:
        findings: What was left out, and what is in doubt.
    """

    def __init__(self, package: WordPackage) -> None:
        self.findings: list[Finding] = []
        self._package = package
        self._addresses = {id_: target for id_, (_, target) in package.relations(package.main).items()}
        self._notes: dict[str, dict[str, str]] = {}
        self._codes = 0  # fields, inside whose instructions the reader is
        self._fields: list[bool] = []
        self._boxes: list[etree._Element] = []

    def take_boxes(self) -> list[etree._Element]:
        """The text boxes that were met since the last time."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def of(self, paragraph: etree._Element, place: str) -> list[Run]:
        """The words of a paragraph, as they read when all tracked changes are accepted."""
        return list(self._inside(paragraph, place, ""))

    def _say(self, kind: FindingKind, place: str, what: str, words: str = "") -> None:
        self.findings.append(Finding(kind, place, what, readable(words)))

    def _inside(self, parent: etree._Element, place: str, address: str) -> Iterator[Run]:
        for child in parent:
            name = local_name(child)
            if name == "r":
                yield from self._run(child, place, address)
            elif name in _GONE:
                words = "".join(text.text or "" for text in child.iter(f"{W}delText", f"{W}t"))
                if words.strip():
                    self._say(FindingKind.LEFT_OUT, place, _GONE[name], words)
            elif name == "hyperlink":
                yield from self._inside(child, place, self._address(child, place))
            elif name == "AlternateContent":
                yield from self._inside(_chosen(child), place, address)
            elif name == "t":  # of a formula
                yield Run(child.text or "")
            elif name not in ("pPr", "rPr", "sectPr", "txbxContent"):
                yield from self._inside(child, place, address)

    def _address(self, link: etree._Element, place: str) -> str:
        address = self._addresses.get(link.get(f"{R}id", ""), "")
        if address and not can_be_linked(address):
            what = f"The link to {address} was left out. A policy links to https: and mailto: addresses."
            self._say(FindingKind.DOUBT, place, what)
            return ""
        return address

    def _run(self, run: etree._Element, place: str, address: str) -> Iterator[Run]:
        properties = run.find(f"{W}rPr")
        style = (value(properties, "rStyle") or "").lower()
        strong = is_on(properties, "b") or style == "strong"
        emphasis = is_on(properties, "i") or style == "emphasis"
        texts = "".join(self._texts(run, place))
        if is_on(properties, "vanish"):
            if texts.strip():
                self._say(FindingKind.LEFT_OUT, place, "These words are hidden in Word.", texts)
        elif texts:
            yield Run(texts, strong, emphasis, address)

    def _texts(self, run: etree._Element, place: str) -> Iterator[str]:
        for child in run:
            name = local_name(child)
            if name == "AlternateContent":
                yield from self._texts(_chosen(child), place)
            elif name == "fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif name in _PICTURES:
                self._picture(child, place)
            elif name in _NOTES:
                self._note(child, name, place)
            elif not self._codes:
                yield self._text(child, name, place)

    def _text(self, child: etree._Element, name: str, place: str) -> str:
        if name == "t":
            return child.text or ""
        if name == "sym":
            return self._symbol(child, place)
        if name == "ruby":
            return "".join(text.text or "" for text in child.iter(f"{W}t"))
        return " " if child.get(f"{W}type") == "page" else _CHARACTERS.get(name, "")

    def _field(self, kind: str) -> None:
        """Between its beginning and its separator, a field holds instructions and not words."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()
        self._codes = sum(self._fields)

    def _symbol(self, symbol: etree._Element, place: str) -> str:
        code = symbol.get(f"{W}char", "").upper()
        if code not in _BULLETS:
            what = f"A symbol of the font {symbol.get(f'{W}font', '?')} was left out."
            self._say(FindingKind.DOUBT, place, what)
        return _BULLETS.get(code, "")

    def _picture(self, picture: etree._Element, place: str) -> None:
        boxes = list(picture.iter(f"{W}txbxContent"))
        chosen = [box for box in boxes if not any(local_name(above) == "Fallback" for above in box.iterancestors())]
        self._boxes += chosen
        if not boxes:
            self._say(FindingKind.DOUBT, place, "There is a picture here. It was left out, with any words in it.")

    def _note(self, reference: etree._Element, name: str, place: str) -> None:
        kind = _NOTES[name]
        if kind not in self._notes:
            parts = self._package.related(kind)
            self._notes[kind] = {
                note.get(f"{W}id", ""): "".join(text.text or "" for text in note.iter(f"{W}t"))
                for part in parts
                for note in part
            }
        words = self._notes[kind].get(reference.get(f"{W}id", ""), "")
        if words.strip():
            self._say(
                FindingKind.NOT_PLACED, place, f"This stands in one of the {kind}, which the register lacks.", words
            )
