"""The windows of the browser in which pages are examined."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, ViewportSize

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
    _open: dict[int, Page] = field(default_factory=dict, init=False)

    @contextmanager
    def at(self, width: int) -> Iterator[Page]:
        """The window of this width as one that was just opened, in the light and without motion.

        Args:
            width: In CSS pixels.
        """
        page = self._open.pop(width, None) or self._opened()
        try:
            page.set_viewport_size(ViewportSize(width=width, height=HEIGHT))
            page.emulate_media(color_scheme="light", reduced_motion="reduce", forced_colors="none")
            yield page
            page.evaluate("localStorage.clear(); sessionStorage.clear()")  # each page is met as by a new reader
        except BaseException:
            page.context.close()
            raise
        self._open[width] = page

    def _opened(self) -> Page:
        context = self.browser.new_context(bypass_csp=True)
        context.set_default_timeout(_LONGEST)
        context.add_init_script(source("common.js"))
        return context.new_page()
