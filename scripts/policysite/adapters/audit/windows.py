"""The windows of the browser in which pages are examined."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from policysite.adapters.audit.own_rules import source

WIDTHS = (1280, 320)
"""In CSS pixels; the narrow one is what a window of 1280 leaves at 400 % zoom."""

HEIGHT = 900
"""In CSS pixels."""

_LONGEST = 20_000
"""Milliseconds that a page may take to load, and any one look at it."""


@dataclass(slots=True)
class Windows:
    """A window for each width, kept from page to page: to open one takes longer than to load a page.

    Attributes:
        browser: The browser, started.
    """

    browser: Browser
    _open: dict[int, BrowserContext] = field(default_factory=dict, init=False)

    @contextmanager
    def new_page(self, width: int) -> Iterator[Page]:
        """An empty page in the window of this width, in the light and without motion.

        What a page of the site has stored is deleted afterwards, so that each is met as by a new reader.
        """
        if width not in self._open:
            self._open[width] = self._opened(width)
        with self._open[width].new_page() as page:
            yield page
            page.evaluate("localStorage.clear()")

    def _opened(self, width: int) -> BrowserContext:
        viewport = ViewportSize(width=width, height=HEIGHT)
        context = self.browser.new_context(
            viewport=viewport, reduced_motion="reduce", color_scheme="light", bypass_csp=True
        )
        context.set_default_timeout(_LONGEST)
        context.add_init_script(source("common.js"))
        return context
