"""Only what has changed is built again, and the site is what it would be if all of it were."""

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from policysite.adapters.site_tree import Publishing, StoredPart
from tests.benchmarks.corpus import AS_OF
from tests.benchmarks.killed import DOCUMENT, SOURCE, edited, killed_builds
from tests.small_project import SMALL, build, files, small_project

KEPT = Path(".cache", "policysite")


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once; not to be changed."""
    root = small_project(tmp_path_factory.mktemp("cold") / "project")
    assert build(root).exit_code == 0
    return root


@pytest.fixture
def project(cold: Path, tmp_path: Path) -> Path:
    """A copy of it with all that it keeps. Only its folders are other ones, so that their indexes count for nothing."""
    root = tmp_path / "project"
    shutil.copytree(cold, root)
    assert build(root).exit_code == 0
    return root


def edit(root: Path) -> None:
    path = root / SOURCE
    path.write_text(edited(path.read_text(encoding="utf-8")), encoding="utf-8")


def afresh(root: Path, where: Path) -> dict[str, bytes]:
    """What a build without anything kept makes of the sources of a project."""
    for part in ("docs", "policy_src", "scripts"):
        shutil.copytree(root / part, where / part)
    shutil.copy2(root / "mkdocs.yml", where)
    assert build(where).exit_code == 0
    return files(where / "site")


def test_a_second_build_makes_nothing_anew(project: Path) -> None:
    def states() -> dict[str, tuple[int, int]]:
        site = project / "site"
        return {
            str(path.relative_to(site)): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in site.rglob("*")
            if path.is_file()
        }

    before = states()
    assert build(project).exit_code == 0
    assert states() == before


def test_an_edit_shows_as_if_all_was_built_again(project: Path, tmp_path: Path) -> None:
    pages = [f"site/policies/{document.number}/index.html" for document in SMALL.documents]
    before = {page: (project / page).stat().st_ino for page in pages}
    edit(project)
    assert build(project).exit_code == 0

    assert files(project / "site") == afresh(project, tmp_path / "afresh")
    after = {page: (project / page).stat().st_ino for page in pages}
    assert before[pages[0]] != after[pages[0]]
    assert [page for page in pages if before[page] == after[page]] != []


def test_an_edited_clause_leaves_alone_what_shows_no_clauses(project: Path) -> None:
    lists = ["policies/index.html", "changes/index.html", "map/index.html", "changes/feed.xml"]
    shown = ["search/now/index.json", "api/register.json"]
    before = {file: (project / "site" / file).stat().st_mtime_ns for file in (*lists, *shown)}
    edit(project)
    assert build(project).exit_code == 0
    after = {file: (project / "site" / file).stat().st_mtime_ns for file in before}
    assert [file for file in before if before[file] != after[file]] == shown


def test_what_search_was_told_may_be_deleted(project: Path, cold: Path) -> None:
    shutil.rmtree(project / KEPT / "found")
    edit(project)
    assert build(project).exit_code == 0
    shutil.rmtree(project / KEPT / "found")
    shutil.copy2(cold / SOURCE, project / SOURCE)
    assert build(project).exit_code == 0
    assert files(project / "site") == files(cold / "site")


def test_a_document_that_is_taken_away_leaves_nothing_behind(project: Path, tmp_path: Path) -> None:
    cited = {number for document in SMALL.documents for number in _cited(document.number)}
    alone = next((document.number for document in SMALL.documents if document.number not in cited), None)
    assert alone, "every document of this register is cited"
    shutil.rmtree(project / "policy_src" / "documents" / alone)
    assert build(project).exit_code == 0

    assert files(project / "site") == afresh(project, tmp_path / "afresh")
    assert not (project / "site" / "policies" / alone).exists()


def _cited(number: str) -> set[str]:
    texts = [words for text in SMALL.by_number[number].texts for _path, words, _clause in text.texts()]
    return {other.number for other in SMALL.documents if any(f"[[{other.number}" in words for words in texts)}


@pytest.mark.parametrize("kept", ["documents", "found", "pdf", "work-site"])
def test_what_is_kept_may_be_deleted_or_damaged_in_part(project: Path, cold: Path, kept: str) -> None:
    found = sorted(path for path in (project / KEPT / kept).rglob("*") if path.is_file())
    assert found
    for index, path in enumerate(found):
        if index % 3 == 0:
            path.unlink()
        elif index % 3 == 1:
            path.write_bytes(path.read_bytes()[:-7] + b"foreign")
    edit(project)
    assert build(project).exit_code == 0
    shutil.copy2(cold / SOURCE, project / SOURCE)
    assert build(project).exit_code == 0
    assert files(project / "site") == files(cold / "site")


def test_all_that_is_kept_may_be_deleted(project: Path, cold: Path) -> None:
    shutil.rmtree(project / ".cache")
    assert build(project).exit_code == 0
    assert files(project / "site") == files(cold / "site")


def test_what_somebody_changed_in_the_site_is_put_right(project: Path, cold: Path) -> None:
    for _ in range(2):  # whichever of the two folders it was
        page = project / "site" / "policies" / DOCUMENT.number / "index.html"
        page.unlink()
        page.write_text("Something else.", encoding="utf-8")
        (project / "site" / "index.html").unlink()
        assert build(project).exit_code == 0
        assert files(project / "site") == files(cold / "site")


def test_a_cache_that_cannot_be_written_is_done_without(project: Path, cold: Path) -> None:
    shutil.rmtree(project / ".cache")
    (project / ".cache").write_text("A file where a folder should be.", encoding="utf-8")
    edit(project)
    assert build(project).exit_code == 0
    shutil.copy2(cold / SOURCE, project / SOURCE)
    assert build(project).exit_code == 0
    assert files(project / "site") == files(cold / "site")
    assert [path.name for path in project.iterdir() if path.name.startswith(".site-")] == []


FULL_DISK = """
import resource, sys
from policysite.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
sys.argv[1:] = ["serve", "--build", "--as-of", "2027-03-01"]
main()
"""


def test_a_disk_without_room_leaves_the_site_as_it_was(project: Path, cold: Path) -> None:
    edit(project)
    done = subprocess.run([sys.executable, "-c", FULL_DISK], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "The site is as it was." in done.stderr
    assert files(project / "site") == files(cold / "site")

    shutil.copy2(cold / SOURCE, project / SOURCE)
    assert build(project).exit_code == 0
    assert files(project / "site") == files(cold / "site")


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(project: Path) -> None:
    assert True in list(killed_builds(project, attempts=6))


def test_the_spare_is_made_with_the_site(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    site, spare = project / "site", project / KEPT / "work-site" / "spare"
    assert build(project).exit_code == 0
    before = files(site)
    assert files(spare) == before
    assert all(path.samefile(spare / path.relative_to(site)) for path in site.rglob("*") if path.is_file())
    edit(project)
    assert build(project).exit_code == 0
    assert files(spare) == before != files(site)


def test_a_spare_that_is_lost_is_made_when_something_has_changed(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    assert build(project).exit_code == 0
    before = files(project / "site")
    spare = project / KEPT / "work-site" / "spare"
    shutil.rmtree(spare)
    assert build(project).exit_code == 0
    assert not spare.exists()
    edit(project)
    assert build(project).exit_code == 0
    assert files(spare) == before != files(project / "site")


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
def test_an_index_alone_is_made_again_by_another_process_where_the_spare_is_lost(cold: Path, project: Path) -> None:
    shutil.rmtree(project / KEPT / "work-site" / "spare")
    (project / "site" / "search" / "now" / "index.json").unlink()
    # By a program of its own: in this one, Typst has left threads, so that no process may be forked.
    shared = (
        "import policysite.adapters.site_parts as site_parts",
        "site_parts.processes_for = lambda _: 2",
        "from policysite.cli import main",
        f"main(['serve', '--root', {str(project)!r}, '--build', '--as-of', '{AS_OF}'])",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(shared)], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert files(project / "site") == files(cold / "site")


def test_where_a_file_cannot_be_in_two_folders_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", unsupported)
    project = small_project(tmp_path / "project")
    for _ in range(2):
        assert build(project).exit_code == 0
        edit(project)
    assert build(project).exit_code == 0
    assert files(project / "site") == afresh(project, tmp_path / "afresh")


def test_where_folders_cannot_change_places_in_one_step_they_do_in_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    monkeypatch.setattr("sys.platform", "another")
    publishing = Publishing(tmp_path / "site", tmp_path / "work")
    for content in (b"one", b"two", b"three"):
        tree = publishing.open()
        tree.parts["part"] = StoredPart(None, {"a/page.html": tree.store("a/page.html", content)})
        publishing.publish(tree)
        assert files(tmp_path / "site") == {"a/page.html": content}
