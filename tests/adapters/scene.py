"""A repository and its host on this machine, as a workflow has them."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from policysite.adapters.events import issue_event
from policysite.adapters.git_commit import Repository
from policysite.adapters.github import GitHub
from policysite.adapters.proposing import Desk, propose
from policysite.authoring.issue_form import FIELDS
from policysite.loading import load
from policysite.model import TextRevision
from tests.adapters.github_host import TOKEN, Host, github

EVENTS = Path(__file__).parent / "events"
TODAY = date(2026, 11, 24)
BRANCH = "proposal/issue-12"
BOT_ADDRESS = "41898282+github-actions[bot]@users.noreply.github.com"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@dataclass
class Scene:
    """A bare repository, a clone of it as a workflow has one, and the host."""

    bare: Path
    clone: Path
    host: Host
    folder: Path

    @property
    def desk(self) -> Desk:
        here = re.escape(self.host.address)
        hosted = GitHub(
            self.host.address,
            self.host.repository,
            TOKEN,
            attachments=re.compile(rf"{here}/files/\d+/[^\s()]+"),
            stores=re.compile(rf"{here}/store/.*"),
        )
        return Desk(self.clone, Repository(self.clone), hosted, TODAY, "https://github.com/run")

    def event(self, name: str = "issue_opened", **changes: Any) -> Path:
        """A recorded event in which parts of the issue or the pull request are changed."""
        event = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
        event["issue" if "issue" in event else "pull_request"].update(changes)
        path = self.folder / "event.json"
        path.write_text(json.dumps(event), encoding="utf-8")
        return path

    def propose(self, **changes: Any) -> str:
        return propose(self.desk, issue_event(self.event(**changes)))

    def proposed(self) -> TextRevision:
        """The revision on the branch, as the register reads it."""
        target = self.folder / "branch"
        git(self.folder, "clone", "--quiet", "--branch", BRANCH, str(self.bare), str(target))
        loaded = load(target)
        assert loaded.problems == ()
        text = loaded.register.by_number["EXA-W001"].texts[-1]
        shutil.rmtree(target)
        return text

    def branches(self) -> set[str]:
        return set(git(self.bare, "for-each-ref", "--format=%(refname:short)", "refs/heads").split())


@contextmanager
def scene_of(folder: Path, sources: Path) -> Iterator[Scene]:
    """Publish a folder of sources on the branch main of a bare repository.

    Args:
        folder: Where all of it is put.
        sources: The folder that holds ``policy_src``.
    """
    git(sources, "init", "--quiet", "--initial-branch=main")
    git(sources, "add", "--all")
    git(sources, "commit", "--quiet", "--message=Begun")
    git(folder, "clone", "--quiet", "--bare", str(sources), "bare.git")
    git(folder, "clone", "--quiet", str(folder / "bare.git"), "clone")
    with github("example-district/policies") as host:
        yield Scene(folder / "bare.git", folder / "clone", host, folder)


def issue_body(**fields: str) -> str:
    """The text of an issue, as GitHub makes it of the form."""
    given = dict.fromkeys(FIELDS, "") | {"kind": "not stated"} | fields
    values = {name: value or "_No response_" for name, value in given.items()}
    if given["text"]:
        values["text"] = f"```text\n{given['text']}\n```"
    return "\n\n".join(f"### {FIELDS[name]}\n\n{value}" for name, value in values.items())
