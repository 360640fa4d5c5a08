"""What search is told of the parts of a site, kept, so that an index is made anew without making the parts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from policysite.adapters.folder_cache import FolderCache
from policysite.adapters.program_digest import program_digest
from policysite.exports import merged
from policysite.site_plan import Made, Part

Told = tuple[Part, str]
"""A part, and the digest of what an index is told of it."""

_TOGETHER = 64
"""Documents whose entries are kept as one."""


class FoundParts:
    """The entries of parts in the search indexes: for each part and index a text, known by its digest."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which they are kept; it need not exist."""
        self._cache = FolderCache(folder, program_digest())
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

    def remember(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Take what was kept in this build, perhaps by another process, also where the folder cannot be written.

        Returns:
            By the index, its digest.
        """
        digests = {index: _digest(text) for index, text in texts.items()}
        self.know({digests[index]: text for index, text in texts.items()})
        return digests

    def remembered(self, digests: Iterable[str]) -> dict[str, str]:
        """What was taken in this build, by its digest, for another process to `know`."""
        return {digest: self._fresh[digest] for digest in digests if digest in self._fresh}

    def know(self, texts: Mapping[str, str]) -> None:
        """Take texts by their digests."""
        self._fresh |= texts

    def entries(self, index: str, told: Sequence[Told], documents: Container[str]) -> Iterator[str]:
        """What an index is told; what is lost of a part is made again.

        Args:
            index: Address of the index.
            told: Of all parts.
            documents: The names of those that are documents.
        """
        in_order = sorted((one for one in told if one[0].name in documents), key=lambda one: one[0].addresses[0])
        for start in range(0, len(in_order), _TOGETHER):
            yield self._merged(index, in_order[start : start + _TOGETHER])
        yield from self._entries(index, (one for one in told if one[0].name not in documents))

    def _merged(self, index: str, parts: Sequence[Told]) -> str:
        """The entries of several documents as one, which is kept too: an edit changes one of many."""
        key = _digest(" ".join((index, *(digest for _, digest in parts))))
        kept = self._cache.get(key)
        if kept is not None:
            return kept.decode()
        entry = merged(self._entries(index, parts))
        self._cache.put(key, entry.encode())
        return entry

    def _entries(self, index: str, parts: Iterable[Told]) -> Iterator[str]:
        for part, digest in parts:
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
