"""Markdown, plain text and pasted outlines: lines to paragraphs. Markup that policy texts may hold stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from policysite.authoring.form import section_named
from policysite.authoring.outline_labels import split_bullet, split_label
from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.line_ends import ends_like_sentence, joined
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph, Reading
from policysite.model import parse, plain_text

_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_BOLD_LINE = re.compile(r"(\*\*|__)(?!\s)[^*_]+(?<!\s)\1\s*:?")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})")
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_FOOT = re.compile(r"(?:.*\W)?Page\W+\d+\W+of\W+\d+\W*", re.IGNORECASE)
_LAZY = "1."
_BROKEN = 50
"""Characters of a line from which on it may have been broken because the page ended."""
_LONGEST_FRONT_MATTER = 60
BELOW_HEADINGS = 7
"""The level of a line in bold, which stands below headings proper."""


def read_text(text: str, *, is_markdown: bool) -> Reading:
    """Read a text.

    Args:
        text: The whole text; lines may end in any way.
        is_markdown: Whether it is Markdown, where each item of a numbered list may be labelled ``1.``.
    """
    whole = [line.expandtabs(4).rstrip() for line in re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text)]
    facts = _front_matter(whole)
    lines = _Lines()
    for number, line in enumerate(whole, 1):
        if number in facts and line.strip():
            lines.paragraphs.append(Paragraph(readable(line), f"line {number}", fact=True))
        else:
            lines.take(line, number)
    lines.close()
    read = [paragraph for paragraph in lines.paragraphs if paragraph.text]
    paragraphs = tuple(_counted(read) if is_markdown else read)
    form = "Markdown" if is_markdown else "text"
    return Reading(form, paragraphs, tuple(lines.findings), line_ends=tuple(lines.line_ends))


def _front_matter(lines: list[str]) -> range:
    """The numbers of the lines between two rules at the very top."""
    if lines[0] == "---" and "---" in lines[1:_LONGEST_FRONT_MATTER]:
        return range(2, lines.index("---", 1) + 1)
    return range(0)


@dataclass
class _Lines:
    paragraphs: list[Paragraph] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    line_ends: list[str] = field(default_factory=list)
    open_one: Paragraph | None = None
    last: str = ""

    def take(self, line: str, number: int) -> None:
        words = line.strip()
        place = f"line {number}"
        if not readable(words) or _RULE.fullmatch(words):
            self.close()
        elif words.isupper() and section_named(words):
            self.close()
            self.paragraphs.append(Paragraph(words, place))
        elif _FOOT.fullmatch(words):
            what = "This line belongs to the printed page."
            self.findings.append(Finding(FindingKind.LEFT_OUT, place, what, readable(plain_text(parse(words)))))
        elif not (words.startswith("|") and _TABLE_RULE.fullmatch(words)):
            self._text(line, words, place)

    def _text(self, line: str, words: str, place: str) -> None:
        indent = len(line) - len(line.lstrip())
        quoted = words.startswith(">")
        if quoted:
            words = words.lstrip("> ")
            indent += 2
        if heading := _HEADING.fullmatch(words):
            self.close()
            self.paragraphs.append(Paragraph(readable(heading[2]), place, heading=len(heading[1])))
        elif _BOLD_LINE.fullmatch(words):
            self.close()
            self.paragraphs.append(Paragraph(readable(words), place, heading=BELOW_HEADINGS))
        elif words.startswith("|"):
            self.close()
            cells = (readable(cell) for cell in words.strip("|").split("|"))
            self.paragraphs.append(Paragraph(" | ".join(filter(None, cells)), place, bullet="|", indent=indent))
        else:
            self._words(Paragraph(words, place, indent=indent), quoted)

    def _words(self, line: Paragraph, quoted: bool) -> None:
        bullet, text = ("", line.text) if quoted else split_bullet(line.text)
        above = self.open_one
        if bullet or split_label(text)[0] or above is None:
            wrapped = above is not None and not bullet and self._may_go_on(text)
            self._open(replace(line, text=text, bullet=bullet, wrapped=wrapped))
        else:
            whole, word = joined(above.text, text)
            self.open_one = replace(above, text=whole)
            if word:
                self.line_ends.append(word)
        self.last = line.text

    def _may_go_on(self, text: str) -> bool:
        """Whether a line that begins like a label may be the rest of the sentence above it."""
        label = split_label(text)[0]
        broken = len(self.last) >= _BROKEN and not ends_like_sentence(self.last)
        return broken or (label is not None and label.is_weak)

    def _open(self, paragraph: Paragraph) -> None:
        self.close()
        self.open_one = paragraph

    def close(self) -> None:
        if self.open_one:
            self.paragraphs.append(replace(self.open_one, text=readable(self.open_one.text)))
        self.open_one = None


def _counted(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs of Markdown, where a list whose items are all labelled ``1.`` is counted by their places."""
    lists: dict[int, list[int]] = {}
    labels: dict[int, str] = {}

    def close(beyond: int) -> None:
        for indent in [indent for indent in lists if indent > beyond]:
            items = lists.pop(indent)
            if len(items) > 1:
                labels.update({index: f"{count}." for count, index in enumerate(items, 1)})

    for index, paragraph in enumerate(paragraphs):
        indent = paragraph.indent or 0
        label, rest = split_label(paragraph.text)
        if label and rest and label.text == _LAZY:
            close(indent)
            lists.setdefault(indent, []).append(index)
        elif label and indent in lists:
            close(indent)
            del lists[indent]  # counted by its author
        else:
            close(indent if indent and not label else indent - 1)
    close(-1)
    for index, paragraph in enumerate(paragraphs):
        if index in labels:
            yield replace(paragraph, label=labels[index], text=split_label(paragraph.text)[1])
        else:
            yield paragraph
