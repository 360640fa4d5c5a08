"""Editions: kept whole below ``editions/``, while the root of the site is always the latest.

The sample is published to a local repository on three days: SAF-P100's upcoming revision takes effect before the last.
"""

import io
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from policysite.adapters.editions import KeptEdition, digest, is_due
from policysite.adapters.git_branch import Branch
from policysite.loading import load
from policysite.model import Register
from policysite.site_plan import site_plan
from tests.adapters.static_host import serving
from tests.project import SAMPLE, copy_project, made_once, policysite, replace_once

FIRST, DAY_AFTER, SECOND = "2026-11-23", "2026-11-24", "2027-01-04"
BELOW = "handbook"
"""The site is published below a folder of its host, as a project's site on GitHub is."""
OLD, NEW = "06/09/25", "11/09/26"
"""SAF-P100's revision in force on the first and on the second day."""
DOCUMENT = "policies/SAF-P100/"
IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Publisher"), ("EMAIL", "publisher@example.org"))
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().strip()


def publish(project: Path, day: str, *options: str) -> subprocess.CompletedProcess[str]:
    environment = IDENTITY | {"POLICYSITE_SITE_URL": f"https://example.org/{BELOW}/"}
    return policysite(project, "publish", "--as-of", day, *options, environment=environment)


def publish_on_three_days(folder: Path) -> None:
    """Make a repository of the project with the sample as its register, a remote, and what a host takes from there."""
    root = copy_project(folder / "project")
    shutil.rmtree(root / "policy_src")
    shutil.move(root / "tests" / "sample_district" / "policy_src", root / "policy_src")
    git(folder, "init", "--quiet", "--bare", "remote.git")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "-c", "user.name=Author", "-c", "user.email=author@example.org", "commit", "--quiet", "-m", "Sources")
    git(root, "remote", "add", "origin", "../remote.git")
    for day, said in (
        (FIRST, f"The edition of {FIRST} was added. Editions kept: 1."),
        (DAY_AFTER, f"No edition was added since {FIRST}. Editions kept: 1."),
        (SECOND, f"The edition of {SECOND} was added. Editions kept: 2."),
    ):
        done = publish(root, day, "--push")
        assert done.returncode == 0, done.stderr
        assert said in done.stdout
    archive = ["git", "archive", "gh-pages"]
    packed = subprocess.run(archive, cwd=folder / "remote.git", capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as opened:
        opened.extractall(folder / "host" / BELOW, filter="data")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the repository ``project``, its remote ``remote.git``, and the folder ``host``."""
    return made_once(tmp_path_factory, "editions", publish_on_three_days)


@pytest.fixture(scope="module")
def remote(published: Path) -> Path:
    """The repository from which a host takes the site."""
    return published / "remote.git"


@pytest.fixture(scope="module")
def site(published: Path) -> Path:
    """The published site, as its host has it."""
    return published / "host" / BELOW


@pytest.fixture
def again(published: Path, tmp_path: Path) -> Path:
    """The repository and its remote once more, for a test that publishes."""
    for name in ("project", "remote.git"):
        shutil.copytree(published / name, tmp_path / name)
    return tmp_path / "project"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the published site is served; ends in a slash."""
    with serving(site.parent) as served:
        yield f"{served}{BELOW}/"


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def is_left_out(html: str) -> bool:
    return '<meta name="robots" content="noindex">' in html


def revised_date(html: str) -> str:
    """The revised date in the title block of a document's page."""
    found = re.search(r">(\d\d/\d\d/\d\d)</time>", html.partition("<article")[2])
    assert found
    return found[1]


def selector(page: Page) -> Locator:
    """The button in the header that opens the list of editions."""
    return page.get_by_role("banner").get_by_role("button", name="Edition")


def choices(page: Page) -> Locator:
    """The editions to choose from."""
    return page.locator("#editions a")


def test_every_address_below_the_root_answers_with_the_latest(site: Path) -> None:
    plan = site_plan(load(SAMPLE).register, date.fromisoformat(SECOND))
    for page in plan.pages:
        html = (site / page.address / "index.html").read_text(encoding="utf-8")
        assert "kept as it was published" not in html
        assert is_left_out(html) == (not page.indexed), page.address
    assert revised_date((site / DOCUMENT / "index.html").read_text(encoding="utf-8")) == NEW
    assert f'As of <time datetime="{SECOND}">' in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "revised", "words"), [(FIRST, OLD, "November 23, 2026"), (SECOND, NEW, "January 4, 2027")]
)
def test_a_kept_edition_is_whole_and_says_on_every_page_what_it_is(
    site: Path, day: str, revised: str, words: str
) -> None:
    kept = pages(site / "editions" / day)
    assert len(kept) > 60
    for name, html in kept.items():
        assert is_left_out(html), name
        assert f'the edition of <time datetime="{day}">{words}</time>, kept as it was published' in html, name
    assert revised_date(kept[f"{DOCUMENT}index.html"]) == revised


