"""Every address of the site, below its root. Handbooks and court files link here: an address is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

HOME = ""
REGISTER = "policies/"
REGISTER_PDF = "policies/register.pdf"
MAP = "map/"
CHANGES = "changes/"
AS_OF = "as-of/"
REVIEWS = "publishing/reviews/"
PLAIN_LANGUAGE = "publishing/plain-language/"
EDITIONS = "editions/"
PUBLISHING = "publishing/"
PROPOSING = "publishing/propose/"
PROJECT = "project/"
ACCESSIBILITY = "accessibility/"
PROBLEM_CODES = "project/problems/"
CHANGES_FEED = "changes/feed.xml"
API = "api/"
API_REGISTER = "api/register.json"
API_SCHEMAS = "api/schema/"
SOURCE_SCHEMAS = "api/schema/source/"
CHECKERS = "check/"
CHECKER_SCRIPT = "assets/checker.js"
SEARCH_NOW = "search/now/"
SEARCH_THEN = "search/then/"
SEARCH_INDEXES = (SEARCH_NOW, SEARCH_THEN)
SEARCH_HANDWRITTEN = "search/handwritten/"


def document(number: str) -> str:
    """The page with the text in force."""
    return f"policies/{number}/"


def revision(number: str, revised: date) -> str:
    """The page of one revision, for ever."""
    return f"policies/{number}/{revised.isoformat()}/"


def document_pdf(number: str) -> str:
    """The official form of the text in force."""
    return f"{document(number)}{number}.pdf"


def revision_pdf(number: str, revised: date) -> str:
    """The official form of one revision, for ever."""
    return f"{revision(number, revised)}{number}.pdf"


def redline(number: str, revised: date) -> str:
    """What a revision changed."""
    return f"{revision(number, revised)}changes/"


def compare(number: str) -> str:
    """Any two revisions of a document, chosen by the reader."""
    return f"policies/{number}/compare/"


def revision_json(number: str, revised: date) -> str:
    """A revision for programs."""
    return f"api/policies/{number}/{revised.isoformat()}.json"


def clause_history(number: str) -> str:
    """Where each clause of a document stood in each revision."""
    return f"policies/{number}/clauses/"


def as_of(day: date) -> str:
    """The whole register as it stood on a day."""
    return f"{AS_OF}{day.isoformat()}/"


def changes_in(year: int) -> str:
    """Every revision that takes effect in a year, where there are too many for one page."""
    return f"{CHANGES}{year}/"


def department_map(slug: str) -> str:
    """The citations of the documents of one department, where there are too many documents for one map."""
    return f"{MAP}{slug}/"


def document_feed(number: str) -> str:
    """Every revision of one document, as Atom."""
    return f"{document(number)}feed.xml"


def department_feed(code: str) -> str:
    """Every revision of the documents of one department, as Atom."""
    return f"{CHANGES}{code}/feed.xml"


def feeds_above(page: str) -> Iterator[str]:
    """Where a feed that tells of a page may stand, the closest first."""
    while page:
        yield f"{page}feed.xml"
        page = page.rstrip("/").rpartition("/")[0]
        page += "/" if page else ""
    yield CHANGES_FEED


def api_document(number: str) -> str:
    """What the register knows of a document, as JSON."""
    return f"{API}policies/{number}.json"


def api_revision(number: str, revised: date) -> str:
    """A revision as JSON, for ever."""
    return f"{API}policies/{number}/{revised.isoformat()}.json"


def api_schema(name: str) -> str:
    """The JSON Schema of one kind of JSON file."""
    return f"{API_SCHEMAS}{name}.json"


def edition(day: date) -> str:
    """A whole edition of the site, kept as it was published on a day. Below it the same addresses hold."""
    return f"{EDITIONS}{day.isoformat()}/"


def checker(name: str) -> str:
    """The checker in force."""
    return f"{CHECKERS}{name}/"


def checker_revision(name: str, published: date) -> str:
    """A revision of a checker, for ever."""
    return f"{checker(name)}{published.isoformat()}/"


def embedded_checker(name: str) -> str:
    """The checker in force, bare, for a frame on another page."""
    return f"{checker(name)}embed/"


def checker_rules(page: str) -> str:
    """The rules behind the page of a checker or of its revision, as JSON."""
    return f"{page}rules.json"


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
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    # The last part of the target is a file, or nothing, and cannot be a folder that both share.
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    step = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (step or "./") + hash_ + name


def absolute(address: str, site: str) -> str:
    """The whole address, for those who hold it without the site around it.

    Args:
        address: Address below the root.
        site: Where the root is published, such as ``https://policies.example.org/``.
    """
    return f"{site.rstrip('/')}/{address}"


_KEPT_EDITION = re.compile(rf"{EDITIONS}[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}/?$")


def latest(site: str) -> str:
    """Where the latest edition is published.

    Args:
        site: Where an edition is published: the latest one itself, or one that is kept beside it.
    """
    return _KEPT_EDITION.sub("", site)


def page_file(page: str) -> str:
    """The file that answers at the address of a page."""
    return f"{page}index.html"


def source_file(page: str) -> str:
    """The Markdown file that an engine turns into a page."""
    return f"{page}index.md"
