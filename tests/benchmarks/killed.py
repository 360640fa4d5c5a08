"""Builds that are killed at random points: after each, the site is the old one or the new one, whole.

Run it by name: ``python -m tests.benchmarks.killed``. It says how many were killed and how many had ended before,
and stops at the first site that is neither. The suite does the same a few times.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click

from tests.project import AS_OF, command
from tests.small_project import SMALL, build, files, small_project

DOCUMENT = SMALL.documents[0]
SOURCE = Path("policy_src", "documents", DOCUMENT.number, f"{DOCUMENT.revisions[-1].revised}.yml")


def edited(text: str) -> str:
    """The source of a document with one clause changed."""
    return text.replace('"text": "', '"text": "Mark well: ', 1)


def killed_builds(root: Path, attempts: int) -> Iterator[bool]:
    """Build two states of a project in turn, and kill the builds; tells of each whether it was still running.

    Args:
        root: A project that is built. Its last state is the edited one, built to its end.
        attempts: How many builds.

    Raises:
        AssertionError: The site is neither that of one state nor that of the other.
    """
    chance = random.Random(20)
    source = root / SOURCE
    texts = [source.read_text(encoding="utf-8")]
    texts.append(edited(texts[0]))
    whole = []
    for text in texts:
        source.write_text(text, encoding="utf-8")
        assert build(root).exit_code == 0
        whole.append(files(root / "site"))
    start = time.perf_counter()
    _started(root).wait()
    longest = time.perf_counter() - start
    for attempt in range(attempts):
        source.write_text(texts[attempt % 2], encoding="utf-8")
        building = _started(root)
        time.sleep(chance.uniform(0.3, 1) * longest)
        was_running = building.poll() is None
        if was_running:
            os.killpg(building.pid, signal.SIGKILL)
        building.wait()
        assert files(root / "site") in whole, (
            f"after build {attempt + 1} the site is neither the old one nor the new one"
        )
        yield was_running
    source.write_text(texts[1], encoding="utf-8")
    assert build(root).exit_code == 0
    assert files(root / "site") == whole[1], "the next build is not right"


def _started(root: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own."""
    return subprocess.Popen(
        command("policysite", "serve", "--build", "--as-of", AS_OF.isoformat()),
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@click.command()
@click.option("--attempts", type=int, default=100, show_default=True)
def main(attempts: int) -> None:
    """Kill builds, and say how it went."""
    with tempfile.TemporaryDirectory(prefix="killed-builds-") as folder:
        root = small_project(Path(folder) / "project")
        running = list(killed_builds(root, attempts))
        shutil.rmtree(root)
    click.echo(
        f"{sum(running)} builds killed, {len(running) - sum(running)} ended before; the site was whole after each."
    )


if __name__ == "__main__":
    main()
