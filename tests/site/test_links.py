"""No link of the site leads to a page or to a place on a page that is not there: LinkChecker says so over http."""

import csv
import subprocess
from pathlib import Path
from urllib.parse import urldefrag

from policysite.adapters.audit import static_host
from tests.site.expected import DOCUMENT, labels
from tests.site.pages import NOT_FOUND, page_addresses
from tests.site.project import command

Row = dict[str, str]

SETTINGS = Path(__file__).with_name("linkcheckerrc")


def check(addresses: list[str], folder: Path) -> tuple[int, list[Row]]:
    """Run LinkChecker from some pages on; return its exit code, and a row for each link to an address not yet seen.

    Args:
        addresses: The pages.
        folder: An empty folder, in which it finds no settings and may leave what it likes.
    """
    done = subprocess.run(
        command(
            "linkchecker", "--config", str(SETTINGS), "--no-status", "--verbose", "--output", "csv/utf_8", *addresses
        ),
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith("# ")]
    assert lines, done.stderr
    return done.returncode, list(csv.DictReader(lines, delimiter=";"))


def complaints(rows: list[Row]) -> list[str]:
    return [
        f"{row['parentname']} -> {row['urlname']}: {row['result']} {row['warningstring']}"
        for row in rows
        if row["valid"] != "True" or row["warningstring"]
    ]


def test_every_link_and_anchor_of_the_site(address: str, tmp_path: Path) -> None:
    code, rows = check([address, address + NOT_FOUND], tmp_path)

    assert complaints(rows) == []
    assert code == 0
    checked = {row["url"] for row in rows}
    pages = {urldefrag(url).url for url in checked}
    assert {address + page for page in page_addresses()} <= pages
    assert {f"{address}{DOCUMENT}#{label}" for label in labels()} <= checked
    assert len(checked) > 100


def test_broken_links_and_anchors_are_found(tmp_path: Path) -> None:
    broken = tmp_path / "site"
    (broken / "other").mkdir(parents=True)
    links = ("other/#here", "other/#gone", "nowhere/", "#here", "#gone-too")
    (broken / "index.html").write_text(
        "<title>Links</title><p id=here>" + "".join(f'<a href="{link}">{link}</a>' for link in links), encoding="utf-8"
    )
    (broken / "other" / "index.html").write_text("<title>Target</title><p id=here>Here", encoding="utf-8")

    with static_host.serving(broken) as address:
        code, rows = check([address], tmp_path)

    assert code != 0
    assert {row["urlname"] for row in rows if row["valid"] != "True"} == {"nowhere/"}
    assert {row["urlname"] for row in rows if row["warningstring"]} == {"other/#gone", "#gone-too"}
