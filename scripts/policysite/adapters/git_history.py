"""Files as they were at another point of the repository's history."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path


class NotInHistoryError(Exception):
    """The point of history cannot be found; the text says why, as a full sentence."""


def file_at(root: Path, revision: str, path: str) -> bytes | None:
    """A file as it was committed.

    Args:
        root: A folder in the repository.
        revision: A branch, a tag or a commit, as git names it.
        path: The file, with forward slashes, relative to the folder.

    Returns:
        Its bytes; ``None`` where that commit does not have it.

    Raises:
        NotInHistoryError: git is missing, this is not a repository, or it knows no such commit.
    """
    listed = _git(root, "ls-tree", "-z", commit_of(root, revision), "--", path).decode("utf-8", "replace")
    if not listed:
        return None
    _mode, _kind, blob = listed.partition("\t")[0].split(" ")
    return _git(root, "cat-file", "blob", blob)


def commit_of(root: Path, revision: str) -> str:
    """The commit that a name of git stands for.

    Raises:
        NotInHistoryError: git is missing, this is not a repository, or it knows no such commit.
    """
    if revision.startswith("-"):
        raise NotInHistoryError(f"“{revision}” is not the name of a branch, a tag or a commit.")
    return _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()


def common_commit(root: Path, one: str, other: str) -> str:
    """The last commit that two commits have in common: what a branch began from.

    Raises:
        NotInHistoryError: They have none, or it is not known here.
    """
    try:
        return _git(root, "merge-base", one, other).decode().strip()
    except NotInHistoryError:
        what = f"{one} and {other} have no commit in common that is known here."
        raise NotInHistoryError(f"{what} If the repository was cloned without its past, fetch that first.") from None


def copy_folder_at(root: Path, commit: str, name: str, target: Path) -> None:
    """Copy a folder as it was committed. Nothing is written outside the target.

    Args:
        root: A folder in the repository.
        commit: The commit.
        name: The folder, relative to ``root``.
        target: The folder that will hold it; it is there.

    Raises:
        NotInHistoryError: git is missing, or it knows no such commit.
    """
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", name).decode("utf-8", "surrogateescape")
    rows = [row.partition("\t") for row in listed.split("\0") if row]
    entries = [(*entry.split(" "), path) for entry, _, path in rows]
    blobs = [(mode, blob, target / path) for mode, kind, blob, path in entries if kind == "blob"]
    contents = io.BytesIO(_git(root, "cat-file", "--batch", asked="".join(f"{blob}\n" for _, blob, _ in blobs)))
    links: list[tuple[Path, str]] = []
    for mode, _, file in blobs:
        size = int(contents.readline().split(b" ")[2])
        content = contents.read(size + 1)[:size]  # a line feed follows
        file.parent.mkdir(parents=True, exist_ok=True)
        if mode == "120000":
            links.append((file, content.decode("utf-8", "surrogateescape")))
        else:
            file.write_bytes(content)
    for link, leads_to in links:  # last, so that no file is written through one
        link.symlink_to(leads_to)


def _git(root: Path, *arguments: str, asked: str = "") -> bytes:
    command = ["git", "-C", str(root), "--literal-pathspecs", *arguments]
    try:
        done = subprocess.run(command, input=asked.encode(), capture_output=True, check=False)
    except FileNotFoundError:
        raise NotInHistoryError("git is not installed.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise NotInHistoryError(f"git says: {said}." if said else "git knows no branch, tag or commit of that name.")
    return done.stdout
