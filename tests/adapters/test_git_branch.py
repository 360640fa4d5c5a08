"""A folder becomes the root of a branch, and what is to be kept there is kept."""

import subprocess
from pathlib import Path

import pytest

from policysite.adapters.git_branch import Branch, GitError


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Publisher", "-c", "user.email=publisher@example.org")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a remote, and at both a branch ``site``."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Publisher")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "publisher@example.org")
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    root = tmp_path / "repository"
    git(tmp_path, "init", "--quiet", "--initial-branch", "site", str(root))
    write(root, {"index.html": "old", "gone/index.html": "old", "kept/one/index.html": "one", "CNAME": "example.org"})
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "first")
    git(root, "checkout", "--quiet", "--orphan", "main")
    git(root, "commit", "--quiet", "--message", "sources")
    git(root, "remote", "add", "origin", "../remote.git")
    git(root, "push", "--quiet", "origin", "site")
    return root


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def files(repository: Path, branch: str = "site") -> list[str]:
    return git(repository, "ls-tree", "-r", "--name-only", branch).splitlines()


def test_a_folder_takes_the_place_of_the_root(repository: Path, tmp_path: Path) -> None:
    new = {"index.html": "new", "new/index.html": "new", "kept/list.html": "list", ".gitignore": "*", ".nojekyll": ""}
    content = write(tmp_path / "content", new)
    branch = Branch(repository, "site", "origin")
    before = git(repository, "status", "--porcelain", "--branch")

    assert branch.replace(content, keeping=("kept", "CNAME"), message="second")
    assert files(repository) == [
        ".gitignore",
        ".nojekyll",
        "CNAME",
        "index.html",
        "kept/list.html",
        "kept/one/index.html",
        "new/index.html",
    ]
    assert git(repository, "show", "site:index.html") == "new"
    assert git(repository, "log", "--format=%s", "site").splitlines() == ["second", "first"]
    assert git(repository, "status", "--porcelain", "--branch") == before, "the working tree stays as it is"

    assert not branch.replace(content, keeping=("kept", "CNAME"), message="third")
    assert git(repository, "log", "-1", "--format=%s", "site") == "second"


def test_the_branch_is_pushed_and_fetched(repository: Path, tmp_path: Path) -> None:
    branch = Branch(repository, "site", "origin")
    branch.replace(write(tmp_path / "content", {"index.html": "new"}), keeping=(), message="second")
    branch.push()
    git(tmp_path, "clone", "--quiet", "remote.git", "clone", "--no-checkout")
    clone = tmp_path / "clone"
    git(clone, "update-ref", "-d", "refs/remotes/origin/site")

    Branch(clone, "site", "origin").fetch()
    assert files(clone, "origin/site") == ["index.html"]


def test_a_remote_that_has_no_such_branch_and_no_remote_at_all(repository: Path) -> None:
    Branch(repository, "other", "origin").fetch()
    Branch(repository, "site", "elsewhere").fetch()


def test_a_branch_that_others_have_moved_is_not_overwritten(repository: Path, tmp_path: Path) -> None:
    branch = Branch(repository, "site", "origin")
    first = git(repository, "rev-parse", "site")
    branch.replace(write(tmp_path / "theirs", {"index.html": "theirs"}), keeping=(), message="theirs")
    branch.push()
    git(repository, "update-ref", "refs/heads/site", first)
    branch.replace(write(tmp_path / "ours", {"index.html": "ours"}), keeping=(), message="ours")
    with pytest.raises(GitError, match="rejected"):
        branch.push()
