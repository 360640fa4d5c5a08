"""The audit of a whole built site: every engine at the same time, and pages in several browsers."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from playwright.sync_api import Error, sync_playwright

from policysite.adapters.audit import chromium, engines, links, markup, whole_site
from policysite.adapters.audit.camera import Camera
from policysite.adapters.audit.claims import Claims
from policysite.adapters.audit.findings import ENGINES, Observations, ToolFailureError
from policysite.adapters.audit.page_audit import IN_BROWSER, Examined, PageAudit
from policysite.adapters.audit.static_host import serving
from policysite.adapters.audit.whole_site import NOT_FOUND, Shared
from policysite.adapters.audit.windows import Windows

Progress = Callable[[int, int], None]
"""Is told how many pages are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is to be audited.

    Attributes:
        site: The folder of the built site.
        pages: Addresses of the pages, below the root.
        whole: Whether these are all pages of the site.
        engines: Keys of `ENGINES`.
        port: Where the site is served on 127.0.0.1; any free port if 0.
    """

    site: Path
    pages: tuple[str, ...]
    whole: bool
    engines: Collection[str] = tuple(ENGINES)
    port: int = 0


@dataclass(slots=True)
class Audited:
    """What an audit has shown.

    Attributes:
        seen: The observations.
        browser: Name and version of the browser.
        failures: What could not be done, so that the audit is not complete.
    """

    seen: Observations = field(default_factory=Observations)
    browser: str = ""
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageParts:
    """What every browser is given."""

    root: str
    engines: Collection[str]
    camera: Camera
    claims: Claims


@dataclass(slots=True)
class Visit:
    """What one browser did."""

    browser: str = ""
    failures: list[str] = field(default_factory=list)


def pages_of(site: Path) -> tuple[str, ...]:
    """The address of every page of a built site, below its root."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return tuple(sorted(file if not file.endswith("index.html") else file.removesuffix("index.html") for file in files))


def audit(assignment: Assignment, progress: Progress) -> Audited:
    """Audit a site.

    Args:
        assignment: What is to be audited.
        progress: Is told how far it has come.

    Raises:
        ToolFailureError: A tool is missing, or the port is in use; nothing was examined.
    """
    _check_tools(assignment.engines)
    done = Audited()
    try:
        host = serving(assignment.site, assignment.port)
        with host as root:
            _run(assignment, root, done, progress)
    except OSError as error:
        if error.errno is None or not assignment.port:
            raise
        what = f"Port {assignment.port} cannot be used: {error.strerror}. Choose another with --port, or leave it out."
        raise ToolFailureError(what) from None
    return done


def _check_tools(names: Collection[str]) -> None:
    """Find out what is missing before minutes are spent on the rest."""
    files = {"axe": engines.AXE, "equal-access": engines.EQUAL_ACCESS, "vnu": engines.VNU}
    for name, file in files.items():
        if name in names:
            engines.engine_file(file)
    if "vnu" in names:
        engines.java()


def _run(assignment: Assignment, root: str, done: Audited, progress: Progress) -> None:
    browsed = IN_BROWSER & set(assignment.engines)
    queue: SimpleQueue[str] = SimpleQueue()
    # The longest pages first, so that in the end no browser waits for another one.
    for page in sorted(assignment.pages, key=lambda page: -markup.page_file(assignment.site, page).stat().st_size):
        queue.put(page)
    shared: list[Shared] = []
    count = 0
    turn = threading.Lock()

    def note(examined: Examined) -> None:
        nonlocal count
        with turn:
            done.seen.add(examined.seen)
            if examined.shared:
                shared.append(examined.shared)
            count += 1
            progress(count, len(assignment.pages))

    # One more than processors: each waits now and then.
    browsers = min(len(assignment.pages), (os.cpu_count() or 1) + 1) if browsed else 0
    with ThreadPoolExecutor(browsers + 2) as pool:
        jobs: list[Future[Observations | Visit]] = []
        if "vnu" in assignment.engines:
            jobs.append(pool.submit(markup.run, assignment.site, assignment.pages))
        if "links" in assignment.engines:
            jobs.append(pool.submit(_follow_links, assignment, root))
        parts = PageParts(root, browsed, Camera(), Claims())
        visits: list[Future[Observations | Visit]] = [pool.submit(_browse, queue, parts, note) for _ in range(browsers)]
        try:
            for job in as_completed([*jobs, *visits]):
                _take_up(job, done, turn)
        finally:
            _leave_the_rest(queue)  # of an audit that is interrupted
    if "page" in browsed and assignment.whole and len(shared) > 1:
        done.seen.add(whole_site.compare(shared, root))
    done.failures = list(dict.fromkeys(done.failures))
    if browsed and count + len(done.failures) < len(assignment.pages):
        done.failures.append(f"Only {count} of {len(assignment.pages)} pages were examined.")


def _take_up(job: Future[Observations | Visit], done: Audited, turn: threading.Lock) -> None:
    try:
        result = job.result()
    except ToolFailureError as error:
        done.failures.append(str(error))
        return
    with turn:
        if isinstance(result, Observations):
            done.seen.add(result)
        else:
            done.browser = result.browser
            done.failures += result.failures


def _leave_the_rest(queue: SimpleQueue[str]) -> None:
    with suppress(Empty):
        while True:
            queue.get_nowait()


def _follow_links(assignment: Assignment, root: str) -> Observations:
    if assignment.whole:
        return links.run([root, root + NOT_FOUND])
    return links.run([root + page for page in assignment.pages], depth=1)


def _browse(pages: SimpleQueue[str], parts: PageParts, note: Callable[[Examined], None]) -> Visit:
    """Examine pages in a browser of our own until none is left."""
    visit = Visit()
    with sync_playwright() as playwright, chromium.started(playwright) as browser:
        visit.browser = f"Chromium {browser.version}"
        page_audit = PageAudit(Windows(browser), parts.root, parts.engines, parts.camera, claims=parts.claims)
        while True:
            try:
                address = pages.get_nowait()
            except Empty:
                return visit
            try:
                note(page_audit.examine(address))
            except ToolFailureError as error:
                visit.failures.append(str(error))
            except Error as error:
                reason = str(error).splitlines()[0]
                visit.failures.append(f"The page {address or 'at the root'} could not be examined: {reason}")