def test_the_day_after_changed_the_root_alone(remote: Path) -> None:
    history = git(remote, "log", "--reverse", "--format=%s", "gh-pages").splitlines()
    assert history == [
        f"Edition of {FIRST}",
        f"The site as of {FIRST}",
        f"The site as of {DAY_AFTER}",
        f"Edition of {SECOND}",
        f"The site as of {SECOND}",
    ]
    changed = git(remote, "diff", "--name-only", "gh-pages~3", "gh-pages~2").splitlines()
    assert "index.html" in changed
    assert [name for name in changed if name.startswith("editions/")] == []


def test_a_kept_edition_is_never_touched_again(remote: Path) -> None:
    kept = f"editions/{FIRST}"
    assert git(remote, "rev-parse", f"gh-pages~4:{kept}") == git(remote, "rev-parse", f"gh-pages:{kept}")


def test_publishing_leaves_the_working_tree_as_it_is(published: Path) -> None:
    assert git(published / "project", "status", "--porcelain", "--ignored") == "!! .cache/"


def test_the_list_of_editions(page: Page, address: str) -> None:
    page.goto(f"{address}editions/")
    links = page.locator("main").get_by_role("link", name="Edition of")
    expect(links).to_have_text(["Edition of January 4, 2027", "Edition of November 23, 2026"])
    links.last.click()
    expect(page).to_have_url(f"{address}editions/{FIRST}/")
    expect(page.locator(".ps-as-of")).to_have_text("As of November 23, 2026")


def test_an_old_edition_says_that_it_is_old_and_leads_to_the_latest(page: Page, address: str) -> None:
    page.goto(f"{address}editions/{FIRST}/{DOCUMENT}")
    notice = page.locator("[data-edition]")
    expect(notice).to_contain_text("This is an old edition. You are reading the edition of November 23, 2026")
    expect(notice.get_by_text("This is an old edition.")).to_be_visible()
    notice.get_by_role("link", name="Read the latest edition").click()
    expect(page).to_have_url(f"{address}{DOCUMENT}")
    expect(page.locator("[data-edition]")).to_have_count(0)


def test_the_newest_edition_does_not_say_that_it_is_old(page: Page, address: str) -> None:
    page.goto(f"{address}editions/{SECOND}/{DOCUMENT}")
    expect(selector(page)).to_be_visible()
    expect(page.get_by_text("This is an old edition.")).to_be_hidden()
    expect(page.get_by_text("You are reading the edition of January 4, 2027")).to_be_visible()


def test_without_a_script_the_notice_and_its_links_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("", DOCUMENT, "policies/SAF-P100/2025-06-09/"):
        page.goto(f"{address}editions/{FIRST}/{path}")
        expect(page.get_by_text("You are reading the edition of November 23, 2026")).to_be_visible()
        page.get_by_role("link", name="Read the latest edition").click()
        expect(page).to_have_url(address + path)
        expect(page.get_by_role("link", name="Editions")).not_to_have_count(0)
    page.goto(f"{address}editions/{FIRST}/{DOCUMENT}")
    page.get_by_role("link", name="choose another").click()
    expect(page).to_have_url(f"{address}editions/")
    context.close()


@pytest.mark.parametrize(("chosen", "leads_to"), [(SECOND, f"editions/{SECOND}/{DOCUMENT}"), ("Latest", DOCUMENT)])
def test_the_selector_of_a_kept_edition_leads_to_the_same_page_of_another(
    page: Page, address: str, chosen: str, leads_to: str
) -> None:
    page.goto(f"{address}editions/{FIRST}/{DOCUMENT}")
    expect(selector(page)).to_have_text(f"Edition: {FIRST}")
    selector(page).click()
    expect(choices(page)).to_have_text(["Latest", SECOND, FIRST])
    expect(choices(page).filter(has_text=FIRST)).to_have_attribute("aria-current", "true")
    choices(page).filter(has_text=chosen).click()
    expect(page).to_have_url(address + leads_to)


def test_the_selector_of_the_latest_leads_to_the_same_page_of_another(page: Page, address: str) -> None:
    page.goto(f"{address}{DOCUMENT}")
    expect(selector(page)).to_have_text("Edition: Latest")
    selector(page).press("Enter")
    expect(choices(page)).to_have_text(["Latest", SECOND, FIRST])
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(choices(page).last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}editions/{FIRST}/{DOCUMENT}")


