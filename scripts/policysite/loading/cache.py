"""What takes time to make, kept by what it was made from."""

from __future__ import annotations

from typing import Protocol


class Cache(Protocol):
    """Keeps what takes time to make, by a key that names everything that it was made from."""

    def get(self, key: str) -> bytes | None:
        """What was put; ``None`` where it is not there any more."""

    def put(self, key: str, content: bytes) -> None:
        """Keep something, or let it be: nobody relies on its being there."""


class MemoryCache(dict[str, bytes]):
    """A cache that lasts as long as the process."""

    def put(self, key: str, content: bytes) -> None:
        """Keep something."""
        self[key] = content
