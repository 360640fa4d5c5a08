"""scripts/setup.sh says in one line what is missing. That it installs is seen whenever scripts/test runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def find_python(on_path: Path, *, chosen: str = "") -> subprocess.CompletedProcess[str]:
    uname = shutil.which("uname")
    assert uname is not None
    (on_path / "uname").symlink_to(uname)
    return subprocess.run(
        ["/bin/sh", "-euc", 'root=$1; . "$root/scripts/setup.sh"; find_python; echo "$python"', "setup", str(ROOT)],
        env={"PATH": str(on_path), "POLICYSITE_PYTHON": chosen},
        capture_output=True,
        text=True,
        check=False,
    )


def put_python(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        ("old Python 3.9 (/usr/bin/python3)", "Python 3.11 or newer is needed, and this is Python 3.9"),
        ("bare Python 3.12 (/usr/bin/python3)", "lacks its venv module"),
    ],
)
def test_a_python_that_will_not_do(tmp_path: Path, answer: str, complaint: str) -> None:
    put_python(tmp_path, "python3", f"echo '{answer}'")
    done = find_python(tmp_path)
    assert done.returncode == 1
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_python(tmp_path: Path) -> None:
    put_python(tmp_path, "python3.13", "echo 'this version is not installed' >&2; exit 127")  # as pyenv leaves them
    done = find_python(tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Set-up stopped: Python is missing.")
    assert done.stderr.count("\n") == 1


def test_a_chosen_python_is_not_passed_over(tmp_path: Path) -> None:
    put_python(tmp_path, "python3", "echo 'fit /usr/bin/python3'")
    done = find_python(tmp_path, chosen=os.devnull)
    assert done.returncode == 1
    assert f"POLICYSITE_PYTHON names no Python that runs: {os.devnull}" in done.stderr


def test_the_first_python_that_will_do(tmp_path: Path) -> None:
    put_python(tmp_path, "python3.12", "echo 'bare Python 3.12 (/usr/bin/python3.12)'")
    put_python(tmp_path, "python3", "echo 'fit /opt/python/bin/python3.14'")
    put_python(tmp_path, "python", "echo 'old Python 2.7 (/usr/bin/python)'")
    assert find_python(tmp_path).stdout == "/opt/python/bin/python3.14\n"


def test_engines_that_cannot_be_fetched_are_told_in_one_line(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts" / "requirements", tmp_path / "scripts" / "requirements")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    put_python(tmp_path / ".venv" / "bin", "python", f'exec {sys.executable} "$@"')
    script = 'setup=$1; root=$2; . "$setup/scripts/setup.sh"; : >"$log"; install_engines'
    nothing = {"npm_config_registry": "http://127.0.0.1:9/", "npm_config_fetch_retries": "0"}
    done = subprocess.run(
        ["/bin/sh", "-euc", script, "setup", str(ROOT), str(tmp_path)],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **nothing},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "could not be fetched. Check the network or proxy" in done.stderr
    assert not (tmp_path / ".venv" / "made-from-engines").exists()
