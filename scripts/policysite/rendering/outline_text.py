"""A text as a numbered outline, in the order of the official form: what a person edits, and an import reads again."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.model import TextRevision

_INDENT = "   "
"""Before each level of clauses."""


def outline_text(text: TextRevision) -> str:
    """The whole text: its title, and each section below its name.

    A paragraph is one line, and a blank line parts two of them, so that nothing has to be guessed. Markup and citations
    stay as they are written.

    Args:
        text: The text.
    """
    return "\n".join(_lines(text)).strip() + "\n"


def _lines(text: TextRevision) -> Iterator[str]:
    yield f"Title: {text.title}"
    if text.summary:
        yield from ("", "SUMMARY", "\n\n".join(_paragraphs(text.summary)))
    yield from ("", "INSTRUCTION")
    for placed in text.placed:
        indent = _INDENT * (placed.depth - 1)
        first, *further = _paragraphs(placed.clause.text)
        yield f"{indent}{placed.ordinal}. {first}"
        for line in further:
            yield from ("", f"{indent}{_INDENT}{line}")
    for name, items in (
        ("APPLICABILITY", text.applicability),
        ("ASSOCIATED DOCUMENTS", tuple(_associated(text))),
        ("APPROVAL AUTHORITY", _paragraphs(text.approval_authority or "")),
    ):
        if items:
            yield from ("", name)
            bullet = "- " if len(items) > 1 or name == "APPLICABILITY" else ""
            yield from (f"{bullet}{' '.join(item.split())}" for item in items)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())


def _associated(text: TextRevision) -> Iterator[str]:
    for row in text.associated_documents:
        yield f"{row.number}: {row.title}" if row.title else row.number
