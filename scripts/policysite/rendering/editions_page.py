"""The editions of the whole site that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from policysite.rendering import addresses
from policysite.rendering.links import Links
from policysite.rendering.page import Page
from policysite.rendering.templates import macro


def editions_page(days: Sequence[date]) -> Page:
    """Every kept edition, newest first.

    Args:
        days: The days of the editions, oldest first.
    """
    links = Links(addresses.EDITIONS)
    rows = [(day, links.to(addresses.edition(day))) for day in reversed(days)]
    return Page(
        address=addresses.EDITIONS,
        title="Editions",
        heading="Editions",
        description="The whole site as it was published on a day.",
        lead=macro("editions.html", "editions")(rows, links.to(addresses.HOME)),
        kind="editions",
        contents_listed=False,
    )
