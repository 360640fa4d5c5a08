"""Copies of the project, and the command ``policysite`` in them: the working tree stays as it is."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "sample_district"


def copy_project(root: Path) -> Path:
    """Copy what builds of the register and of the sample read into a new folder, and return the folder."""
    for folder in ("docs", "policy_src", "scripts", "tests/sample_district"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", root)
    shutil.copy2(ROOT / ".gitignore", root)
    return root


def policysite(
    root: Path, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in a project's folder."""
    return subprocess.run(
        [sys.executable, "-c", "from policysite.cli import main; main()", *arguments],
        cwd=root,
        env=os.environ | (environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def replace_once(path: Path, old: str, new: str) -> None:
    """Edit a text file; the old words must stand in it exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made by the first of several test processes that needs it, while the others wait.

    Args:
        factory: Knows where the folders of this run are.
        name: Of the folder.
        make: Fills the folder, which is there and empty. What is made is shared, and no test may change it.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, finished = base / name, base / f"{name}.finished"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not finished.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            finished.touch()
    return folder
