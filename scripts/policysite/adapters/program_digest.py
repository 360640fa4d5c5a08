"""One line for the program itself: what it keeps is of no use to another version of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path


def program_digest(files: Iterable[Path] = (), *said: str) -> str:
    """A digest of the program, of the libraries that are installed, and of more.

    Args:
        files: Files whose names and contents count too.
        said: Texts that count too.
    """
    found = sha256(_program().encode())
    for file in files:
        found.update(f"{file}\n".encode() + sha256(file.read_bytes()).digest())
    for words in said:
        found.update(sha256(words.encode()).digest())
    return found.hexdigest()


@cache
def _program() -> str:
    package = Path(__file__).parents[1]
    # The names of these folders tell the versions; reading what is in them takes long.
    libraries = sorted(folder.name for path in sys.path for folder in Path(path).glob("*.dist-info"))
    found = sha256("\n".join((sys.version, *libraries)).encode())
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            found.update(f"{file.relative_to(package)}\n".encode() + sha256(file.read_bytes()).digest())
    return found.hexdigest()
