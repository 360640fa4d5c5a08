"""The first question of a checker is painted as soon as its page arrives, whatever else is still on its way."""

import gzip
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.project import ROOT, html_file
from tests.site.checkers import DATED, EMBEDDED, PAGE, REVISION

LARGEST = 20_000
"""Bytes, compressed, up to the end of the first question: a tenth of a second on the slowest line of Lighthouse."""

PLACES = [PAGE, DATED, EMBEDDED]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_before_the_first_question_has_to_be_asked_for(site: Path, place: str) -> None:
    before, end, after = html_file(site, place).read_text(encoding="utf-8").partition("</fieldset>")
    assert end
    assert not re.search(r"<link[^>]*stylesheet|<script[^>]*src", before)
    assert len(gzip.compress(before.encode())) <= LARGEST

    asked_for = re.findall(r'<link rel="stylesheet" href="[./]*(assets/[^"]*)"', after)
    within = [(ROOT / "docs" / path).read_text(encoding="utf-8").strip() for path in asked_for]
    assert len(within) >= 2
    assert re.sub(r"\s+", " ", before).count(re.sub(r"\s+", " ", " ".join(within))) == 1, "the same, in the same order"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_is_painted_as_it_stays_while_all_else_is_on_its_way(
    context: BrowserContext, place: str, colours: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    other: Literal["light", "dark"] = "light" if colours == "dark" else "dark"
    # A frame takes the colours of the system, and a page those that its reader has chosen against it.
    page.emulate_media(color_scheme=colours if place == EMBEDDED else other)
    page.add_init_script(f"localStorage.setItem('colours', '{colours}')")
    page.route("**/assets/**", lambda _route: None)
    page.goto(place, wait_until="commit")
    question = page.get_by_role("group", name=REVISION.facts[0].question)
    expect(question).to_be_visible()
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")

    seen = "document.querySelector('fieldset').getBoundingClientRect().toJSON()"
    paper = "getComputedStyle(document.body).backgroundColor"
    painted = page.evaluate(f"[{seen}, {paper}]")
    assert (max(map(int, re.findall(r"\d+", painted[1]))) < 50) == (colours == "dark")

    page.unroute("**/assets/**")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.styleSheets.length") > 1, "the rest has come"
    assert page.evaluate(f"[{seen}, {paper}]") == painted
