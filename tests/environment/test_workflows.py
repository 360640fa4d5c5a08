"""What the workflows may do, and whose code they run."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parents[2] / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def read(path: Path) -> dict[str, Any]:
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return workflow


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_get_no_more_than_they_need(path: Path) -> None:
    uses = [line.strip(" -") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in uses if not PINNED.match(line)] == []
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []
    writing = {name for name, job in workflow["jobs"].items() if "permissions" in job}
    assert writing == ({"publish"} if path.name == "publish.yml" else set())
    for name, job in workflow["jobs"].items():
        kept = {step["with"]["persist-credentials"] for step in job["steps"] if "checkout" in step.get("uses", "")}
        assert kept == {"true" if name in writing else "false"}


def test_one_version_of_each_action() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(read(path)) if "uses" in step}
    assert len({action.partition("@")[0] for action in used}) == len(used)


def test_the_site_is_published_after_the_checks_every_day_and_from_main_alone() -> None:
    workflow = read(next(path for path in WORKFLOWS if path.name == "publish.yml"))
    assert set(workflow["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert workflow["jobs"]["check"]["if"] == "github.ref == 'refs/heads/main'"
    assert workflow["jobs"]["publish"]["needs"] == "check"
    assert "policysite publish --push" in workflow["jobs"]["publish"]["steps"][-1]["run"]


def test_every_pull_request_is_audited_and_the_report_is_kept_whatever_it_says() -> None:
    workflow = read(next(path for path in WORKFLOWS if path.name == "audit.yml"))
    assert "pull_request" in workflow["on"]
    *_, audit, upload = workflow["jobs"]["audit"]["steps"]
    assert audit["run"] == "scripts/audit"
    assert "continue-on-error" not in audit
    assert upload["if"] == "always()"
    assert upload["with"]["path"] == "audit-report/"
