"""Parts that are the same on many pages, such as the dialog of the search, are examined on one of them."""

from __future__ import annotations

import hashlib
from threading import Lock

from playwright.sync_api import Page

from policysite.adapters.audit.walker import State

_AS_IT_IS = """(selector) => {
  const part = document.querySelector(selector).cloneNode(true);
  for (const link of part.querySelectorAll("[href]")) link.setAttribute("href", "");
  return part.outerHTML;
}"""
"""A part without that in which it differs from page to page even where it is the same: its relative addresses."""


class Claims:
    """What has been taken on by any of the browsers of an audit."""

    def __init__(self) -> None:
        self._taken: set[tuple[int, str, bytes]] = set()
        self._turn = Lock()

    def take(self, page: Page, state: State, width: int) -> bool:
        """Take on a state of a page, unless it is that of a part which has been examined as it is.

        Args:
            page: The page, in this state.
            state: The state.
            width: Of the window, in CSS pixels.
        """
        if state.part is None:
            return True
        part = hashlib.sha256(page.evaluate(_AS_IT_IS, state.part).encode()).digest()
        with self._turn:
            count = len(self._taken)
            self._taken.add((width, state.name, part))
            return len(self._taken) > count
