"""Which pages the site must have, known before it is built: each is a test of its own."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from policysite.loading import load
from policysite.rendering import Page as SitePage
from policysite.rendering import addresses
from policysite.site_plan import site_plan
from tests.project import AS_OF, ROOT

NOT_FOUND = "404.html"
"""The page that answers at every address that is not there."""


@cache
def planned_addresses() -> tuple[str, ...]:
    """Every generated page, by its address below the root of the site."""
    return tuple(page.address for page in _planned())


@cache
def _planned() -> tuple[SitePage, ...]:
    return site_plan(load(ROOT).register, AS_OF).pages


@cache
def handwritten_addresses() -> tuple[str, ...]:
    """Every page of ``docs``, by its address below the root of the site."""
    return tuple(sorted(_handwritten()))


def _handwritten() -> Iterator[str]:
    for path in (ROOT / "docs").rglob("*.md"):
        place = path.relative_to(ROOT / "docs").with_suffix("")
        folder = place.parent if place.name in ("index", "README") else place
        yield "" if folder == Path() else f"{folder.as_posix()}/"


def is_api_reference(address: str) -> bool:
    """Whether a page is made from docstrings, which only MkDocs does here."""
    return address.startswith(f"{addresses.PROJECT}reference/")


@cache
def typical_addresses() -> tuple[str, ...]:
    """A page of each kind, the one with the most on it, and of each kind that is written by hand.

    Not the page of a checker, which tests of its own look at in all its states.
    """
    fullest: dict[str, SitePage] = {}
    for page in _planned():
        if page.address.startswith(addresses.CHECKERS) and page.address != addresses.CHECKERS:
            continue
        if page.kind not in fullest or len(page.html()) > len(fullest[page.kind].html()):
            fullest[page.kind] = page
    planned = sorted(page.address for page in fullest.values())
    return (*planned, addresses.PUBLISHING, addresses.PROJECT, f"{addresses.PROJECT}reference/checks/", NOT_FOUND)


def page_addresses() -> tuple[str, ...]:
    """Every page of the site, the one for unknown addresses included."""
    return (*sorted({*planned_addresses(), *handwritten_addresses()}), NOT_FOUND)
