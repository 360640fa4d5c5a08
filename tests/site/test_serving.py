"""``policysite serve`` answers at once, and shows every change."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.project import AS_OF, command, copy_project, free_port, replace_once, stop
from tests.site.expected import DOCUMENT

OLD = "Report safety concerns to the appropriate authorities and school personnel."
NEW = "Report safety concerns at once to the appropriate authorities."
NEWER = "Report safety concerns at once to school personnel."

pytestmark = pytest.mark.xdist_group("serving")


@contextmanager
def served(root: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Serve a copy of the project; what it says goes to ``said.txt`` there."""
    with (root / "said.txt").open("w", encoding="utf-8") as said:
        serving = subprocess.Popen(
            command("policysite", "serve", "--port", str(port), "--as-of", AS_OF.isoformat()),
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            yield serving
        finally:
            stop(serving)


def fetch(address: str) -> str:
    """The page, or nothing where nothing answers yet."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            body: bytes = answer.read()
            return body.decode("utf-8")
    except (urllib.error.URLError, OSError):
        return ""


def wait_for(words: str, address: str, seconds: float) -> float:
    """Ask for a page until it holds some words, and return how many seconds that took."""
    start = time.monotonic()
    while (passed := time.monotonic() - start) < seconds:
        if words in fetch(address):
            return passed
        time.sleep(0.2)
    pytest.fail(f"{address} did not show “{words}” within {seconds} seconds")


def test_changes_are_shown(project: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", project)
    revision = root / "policy_src" / "documents" / "HUM-W050" / "2024-02-21.yml"
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    page = address + DOCUMENT

    with served(root, port) as serving:
        wait_for(OLD, page, seconds=30)
        assert "is on" not in fetch(address)
        assert "register.pdf" not in fetch(f"{address}policies/")

        replace_once(revision, OLD, NEW)
        wait_for(NEW, page, seconds=30)
        assert NEW in fetch(f"{address}search/now/{DOCUMENT}texts.json")

        replace_once(revision, "revised: 2024-02-21", "revised: someday")
        time.sleep(3)
        assert serving.poll() is None, "a faulty source ended the server"
        replace_once(revision, "revised: someday", "revised: 2024-02-21")
        replace_once(revision, NEW, NEWER)
        wait_for(NEWER, page, seconds=30)

        code = stop(serving)

    said = (root / "said.txt").read_text(encoding="utf-8")
    assert code == 0, said
    assert "Traceback" not in said
    assert address in said
    assert "2024-02-21.yml:2:" in said, "the fault was not told"
    assert not (root / "site").exists()


def test_a_change_of_a_style_or_of_a_page_written_by_hand_is_shown(project: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", project)
    port = free_port()
    address = f"http://127.0.0.1:{port}/"

    with served(root, port):
        wait_for("</html>", address, seconds=30)
        with (root / "docs" / "assets" / "policysite.css").open("a", encoding="utf-8") as styles:
            styles.write("/* a mark of the test */\n")
        (root / "docs" / "publishing" / "index.md").write_text("# Publishing\n\nNews of the test.\n", encoding="utf-8")
        wait_for("a mark of the test", f"{address}assets/policysite.css", seconds=30)
        wait_for("News of the test.", f"{address}publishing/", seconds=30)


def test_a_port_in_use_is_told_in_one_line(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            command("policysite", "serve", "--port", str(port)),
            cwd=project,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert str(port) in line
    assert "in use" in line
    assert "--port" in line


def test_a_faulty_source_is_told_instead_of_served(project: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project", project)
    replace_once(root / "policy_src" / "documents" / "HUM-W050" / "2024-02-21.yml", "[[INS-W036]]", "[[INS-W999]]")
    done = subprocess.run(
        command("policysite", "serve", "--port", str(free_port())),
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert "INS-W999" in done.stderr
    assert "Traceback" not in done.stderr
