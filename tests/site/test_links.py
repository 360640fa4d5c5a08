"""No link of the site leads to a page, a file or a place on a page that is not there.

LinkChecker follows every link over http in ``scripts/audit``; that it finds broken links and anchors is seen in
tests/audit. Here the files are read, which is soon done.
"""

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from tests.project import html_file
from tests.site.page_content import read_page
from tests.site.pages import page_addresses

ROOT = "http://here/"
"""Stands for the address of the site; it ends in a slash."""


@cache
def anchors(file: Path) -> frozenset[str]:
    page = read_page(file.parent, file.name)
    return frozenset(str(tag["id"]) for tag in page.select("[id]"))


@pytest.mark.parametrize("place", page_addresses())
def test_every_link_leads_somewhere(site: Path, place: str) -> None:
    page = read_page(site, place)
    named = [str(tag[name]) for name in ("href", "src") for tag in page.select(f"[{name}]")]
    targets = {urljoin(ROOT + place, target) for target in named}
    here = sorted(target.removeprefix(ROOT) for target in targets if target.startswith(ROOT))
    assert len(here) > 5

    lost = []
    for target in here:
        path, anchor = urldefrag(target)
        file = html_file(site, unquote(path)) if not path or path.endswith("/") else site / unquote(path)
        script_reads_it = "=" in anchor  # what a reader chose, such as the answers to a checker
        if not file.is_file() or (anchor and not script_reads_it and unquote(anchor) not in anchors(file)):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("place", page_addresses())
def test_links_to_other_sites_are_encrypted(site: Path, place: str) -> None:
    page = read_page(site, place)
    targets = {urljoin(ROOT + place, str(tag["href"])) for tag in page.select("a[href]")}
    fine = (ROOT, "https://", "mailto:", "http://127.0.0.1")
    assert [target for target in targets if not target.startswith(fine)] == []
