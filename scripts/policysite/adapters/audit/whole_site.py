"""What holds for a page as a whole, and for all pages together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

from policysite.adapters.audit.findings import Finding, Observations
from policysite.adapters.audit.own_rules import address_of, observed, rule, source

NOT_FOUND = "404.html"
"""The page that answers at every address that is not there; nothing links to it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a page has in common with others, to be compared with theirs.

    Attributes:
        page: Address below the root.
        variant: Whether the page says itself that another one of the site stands for it, as a page for frames does.
        title: Title of the window.
        search: Whether the site can be searched from here.
        shared: Address and words of each link around the main part, in order.
        links: Where the page leads.
    """

    page: str
    variant: bool
    title: str
    search: bool
    shared: tuple[tuple[str, str], ...]
    links: frozenset[str]


@dataclass
class Watch:
    """What goes wrong while a page loads and is used: requests to other hosts, and errors.

    Attributes:
        root: Where the site is served.
        complaints: Rule and words of each complaint, in order.
    """

    root: str
    complaints: list[tuple[str, str]] = field(default_factory=list)

    @contextmanager
    def over(self, page: Page) -> Iterator[None]:
        """Watch a page."""
        hears: dict[Any, Callable[[Any], None]] = {
            "request": self._request,
            "response": self._response,
            "requestfailed": self._failed,
            "pageerror": self._error,
            "console": self._console,
        }
        for event, hear in hears.items():
            page.on(event, hear)
        yield
        for event, hear in hears.items():
            page.remove_listener(event, hear)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.complaints.append(("other-host", f"The page asks another host: {request.url}"))

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(("not-loaded", f"{response.url} answers with {response.status}."))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before the answer came
            self.complaints.append(("not-loaded", f"{request.url} was not loaded: {request.failure}."))

    def _error(self, error: Error) -> None:
        self.complaints.append(("script-error", f"A script failed: {error}"))

    def _console(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and "Failed to load resource" not in said.text:
            self.complaints.append(("script-error", f"The browser complains: {said.text}"))

    def observed(self, page: Page, state: str) -> Observations:
        """Everything since the last time, each complaint once."""
        rows = [{"rule": name, "what": what, "selector": what} for name, what in dict.fromkeys(self.complaints)]
        self.complaints.clear()
        return observed("page", page, state, {"other-host", "not-loaded", "script-error"}, rows)


def whole_page(page: Page, state: str) -> tuple[Observations, Shared]:
    """See what holds for the page as a whole.

    Args:
        page: The page, just loaded.
        state: Names the state in which it is.
    """
    result: dict[str, Any] = page.evaluate(source("page.js"))
    shared = Shared(
        page=address_of(page),
        variant=result["variant"],
        title=result["title"],
        search=result["search"],
        shared=tuple((urldefrag(href).url, words) for href, words in result["shared"]),
        links=frozenset(urldefrag(href).url for href in result["links"]),
    )
    return observed("page", page, state, result["applied"], result["faults"]), shared


def compare(pages: Sequence[Shared], root: str) -> Observations:
    """Compare all pages with each other.

    Args:
        pages: Every page of the site.
        root: Where the site is served.
    """
    seen = Observations()
    for name in ("title-twice", "navigation-order", "same-link-other-name", "not-linked", "search-missing"):
        seen.applied[rule("page", name)] = len(pages)
    for name, page, what in _faults(sorted(pages, key=lambda page: page.page), root):
        seen.findings.append(Finding(rule("page", name), page, "", what, states=("all pages together",)))
    return seen


def _faults(pages: Sequence[Shared], root: str) -> Iterator[tuple[str, str, str]]:
    pages = [page for page in pages if not page.variant]
    titles: dict[str, str] = {}
    names: dict[str, tuple[frozenset[str], str]] = {}
    linked = {link for page in pages for link in page.links if link != root + page.page}
    fullest = max(pages, key=lambda page: len(page.shared), default=None)
    for page in pages:
        if (other := titles.setdefault(page.title, page.page)) != page.page:
            yield "title-twice", page.page, f"The page {other or 'at the root'} has the same title: “{page.title}”."
        for href in dict(page.shared):
            called = frozenset(words for target, words in page.shared if target == href)
            first, where = names.setdefault(href, (called, page.page))
            if not called & first:
                what = f"{href} is called “{min(called)}” here, and “{min(first)}” on {where or 'the root'}."
                yield "same-link-other-name", page.page, what
        if fullest and (moved := _out_of_order(page, fullest)):
            what = f"“{moved}” stands in another order than on {fullest.page or 'the root'}."
            yield "navigation-order", page.page, what
        if not page.search:
            yield "search-missing", page.page, "The site cannot be searched from this page."
        if root + page.page not in linked and page.page not in ("", NOT_FOUND):
            yield "not-linked", page.page, "No other page links here."


def _out_of_order(page: Shared, other: Shared) -> str | None:
    """The words of the first shared link that stands before one that it should follow."""
    order: Mapping[str, int] = {href: index for index, (href, _) in reversed(list(enumerate(other.shared)))}
    last = -1
    for href, words in dict(page.shared).items():
        if href in order:
            if order[href] < last:
                return words
            last = order[href]
    return None
