"""A proposal for HUM-W050 on its way: an issue, a branch, a review, a merge, and the site before and from its day."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from policysite.adapters.events import issue_event
from policysite.adapters.proposing import propose
from policysite.cli import main
from policysite.loading import load
from policysite.rendering.outline_text import outline_text
from policysite.site_plan import site_plan
from tests.adapters.scene import BOT_ADDRESS, BRANCH, git, issue_body, scene_of
from tests.builders import ROOT
from tests.project import build_or_fail, copy_project, html_file

BEFORE, FROM = date(2027, 6, 30), date(2027, 7, 1)
OLD = "District email, ParentSquare, and Microsoft Teams are"
NEW = "District email and ParentSquare are"


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_from_an_issue_to_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "github-actions[bot]")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", BOT_ADDRESS)
    sources = tmp_path / "source"
    shutil.copytree(ROOT / "policy_src", sources / "policy_src")
    text = load(sources).register.by_number["HUM-W050"].texts[-1]
    proposed = issue_body(
        number="HUM-W050",
        effective="July 1, 2027",
        note="Microsoft Teams is no longer used.",
        kind="editorial",
        text=outline_text(text).replace(OLD, NEW),
    )
    with scene_of(tmp_path, sources) as scene:
        propose(scene.desk, issue_event(scene.event(body=proposed)))
        git(scene.clone, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", BRANCH)
        review = scene.host.said(100)
    assert "<b>§2 amended</b>" in review
    assert re.search(r"<del>[^<]*Microsoft Teams</del>", review)
    assert "Takes effect: <b>July 1, 2027</b>" in review
    assert "policysite affirm contact-a-student" in review

    affirmed = ["affirm", "contact-a-student", "--by", "HR", "--on", "2026-11-24", "--root", str(scene.clone)]
    assert CliRunner().invoke(main, affirmed, catch_exceptions=False).exit_code == 0
    register = load(scene.clone).register
    revisions = [str(revision.revised) for revision in register.by_number["HUM-W050"].revisions]
    assert revisions[-2:] == ["2024-02-21", "2026-11-24"]
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project / "policy_src")
    shutil.copytree(scene.clone / "policy_src", project / "policy_src")
    site = build_or_fail(project, BEFORE)
    current = words(html_file(site, "policies/HUM-W050/").read_text(encoding="utf-8"))
    assert OLD in current
    assert NEW not in current
    upcoming = words(html_file(site, "policies/HUM-W050/2026-11-24/").read_text(encoding="utf-8"))
    assert NEW in upcoming
    assert "Upcoming" in upcoming

    pages = {page.address: words(page.html()) for page in site_plan(register, FROM).pages}
    assert NEW in pages["policies/HUM-W050/"]
    assert OLD in pages["policies/HUM-W050/2024-02-21/"]
