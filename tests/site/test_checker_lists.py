"""A checker without a script: every question and answer as lists, drawn, and as tables, says what the rules say."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import Tag
from playwright.sync_api import Browser, Locator, expect

from policysite.analysis import Decision
from tests.site.checkers import CHECKER, EMBEDDED, PAGE, REVISION, Answers, ends, fragment, label, labels, states
from tests.site.page_content import read_content, section, text, the
from tests.site.test_anchors import no_scripts


@pytest.fixture(scope="module")
def content(site: Path) -> Tag:
    return read_content(site, PAGE)


@pytest.fixture(scope="module")
def tree(content: Tag) -> Tag:
    return the(content, ".ps-tree")


def shown(place: Tag | Locator) -> list[str]:
    """Heading and next step, then the sentences, of an outcome in the lists, each with its clauses."""
    if isinstance(place, Tag):
        return [text(tag) for tag in place.select(":scope > .ps-result, :scope > ul > li")]
    found = place.locator("> .ps-result, > ul > li").all_inner_texts()
    return [" ".join(words.split()) for words in found]


def wanted(decision: Decision) -> list[str]:
    sentences = [
        " ".join([rule.say, *(f"§{one}" for one in labels(Decision(decision.outcome, (rule,)))), *rule.see])
        for rule in decision.rules
    ]
    return [f"{decision.outcome.heading} {decision.outcome.next_step}", *sentences]


def test_every_way_has_its_address_and_leads_to_its_outcome(tree: Tag) -> None:
    places = {str(tag["id"]): tag.find_parent(class_="ps-tree__below") for tag in tree.select("i[id]")}
    places |= {str(tag["id"]): tag for tag in tree.select(".ps-tree__below[id]")}
    reached = {fragment(answers).removeprefix("#"): answers for answers, _ in states() if answers}
    assert set(places) == set(reached)
    for answers, decision in ends():
        place = places[fragment(answers).removeprefix("#")]
        assert place is not None
        assert shown(place) == wanted(decision), answers


def opened(tree: Tag, answers: Answers) -> Tag:
    """Where a reader comes to who opens an answer after the other, and goes on with a part where the list says so."""
    below = tree
    for fact, option in answers.items():
        rows = below.find_all("details", recursive=False)
        row = next(row for row in rows if label(fact, option) in text(the(row, ":scope > summary")))
        below = the(row, ":scope > .ps-tree__below")
        onward = below.select_one(":scope > p > a[href^='#part-']")
        if onward:
            part = the(tree, str(onward["href"]))
            assert part.parent is tree, "it can be reached while all is closed"
            below = the(part, ":scope > .ps-tree__below")
    return below


def test_every_scenario_can_be_found_in_the_lists(tree: Tag) -> None:
    for scenario in REVISION.scenarios:
        found = shown(opened(tree, dict(scenario.answers)))
        assert found[0].startswith(REVISION.outcomes_by_id[scenario.outcome].heading), scenario.name
        cited = re.findall(r"§(\S+)", " ".join(found[1:]))
        decision = next(decision for answers, decision in ends() if answers == scenario.answers)
        assert list(dict.fromkeys(cited)) == labels(decision), scenario.name
        assert list(decision.citations) == list(scenario.cites), scenario.name


def test_no_subtree_stands_twice(tree: Tag) -> None:
    with_questions = [
        row.decode_contents() for row in tree.select(".ps-tree__below") if row.select_one(".ps-tree__question")
    ]
    without_anchors = [re.sub(r"<i id=.*?</i>| id=\".*?\"", "", html) for html in with_questions]
    assert len(set(without_anchors)) == len(without_anchors)


def test_the_lists_are_walked_without_a_script(browser: Browser, address: str) -> None:
    answers, decision = max(ends(), key=lambda end: len(end[0]))
    with no_scripts(browser, address) as context:
        page = context.new_page()
        page.goto(PAGE)
        expect(page.locator(".ps-check__step")).to_be_hidden()
        below = page.locator(".ps-tree")
        for fact, option in answers.items():
            row = below.locator("> details").filter(has=page.locator("> summary", has_text=label(fact, option)))
            row.locator("> summary").press("Enter")
            below = row.locator("> .ps-tree__below")
            onward = below.locator("> p > a[href^='#part-']")
            if onward.count():
                part = page.locator(onward.get_attribute("href") or "")
                onward.press("Enter")
                expect(part).to_be_in_viewport()
                part.locator("> summary").press("Enter")
                below = part.locator("> .ps-tree__below")
        expect(below.locator("> .ps-result")).to_be_visible()
        assert shown(below) == wanted(decision)


@pytest.mark.parametrize("place", [PAGE, EMBEDDED])
def test_a_shared_address_leads_to_its_outcome_without_a_script(browser: Browser, address: str, place: str) -> None:
    answers, decision = max(ends(), key=lambda end: len(end[0]))
    with no_scripts(browser, address) as context:
        page = context.new_page()
        page.goto(place + fragment(answers))
        target = page.locator(":target")
        expect(target).to_have_attribute("id", fragment(answers).removeprefix("#"))
        outcome = target.locator("xpath=ancestor-or-self::*[@class='ps-tree__below'][1]").locator("> .ps-result")
        expect(outcome).to_be_in_viewport()
        expect(outcome).to_contain_text(decision.outcome.heading)


def test_every_case_has_its_row(content: Tag) -> None:
    tables = section(content, "every-case").select("table")
    rows: Counter[tuple[str, str]] = Counter()
    ways = 0
    for table in tables:
        for row in table.select("tbody tr"):
            cells = [text(cell) for cell in row.select("td")]
            count = 1
            for cell in cells[:-2]:
                count *= len(cell.split(" / "))
            count *= len(text(the(table, "caption")).split(" / "))
            rows[cells[-2], cells[-1]] += count
            ways += count
    said = Counter(
        (decision.outcome.heading, ", ".join(f"§{one}" for one in labels(decision))) for _, decision in ends()
    )
    assert rows == said
    assert ways == len(ends())


def test_the_drawing_leads_every_way_to_its_outcome(content: Tag) -> None:
    drawing = the(content, "svg.ps-drawing")
    assert text(the(drawing, "title")).startswith(CHECKER.title)
    assert text(the(drawing, "desc"))
    for answers, decision in ends():
        box, reached = str(drawing["data-first"]), ""
        while box:
            rows = drawing.select(f"g[data-row^='{box}-']")
            row = next(row for row in rows if answers[str(row["data-fact"])] in str(row["data-answers"]).split())
            wires = drawing.select(f"path[data-row='{row['data-row']}']")
            box = str(row.get("data-to", ""))
            assert len(wires) == bool(box)
            reached = text(row)
        assert reached.endswith(decision.outcome.heading), answers


@pytest.mark.parametrize("place", ["check/", f"policies/{CHECKER.document}/"])
def test_the_first_question_leads_into_the_checker_from_elsewhere(site: Path, place: str) -> None:
    first = REVISION.facts[0]
    links = the(read_content(site, place), "ul.ps-start").select("a")
    assert [text(link) for link in links] == [option.label for option in first.options]
    for link, option in zip(links, first.options, strict=True):
        assert unquote(str(link["href"])).endswith(f"{CHECKER.name}/{fragment({first.id: option.id})}")


def test_the_ways_to_the_checker(site: Path) -> None:
    home = read_content(site, "")
    assert [text(link) for link in home.select("a[href='check/']")] == ["Check a situation"]
    dated = read_content(site, f"policies/{CHECKER.document}/2024-02-21/")
    assert [str(link["href"]) for link in dated.select("a[href*='check/']")] == [
        f"../../../check/{CHECKER.name}/{REVISION.published}/"
    ]
    before = read_content(site, f"policies/{CHECKER.document}/2023-10-27/")
    assert before.select("a[href*='check/']") == []


def test_the_page_says_who_reviewed_it(content: Tag) -> None:
    assert "has not reviewed it yet" in text(content)
    assert "Executive Director of Human Resources" in text(content)
    assert "The text decides." in text(content)
