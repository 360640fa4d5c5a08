"""Small registers for tests: as models, built without files, and as a folder of sources."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import mkdocs

from policysite.model import (
    AssociatedDocument,
    Clause,
    Document,
    HistoryRevision,
    Organisation,
    Register,
    Revision,
    TextRevision,
)

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "examples"

FACES = Path(mkdocs.__file__).parent / "themes/mkdocs/webfonts/fa-regular-400.ttf"
"""A font that is at hand wherever the tests run, with faces that no bundled font has."""


def clause(id_: str, text: str = "Examples are lent.", *below: Clause) -> Clause:
    return Clause(id=id_, text=text, clauses=below)


def text_revision(
    revised: date,
    *clauses: Clause | str,
    effective: date | None = None,
    title: str = "Lending of Examples",
    summary: str | None = None,
    applicability: Sequence[str] = (),
    associated: Sequence[str] = (),
    approval_authority: str | None = None,
) -> TextRevision:
    """A text; clauses given as words alone are called c1, c2, …"""
    given = clauses or ("Examples are lent.",)
    return TextRevision(
        revised=revised,
        effective=effective,
        evidence="text",
        change_note="As the board decided.",
        title=title,
        summary=summary,
        clauses=tuple(
            clause(f"c{count}", words) if isinstance(words, str) else words for count, words in enumerate(given, 1)
        ),
        applicability=tuple(applicability),
        associated_documents=tuple(AssociatedDocument(number=number) for number in associated),
        approval_authority=approval_authority,
    )


def history_revision(revised: date, *, effective: date | None = None) -> HistoryRevision:
    return HistoryRevision(
        revised=revised, effective=effective, evidence="history", change_note="As the board decided."
    )


def held(number: str, *revisions: Revision) -> Document:
    """A held document, with its revisions in the order in which loading puts them."""
    ordered = sorted(revisions, key=lambda revision: (revision.effective_on, revision.revised))
    return Document(number=number, revisions=tuple(ordered))


def not_held(number: str, title: str = "Purpose of Examples") -> Document:
    return Document(number=number, held=False, title=title)


def register_of(*documents: Document) -> Register:
    return Register(organisation=Organisation(name="the Example District"), documents=documents)


def example_sources(root: Path) -> Path:
    """A folder with the sources of a small register without a problem."""
    shutil.copytree(EXAMPLES / "base", root)
    return root
