"""Parts that are the same on many pages, such as the dialog of the search, are examined on one of them."""

from __future__ import annotations

import hashlib
from threading import Lock


class Claims:
    """What has been taken on by any of the browsers of an audit."""

    def __init__(self) -> None:
        self._taken: set[bytes] = set()
        self._turn = Lock()

    def take(self, what: str) -> bool:
        """Take on a part, unless it has been taken.

        Args:
            what: The HTML of the part, and all else by which it can come out differently.
        """
        key = hashlib.sha256(what.encode()).digest()
        with self._turn:
            count = len(self._taken)
            self._taken.add(key)
            return len(self._taken) > count
