"""The link to the official form, with what a reader is about to fetch."""

from __future__ import annotations

from markupsafe import Markup

from policysite.rendering import addresses
from policysite.rendering.templates import macro


def pdf_link(address: str, page: str, size: int | None) -> Markup:
    """The link from a page to its PDF.

    Args:
        address: Of the PDF.
        page: Of the page.
        size: Of the PDF, in bytes; ``None`` where there is none, so that there is no link either.
    """
    if size is None:
        return Markup()
    return macro("document.html", "pdf")(addresses.relative(address, page), f"{max(1, round(size / 1000))} kB")
