"""Files as they were at another point of the repository's history."""

from __future__ import annotations

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
    if revision.startswith("-"):
        raise NotInHistoryError(f"“{revision}” is not the name of a branch, a tag or a commit.")
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    listed = _git(root, "ls-tree", "-z", commit, "--", path).decode("utf-8", "replace")
    if not listed:
        return None
    _mode, _kind, blob = listed.partition("\t")[0].split(" ")
    return _git(root, "cat-file", "blob", blob)


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), "--literal-pathspecs", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise NotInHistoryError("git is not installed.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise NotInHistoryError(f"git says: {said}." if said else "git knows no branch, tag or commit of that name.")
    return done.stdout
