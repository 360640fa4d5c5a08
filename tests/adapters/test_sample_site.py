"""``serve --sample`` builds the invented district, and says on every page that it is invented."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTICE = "Sample: a fictional district."


def serve(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from policysite.cli import main; main()", "serve", *arguments]
    return subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which both sites are built."""
    root = tmp_path_factory.mktemp("sample") / "project"
    without_caches = shutil.ignore_patterns("__pycache__")
    for folder in ("docs", "policy_src", "scripts", "tests/sample_district"):
        shutil.copytree(ROOT / folder, root / folder, ignore=without_caches)
    shutil.copy2(ROOT / "mkdocs.yml", root)
    for arguments in ((), ("--sample",)):
        done = serve(root, "--build", "--as-of", "2026-11-23", *arguments)
        assert done.returncode == 0, done.stderr
    return root


def test_every_page_of_the_sample_says_so(project: Path) -> None:
    pages = list((project / "site-sample").rglob("*.html"))
    assert len(pages) > 60
    assert [page for page in pages if NOTICE not in page.read_text(encoding="utf-8")] == []


def test_the_sample_bears_the_name_of_its_organisation(project: Path) -> None:
    page = (project / "site-sample" / "policies" / "SAF-W101" / "index.html").read_text(encoding="utf-8")
    assert "- Maple Hollow School District (fictional sample)</title>" in page


def test_the_register_is_no_sample(project: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in (project / "site").rglob("*.html")]
    assert [page for page in pages if "md-banner" in page or NOTICE in page] == []
    assert not (project / "site" / "policies" / "SAF-W101").exists()
    assert not (project / "site-sample" / "policies" / "HUM-W050").exists()


def test_a_fault_in_the_sample_is_told(project: Path) -> None:
    organisation = project / "tests" / "sample_district" / "policy_src" / "organisation.yml"
    good = organisation.read_bytes()
    organisation.write_bytes(good.replace(b"fictional: true", b"fictional: perhaps"))
    try:
        done = serve(project, "--build", "--sample")
    finally:
        organisation.write_bytes(good)
    assert done.returncode == 1
    assert "policy_src/organisation.yml:4:12" in done.stderr
    assert (project / "site-sample" / "index.html").exists(), "the site that was there is kept"
