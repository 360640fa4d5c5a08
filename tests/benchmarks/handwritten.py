"""The pages of a register as somebody would write them by hand for stock Material for MkDocs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from policysite.analysis import dates_of_change, in_force_on
from policysite.analysis.redline import redline
from policysite.analysis.word_diff import SegmentKind
from policysite.model import Clause, Document, Register, TextRevision

_CITATION = re.compile(r"\[\[([A-Z0-9-]+)(?:#[a-z0-9-]+)?\]\]")
_SETTINGS = """
site_name: By hand
theme:
  name: material
  features: [navigation.prune]
validation:
  nav:
    omitted_files: ignore
nav:
  - Home: index.md
  - Policies:
"""


def write_handwritten(register: Register, day: date, root: Path) -> None:
    """Write a project for MkDocs: the texts in force stand in its navigation, everything else beside it.

    Args:
        register: The documents; all revisions have their texts.
        day: The day that counts as today.
        root: A folder that does not exist yet.
    """
    policies = root / "docs" / "policies"
    for document in register.documents:
        for path, text in _pages(document, day):
            file = policies / document.number / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    days = root / "docs" / "as-of"
    days.mkdir()
    for change in dates_of_change(register):
        (days / f"{change}.md").write_text(_day(register, change), encoding="utf-8")
    (root / "docs" / "index.md").write_text(f"# Policies\n\n{_table(register, day, 'policies/')}", encoding="utf-8")
    menu = "".join(
        f"      - {document.number}: policies/{document.number}/index.md\n" for document in register.documents
    )
    (root / "mkdocs.yml").write_text(_SETTINGS + menu, encoding="utf-8")


def _pages(document: Document, day: date) -> Iterator[tuple[str, str]]:
    current = in_force_on(document, day)
    assert isinstance(current, TextRevision)
    yield "index.md", _text(document, current)
    yield "clauses.md", _clauses(document)
    yield "compare.md", f"# {document.number}: compare\n\nAny two revisions, side by side.\n"
    for text in document.texts:
        yield f"{text.revised}.md", _text(document, text)
    for before, after in pairwise(document.texts):
        yield f"{after.revised}-changes.md", _redline(document, before, after)


def _text(document: Document, text: TextRevision) -> str:
    history = "".join(f"| [{row.revised}]({row.revised}.md) | {row.change_note} |\n" for row in document.revisions)
    return (
        f"# {document.number} {text.title}\n\nRevised {text.revised}.\n\n"
        f"## Summary\n\n{_linked(text.summary or '')}\n\n"
        f"## Instruction\n\n{_listed(text.clauses, '')}\n## Applicability\n\n{' '.join(text.applicability)}\n\n"
        f"## Approval Authority\n\n{text.approval_authority}\n\n"
        f"## Revision History\n\n| Revised | Change |\n|---|---|\n{history}"
    )


def _listed(clauses: Iterable[Clause], indent: str) -> str:
    return "".join(
        f"{indent}1. {_linked(clause.text)}\n{_listed(clause.clauses, indent + '    ')}" for clause in clauses
    )


def _linked(text: str) -> str:
    return _CITATION.sub(r"[\1](../\1/index.md)", text)


def _clauses(document: Document) -> str:
    rows = "".join(
        f"| {placed.clause.text[:60].replace('|', ' ')} | {placed.label} |\n" for placed in document.texts[-1].placed
    )
    head = f"# {document.number}: clauses through time\n\n| Clause | Label |\n|---|---|\n"
    return head + _CITATION.sub(r"\1", rows)


_MARKED = {SegmentKind.EQUAL: "{}", SegmentKind.DELETED: "<del>{}</del>", SegmentKind.INSERTED: "<ins>{}</ins>"}


def _redline(document: Document, before: TextRevision, after: TextRevision) -> str:
    parts = [f"# {document.number}: what changed on {after.revised}"]
    for change in redline(before, after).clauses:
        if change.words:
            parts.append(f"## §{change.new_label or change.old_label}")
            parts.append("".join(_MARKED[segment.kind].format(segment.text) for segment in change.words))
    return _CITATION.sub(r"\1", "\n\n".join(parts)) + "\n"


def _day(register: Register, day: date) -> str:
    return f"# As of {day}\n\n{_table(register, day, '../policies/')}"


def _table(register: Register, day: date, below: str) -> str:
    rows = []
    for document in register.documents:
        current = in_force_on(document, day)
        if isinstance(current, TextRevision):
            link = f"[{document.number}]({below}{document.number}/{current.revised}.md)"
            rows.append(f"| {link} | {current.title} | {current.revised} |\n")
    return "| Number | Title | Revised |\n|---|---|---|\n" + "".join(rows)
