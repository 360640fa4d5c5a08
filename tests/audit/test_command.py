"""``policysite audit``: what it says, its exit code, and its report. It never passes because something did not run."""

from __future__ import annotations

import json
import re
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from policysite.adapters.audit import engines, markup, suppressions, windows
from policysite.adapters.audit.findings import ToolFailureError
from policysite.adapters.audit.page_audit import PageAudit
from policysite.adapters.audit.report import AuditReport
from policysite.adapters.audit.static_host import serving
from policysite.adapters.audit.windows import Windows
from policysite.cli import main
from tests.audit.test_seeded_faults import GOOD_SITE
from tests.project import replace_once

Audit = Callable[..., Result]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    shutil.copytree(GOOD_SITE, folder)
    return folder


@pytest.fixture
def audit(site: Path, tmp_path: Path) -> Audit:
    """Runs the command on the site, for one page unless others are given, and within seconds."""

    def run(*arguments: str, page: str = "404.html") -> Result:
        fixed = ("audit", "--root", str(tmp_path), "--report", str(tmp_path / "report"), "--page", page)
        return CliRunner().invoke(main, [*fixed, *arguments, str(site)])

    return run


def missing(result: Result) -> str:
    """The one message of an audit that could not be done."""
    assert result.exit_code == 2, result.output
    assert "No violation" not in result.output
    assert "Traceback" not in result.output
    return result.stderr


def test_nothing_found(audit: Audit, tmp_path: Path) -> None:
    result = audit("--engine", "tree", "--engine", "axe")

    assert result.exit_code == 0, result.output
    assert "1 pages in" in result.stdout
    assert "No violation." in result.stdout
    assert str(tmp_path / "report" / "index.html") in result.stderr
    assert "\r" not in result.output, "progress is for a terminal"


def test_a_fault_is_told_and_shown(audit: Audit, site: Path, tmp_path: Path, windows: Windows) -> None:
    replace_once(site / "404.html", "<h1>This page is not here</h1>", "<h1>Not here</h1><h4>At all</h4>")
    result = audit("--engine", "tree")

    assert result.exit_code == 1
    assert "tree/heading-skip: 1 on 1 page" in result.stdout
    assert "a level is left out" in result.stdout
    written = json.loads((tmp_path / "report" / "audit.json").read_text(encoding="utf-8"))
    Draft202012Validator(AuditReport.model_json_schema()).validate(written)
    (finding,) = written["findings"]
    assert (finding["rule"], finding["page"], finding["criteria"]) == ("heading-skip", "404.html", ["1.3.1"])
    assert finding["states"] == ["1280 px, light", "320 px, light"]

    page = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert page.count("data:image/png;base64,") == 1
    assert re.findall(r'(?:src|href)="(?!data:)', page) == [], "the report asks for other files"
    with serving(tmp_path / "report") as root:
        looks = PageAudit(windows, root, {"axe", "layout"}, looks={"loaded", "recoloured"})
        assert [f"{found.rule} {found.selector}" for found in looks.examine("").seen.findings] == []


def test_an_engine_that_fails_is_no_pass(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ToolFailureError("vnu gave no report.")

    monkeypatch.setattr(markup, "run", fails)
    monkeypatch.setattr(engines, "java", lambda: "java")
    result = audit("--engine", "tree", "--engine", "vnu")

    assert result.exit_code == 2
    assert "vnu gave no report." in result.stdout
    assert "No violation" not in result.stdout


def test_no_java(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said = missing(audit("--engine", "vnu"))
    assert "vnu needs Java, and there is none. Install a Java runtime" in said


def test_engines_that_are_not_installed(audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_INSTALLED", tmp_path)
    assert "axe-core is not installed. Run scripts/audit" in missing(audit("--engine", "axe"))


def test_no_browser(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYSITE_BROWSER", "/nowhere/chromium")
    result = audit("--engine", "tree")
    assert result.exit_code == 2
    assert "POLICYSITE_BROWSER names no browser that starts: /nowhere/chromium" in result.output
    assert "No violation" not in result.output


def test_a_port_in_use(audit: Audit) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = missing(audit("--engine", "tree", "--port", str(port)))
    assert f"Port {port} cannot be used" in said
    assert "--port" in said


def test_a_page_that_never_loads(audit: Audit, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_LONGEST", 1500)
    replace_once(site / "404.html", "</head>", "<script>for (;;);</script></head>")
    result = audit("--engine", "tree")
    assert result.exit_code == 2
    assert "The page 404.html does not load" in result.output
    assert "No violation" not in result.output


def test_a_page_that_is_not_there(audit: Audit) -> None:
    assert "The site has no page nowhere/" in missing(audit(page="nowhere/"))


def test_a_folder_that_holds_no_site(audit: Audit, site: Path) -> None:
    (site / "index.html").unlink()
    assert "holds no site" in missing(audit())


def test_a_folder_and_the_sample_are_two_sites(audit: Audit) -> None:
    assert "not both" in missing(audit("--sample"))


def test_an_audit_of_a_part_is_not_recorded(audit: Audit, tmp_path: Path) -> None:
    assert "Only a complete audit is kept" in missing(audit("--engine", "links", "--record"))
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize(
    ("expires", "selector", "code", "said"),
    [
        ("2999-01-01", "'*h4*'", 0, "1 findings are suppressed"),
        ("2020-01-01", "'*h4*'", 1, "expired on 2020-01-01"),
        ("2999-01-01", "h6", 1, "tree/heading-skip: 1"),
    ],
)
def test_suppressions(
    audit: Audit, site: Path, tmp_path: Path, *, expires: str, selector: str, code: int, said: str
) -> None:
    replace_once(site / "404.html", "</main>", "<h4>At all</h4></main>")
    write_suppression(tmp_path, expires, selector)
    result = audit("--engine", "tree")
    assert result.exit_code == code, result.output
    assert said in result.stdout


def test_a_faulty_suppression_is_told_with_its_line(audit: Audit, tmp_path: Path) -> None:
    write_suppression(tmp_path, "someday", "h4")
    said = missing(audit("--engine", "tree"))
    assert "audit-suppressions.yml:6:" in said
    assert "someday" in said


def write_suppression(root: Path, expires: str, selector: str) -> None:
    (root / "scripts").mkdir()
    lines = ["engine: tree", "rule: heading-skip", f"selector: {selector}", "reason: A trial.", f"expires: {expires}"]
    text = "suppressions:\n  - " + "\n    ".join(lines) + "\n"
    (root / suppressions.FILE).write_text(text, encoding="utf-8")
