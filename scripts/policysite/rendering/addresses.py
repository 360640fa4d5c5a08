"""Every address of the site, below its root. Handbooks and court files link here: an address is never changed."""

from __future__ import annotations

import posixpath
from datetime import date

HOME = ""
REGISTER = "policies/"
MAP = "map/"
CHANGES = "changes/"
EDITIONS = "editions/"
PUBLISHING = "publishing/"
PROJECT = "project/"
PROBLEM_CODES = "project/problems/"
SOURCE_SCHEMAS = "api/schema/source/"


def document(number: str) -> str:
    """The page with the text in force."""
    return f"policies/{number}/"


def revision(number: str, revised: date) -> str:
    """The page of one revision, for ever."""
    return f"policies/{number}/{revised.isoformat()}/"


def edition(day: date) -> str:
    """A whole edition of the site, kept as it was published on a day. Below it the same addresses hold."""
    return f"{EDITIONS}{day.isoformat()}/"


def anchor(address: str, name: str | None) -> str:
    """A place on a page: a clause by its id or its label, or a section."""
    return f"{address}#{name}" if name else address


def relative(target: str, page: str) -> str:
    """The link from one page to another, so that the site works below any folder.

    Args:
        target: Address below the root, perhaps with an anchor.
        page: Address of the page that holds the link.
    """
    path, hash_, name = target.partition("#")
    if path == page and hash_:
        return f"#{name}"
    step = posixpath.relpath(path or ".", page or ".")
    if step == ".":
        step = "./"
    elif not path or path.endswith("/"):
        step += "/"
    return step + hash_ + name


def source_file(page: str) -> str:
    """The Markdown file that an engine turns into a page."""
    return f"{page}index.md"
