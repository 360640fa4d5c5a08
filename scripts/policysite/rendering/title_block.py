"""Number, title, type, department and dates, as on the official form, at the head of a page and at its foot."""

from __future__ import annotations

from markupsafe import Markup

from policysite.analysis import review_due
from policysite.model import Document, Revision
from policysite.rendering.edition import Edition
from policysite.rendering.templates import as_printed, macro, printed, spelled


def title_words(number: str, title: str | None) -> str:
    """Number and title, as the official form prints them."""
    return f"{number} – {title}" if title else number


def foot(number: str, revision: Revision | None = None) -> str:
    """The line that the official form has at the foot of each sheet."""
    words = f"DOC#: {number}"
    return f"Revised: {as_printed(revision.revised)}  {words}" if revision else words


def title_block(edition: Edition, document: Document, revision: Revision | None) -> Markup:
    """The facts above the text.

    Args:
        edition: The register.
        document: The document.
        revision: The revision that the page shows; ``None`` where it shows none.
    """
    rows: list[tuple[str, object]] = [("Document number", document.number)]
    if revision:
        rows.append(("Revised", printed(revision.revised)))
        since = "In force since" if revision is edition.in_force(document) else "In force from"
        rows.append((since, spelled(revision.effective_on)))
    if document.retired:
        rows.append(("Retired on", spelled(document.retired.on)))
    rows.append(("Type", edition.type(document)))
    rows.append(("Department", edition.department(document)))
    reaffirmed = [review.on for review in document.reviews if review.on <= edition.as_of]
    if reaffirmed:
        rows.append(("Last reaffirmed", spelled(reaffirmed[-1])))
    due = review_due(document, edition.as_of)
    if due:
        overdue = Markup(" (overdue)") if due.overdue else Markup()
        rows.append(("Review due", spelled(due.due) + overdue))
    return macro("document.html", "title_block")(rows)
