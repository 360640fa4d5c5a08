"""``serve --sample`` builds the invented district, and says on every page that it is invented."""

from pathlib import Path

from tests.project import copy_project, html_file, policysite, replace_once

NOTICE = "Sample: a fictional district."


def test_every_page_of_the_sample_says_so(sample_site: Path) -> None:
    pages = list(sample_site.rglob("*.html"))
    assert len(pages) > 60
    assert [page for page in pages if NOTICE not in page.read_text(encoding="utf-8")] == []


def test_the_sample_bears_the_name_of_its_organisation(sample_site: Path) -> None:
    page = html_file(sample_site, "policies/SAF-W101/").read_text(encoding="utf-8")
    assert "- Maple Hollow School District (fictional sample)</title>" in page


def test_the_register_is_no_sample(site: Path, sample_site: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    assert [page for page in pages if 'class="md-banner' in page or NOTICE in page] == []
    assert not html_file(site, "policies/SAF-W101/").exists()
    assert not html_file(sample_site, "policies/HUM-W050/").exists()


def test_a_site_that_is_not_published_knows_nothing_of_editions(site: Path) -> None:
    assert "editions" not in html_file(site, "").read_text(encoding="utf-8")
    assert not (site / "editions").exists()


def test_a_fault_in_the_sample_is_told(project: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", project)
    organisation = root / "tests" / "sample_district" / "policy_src" / "organisation.yml"
    replace_once(organisation, "fictional: true", "fictional: perhaps")
    done = policysite(root, "serve", "--build", "--sample")
    assert done.returncode == 1
    assert "policy_src/organisation.yml:4:12" in done.stderr
    assert not (root / "site-sample").exists()
