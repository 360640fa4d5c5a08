"""What a revision changed, clause by clause, so that it can be followed by eye and by ear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from policysite.analysis.redline import redline
from policysite.analysis.redline_records import ChangeKind, ClauseChange, ItemRow, Redline
from policysite.analysis.word_diff import Segment
from policysite.model import AssociatedDocument, Document, Revision, TextRevision, parse, plain_text
from policysite.rendering import addresses
from policysite.rendering.document_page import TRAIL
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.page import Page, Section
from policysite.rendering.redline_entries import item_text, spoken
from policysite.rendering.templates import as_printed, macro
from policysite.rendering.title_block import foot

_TEMPLATE = "redline.html"


@dataclass(frozen=True, slots=True)
class QuietRow:
    """A clause that says the same as before: renumbered, or set differently."""

    before: str
    after: str
    href: str


def redline_page(edition: Edition, document: Document, index: int) -> Page:
    """The redline of a revision against the one before it, or why there is none.

    Args:
        edition: The register.
        document: The document.
        index: Which of the document's revisions it is, counted from 0.
    """
    new = document.revisions[index]
    old = document.revisions[index - 1] if index else None
    address = addresses.redline(document.number, new.revised)
    links = Links(address)
    printed = as_printed(new.revised)
    lead = macro(_TEMPLATE, "lead")(
        new,
        old,
        links.revision(document.number, new.revised),
        links.revision(document.number, old.revised) if old else "",
    )
    sections: tuple[Section, ...] = ()
    if isinstance(new, TextRevision) and isinstance(old, TextRevision):
        found = redline(old.corrected(edition.as_of), new.corrected(edition.as_of))
        sections = tuple(_sections(document, found, new, links))
        lead += macro(_TEMPLATE, "counts")(_counts(found), [(s.anchor, s.heading) for s in sections])
    else:
        lead += macro(_TEMPLATE, "no_redline")(_missing(new, old), old is None)
    return Page(
        address=address,
        title=f"{document.number}, revised {printed}: what changed",
        heading=macro("document.html", "heading")(document.number, f"What changed on {printed}"),
        description=f"What the revision of {new.revised.isoformat()} changed in {document.number}.",
        lead=lead,
        trail=(
            *TRAIL,
            (document.number, addresses.document(document.number)),
            (f"Revised {printed}", addresses.revision(document.number, new.revised)),
        ),
        sections=sections,
        kind="redline",
        foot=foot(document.number, new),
        found_by_search=False,
        contents_listed=bool(sections),
    )


def _missing(new: Revision, old: Revision | None) -> list[Revision]:
    return [revision for revision in (old, new) if revision and not isinstance(revision, TextRevision)]


def _counts(found: Redline) -> list[tuple[int, ChangeKind]]:
    counts = found.clause_counts()
    return [(counts[kind], kind) for kind in ChangeKind if counts[kind]]


def _sections(document: Document, found: Redline, new: TextRevision, links: Links) -> Iterator[Section]:
    words = macro(_TEMPLATE, "words")
    for anchor, name, change in (("title", "Title", found.title), ("summary", "Summary", found.summary)):
        if change and change.words:
            yield Section(f"change-{anchor}", f"{name} {change.kind}", words(_spoken(change.words)))
    for clause in found.clauses:
        if not clause.is_quiet:
            yield _clause_section(document, clause, new, links)
    rows: tuple[tuple[str, str, Sequence[Markup]], ...] = (
        ("applicability", "Applicability", [_item(row) for row in found.applicability]),
        ("associated-documents", "Associated documents", [_item(row) for row in found.associated_documents]),
    )
    for anchor, name, items in rows:
        if items:
            yield Section(f"change-{anchor}", f"{name} amended", macro(_TEMPLATE, "items")(items))
    authority = found.approval_authority
    if authority and authority.words:
        yield Section("change-authority", f"Approval authority {authority.kind}", words(_spoken(authority.words)))
    yield from _quiet_section(document, found, new, links)


def _clause_section(document: Document, change: ClauseChange, new: TextRevision, links: Links) -> Section:
    label = change.new_label or change.old_label
    kinds = [kind for kind in change.kinds if kind is not ChangeKind.RESTYLED]
    heading = f"§{label} {' and '.join(kinds)}"
    was = change.old_label if change.old_label and change.old_label != change.new_label else None
    href = links.revision(document.number, new.revised, change.new_label) if change.new_label else None
    unchanged = plain_text(parse(new.by_id[change.id].clause.text)) if change.new and not change.words else None
    html = macro(_TEMPLATE, "clause")(_spoken(change.words), unchanged, was, change.new_label, href)
    return Section(f"change-{change.id}", heading, html)


def _quiet_section(document: Document, found: Redline, new: TextRevision, links: Links) -> Iterator[Section]:
    quiet = [change for change in found.clauses if change.is_quiet]
    for kind, heading in ((ChangeKind.RENUMBERED, "Renumbered"), (ChangeKind.RESTYLED, "Same words, set differently")):
        rows = [
            QuietRow(change.old_label, change.new_label, links.revision(document.number, new.revised, change.new_label))
            for change in quiet
            if kind in change.kinds and change.old_label and change.new_label
        ]
        if rows:
            html = macro(_TEMPLATE, "quiet")(rows, kind is ChangeKind.RENUMBERED)
            yield Section(kind.value, heading, html)


def _spoken(segments: Sequence[Segment]) -> Markup:
    return Markup(macro(_TEMPLATE, "spoken")(spoken(segments)).strip())


def _item(row: ItemRow[str] | ItemRow[AssociatedDocument]) -> Markup:
    return _spoken(row.words) if row.words else escape(item_text(row))
