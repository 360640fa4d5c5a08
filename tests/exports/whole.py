"""The files of a whole register, which the site makes document by document."""

from collections.abc import Iterator

from policysite import exports
from policysite.exports import Pdf, Typesetter
from policysite.rendering import Edition


def api_files(edition: Edition, site: str | None) -> Iterator[tuple[str, str]]:
    """Every JSON file of the API."""
    for document in edition.documents:
        yield from exports.document_files(edition, document)
    yield exports.register_file(edition, site)
    yield from exports.api_schemas().items()


def feeds(edition: Edition, site: str | None) -> Iterator[tuple[str, str]]:
    """Every feed."""
    for document in edition.documents:
        yield from exports.document_feeds(edition, document, site)
    yield from exports.register_feeds(edition, site)


def form_pdfs(edition: Edition, site: str | None, typesetter: Typesetter) -> Iterator[tuple[str, Pdf]]:
    """Every official form."""
    for document in edition.documents:
        yield from exports.form_pdfs(edition, document, site, typesetter)
