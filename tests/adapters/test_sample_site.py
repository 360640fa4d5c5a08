"""``serve --sample`` builds the invented district, and says on every page that it is invented."""

from pathlib import Path

import pytest

from tests.adapters.project import copy_project, made_once, policysite, replace_once

NOTICE = "Sample: a fictional district."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which both sites are built."""

    def make(folder: Path) -> None:
        root = copy_project(folder / "project")
        for arguments in ((), ("--sample",)):
            done = policysite(root, "serve", "--build", "--as-of", "2026-11-23", *arguments)
            assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "sample-site", make) / "project"


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


def test_a_site_that_is_not_published_knows_nothing_of_editions(project: Path) -> None:
    page = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "editions" not in page
    assert not (project / "site" / "editions").exists()


def test_a_fault_in_the_sample_is_told(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    organisation = root / "tests" / "sample_district" / "policy_src" / "organisation.yml"
    replace_once(organisation, "fictional: true", "fictional: perhaps")
    done = policysite(root, "serve", "--build", "--sample")
    assert done.returncode == 1
    assert "policy_src/organisation.yml:4:12" in done.stderr
    assert not (root / "site-sample").exists()
