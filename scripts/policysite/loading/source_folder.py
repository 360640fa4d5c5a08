"""The folder ``policy_src`` as files: what is listed and read in it, and nothing outside it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from policysite.loading.source_file import MAX_BYTES, SourceFile, read
from policysite.loading.sources import SOURCE_FOLDER, Sources
from policysite.problems import Location, Problem, problem


class SourceFolder:
    """Lists folders and reads files, and collects problems instead of stopping.

    Attributes:
        root: The folder that holds ``policy_src``.
        base: ``policy_src`` itself.
        sources: The files that were read.
        problems: What is wrong so far.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.base = root / SOURCE_FOLDER
        self.real_base = self.base.resolve()
        self.sources = Sources()
        self.problems: list[Problem] = []
        self._inside = {self.base}

    def children(self, folder: Path) -> list[Path]:
        """What stands in a folder, by name; nothing where it cannot be read."""
        if not self.inside(folder):
            return []
        try:
            children = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        except FileNotFoundError:
            self.report("source-missing", folder, "The folder is not there.")
            return []
        except NotADirectoryError:
            what, remedy = "A folder should stand here, but this is a file.", "Put the folder in its place."
            self.report("source-unreadable", folder, what, remedy)
            return []
        except OSError as error:
            self.report("source-unreadable", folder, f"The folder cannot be read: {error.strerror}.")
            return []
        return [path for path in children if self.inside(path)]

    def inside(self, path: Path) -> bool:
        """Whether a path stays in ``policy_src`` when its links are followed."""
        if path.parent in self._inside and not path.is_symlink():
            self._inside.add(path)
            return True
        try:
            real = path.resolve()
        except (OSError, RuntimeError):
            self.report("outside-sources", path, "This link leads in a circle.")
            return False
        if real == self.real_base or self.real_base in real.parents:
            return True
        self.report("outside-sources", path, "This link leads out of policy_src.")
        return False

    def source(self, path: Path) -> SourceFile | None:
        """A file, parsed; nothing where that fails."""
        if not self.inside(path):
            return None
        source = read(path, self.name(path))
        if isinstance(source, list):
            self.problems += source
            return None
        return source

    def name(self, path: Path) -> str:
        """How problems call a file."""
        name = os.fsencode(path.relative_to(self.root).as_posix()).decode("utf-8", "replace")
        if name.isprintable():
            return name
        return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)

    def report(self, code: str, path: Path, what: str, remedy: str | None = None) -> None:
        """Report a problem of a whole file or folder."""
        self.problems.append(problem(code, Location(self.name(path)), what, remedy))


def plain_files(folder: Path) -> dict[str, bytes] | None:
    """The files in a folder, by name; ``None`` where something in it is neither a plain file nor hidden, or unreadable.

    What is not plain is looked at, and reported, by `SourceFolder`.
    """
    try:
        with os.scandir(folder) as entries:
            listed = sorted(
                (entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name
            )
        if folder.is_symlink() or not all(entry.is_file(follow_symlinks=False) for entry in listed):
            return None
        if any(entry.stat().st_size > MAX_BYTES for entry in listed):
            return None
        return {entry.name: _content(entry.path) for entry in listed}
    except OSError:
        return None


def _content(file: str) -> bytes:
    with open(file, "rb") as opened:  # noqa: PTH123 - a path object for each file costs more than its content
        return opened.read()


def digest_of(folder: str, files: Mapping[str, bytes]) -> str:
    """One line that changes with the name of a folder, and with the name or the content of any file in it."""
    found = sha256(f"{folder}\n".encode("utf-8", "surrogateescape"))
    for name, content in files.items():
        found.update(f"{len(name)} {name} {len(content)}\n".encode("utf-8", "surrogateescape") + content)
    return found.hexdigest()
