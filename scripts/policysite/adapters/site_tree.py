"""The folder of a built site, brought up to date: what has not changed is neither made nor written again.

There are two folders, the published one and a spare, and an index of each. A build brings the spare up to date and
changes places with the published one in one step, so that readers always find the old site or the new one, whole. While
a folder is being changed it has no index: whatever ends a build, the next one knows that the spare is of no use. The
spare is made when a site has first been published.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from policysite.adapters.processors import processes_for, shared


class Stored(NamedTuple):
    """A file as it was written. It is taken for unchanged while all but the digest are what they were.

    Attributes:
        size: In bytes.
        modified: In nanoseconds.
        inode: On the disk.
        digest: Of its content.
    """

    size: int
    modified: int
    inode: int
    digest: str


@dataclass(slots=True)
class StoredPart:
    """A part of the site as it was written.

    Attributes:
        stamp: Of everything that it was made from; ``None`` where that is not known, so that it is made each time.
        files: By path below the root.
        told: What others need to know of it.
        found: By the address of a search index, a digest of what that is told of it.
    """

    stamp: str | None
    files: dict[str, Stored]
    told: list[str] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)


class SiteTree:
    """The spare while it is brought up to date.

    Attributes:
        folder: Where it is.
        parts: What it consists of so far.
    """

    def __init__(
        self,
        folder: Path,
        before: Mapping[str, StoredPart] | None,
        published: Path,
        there: Mapping[str, StoredPart],
    ) -> None:
        """Take both folders and what they hold; ``None`` where the spare is still to be made."""
        self.folder = folder
        self.parts: dict[str, StoredPart] = {}
        self._published = published
        self._there = there
        self._place = f"{folder}{os.sep}"
        self._take(before)

    def _take(self, before: Mapping[str, StoredPart] | None) -> None:
        self._before = before
        self._known = {path: stored for part in (before or {}).values() for path, stored in part.files.items()}

    @property
    def is_as_published(self) -> bool:
        """Whether nothing has changed, and there is no spare."""
        return self._before is None and self.parts.keys() == self._there.keys()

    def begin(self) -> None:
        """Make the spare where there is none, as near to the published folder as can be had without making anything."""
        if self._before is None:
            _make_second(self._there.values(), self._published, self.folder)
            self._take(self._there)

    def keep(self, name: str, stamp: str | None) -> StoredPart | None:
        """A part that one of the folders has as it is wanted: made from the same, and changed by nobody since."""
        folders = [(self._published, self._there)]
        if self._before is not None:
            folders.insert(0, (self.folder, self._before))
        for folder, parts in folders:
            part = parts.get(name)
            if part is None or stamp is None or part.stamp != stamp:
                continue
            if all(_is_unchanged(folder, path, stored) for path, stored in part.files.items()):
                if folder is self._published and self._before is not None:
                    _link_files((part,), folder, self.folder)
                self.parts[name] = part
                return part
        return None

    def store(self, path: str, content: bytes) -> Stored:
        """Write a file, unless it stands there already."""
        self.begin()
        digest = blake2b(content, digest_size=16).hexdigest()
        known = self._known.get(path)
        if known and known.digest == digest and _is_unchanged(self.folder, path, known):
            return known
        state = _written(f"{self._place}{path}", content)
        return Stored(state.st_size, state.st_mtime_ns, state.st_ino, digest)

    def remove_others(self) -> None:
        """Remove what stood there before and that no part has any more, and the folders that are empty then."""
        wanted = {path for part in self.parts.values() for path in part.files}
        empty: set[Path] = set()
        for path in self._known.keys() - wanted:
            (self.folder / path).unlink(missing_ok=True)
            empty.update(Path(path).parents)
        for folder in sorted(empty - {Path()}, key=lambda folder: len(folder.parts), reverse=True):
            with suppress(OSError):  # it is not empty after all
                (self.folder / folder).rmdir()


def _written(file: str, content: bytes) -> os.stat_result:
    """Write a new file. One that stands there may be shared with the published folder, so it is never written into."""
    try:
        fresh = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileNotFoundError:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        return _written(file, content)
    except FileExistsError:
        Path(file).unlink()
        return _written(file, content)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(fresh, left) :]
        return os.fstat(fresh)
    finally:
        os.close(fresh)


def _is_unchanged(folder: Path, path: str, stored: Stored) -> bool:
    try:
        state = os.stat(f"{folder}{os.sep}{path}")  # noqa: PTH116 - a path object for each file costs more than it
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns, state.st_ino) == stored[:3]


class Publishing:
    """The published folder, its spare, and what is known of both."""

    def __init__(self, published: Path, workshop: Path) -> None:
        """Take the published folder and a folder on the same disk for the spare and the indexes; neither need exist."""
        self.published = published
        self._spare = workshop / "spare"
        self._workshop = workshop

    def open(self) -> SiteTree:
        """The spare."""
        self._workshop.mkdir(parents=True, exist_ok=True)
        there = self._indexed(self.published) or {}
        before = self._indexed(self._spare)
        if before is not None:
            self._index(self._spare).unlink()
        return SiteTree(self._spare, before, self.published, there)

    def publish(self, tree: SiteTree) -> None:
        """Put the finished spare in the place of the published folder, unless they are the same."""
        if tree.is_as_published:
            return
        tree.begin()
        tree.remove_others()
        text = json.dumps({name: [part.stamp, part.files, part.told, part.found] for name, part in tree.parts.items()})
        index = self._write_index(tree.folder, text)
        current = {index, self._index(self.published)} if self.published.exists() else {index}
        for stale in set(self._workshop.glob("*.json")) - current:
            stale.unlink()
        if self.published.exists():
            _exchange(tree.folder, self.published)
        else:
            tree.folder.rename(self.published)
            with suppress(OSError):  # the site is there; the next build makes the spare
                _make_second(tree.parts.values(), self.published, self._spare)
                self._write_index(self._spare, text)

    def _write_index(self, folder: Path, text: str) -> Path:
        """Say what a folder holds."""
        fresh, index = self._workshop / "index.part", self._index(folder)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(index)
        return index

    def _index(self, folder: Path) -> Path:
        """The index goes with the folder itself, whatever its name is at the time."""
        return self._workshop / f"{folder.stat().st_ino}.json"

    def _indexed(self, folder: Path) -> dict[str, StoredPart] | None:
        """What a folder holds; ``None`` where nobody can tell."""
        try:
            stored = json.loads(self._index(folder).read_bytes())
            return {
                name: StoredPart(stamp, {path: Stored(*state) for path, state in files.items()}, told, found)
                for name, (stamp, files, told, found) in stored.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            return None


def _make_second(parts: Iterable[StoredPart], source: Path, target: Path) -> None:
    """Make a second folder of the same files anew."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    known = list(parts)
    among = processes_for(len(known))
    shares = [known[share::among] for share in range(among)]
    list(shared(lambda share: _link_files(share, source, target), shares, among))


