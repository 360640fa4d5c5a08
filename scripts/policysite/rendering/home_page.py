"""The home page: search, the ways in, and the newest changes."""

from __future__ import annotations

from policysite.analysis import checker_in_force
from policysite.rendering import addresses
from policysite.rendering.changes_page import changes
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro

SHOWN = 5
"""Upcoming and newest changes that the home page shows, of each at most so many."""


def home_page(edition: Edition) -> Page:
    """The first page of the site."""
    links = Links(addresses.HOME)
    known = changes(edition, links)
    upcoming = [change for change in known if change.effective > edition.as_of][: -SHOWN - 1 : -1]
    newest = [change for change in known if change.effective <= edition.as_of][:SHOWN]
    listing = macro("changes.html", "listing")
    ways = macro("home.html", "ways")
    checked = any(checker_in_force(edition.register, checker, edition.as_of) for checker in edition.register.checkers)
    recent = listing(newest) + macro("home.html", "all_changes")(links.to(addresses.CHANGES))
    count = len(edition.documents)
    owner = edition.organisation.name
    return Page(
        address=addresses.HOME,
        title="Home",
        heading=f"Policies of {owner}",
        description=f"The policies of {owner}: what is in force, what it says, and what it said before.",
        lead=macro("home.html", "search")(links.to(addresses.REGISTER), edition.as_of),
        sections=(
            Section("ways-in", "Where to begin", ways(links, addresses, count, checked)),
            *((Section("upcoming", "Coming into force", listing(upcoming)),) if upcoming else ()),
            Section("newest-changes", "Newest changes", recent),
        ),
        kind="home",
        contents_listed=False,
        found_by_search=False,
    )