def test_the_selector_closes_when_the_reader_goes_on_or_presses_escape(page: Page, address: str) -> None:
    page.goto(f"{address}{DOCUMENT}")
    selector(page).press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(choices(page).first).to_be_hidden()
    expect(selector(page)).to_be_focused()
    selector(page).press("Enter")
    expect(choices(page).first).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(choices(page).first).to_be_hidden()
    expect(selector(page)).to_have_attribute("aria-expanded", "false")


def test_where_an_edition_lacks_a_page_the_selector_leads_to_its_first(page: Page, address: str) -> None:
    page.goto(f"{address}editions/")
    selector(page).click()
    choices(page).filter(has_text=FIRST).click()
    expect(page).to_have_url(f"{address}editions/{FIRST}/")


def test_the_alias_leads_to_the_root(page: Page, address: str) -> None:
    for path in ("", f"{DOCUMENT}#visitor-doors", "policies/SAF-P100/2025-06-09/"):
        page.goto(f"{address}editions/latest/{path}")
        expect(page).to_have_url(address + path)


def test_no_page_logs_an_error_or_asks_another_host(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: errors.append(request.url) if not request.url.startswith(address) else None)
    page.on("response", lambda answer: errors.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    for path in ("", "editions/", f"editions/{FIRST}/", f"editions/{SECOND}/{DOCUMENT}"):
        page.goto(address + path, wait_until="networkidle")
    assert errors == []


def test_the_page_for_unknown_addresses_is_whole_below_a_folder_of_the_host(site: Path) -> None:
    html = (site / "404.html").read_text(encoding="utf-8")
    assert re.findall(r'<link rel="stylesheet" href="(?!/handbook/)[^"]*"', html) == []


def heads(project: Path) -> tuple[str, str]:
    """The branch here and at the remote."""
    return git(project, "rev-parse", "gh-pages"), git(project.parent / "remote.git", "rev-parse", "gh-pages")


def test_an_earlier_day_is_refused(again: Path) -> None:
    before = heads(again)
    done = publish(again, DAY_AFTER, "--push")
    assert done.returncode == 1
    assert done.stderr == f"Error: The newest edition is that of {SECOND}. {DAY_AFTER} is before it.\n"
    assert heads(again) == before


def test_a_build_that_fails_leaves_the_branch_as_it_is(again: Path) -> None:
    with (again / "docs" / "publishing" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Broken](nowhere.md)\n")
    before = heads(again)
    done = publish(again, "2027-01-11", "--push")
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert heads(again) == before


def test_a_faulty_source_is_told_instead_of_published(again: Path) -> None:
    replace_once(again / "policy_src" / "documents" / "SAF-P100" / "document.yml", "department: SAF", "department: X")
    before = heads(again)
    done = publish(again, "2027-01-11", "--push")
    assert done.returncode == 1
    assert "unknown-department" in done.stderr
    assert heads(again) == before


def test_a_branch_with_other_versions_is_not_taken_for_editions(
    again: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    versions = tmp_path / "content" / "editions" / "versions.json"
    versions.parent.mkdir(parents=True)
    versions.write_text('[{"version": "1.0", "title": "1.0", "aliases": []}]', encoding="utf-8")
    Branch(again, "gh-pages", "origin").replace(tmp_path / "content", keeping=(), message="Another site")
    done = publish(again, "2027-01-11")
    assert done.returncode == 1
    assert "lists something that is not an edition" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def register() -> Register:
    return load(SAMPLE).register


def kept(register: Register, day: str) -> KeptEdition:
    return KeptEdition(date.fromisoformat(day), digest(register))


def test_the_first_edition_is_due(register: Register) -> None:
    assert is_due(None, register, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("newest", "day", "due"),
    [
        ("2026-11-23", "2026-11-23", False),
        ("2026-11-23", "2027-01-03", False),
        ("2026-11-23", "2027-01-04", True),
        ("2027-01-04", "2027-01-04", False),
        ("2027-01-04", "2027-01-11", True),
        ("2025-06-30", "2025-07-01", True),
    ],
)
def test_an_edition_is_due_when_a_day_of_change_has_come(register: Register, newest: str, day: str, due: bool) -> None:
    assert is_due(kept(register, newest), register, date.fromisoformat(day)) == due


def test_an_edition_is_due_when_the_register_says_something_else(register: Register) -> None:
    fewer = register.model_copy(update={"documents": register.documents[1:]})
    assert is_due(kept(register, FIRST), fewer, date.fromisoformat(FIRST))
    assert digest(load(SAMPLE).register) == digest(register)
