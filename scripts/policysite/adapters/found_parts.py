"""What search is told of the parts of a site, kept, so that an index is made anew without making the parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from policysite.adapters.folder_cache import FolderCache
from policysite.site_plan import Made, Part


class FoundParts:
    """The entries of parts in the search indexes: for each part and index a text, known by its digest."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which they are kept; it need not exist."""
        self._cache = FolderCache(folder)
        self._fresh: dict[str, str] = {}

    def keep(self, made: Made) -> dict[str, str]:
        """Keep what search is told of a part.

        Returns:
            By the index, its text.
        """
        texts = _texts(made)
        for text in texts.values():
            self._cache.put(_digest(text), text.encode())
        return texts

    def remember(self, texts: dict[str, str]) -> dict[str, str]:
        """Take what was kept in this build, perhaps by another process, also where the folder cannot be written.

        Returns:
            By the index, its digest.
        """
        digests = {index: _digest(text) for index, text in texts.items()}
        self._fresh |= {digests[index]: text for index, text in texts.items()}
        return digests

    def entries(self, index: str, told: Iterable[tuple[Part, str]]) -> Iterator[str]:
        """What an index is told of parts; of one of which that is lost, it is made again.

        Args:
            index: Address of the index.
            told: Parts, each with the digest of what is told of it.
        """
        for part, digest in told:
            text = self._fresh.get(digest)
            if text is None:
                kept = self._cache.get(digest)
                text = _texts(part.make())[index] if kept is None else kept.decode()
            yield from text.removesuffix("\n").split("\n")


def _texts(made: Made) -> dict[str, str]:
    texts: dict[str, str] = {}
    for findable in made.findable:
        texts[findable.index] = texts.get(findable.index, "") + findable.entry
    return texts


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
