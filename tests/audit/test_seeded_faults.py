"""A good site has no finding, and each fault that is put into it is found by its name."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from policysite.adapters.audit import links, markup, whole_site
from policysite.adapters.audit.findings import Observations
from policysite.adapters.audit.own_rules import CRITERIA
from policysite.adapters.audit.page_audit import IN_BROWSER, PageAudit
from policysite.adapters.audit.site_audit import pages_of
from policysite.adapters.audit.static_host import serving
from policysite.adapters.audit.windows import Windows
from tests.project import replace_once

HERE = Path(__file__).parent
GOOD_SITE = HERE / "good_site"
FAULTS: list[dict[str, Any]] = yaml.safe_load((HERE / "faults.yml").read_text(encoding="utf-8"))
BETWEEN_PAGES = {"title-twice", "navigation-order", "same-link-other-name", "not-linked", "search-missing"}


def examined(windows: Windows, root: str, engine: str, fault: dict[str, Any]) -> Observations:
    """What one engine sees of the home page."""
    width, look = fault.get("width", 1280), fault.get("look", "loaded")
    return PageAudit(windows, root, engines={engine}, widths=(width,), looks={look}).examine("").seen


def compared(windows: Windows, root: str, pages: tuple[str, ...]) -> Observations:
    audit = PageAudit(windows, root, engines={"page"}, widths=(1280,), looks={"loaded"})
    shared = [audit.examine(page).shared for page in pages]
    return whole_site.compare([one for one in shared if one], root)


def test_the_good_site_has_no_fault(windows: Windows) -> None:
    with serving(GOOD_SITE) as root:
        seen = PageAudit(windows, root).examine("").seen

    assert [f"{found.rule} {found.selector} {found.what}" for found in seen.findings] == []
    applied = {str(rule) for rule in seen.applied}
    ours = {f"{engine}/{name}" for engine in IN_BROWSER for name in CRITERIA.get(engine, ())}
    # Where a check has nothing to do on the good page, a fault would not show that it is done.
    assert ours - applied == {f"page/{name}" for name in BETWEEN_PAGES}
    assert len([name for name in applied if name.startswith("axe/")]) > 40
    assert len([name for name in applied if name.startswith("equal-access/")]) > 40


def test_the_pages_of_the_good_site_fit_together(windows: Windows) -> None:
    with serving(GOOD_SITE) as root:
        assert [found.what for found in compared(windows, root, pages_of(GOOD_SITE)).findings] == []


def test_a_page_for_which_another_one_stands_need_not_fit_in(windows: Windows, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(GOOD_SITE, site)
    (site / "framed").mkdir()
    page = (
        (site / "index.html").read_text(encoding="utf-8").replace("</head>", '<link rel="canonical" href="../"></head>')
    )
    (site / "framed" / "index.html").write_text(page, encoding="utf-8")
    with serving(site) as root:
        assert [
            found.what for found in compared(windows, root, ("", "framed/")).findings if found.page == "framed/"
        ] == []


def test_a_part_that_was_examined_is_not_examined_again(windows: Windows) -> None:
    with serving(GOOD_SITE) as root:
        audit = PageAudit(windows, root, engines={"tree"}, widths=(1280,), looks={"used"})
        first, second = (audit.examine("").seen.states for _ in range(2))
    assert second < first


@pytest.mark.skipif(not shutil.which("java"), reason="vnu needs Java")
def test_html_that_is_not_valid_is_found_and_other_html_is_not(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(GOOD_SITE, site)
    replace_once(site / "index.html", "<footer>", '<footer id="links">')

    seen = markup.run(site, pages_of(site))

    assert {(found.page, str(found.rule)) for found in seen.findings} == {("", "vnu/html")}
    assert "Duplicate ID" in seen.findings[0].what
    assert seen.applied[markup.RULE] == 3


def test_broken_links_and_anchors_are_found_and_others_are_not(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(GOOD_SITE, site)
    replace_once(site / "index.html", '<a href="other/">Other policies</a>', '<a href="others/">Other policies</a>')
    replace_once(site / "index.html", "other/#late", "other/#early")
    # The link with which a proposal begins holds its whole text.
    replace_once(site / "index.html", "</footer>", f'<a href="https://git.example/?{"x" * 3000}">Propose</a></footer>')

    with serving(site) as root:
        seen = links.run([root, root + whole_site.NOT_FOUND])

    assert {(str(found.rule), found.page, found.selector) for found in seen.findings} == {
        ("links/broken-anchor", "", "other/#early"),
        ("links/broken-link", "", "others/"),
    }


def name_of(fault: dict[str, Any]) -> str:
    return f"{fault['fault']} ({fault['found_by']})"


@pytest.mark.parametrize("fault", FAULTS, ids=name_of)
def test_a_fault_is_found_by_its_name(windows: Windows, tmp_path: Path, fault: dict[str, Any]) -> None:
    site = tmp_path / "site"
    shutil.copytree(GOOD_SITE, site)
    for edit in (fault, *fault.get("also", ())):
        replace_once(site / fault.get("file", "index.html"), edit["replace"], edit["by"])
    engine, rule = fault["found_by"].split("/")

    with serving(site) as root:
        if rule in BETWEEN_PAGES:
            seen = compared(windows, root, ("", "other/"))
        else:
            seen = examined(windows, root, engine, fault)

    assert rule in {found.rule.name for found in seen.findings}


def test_every_check_of_our_own_is_tried() -> None:
    ours = {f"{engine}/{rule}" for engine in IN_BROWSER for rule in CRITERIA.get(engine, ())}
    tried = {fault["found_by"] for fault in FAULTS}
    assert ours - tried == set()
    assert {name.partition("/")[0] for name in tried} == set(IN_BROWSER)
