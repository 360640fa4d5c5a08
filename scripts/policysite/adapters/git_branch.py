"""A branch that holds a published site. It is written without being checked out."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class GitError(Exception):
    """Git refused; the message says why."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the repository in which the project lies.

    Attributes:
        root: The project's folder.
        name: The branch.
        remote: Name of the remote from which it is fetched, and to which it is pushed.
    """

    root: Path
    name: str
    remote: str

    def fetch(self) -> None:
        """Learn what the remote has of the branch, where there is such a remote and such a branch."""
        if self.remote not in self._git("remote").split():
            return
        there = self._git("ls-remote", "--heads", "--", self.remote, self._ref)
        if not there:
            return
        # What was cloned without its past gets no past here either; a whole clone must not be cut short.
        is_shallow = self._git("rev-parse", "--is-shallow-repository") == "true"
        tracking = f"+{self._ref}:refs/remotes/{self.remote}/{self.name}"
        self._git("fetch", "--quiet", *(["--depth=1"] if is_shallow else []), "--", self.remote, tracking)

    def replace(self, content: Path, *, keeping: Sequence[str], message: str) -> bool:
        """Put the content of a folder in the place of all that is at the root of the branch.

        Args:
            content: The folder.
            keeping: Folders and files at the root of the branch that stay, beside and below what the folder holds.
            message: Of the commit.

        Returns:
            Whether anything changed; if not, there is no commit.
        """
        repository = self._git("rev-parse", "--absolute-git-dir")
        with tempfile.TemporaryDirectory() as scratch:
            variables = {"GIT_INDEX_FILE": str(Path(scratch) / "index"), "GIT_DIR": repository}
            self._git("read-tree", self._ref, variables=variables)
            unwanted = ("--", ".", *(f":(exclude,top){name}" for name in keeping))
            options = ("-r", "--cached", "--force", "--quiet", "--ignore-unmatch")
            variables["GIT_WORK_TREE"] = str(content)
            self._git("rm", *options, *unwanted, variables=variables, folder=content)
            as_it_is = ("-c", "core.autocrlf=false", "-c", "core.fileMode=false")
            self._git(*as_it_is, "add", "--force", "--ignore-removal", ".", variables=variables, folder=content)
            tree = self._git("write-tree", variables=variables)
        before = self._git("rev-parse", self._ref)
        if tree == self._git("rev-parse", f"{self._ref}^{{tree}}"):
            return False
        commit = self._git("commit-tree", tree, "-p", before, "-m", message)
        self._git("update-ref", self._ref, commit, before)
        return True

    def push(self) -> None:
        """Push the branch."""
        self._git("push", "--quiet", "--", self.remote, f"{self._ref}:{self._ref}")

    @property
    def _ref(self) -> str:
        return f"refs/heads/{self.name}"

    def _git(self, *arguments: str, variables: dict[str, str] | None = None, folder: Path | None = None) -> str:
        """What a git command prints, without the line break at its end.

        Raises:
            GitError: The command failed.
        """
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder or self.root,
            env=os.environ | (variables or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise GitError(done.stderr.strip() or f"git {arguments[0]} failed.")
        return done.stdout.strip()
