"""Commits that are made without a working tree, and pushed to a branch of their own."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policysite.adapters.git_branch import GitError


@dataclass(frozen=True, slots=True)
class Repository:
    """A clone of the repository in which the project lies.

    Attributes:
        root: The project's folder.
        remote: Name of the remote.
    """

    root: Path
    remote: str = "origin"

    def fetch(self, ref: str) -> str | None:
        """Learn what the remote has.

        Args:
            ref: The full name of a branch or the like, such as ``refs/pull/3/head``.

        Returns:
            The commit; ``None`` where the remote has no such ref.

        Raises:
            GitError: The remote cannot be asked.
        """
        if not self._git("ls-remote", "--", self.remote, ref):
            return None
        self._git("fetch", "--quiet", "--no-tags", "--", self.remote, ref)
        return self._git("rev-parse", "FETCH_HEAD")

    def committer_of(self, commit: str) -> str:
        """The address of the person or program that made a commit."""
        return self._git("show", "--no-patch", "--format=%ce", commit)

    def own_address(self) -> str:
        """The address under which commits are made here.

        Raises:
            GitError: None is set.
        """
        return self._git("var", "GIT_COMMITTER_IDENT").partition("<")[2].partition(">")[0]

    def commit(self, parent: str, files: Mapping[str, str], message: str) -> str:
        """Make a commit in which some files are written.

        Args:
            parent: The commit before it.
            files: Their texts by path, relative to ``root``.
            message: Its message.

        Returns:
            The commit. It belongs to no branch yet.

        Raises:
            GitError: git refused.
        """
        prefix = self._git("rev-parse", "--show-prefix")
        with tempfile.TemporaryDirectory() as scratch:
            index = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
            self._git("read-tree", parent, variables=index)
            for path, text in files.items():
                blob = self._git("hash-object", "-w", "--stdin", given=text)
                self._git("update-index", "--add", "--cacheinfo", f"100644,{blob},{prefix}{path}", variables=index)
            tree = self._git("write-tree", variables=index)
        return self._git("commit-tree", tree, "-p", parent, "-F", "-", given=message)

    def push(self, commit: str, branch: str, *, replaced: str | None) -> None:
        """Make a commit the last of a branch of the remote.

        Args:
            commit: The commit.
            branch: The branch.
            replaced: The commit that is the last there now; ``None`` where there is no such branch. If it is another by
                then, nothing is pushed.

        Raises:
            GitError: The remote refused.
        """
        ref = f"refs/heads/{branch}"
        lease = f"--force-with-lease={ref}:{replaced or ''}"
        self._git("push", "--quiet", lease, "--", self.remote, f"{commit}:{ref}")

    def _git(self, *arguments: str, variables: Mapping[str, str] | None = None, given: str = "") -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=os.environ | (variables or {}),
            input=given.encode(),
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise GitError(done.stderr.decode("utf-8", "replace").strip() or f"git {arguments[0]} failed.")
        return done.stdout.decode("utf-8", "replace").strip()
