"""LinkChecker on a served site: every link; and every place on a page to which one leads.

LinkChecker could look for the places too, but reads a page anew for each: two minutes for a hundred pages.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

from policysite.adapters.audit.findings import Finding, Observations, ToolFailureError
from policysite.adapters.audit.own_rules import rule

Row = dict[str, str]

_SETTINGS = Path(__file__).with_name("linkcheckerrc")


def rows(addresses: Sequence[str], depth: int | None = None) -> list[Row]:
    """Run LinkChecker from some pages on; return a row for each link to an address not yet seen.

    Args:
        addresses: The pages.
        depth: How many links in a row are followed; all unless given.

    Raises:
        ToolFailureError: LinkChecker gave no report.
    """
    command = [str(Path(sys.executable).with_name("linkchecker")), "--config", str(_SETTINGS)]
    options = ["--no-status", "--verbose", "--output", "csv/utf_8"]
    if depth is not None:
        options += ["--recursion-level", str(depth)]
    # In an empty folder it finds no settings of whoever runs it, and may leave what it likes.
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run(
                [*command, *options, *addresses],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        except OSError as error:
            raise ToolFailureError(f"LinkChecker does not start: {error.strerror}.") from None
    lines = [line for line in done.stdout.splitlines() if not line.startswith("# ")]
    if len(lines) < 2:
        raise ToolFailureError(f"LinkChecker gave no report: {done.stderr.strip()[-500:] or 'it said nothing'}")
    return list(csv.DictReader(lines, delimiter=";"))


def run(addresses: Sequence[str], depth: int | None = None) -> Observations:
    """Follow the links of a served site.

    Args:
        addresses: The pages from which to begin; those to which nothing links must be among them.
        depth: How many links in a row are followed; all unless given.

    Raises:
        ToolFailureError: LinkChecker gave no report.
    """
    found = rows(addresses, depth)
    seen = Observations()
    seen.applied[rule("links", "broken-link")] = len(found)
    for row in found:
        if row["valid"] == "True" and not row["warningstring"]:
            continue
        what = f"The link to {row['urlname']} leads nowhere: {row['result']} {row['warningstring']}".strip()
        seen.findings.append(Finding(rule("links", "broken-link"), _page(row["parentname"]), row["urlname"], what))
    seen.add(_anchors(addresses, found, whole=depth is None))
    return seen


def _anchors(addresses: Sequence[str], found: Iterable[Row], *, whole: bool) -> Observations:
    """Look for the place on a page to which each link leads, on all pages or on some."""
    host = urljoin(addresses[0], "/")
    urls = {urldefrag(row["url"]).url for row in found if row["valid"] == "True" and row["url"].startswith(host)}
    pages = {url: page for url in sorted(urls | {*addresses}) if (page := _read(url))}
    seen = Observations()
    for url in pages if whole else addresses:
        for href, target, anchor in pages[url].leads(url):
            if not anchor or target not in pages:
                continue
            seen.applied[rule("links", "broken-anchor")] += 1
            if unquote(anchor) not in pages[target].places:
                what = (
                    f"The link to {href} leads to a place that {_page(target) or 'the page at the root'} does not have."
                )
                seen.findings.append(Finding(rule("links", "broken-anchor"), _page(url), href, what))
    return seen


def _page(url: str) -> str:
    return unquote(urlsplit(url).path.lstrip("/"))


def _read(url: str) -> _Page | None:
    """The page at an address; ``None`` where something else is."""
    with urlopen(url) as answer:
        if answer.headers.get_content_type() != "text/html":
            return None
        page = _Page()
        page.feed(answer.read().decode())
        return page


class _Page(HTMLParser):
    """Where a page leads, and to which places on it one can link."""

    def __init__(self) -> None:
        super().__init__()
        self.places = {"top"}
        self._hrefs: dict[str, None] = {}
        self._base = ""

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        values: Mapping[str, str | None] = dict(attrs)
        named = ("id", "name") if tag == "a" else ("id",)
        self.places.update(value for name in named if (value := values.get(name)))
        href = values.get("href")
        if href and tag == "base":
            self._base = href
        elif href and tag in ("a", "area"):
            self._hrefs[href] = None

    def leads(self, url: str) -> Iterator[tuple[str, str, str]]:
        """Each link as it is written, the page to which it leads, and the place there.

        Args:
            url: Of this page.
        """
        for href in self._hrefs:
            target, anchor = urldefrag(urljoin(urljoin(url, self._base), href))
            yield href, target, anchor
