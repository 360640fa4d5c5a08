"""Publishing whole editions of the site on a branch: the latest at the root, every one below ``editions/`` for good.

mike keeps the editions and their list; the root is written beside them. docs/project/decisions/0011-editions.md says
why it is so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from policysite.adapters import site_build
from policysite.adapters.git_branch import Branch, GitError
from policysite.analysis import dates_of_change
from policysite.model import Register, canonical_json
from policysite.rendering import addresses

LATEST = "latest"
"""The alias of the newest edition: its pages lead to the root of the site."""

_PREFIX = addresses.EDITIONS.rstrip("/")
_REDIRECT = Path(__file__).with_name("latest_edition.html")
_SITE_URL = "POLICYSITE_SITE_URL"


class PublishingError(Exception):
    """Nothing was pushed; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class KeptEdition:
    """An edition on the branch.

    Attributes:
        day: The day as of which it was built; also its name.
        digest: Of the register from which it was built.
    """

    day: date
    digest: str


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did.

    Attributes:
        day: The day as of which the root of the site was built.
        is_new: Whether that day has an edition of its own now.
        editions: The days of all editions, oldest first.
    """

    day: date
    is_new: bool
    editions: tuple[date, ...]


def digest(register: Register) -> str:
    """One line that changes when, and only when, something that the register says changes."""
    return (
        "sha256:" + sha256(canonical_json(register.model_dump(mode="json", exclude_defaults=True)).encode()).hexdigest()
    )


def is_due(newest: KeptEdition | None, register: Register, day: date) -> bool:
    """Whether there is something new to keep: another register, or a day of change since the newest edition.

    Args:
        newest: The newest edition; ``None`` where there is none.
        register: The register.
        day: The day that counts as today.
    """
    if newest is None or newest.digest != digest(register):
        return True
    return any(newest.day < change <= day for change in dates_of_change(register))


def publish(branch: Branch, register: Register, day: date, *, push: bool) -> Published:
    """Build the site as of a day, and put it on the branch.

    Args:
        branch: Where the site is published.
        register: The register, without errors.
        day: The day that counts as today.
        push: Whether the branch is pushed.

    Raises:
        PublishingError: A build failed, git or mike refused, or the branch has an edition of a later day.
    """
    with _failures_told():
        branch.fetch()
        kept = _kept(branch)
        newest = max(kept, default=None)
        if newest and newest.day > day:
            raise PublishingError(f"The newest edition is that of {newest.day}. {day} is before it.")
        is_new = is_due(newest, register, day)
        editions = tuple(sorted({edition.day for edition in kept} | ({day} if is_new else set())))
        with tempfile.TemporaryDirectory() as scratch:
            # Both are built before the branch is touched, and it is pushed once: readers see all of it or nothing.
            root = Path(scratch) / "root"
            _build_root(branch.root, root, day, editions)
            if is_new:
                _keep(branch, KeptEdition(day, digest(register)), Path(scratch) / "edition")
            branch.replace(root, keeping=(_PREFIX, "CNAME"), message=f"The site as of {day}")
        if push:
            branch.push()
    return Published(day, is_new, editions)


def _kept(branch: Branch) -> list[KeptEdition]:
    """The editions on the branch. Asking mike also brings the branch up to date with what was fetched."""
    listed = json.loads(_mike(branch, "list", "--json", variables=site_build.environment(site_build.REGISTER, None)))
    try:
        return [KeptEdition(date.fromisoformat(row["version"]), row["properties"]["digest"]) for row in listed]
    except (KeyError, ValueError):
        what = (
            f"{_PREFIX}/versions.json on the branch {branch.name} lists something that is not an edition of this site."
        )
        raise PublishingError(what) from None


def _build_root(project: Path, target: Path, day: date, editions: tuple[date, ...]) -> None:
    variables = site_build.environment(site_build.REGISTER, day)
    variables["POLICYSITE_EDITIONS"] = " ".join(edition.isoformat() for edition in editions)
    if site_build.build_into(target, project, variables) != 0:
        raise PublishingError("The site could not be built.")
    (target / ".nojekyll").touch()


def _keep(branch: Branch, edition: KeptEdition, scratch: Path) -> None:
    """Build an edition through mike, which puts it on the branch, and moves the alias to it."""
    name = edition.day.isoformat()
    variables = site_build.environment(site_build.REGISTER, edition.day)
    variables |= {"POLICYSITE_EDITION": name, "POLICYSITE_SITE_DIR": str(scratch), "POLICYSITE_STRICT": "true"}
    if site_url := variables.get(_SITE_URL):
        variables[_SITE_URL] = f"{site_url.rstrip('/')}/{addresses.EDITIONS}"  # to which mike adds the edition's name
    aliasing = ("--update-aliases", "--alias-type", "redirect", "--template", str(_REDIRECT))
    properties = ("--title", name, "--prop-set-string", f"digest={edition.digest}", "--message", f"Edition of {name}")
    _mike(branch, "deploy", *aliasing, *properties, name, LATEST, variables=variables)


def _mike(branch: Branch, command: str, *arguments: str, variables: dict[str, str]) -> str:
    scripts = Path(sys.executable).parent
    variables["PATH"] = os.pathsep.join((str(scripts), variables.get("PATH", os.defpath)))  # mike calls mkdocs by name
    place = ("--branch", branch.name, "--remote", branch.remote, "--deploy-prefix", _PREFIX)
    done = subprocess.run(
        [str(scripts / "mike"), command, *place, *arguments],
        cwd=branch.root,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise PublishingError(site_build.complaints(done.stderr).strip() or f"mike {command} failed.")
    return done.stdout


@contextmanager
def _failures_told() -> Iterator[None]:
    try:
        yield
    except GitError as error:
        raise PublishingError(str(error)) from None
    except FileNotFoundError as error:
        name = Path(str(error.filename)).name
        if name not in ("git", "mike"):
            raise
        raise PublishingError(f"The command {name} is missing. scripts/test installs all but git.") from None
