"""What took time to make, kept in a folder that may be deleted at any time."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

CACHE = ".cache/policysite"
"""Where everything is kept that is made to be fast, below the project's root."""

PDF_FOLDER = f"{CACHE}/pdf"
"""Where PDFs are kept."""

DOCUMENT_FOLDER = f"{CACHE}/documents"
"""Where documents are kept as they were read."""

FOUND_FOLDER = f"{CACHE}/found"
"""Where is kept what search is told of the parts of the site."""

_DIGEST = sha256().digest_size
_KEPT_UNUSED = 30 * 24 * 60 * 60
"""Seconds by which an entry's last use may lie behind the newest one's."""


class FolderCache:
    """A file for each entry: its digest, and what was put.

    Nothing that is read is trusted: an entry that is not as it was written counts as lost. Neither can the cache stop a
    run: where the folder cannot be written, nothing is kept.
    """

    def __init__(self, folder: Path, maker: str = "") -> None:
        """Take a folder, which need not exist, and remove what has not been used for long.

        Args:
            folder: The folder.
            maker: What made the entries, where that does not show in their keys: those of another one count as lost.
        """
        self._folder = folder
        self._maker = maker
        with suppress(OSError), os.scandir(folder) as entries:
            last_use = {entry.path: entry.stat().st_mtime for entry in entries}
            newest = max(last_use.values(), default=0.0)
            for path, used in last_use.items():
                if newest - used > _KEPT_UNUSED:
                    Path(path).unlink()

    def get(self, key: str) -> bytes | None:
        """What was put; ``None`` where it is not there any more, or is not what it was."""
        path = self._folder / key
        try:
            entry = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        content = entry[_DIGEST:]
        return content if entry[:_DIGEST] == self._digest(key, content) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep something.

        Args:
            key: A name for a file, such as a digest of all that the content was made from.
            content: The content.
        """
        part = self._folder / f"{key}.{os.getpid()}.part"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(self._digest(key, content) + content)
            part.replace(self._folder / key)

    def _digest(self, key: str, content: bytes) -> bytes:
        return sha256(f"{self._maker}{key}\n".encode() + content).digest()
