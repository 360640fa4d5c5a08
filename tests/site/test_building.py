"""The same sources give the same bytes, and a build that fails leaves the site that was there."""

import gzip
import json
import os
import signal
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.project import AS_OF, build, build_or_fail, command, copy_project, replace_once
from tests.site.checkers import EMBEDDED
from tests.site.expected import DOCUMENT, REVISED
from tests.site.page_content import read_page, text, the
from tests.site.pages import NOT_FOUND, page_addresses

LAST_REVISION = Path("policy_src", *DOCUMENT.replace("policies", "documents").split("/"), "2024-02-21.yml")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder, with the time of its last change in nanoseconds and, for a file, its bytes."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in (folder, *folder.rglob("*"))
    }


def leftovers(root: Path) -> list[str]:
    """What a build should have removed; the cache is meant to stay."""
    return [path.name for path in root.iterdir() if path.name.startswith(".site-")]


@pytest.fixture
def built(project: Path, tmp_path: Path) -> Path:
    """A copy of the project, with a site that an earlier build has left."""
    root = copy_project(tmp_path / "project", project)
    (root / "site" / "policies").mkdir(parents=True)
    (root / "site" / "index.html").write_bytes((project / "site" / "index.html").read_bytes())
    (root / "site" / "policies" / "index.html").write_text("The register as it was.", encoding="utf-8")
    return root


def test_pages_are_those_that_are_expected(site: Path) -> None:
    found = {str(path.relative_to(site)).removesuffix("index.html") for path in site.rglob("*.html")}
    assert found == set(page_addresses())


