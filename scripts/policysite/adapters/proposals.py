"""Two states of the register from the repository's history, and what a reviewer is told of their difference."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from policysite.adapters.clock import today
from policysite.adapters.git_history import commit_of, common_commit, copy_folder_at
from policysite.checks import check
from policysite.loading import SOURCE_FOLDER, Loaded, load
from policysite.problems import Problem
from policysite.rendering.review import Review, review


def review_of(root: Path, base: str, head: str | None, as_of: date | None = None) -> Review:
    """Review what a branch changes since it began.

    Args:
        root: The folder that holds ``policy_src``.
        base: The branch that the change is to be taken into, or another name of git for a commit.
        head: The branch with the change; the files as they are in the folder where it is left out.
        as_of: The day that counts as today; the real day unless given.

    Raises:
        NotInHistoryError: A commit cannot be found.
    """
    began = common_commit(root, commit_of(root, base), commit_of(root, head or "HEAD"))
    before = _loaded_at(root, began)
    after = _loaded_at(root, commit_of(root, head)) if head else load(root)
    after = replace(after, earlier_ledger=before.ledger)
    day = as_of or today(after.register.organisation.time_zone)
    unreadable = {number for state in (before, after) for number in state.numbers if state.is_faulty(number)}
    return review(before.register, after.register, _new_problems(before, after), day, unreadable)


def _loaded_at(root: Path, commit: str) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        copy_folder_at(root, commit, SOURCE_FOLDER, Path(folder))
        return load(Path(folder))


def _new_problems(before: Loaded, after: Loaded) -> list[Problem]:
    """All errors, and the warnings that were not there; a warning that only moved to another line is not new."""
    known = {(found.kind.code, found.location.file, found.what) for found in check(before)}
    problems = check(after)
    errors = [found for found in problems if found.is_error]
    return errors + [
        found
        for found in problems
        if not found.is_error and (found.kind.code, found.location.file, found.what) not in known
    ]
