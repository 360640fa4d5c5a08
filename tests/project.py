"""A copy of the project: tests build it, edit it and break it, and the working tree stays as it is."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "sample_district"

AS_OF = date(2027, 3, 1)
"""The day from which the tests see the site: later than every revision, and not today, so that a clock read shows."""

BEFORE_LAST_REVISION = date(2024, 1, 15)
"""A day on which HUM-W050's only text is upcoming and a row of its history is in force."""

SAMPLE_AS_OF = date(2026, 11, 23)
"""The day around which the dates of the sample district were chosen."""

_PARTS = ("mkdocs.yml", ".gitignore", "docs", "policy_src", "scripts", "tests/sample_district")
_SCRIPTS = Path(sys.executable).parent


def copy_project(target: Path, source: Path = ROOT) -> Path:
    """Copy what a build reads into a new folder, and return the folder."""
    target.mkdir(parents=True)
    for part in _PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source / part, target / part)
    # Without its ledger the register is a draft, which tests may edit.
    (target / "policy_src" / "ledger.txt").unlink(missing_ok=True)
    return target


def command(name: str, *arguments: str) -> list[str]:
    """A command of the environment in which the tests run."""
    return [str(_SCRIPTS / name), *arguments]


def policysite(
    root: Path, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in the folder of a copy.

    Args:
        root: The folder.
        arguments: What follows the command's name.
        environment: Variables that are added to those of the tests.
    """
    return subprocess.run(
        command("policysite", *arguments),
        cwd=root,
        env=os.environ | (environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def build(
    root: Path, as_of: date = AS_OF, environment: dict[str, str] | None = None, *, sample: bool = False
) -> subprocess.CompletedProcess[str]:
    """Build the site of a copy into its folder ``site``, as ``scripts/serve --build`` does."""
    arguments = ("--build", "--as-of", as_of.isoformat(), *(["--sample"] if sample else []))
    return policysite(root, "serve", *arguments, environment=environment)


def build_or_fail(
    root: Path, as_of: date = AS_OF, environment: dict[str, str] | None = None, *, sample: bool = False
) -> Path:
    """Build the site of a copy, or of the sample district in it, and return the folder of the site."""
    done = build(root, as_of, environment, sample=sample)
    assert done.returncode == 0, done.stderr
    return root / ("site-sample" if sample else "site")


def html_file(site: Path, address: str) -> Path:
    """The file that answers at the address of a page."""
    return site / address if address.endswith(".html") else site / address / "index.html"


def replace_once(path: Path, old: str, new: str) -> None:
    """Edit a text file; the old words must stand in it exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Make a folder that all workers share: the first one makes it while the others wait.

    Args:
        factory: Knows where the folders of this run are.
        name: Of the folder.
        make: Makes the folder, which does not exist yet.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, finished = base / name, base / f"{name}.finished"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not finished.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            finished.touch()
    return folder


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def stop(serving: subprocess.Popen[Any]) -> int:
    """Press Ctrl+C, as it were, and return the exit code."""
    if serving.poll() is None:
        os.killpg(serving.pid, signal.SIGINT)
        try:
            serving.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(serving.pid, signal.SIGKILL)
            serving.wait()
    return serving.returncode
