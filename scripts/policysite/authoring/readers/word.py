"""Word files: paragraphs with the labels that Word shows, read from the XML itself.

Tracked insertions are kept and tracked deletions carried out, as if a person had accepted all of them. Headers,
footers, tables of contents, comments and hidden text are left out, and listed. Footnotes have no place in a policy, and
are listed too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from policysite.authoring.outline_labels import split_bullet, split_label
from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.marked_up import Run, is_one_dress, marked_up
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph, Reading, UnreadableError
from policysite.authoring.readers.word_numbering import Numbering, WordLabel
from policysite.authoring.readers.word_package import W, WordPackage
from policysite.authoring.readers.word_runs import Runs, local_name
from policysite.authoring.readers.word_styles import Styles

BELOW_HEADINGS = 7
"""The level of a short paragraph in bold, which stands below headings proper."""
_HEADING_WORDS = 12
_CONTAINERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}


def read_word(content: bytes) -> Reading:
    """Read a Word file.

    Raises:
        UnreadableError: It is no Word file, is damaged, or is too large.
    """
    package = WordPackage(content)
    root = package.part(package.main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableError("The Word file holds no text.")
    reader = _Reader(package)
    reader.furniture()
    paragraphs = (*reader.blocks(body), *reader.rest())
    return Reading("Word", paragraphs, tuple(reader.findings + reader.runs.findings))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: the paragraphs of each cell that holds some."""

    cells: list[list[Paragraph]]

    def paragraphs(self) -> Iterator[Paragraph]:
        first = self.cells[0][0] if self.cells else None
        simple = len(self.cells) > 1 and all(len(cell) == 1 and not cell[0].label for cell in self.cells)
        if first is None or not simple or first.heading:
            yield from (paragraph for cell in self.cells for paragraph in cell)
            return
        label, rest = split_label(first.text)
        texts = [cell[0].text for cell in self.cells]
        if label and not rest:
            yield replace(self.cells[1][0], text=f"{first.text} {' | '.join(texts[1:])}", indent=first.indent)
        else:
            yield replace(first, text=" | ".join(texts), bullet="|")


class _Reader:
    def __init__(self, package: WordPackage) -> None:
        styles = next(iter(package.related("styles")), None)
        self.package = package
        self.styles = Styles(styles)
        self.numbering = Numbering(next(iter(package.related("numbering")), None), styles)
        self.runs = Runs(package)
        self.findings: list[Finding] = []
        self.count = 0
        self.carried: list[Run] = []

    def furniture(self) -> None:
        """List what stands on every page."""
        for kind in ("header", "footer"):
            told = set()
            for part in self.package.related(kind):
                runs = Runs(self.package)
                for paragraph in part.iter(f"{W}p"):
                    words = readable("".join(run.text for run in runs.of(paragraph, kind)))
                    if words and words not in told:
                        told.add(words)
                        self._left_out(kind, "This stands on the pages, and not in the text.", words)
        if comments := sum(len(part) for part in self.package.related("comments")):
            self._left_out("whole file", f"Comments were left out: {comments}.", "")

    def _left_out(self, place: str, what: str, words: str) -> None:
        self.findings.append(Finding(FindingKind.LEFT_OUT, place, what, words))

    def blocks(self, parent: etree._Element) -> Iterator[Paragraph]:
        """The paragraphs of the text, of a cell or of a text box."""
        for child in parent:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                for row in child.iter(f"{W}tr"):
                    above = row.getparent()
                    if above is child or (above is not None and local_name(above) in _CONTAINERS):
                        yield from self._row(row)
            elif name in _CONTAINERS:
                yield from self.blocks(child)
            elif name == "altChunk":
                what = "Another file is embedded here. It was not read."
                self.findings.append(Finding(FindingKind.DOUBT, self._place(), what))

    def rest(self) -> Iterator[Paragraph]:
        """Words that were to go on with a next paragraph, where there is none."""
        if text := marked_up(self.carried):
            yield Paragraph(text, self._place())

    def _row(self, row: etree._Element) -> Iterator[Paragraph]:
        cells = [list(self.blocks(cell)) for cell in row.iter(f"{W}tc") if _row_of(cell) is row]
        if row.find(f"{W}trPr/{W}del") is not None:
            for paragraph in (paragraph for cell in cells for paragraph in cell):
                self._left_out(paragraph.place, "A tracked deletion of a row was carried out.", paragraph.text)
            return
        yield from _Row([cell for cell in cells if cell]).paragraphs()

    def _place(self) -> str:
        return f"paragraph {self.count}"

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Paragraph]:
        self.count += 1
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        runs = [*self.carried, *self.runs.of(paragraph, self._place())]
        self.carried = []
        boxes = self.runs.take_boxes()
        if mark is not None and any(mark.find(f"{W}{gone}") is not None for gone in ("del", "moveFrom")):
            self.carried = runs  # its end is deleted, so its words go on with the next paragraph
        else:
            yield from self._with_label(paragraph, runs)
        for box in boxes:
            for inside in self.blocks(box):
                what = "This stands in a text box, whose place in the text is not certain."
                self.findings.append(Finding(FindingKind.DOUBT, inside.place, what))
                yield inside

    def _with_label(self, paragraph: etree._Element, runs: list[Run]) -> Iterator[Paragraph]:
        by = self.styles.numbered_by(paragraph)
        label = self.numbering.label(by) if by else None
        words = readable("".join(run.text for run in runs))
        if not words:
            if label and label.text:
                what = f"“{label.text}” stands before nothing, and was left out."
                self.findings.append(Finding(FindingKind.DOUBT, self._place(), what))
            return
        if self.styles.name(self.styles.of(paragraph)).startswith("toc "):
            self._left_out(self._place(), "This is a line of a table of contents.", words)
            return
        heading = self.styles.heading(paragraph)
        if is_one_dress(runs):
            if not label and len(words.split()) <= _HEADING_WORDS and words[-1] not in ".;,":
                heading = heading or BELOW_HEADINGS
            runs = [replace(run, strong=False, emphasis=False) for run in runs]
        indent = self.styles.indent(paragraph, label.level if label else None)
        yield from self._lines(runs, Paragraph("", self._place(), indent=indent, heading=heading), label)

    @staticmethod
    def _lines(runs: list[Run], like: Paragraph, label: WordLabel | None) -> Iterator[Paragraph]:
        """The paragraph, taken apart where a line inside it begins with a label or a mark of its own."""
        lines: list[list[Run]] = [[]]
        for run in runs:
            first, *rest = run.text.split("\n")
            lines[-1].append(replace(run, text=first))
            lines += [[replace(run, text=text)] for text in rest]
        wholes: list[list[Run]] = []
        for line in lines:
            words = readable("".join(run.text for run in line))
            if not wholes or split_label(words)[0] or split_bullet(words)[0]:
                wholes.append(line)
            else:
                wholes[-1] += [Run(" "), *line]
        for index, whole in enumerate(wholes):
            text = marked_up(whole)
            if not text:
                continue
            if label and index == 0:
                yield replace(
                    like, text=text, label=label.text, bullet=label.bullet, heading=0 if label.text else like.heading
                )
            else:
                bullet, text = split_bullet(text)
                yield replace(like, text=text, bullet=bullet, heading=like.heading if not bullet else 0)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{W}tr"), None)
