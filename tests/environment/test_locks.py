"""scripts/requirements holds exactly what pyproject.toml asks for, and installs from any index, to the same bytes."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "scripts" / "requirements"

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
COMMENT = re.compile(r"^ *#")


def pins(lock: str) -> dict[str, str]:
    lines = (LOCKS / lock).read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := PIN.match(line))}


def asked_for(*groups: str) -> list[Requirement]:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    grouped = [line for group in groups for line in pyproject["dependency-groups"][group] if isinstance(line, str)]
    return [Requirement(line) for line in pyproject["project"]["dependencies"] + grouped]


@pytest.mark.parametrize(("lock", "groups"), [("site.txt", ("build",)), ("test.txt", ("build", "test"))])
def test_all_that_is_asked_for_is_pinned(lock: str, groups: tuple[str, ...]) -> None:
    pinned = pins(lock)
    unmet = [
        str(wish) for wish in asked_for(*groups) if pinned.get(canonicalize_name(wish.name), "0") not in wish.specifier
    ]
    assert unmet == [], "run scripts/requirements/refresh"


@pytest.mark.parametrize("lock", ["site.txt", "test.txt"])
def test_a_lock_holds_pins_and_hashes_and_no_address(lock: str) -> None:
    lines = (LOCKS / lock).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not (PIN.match(line) or HASH.match(line) or COMMENT.match(line))] == []
    assert [line for line in lines if "://" in line] == []


def test_the_site_is_built_with_the_versions_that_are_tested() -> None:
    assert pins("site.txt").items() <= pins("test.txt").items()


def test_the_engines_from_npm_are_pinned_with_hashes_and_no_address() -> None:
    folder = LOCKS / "engines"
    wished = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    locked = {name.removeprefix("node_modules/"): package for name, package in lock["packages"].items() if name}
    assert {name: locked[name]["version"] for name in wished} == wished
    assert all(package["integrity"].startswith("sha512-") for package in locked.values())
    assert not any("resolved" in package for package in locked.values())


@pytest.mark.parametrize("folder", [LOCKS / "engines", ROOT / "tests" / "benchmarks" / "lighthouse"])
def test_a_lock_of_npm_holds_no_address(folder: Path) -> None:
    lines = (folder / "package-lock.json").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line] == []
