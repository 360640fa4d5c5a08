"""The characters of a PDF's pages, each with the mark of the structure that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.psparser import PSLiteral
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.line_ends import SOFT_HYPHEN

Char = dict[str, Any]
"""A character as pdfplumber has it: ``text``, ``x0``, ``x1``, ``top``, ``bottom``, ``size``, ``fontname``, ``mcid``."""

ARTIFACT = "Artifact"
"""The tag of what belongs to the page and not to the text."""


_SLANT = 0.1
"""The part of its width by which a line of text may rise, as on a page that was scanned askew."""

_RULE = 8
"""Points from which on a line may be one of a table."""


class _NestedMarks(PDFPageAggregatorWithMarkedContent):
    """Marks may stand inside each other; pdfplumber itself knows the innermost alone, and forgets the others."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._open: list[tuple[str, int | None, bool]] = []

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """A mark begins."""
        mcid = props.get("MCID") if isinstance(props, dict) else None
        actual = props.get("ActualText") if isinstance(props, dict) else None
        soft = isinstance(actual, bytes) and actual.decode("utf-16", "replace") == SOFT_HYPHEN
        self._open.append((str(tag.name), mcid if isinstance(mcid, int) else None, soft))
        self._tell()

    def end_tag(self) -> None:
        """The innermost mark ends."""
        if self._open:
            self._open.pop()
        self._tell()

    def _tell(self) -> None:
        names = [name for name, _, _ in self._open]
        self.cur_mcid = next((mcid for _, mcid, _ in reversed(self._open) if mcid is not None), None)
        self.cur_tag = ARTIFACT if ARTIFACT in names else names[-1] if names else None
        if self._open and self._open[-1][2]:
            self.cur_tag = SOFT_HYPHEN


def chars_of(page: Page) -> list[Char]:
    """The characters of a page, in the order in which they are drawn; doubled ones, which feign bold, once."""
    device = _NestedMarks(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    return [_readable(char) for char in _once(page.chars)]


def _once(chars: Iterable[Char]) -> Iterator[Char]:
    """Pdfplumber's own ``dedupe_chars`` compares all characters with all, which a long page makes slow."""
    seen: set[tuple[str, str, int, int]] = set()
    for char in chars:
        text, font = char["text"], char["fontname"]
        left, top = int(char["x0"]), int(char["top"])
        if char["text"].isspace() or not any(
            (text, font, left + right, top + down) in seen for right in (-1, 0, 1) for down in (-1, 0, 1)
        ):
            seen.add((text, font, left, top))
            yield char


def _readable(char: Char) -> Char:
    return char | {"text": SOFT_HYPHEN} if char.get("tag") == SOFT_HYPHEN else char


def stands_upright(char: Char) -> bool:
    """Whether a character stands as the text of the page does, and not across it as a watermark does."""
    right, up = char["matrix"][:2]
    return bool(right > 0 and abs(up) < _SLANT * right)


def links_of(page: Page, chars: Sequence[Char]) -> Iterator[tuple[str, str]]:
    """The links of a page: the words, and the address."""
    try:
        links = page.hyperlinks
    except Exception:  # a damaged annotation makes the library raise anything, and a link is not worth a file
        links = []
    for link in links:
        inside = [
            char["text"]
            for char in chars
            if link["x0"] < (char["x0"] + char["x1"]) / 2 < link["x1"]
            and link["top"] < (char["top"] + char["bottom"]) / 2 < link["bottom"]
        ]
        yield readable("".join(inside)), readable(str(link["uri"]))


def has_ruled_table(page: Page) -> bool:
    """Whether lines on a page look like those of a table."""
    rows = {round(edge["top"]) for edge in page.horizontal_edges if edge["width"] > _RULE}
    columns = {round(edge["x0"]) for edge in page.vertical_edges if edge["height"] > _RULE}
    return len(rows) > 2 and len(columns) > 2


@dataclass
class Sorted:
    """The characters of a file, by what their marks say of them.

    Attributes:
        marked: Those of the text, by page and mark.
        artifacts: Those that belong to the page, by page.
        loose: Those that have no mark, by page.
    """

    marked: dict[tuple[int, int], list[Char]] = field(default_factory=dict)
    artifacts: dict[int, list[Char]] = field(default_factory=dict)
    loose: dict[int, list[Char]] = field(default_factory=dict)

    def add(self, page: int, chars: Iterable[Char]) -> None:
        """Sort the characters of a page."""
        for char in chars:
            if char["tag"] == ARTIFACT:
                self.artifacts.setdefault(page, []).append(char)
            elif char["mcid"] is None:
                self.loose.setdefault(page, []).append(char)
            else:
                self.marked.setdefault((page, char["mcid"]), []).append(char)