def _link_files(parts: Iterable[StoredPart], source: Path, target: Path) -> None:
    """Let files stand in a second folder too. What is not there is made anew."""
    for part in parts:
        for path in part.files:
            _link(f"{source}{os.sep}{path}", f"{target}{os.sep}{path}")


def _link(file: str, place: str) -> None:
    try:
        _link_or_copy(file, place)
    except FileExistsError:
        Path(place).unlink()
        _link_or_copy(file, place)
    except FileNotFoundError:
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            _link_or_copy(file, place)


def _link_or_copy(file: str, place: str) -> None:
    """Some disks cannot have a file in two folders. A copy counts as changed, so that it is written again."""
    try:
        os.link(file, place)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        shutil.copyfile(file, place)


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places, in one step where the system can do so."""
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    here, swap = -100, 2  # AT_FDCWD, and RENAME_EXCHANGE or RENAME_SWAP
    if sys.platform == "darwin":
        done = libc.renamex_np(*names, swap)
    elif hasattr(libc, "renameat2"):
        done = libc.renameat2(here, names[0], here, names[1], swap)
    else:
        done = -1
    if done != 0:
        aside = one.with_name("aside")
        shutil.rmtree(aside, ignore_errors=True)
        other.rename(aside)
        one.rename(other)
        aside.rename(one)
