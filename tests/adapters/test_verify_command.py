"""``policysite verify`` on sites that real engines built."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.cli import main
from policysite.loading import load
from policysite.site_plan import site_plan
from tests.adapters.published import CHANGED, change
from tests.exports.registers import SITE

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.xdist_group("verify")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project, built by MkDocs."""
    folder = tmp_path_factory.mktemp("project")
    for part in ("docs", "policy_src", "scripts"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    build = ["serve", "--root", str(folder), "--build", "--as-of", "2027-03-01"]
    built = CliRunner().invoke(main, build, env={"POLICYSITE_SITE_URL": SITE}, catch_exceptions=False)
    assert built.exit_code == 0
    return folder


def verify(project: Path, site: str) -> Result:
    return CliRunner().invoke(main, ["verify", "--root", str(project), str(project / site)], catch_exceptions=False)


def test_a_site_that_mkdocs_built(project: Path) -> None:
    plan = site_plan(load(project).register, date(2027, 3, 1), site=SITE)
    result = verify(project, "site")
    assert result.stdout == (
        f"The site at {SITE} is what the register says as of 2027-03-01: {len(plan.pages)} pages with 36 clauses, "
        f"and {len(plan.files)} other files.\n"
    )
    assert result.exit_code == 0


def test_a_word_on_a_site_that_mkdocs_built(project: Path) -> None:
    tampered = shutil.copytree(project / "site", project / "tampered")
    change(
        tampered / "policies/HUM-W050/index.html", "<p>Report safety concerns to the", "<p>Report no concerns to the"
    )
    result = verify(project, "tampered")
    assert result.stdout == (
        "policies/HUM-W050/index.html: Clause 4.a.iii (report-safety-concerns): after “Report” the page says "
        f"“no concerns to the”, the register “safety concerns to the”. {CHANGED}\n"
    )
    assert result.stderr.startswith("1 differences; ")
    assert result.exit_code == 1


def test_pages_of_a_site_that_mkdocs_built_point_at_their_feed(project: Path) -> None:
    link = '<link rel="alternate feed" type="application/atom+xml" title="What changed" href="{}">'
    for page, feed in {"policies/HUM-W050/2020-09-09/": "../feed.xml", "": "changes/feed.xml"}.items():
        assert link.format(feed) in (project / "site" / page / "index.html").read_text(encoding="utf-8")


def test_a_site_that_zensical_built(project: Path) -> None:
    write = ["write", "--root", str(project), "--as-of", "2027-03-01", "--site-address", SITE, str(project / "plan")]
    assert CliRunner().invoke(main, write, catch_exceptions=False).exit_code == 0
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    without_plugins = config[: config.index("plugins:")] + config[config.index("validation:") :]
    folders = without_plugins.replace("docs_dir: docs", "docs_dir: plan").replace(
        "site_dir: !ENV [POLICYSITE_SITE_DIR, site]", "site_dir: zensical"
    )
    (project / "zensical.yml").write_text(folders, encoding="utf-8")
    command = [str(Path(sys.executable).parent / "zensical"), "build", "--config-file", "zensical.yml"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    assert verify(project, "zensical").exit_code == 0
    page = project / "zensical/policies/HUM-W050/2020-09-09/index.html"
    assert 'type="application/atom+xml" title="What changed" href="../feed.xml"' in page.read_text(encoding="utf-8")


def test_faulty_sources_are_not_compared(project: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["verify", "--root", str(tmp_path), str(project / "site")])
    assert result.stderr.endswith("1 errors; nothing was verified.\n")
    assert result.exit_code == 1


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["verify", str(tmp_path / "nowhere")])
    assert result.stderr == (
        f"Error: {tmp_path / 'nowhere'} is not a folder. Name the folder that holds the site's index.html.\n"
    )
    assert result.exit_code == 1
