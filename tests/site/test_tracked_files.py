"""What must not stand in any file of the repository."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import ROOT

# Put together here, so that this file does not hold them itself.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
    )
]
MARKS = ["TO" + "DO", "FIX" + "ME", "X" * 3]

FORBIDDEN = {
    "the host of a package registry": re.compile("|".join(map(re.escape, REGISTRIES)), re.IGNORECASE),
    "a mark of unfinished work": re.compile(rf"\b({'|'.join(MARKS)})\b"),
}


def tracked_files() -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        # A link may lead nowhere, and a file may be deleted but not yet from the index.
        if (path := ROOT / name).is_file():
            yield path


def faults(text: str) -> list[str]:
    """Say what is wrong in a text, with the number of the line."""
    return [
        f"{number}: {what}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in FORBIDDEN.items()
        if pattern.search(line)
    ]


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or not shutil.which("git"), reason="only a git checkout knows which files are tracked"
)
def test_no_tracked_file_holds_what_it_must_not() -> None:
    files = list(tracked_files())
    assert len(files) > 50
    found = [
        f"{path.relative_to(ROOT)}:{fault}"
        for path in files
        for fault in faults(path.read_bytes().decode("utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize("word", [*REGISTRIES, *MARKS])
def test_it_would_be_found(word: str) -> None:
    assert len(faults(f"fine\nsee {word}: fine\n")) == 1


@pytest.mark.parametrize("line", ["to do: nothing", "XXXL", "a mastodon", "pypi", "debian"])
def test_other_words_are_fine(line: str) -> None:
    assert faults(line) == []
