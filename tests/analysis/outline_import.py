"""Markdown policies as texts: just enough of an outline to try redlines on documents that no one here wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

import yaml

from policysite.model import TextRevision, canonical_text
from policysite.model.clauses import RESERVED_IDS

SIMILAR = 0.6
"""Share of words from which on two paragraphs are taken for two states of one clause."""

_HEADING = re.compile(r"#+\s+(.+)")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,2}[.)]|[A-Za-z][.)])\s+(.+)")


@dataclass
class Paragraph:
    """A heading, a paragraph or an item of a list, with what stands below it."""

    rank: int
    text: str
    id: str = ""
    below: list[Paragraph] = field(default_factory=list)

    def source(self) -> dict[str, Any]:
        return {"id": self.id, "text": self.text, "clauses": [paragraph.source() for paragraph in self.below]}

    def all(self) -> Iterator[Paragraph]:
        yield self
        for paragraph in self.below:
            yield from paragraph.all()


def texts(old: str, new: str) -> tuple[TextRevision, TextRevision]:
    """Two states of one document as revisions, whose clauses share ids where their paragraphs are alike."""
    old_matter, old_outline = _read(old)
    new_matter, new_outline = _read(new)
    before = [paragraph for top in old_outline for paragraph in top.all()]
    after = [paragraph for top in new_outline for paragraph in top.all()]
    taken: set[str] = set()
    for paragraph in before:
        paragraph.id = _fresh(paragraph.text, taken)
    _give_ids(before, after, taken)
    return (
        _revision("2001-01-01", old_matter, old_outline),
        _revision("2002-01-01", new_matter, new_outline),
    )


def _revision(revised: str, matter: dict[str, Any], outline: list[Paragraph]) -> TextRevision:
    source = {"revised": revised, "evidence": "text", "change_note": "Imported.", "title": str(matter["title"])}
    return TextRevision.model_validate(source | {"clauses": [paragraph.source() for paragraph in outline]})


def _read(markdown: str) -> tuple[dict[str, Any], list[Paragraph]]:
    _, front, body = markdown.split("---\n", 2)
    outline: list[Paragraph] = []
    open_ones: list[Paragraph] = []
    for paragraph in _paragraphs(body):
        while open_ones and open_ones[-1].rank >= paragraph.rank:
            open_ones.pop()
        (open_ones[-1].below if open_ones else outline).append(paragraph)
        open_ones.append(paragraph)
    return yaml.safe_load(front), outline


def _paragraphs(body: str) -> Iterator[Paragraph]:
    """Headings rank before paragraphs, and these before items, which rank by their indentation."""
    found: Paragraph | None = None
    for line in [*body.split("\n"), ""]:
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        if found and (heading or item or not line.strip()):
            yield found
            found = None
        if heading:
            found = Paragraph(0, heading[1])
        elif item:
            found = Paragraph(2 + len(item[1]), item[2])
        elif line.strip():
            found = found or Paragraph(1, "")
            found.text = f"{found.text}\n{line}".strip()


def _give_ids(before: list[Paragraph], after: list[Paragraph], taken: set[str]) -> None:
    left = {paragraph.id: canonical_text(paragraph.text) for paragraph in before}
    for paragraph in after:
        same = next((id_ for id_, text in left.items() if text == canonical_text(paragraph.text)), "")
        if same:
            paragraph.id = same
            del left[same]
    likeness = sorted(
        (
            (-_alike(text, paragraph.text), place, id_)
            for id_, text in left.items()
            for place, paragraph in enumerate(after)
        )
    )
    for likely, place, id_ in likeness:
        if -likely >= SIMILAR and id_ in left and not after[place].id:
            after[place].id = id_
            del left[id_]
    for paragraph in after:
        paragraph.id = paragraph.id or _fresh(paragraph.text, taken)


def _alike(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), canonical_text(new).split(), autojunk=False).ratio()


def _fresh(text: str, taken: set[str]) -> str:
    words = re.findall(r"[a-z0-9]+", canonical_text(text).lower())[:5]
    slug = "-".join(words)
    if not slug[:1].isalpha() or slug in RESERVED_IDS:
        slug = f"clause-{slug}".rstrip("-")
    count = 1
    while (name := slug if count == 1 else f"{slug}-{count}") in taken:
        count += 1
    taken.add(name)
    return name
