"""How a reader proposes a revision, on the page of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup, escape

from policysite.analysis import Standing
from policysite.loading import SOURCE_FOLDER
from policysite.loading.revision_writing import next_revision_file
from policysite.model import Document, TextRevision
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.outline_text import outline_text
from policysite.rendering.page import Section
from policysite.rendering.repository_addresses import LONGEST, issue_form, new_file
from policysite.rendering.templates import macro


@dataclass(frozen=True, slots=True)
class Filled:
    """A form of the repository's host.

    Attributes:
        href: Its address.
        to_copy: What is to be put into it by hand, where an address cannot hold it, as HTML; else ``None``.
    """

    href: str
    to_copy: Markup | None = None


def proposal_section(edition: Edition, document: Document, links: Links) -> tuple[Section, ...]:
    """The section; none where no text of the document is held, or it is retired.

    A proposal starts from the newest text, upcoming or in force: one that started from an older text would take back
    what was decided since.

    Args:
        edition: The register.
        document: The document.
        links: Of the page.
    """
    if not document.texts or edition.standing(document) is Standing.RETIRED:
        return ()
    text = document.texts[-1].corrected(edition.as_of)
    repository = edition.organisation.repository
    if repository is None:
        html = macro("proposal.html", "told_elsewhere")(links.to(addresses.PROPOSING))
    else:
        html = macro("proposal.html", "forms")(
            text.revised,
            text.effective_on > edition.as_of,
            _issue_form(repository, document, text),
            _new_file(edition, repository, document, text),
            links.to(addresses.PROPOSING),
        )
    return (Section("propose", "Propose a revision", html, words_found=False),)


def _issue_form(repository: str, document: Document, text: TextRevision) -> Filled:
    known = {"title": f"{document.number}: {text.title}", "number": document.number}
    outline = outline_text(text)
    href = issue_form(repository, known | {"text": outline})
    return Filled(href) if len(href) <= LONGEST else Filled(issue_form(repository, known), _on_one_line(outline))


def _new_file(edition: Edition, repository: str, document: Document, text: TextRevision) -> Filled:
    revised = max(edition.as_of, document.revisions[-1].revised + timedelta(days=1))
    path = f"{SOURCE_FOLDER}/documents/{document.number}/{revised}.yml"
    file = next_revision_file(text, revised)
    href = new_file(repository, path, file)
    return Filled(href) if len(href) <= LONGEST else Filled(new_file(repository, path), _on_one_line(file))


def _on_one_line(text: str) -> Markup:
    """A text as HTML in which a blank line is no blank line, because Markdown would end the block there."""
    return Markup(str(escape(text)).replace("\n", "&#10;"))