def test_same_sources_and_day_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    elsewhere = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "20", "LC_ALL": "C"}
    again = build_or_fail(copy_project(tmp_path / "another folder", project), environment=elsewhere)

    first, second = contents(project / "site"), contents(again)
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_mkdocs_by_itself_gives_the_same_bytes(project: Path) -> None:
    variables = {"POLICYSITE_AS_OF": AS_OF.isoformat(), "POLICYSITE_SITE_DIR": "by-itself", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command("mkdocs", "build", "--strict", "--quiet"),
        cwd=project,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    first, second = contents(project / "site"), contents(project / "by-itself")
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_no_file_knows_on_which_day_it_was_built(site: Path) -> None:
    today = datetime.now(UTC).date().isoformat()
    if today == AS_OF.isoformat():
        pytest.skip("today is the day from which the site is seen")
    sitemap = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    # The pages written by hand, and what search finds on them, may tell of any day.
    by_hand = ("accessibility/", "project/", "publishing/index", "search/handwritten/", "objects.inv")
    generated = {path: content for path, content in contents(site).items() if not path.startswith(by_hand)}
    texts = {**generated, "sitemap.xml.gz": sitemap}
    assert [path for path, content in texts.items() if today.encode() in content] == []


def test_the_site_is_as_of_the_day_that_was_asked_for(site: Path, earlier_site: Path) -> None:
    now, before = (text(the(read_page(built, DOCUMENT), "article")) for built in (site, earlier_site))
    assert REVISED in now
    assert "The revision of October 27, 2023 has been in force" in before


def test_pages_of_revisions_not_in_force_are_kept_out_of_search_engines(site: Path, earlier_site: Path) -> None:
    def robots(built: Path, revised: str) -> list[str]:
        return [str(tag["content"]) for tag in read_page(built, f"{DOCUMENT}{revised}/").select("meta[name=robots]")]

    assert robots(site, "2024-02-21") == []
    for revised in ("2020-09-09", "2023-09-13", "2023-10-27"):
        assert robots(site, revised) == ["noindex"]
    assert robots(earlier_site, "2023-10-27") == []
    for revised in ("2020-09-09", "2023-09-13", "2024-02-21"):
        assert robots(earlier_site, revised) == ["noindex"]


def test_redlines_and_all_other_pages_may_be_listed_by_search_engines(site: Path) -> None:
    closed = {page for page in page_addresses() if read_page(site, page).select("meta[name=robots]")}
    revisions = ("2020-09-09", "2023-09-13", "2023-10-27", "2024-02-21")
    assert closed == {
        *(f"{DOCUMENT}{revised}/" for revised in revisions[:-1]),
        *(f"as-of/{revised}/" for revised in revisions),
        EMBEDDED,
    }


def test_the_text_that_is_upcoming_is_not_among_what_search_finds_in_force(site: Path, earlier_site: Path) -> None:
    def found(built: Path, index: str) -> list[str]:
        texts = built / "search" / index / DOCUMENT / "texts.json"
        return [label for label, *_ in json.loads(texts.read_text(encoding="utf-8"))] if texts.exists() else []

    assert "2.b" in found(site, "now")
    assert found(site, "then") == []
    assert "2.b" not in found(earlier_site, "now")
    assert "2.b" in found(earlier_site, "then")


@pytest.mark.parametrize("address", [address for address in page_addresses() if address != NOT_FOUND])
def test_a_page_works_below_any_folder(site: Path, address: str) -> None:
    """Not so the page for unknown addresses: it answers at any depth, and so its links start from the root."""
    page = read_page(site, address)
    named = [str(tag[name]) for name in ("href", "src") for tag in page.select(f"[{name}]")]
    assert [link for link in named if link.startswith("/")] == []


def test_a_faulty_source_leaves_the_site_as_it_was(built: Path) -> None:
    replace_once(built / LAST_REVISION, "[[PAP-W006]]", "[[PAP-W999]]")
    before = state(built / "site")

    done = build(built)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    complaint = [line for line in done.stderr.splitlines() if line.startswith("policy_src/")]
    assert len(complaint) == 1
    assert complaint[0].startswith(f"{LAST_REVISION.as_posix()}:")
    assert "PAP-W999" in complaint[0]
    assert state(built / "site") == before
    assert leftovers(built) == []


def test_a_file_that_cannot_be_read_as_yaml_leaves_the_site_as_it_was(built: Path) -> None:
    replace_once(built / LAST_REVISION, "approval_authority: ", "approval_authority: [")
    before = state(built / "site")

    done = build(built)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    assert len([line for line in done.stderr.splitlines() if line.startswith(f"{LAST_REVISION.as_posix()}:")]) == 1
    assert state(built / "site") == before
    assert leftovers(built) == []


def test_broken_links_in_a_page_written_by_hand_leave_the_site_as_it_was(built: Path) -> None:
    links = ["gone.md", "../policies/HUM-W050/index.md#gone", "#gone-too"]
    body = "\n\n".join(f"[A link]({link})" for link in links)
    (built / "docs" / "publishing" / "index.md").write_text(f"# Publishing\n\n{body}\n", encoding="utf-8")
    before = state(built / "site")

    done = build(built)

    assert done.returncode == 1
    said = (done.stderr + done.stdout).splitlines()
    assert not any("Traceback" in line for line in said)
    assert {link: len([line for line in said if f"'{link}'" in line]) for link in links} == dict.fromkeys(links, 1)
    assert state(built / "site") == before
    assert leftovers(built) == []


def test_a_link_from_a_page_written_by_hand_to_a_clause_is_right(built: Path) -> None:
    """The counterpart of the above: the build fails for the broken link alone."""
    link = "../policies/HUM-W050/index.md#student-workers"
    with (built / "docs" / "publishing" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n[A link]({link})\n")

    site = build_or_fail(built)

    assert "../policies/HUM-W050/#student-workers" in [
        tag["href"] for tag in read_page(site, "publishing/").select("article a")
    ]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["interrupted", "terminated"])
def test_a_build_that_is_stopped_leaves_the_site_as_it_was(built: Path, how: signal.Signals) -> None:
    before = state(built / "site")
    building = subprocess.Popen(
        command("policysite", "serve", "--build", "--as-of", AS_OF.isoformat()),
        cwd=built,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    # The new site grows in a folder of its own; once its first file is there, the pages are still to come.
    while not any(path.is_file() for path in built.glob(".cache/**/spare/**/*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert building.poll() is None, "the build was over before it could be stopped"
    os.killpg(building.pid, how)
    said, _ = building.communicate(timeout=60)

    assert building.returncode != 0
    assert "Traceback" not in said
    assert state(built / "site") == before
    assert leftovers(built) == []
