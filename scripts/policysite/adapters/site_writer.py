"""The site plan as a folder, for another engine."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from policysite.adapters.handwritten_pages import handwritten_files
from policysite.site_plan import SiteFile, SitePlan


def write_plan(plan: SitePlan, handwritten: Path, target: Path) -> int:
    """Write the plan, and the pages written by hand beside it, into a new folder.

    The folder appears whole or not at all. Search finds nothing on the pages written by hand: what becomes of them is
    known to the other engine alone.

    Args:
        plan: The site plan.
        handwritten: The folder ``docs``.
        target: A folder that does not exist yet, or is empty.

    Returns:
        How many files the plan itself has.

    Raises:
        FileExistsError: The target is there and holds something.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
        whole = Path(scratch) / "whole"
        shutil.copytree(handwritten, whole)
        files = list(plan.as_files())
        for file in (*files, *(SiteFile(*named) for named in handwritten_files(()))):
            path = whole / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.read())
        if target.exists():
            target.rmdir()
        whole.rename(target)
    return len(files)
