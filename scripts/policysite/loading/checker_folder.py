"""The folder ``policy_src/checkers``: a folder for each checker, with a file for each of its revisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from policysite.loading.source_file import SourceFile
from policysite.loading.source_folder import SourceFolder
from policysite.loading.validation import validate
from policysite.model import Checker, CheckerRevision, name_faults
from policysite.model.clauses import ID
from policysite.problems import Problem, as_written, problem

CHECKERS = "checkers"
"""Its name. It is left out where there is no checker."""

_REVISION_FILE = re.compile(r"(\d{4}-\d{2}-\d{2})\.yml")


def read_checkers(folder: SourceFolder) -> Iterator[Checker]:
    """Every checker that could be built; what is wrong with the others is reported."""
    base = folder.base / CHECKERS
    if not (base.exists() or base.is_symlink()):
        return
    for path in folder.children(base):
        if not path.is_dir():
            remedy = "Remove the file, or put it into the folder of its checker."
            folder.report("unexpected-file", path, "Only folders, one a checker, stand here.", remedy)
        elif not re.fullmatch(ID, path.name):
            folder.report("checker-id-malformed", path, f"{as_written(path.name)} cannot be the name of a checker.")
        elif checker := _checker(folder, path):
            yield checker


def _checker(folder: SourceFolder, path: Path) -> Checker | None:
    found_before = len(folder.problems)
    revisions = tuple(_revisions(folder, path))
    source = folder.source(path / "checker.yml")
    if source is None:
        return None
    folder.sources.checkers[path.name] = source.places()
    checker = validate(Checker, source, {"name": path.name, "revisions": revisions})
    if isinstance(checker, list):
        folder.problems += checker
        return None
    if len(folder.problems) != found_before:
        return None
    if not revisions:
        what, remedy = "The checker has no revision.", "Add one, named by the day on which it is first published."
        folder.report("source-missing", path, what, remedy)
        return None
    return checker


def _revisions(folder: SourceFolder, checker: Path) -> Iterator[CheckerRevision]:
    for path in folder.children(checker):
        if path.name == "checker.yml":
            continue
        dated = _REVISION_FILE.fullmatch(path.name)
        if not dated:
            remedy = "Name a revision by the day on which it is first published, such as 2026-11-24.yml."
            folder.report("unexpected-file", path, "This is neither checker.yml nor named by a date.", remedy)
            continue
        try:
            published = date.fromisoformat(dated[1])
        except ValueError:
            folder.report("bad-date", path, f"{dated[1]} is not a day of the calendar.")
            continue
        revision = _revision(folder, path, published)
        if revision:
            yield revision


def _revision(folder: SourceFolder, path: Path, published: date) -> CheckerRevision | None:
    source = folder.source(path)
    if source is None:
        return None
    revision = checker_revision(source, published)
    if isinstance(revision, list):
        folder.problems += revision
        return None
    folder.sources.checker_revisions[path.parent.name, published] = source.places()
    return revision


def checker_revision(source: SourceFile, published: date) -> CheckerRevision | list[Problem]:
    """A revision of a checker from its file, or what is wrong with it.

    Args:
        source: The file.
        published: The date that names it.
    """
    revision = validate(CheckerRevision, source, {"published": published})
    if isinstance(revision, list):
        return revision
    faults = name_faults(revision)
    return [problem(fault.code, source.at(fault.path), fault.what, fault.remedy) for fault in faults] or revision
