"""What leads to an answer and what is kept of it: addresses, whole and broken, the clipboard, paper, the drawing."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.checker_walk import answer, heading, root
from tests.site.checkers import (
    CHECKER,
    DATED,
    EMBEDDED,
    PAGE,
    REVISION,
    against,
    decision_of,
    ends,
    fragment,
    label,
    labels,
    longest,
    question,
)

FIRST = REVISION.facts[0]


def cited(page: Page) -> list[str]:
    """The labels of the clauses on an outcome's page, in order, each where it is quoted."""
    captions = root(page).locator("figcaption a").all_inner_texts()
    found = [re.search(r"§(\S+) \(revised", caption) for caption in captions]
    return [match[1] for match in found if match]


def test_a_shared_address_reproduces_the_outcome(page: Page) -> None:
    outcomes = {decision.outcome.id: answers for answers, decision in ends()}
    assert set(outcomes) == {outcome.id for outcome in REVISION.outcomes}
    for answers, place in zip(outcomes.values(), [PAGE, DATED] + [EMBEDDED] * len(outcomes), strict=False):
        decision = decision_of(answers)
        page.goto(f"{place}?{decision.outcome.id}{fragment(answers)}")

        expect(heading(page)).to_have_text(decision.outcome.heading)
        expect(root(page).locator(".ps-result")).to_contain_text(decision.outcome.next_step)
        assert cited(page) == labels(decision)
        rules = root(page).locator(".ps-reasons > li > p").all_inner_texts()
        assert len(rules) == len(decision.rules)
        for rule, words in zip(decision.rules, rules, strict=True):
            assert rule.say in words
        given = root(page).locator(".ps-answers dt, .ps-answers dd:not(:last-child)").all_inner_texts()
        assert given == [words for fact, option in answers.items() for words in (question(fact), label(fact, option))]


def test_a_clause_leads_to_the_dated_revision(page: Page, address: str) -> None:
    answers = against()
    page.goto(PAGE + fragment(answers))
    link = root(page).locator("figcaption a").first
    place = f"policies/{CHECKER.document}/2024-02-21/#{labels(decision_of(answers))[0]}"
    assert link.evaluate("link => link.href") == address + place


ALTERED = {
    "truncated in a name": fragment({FIRST.id: FIRST.options[1].id[:-2]}),
    "an unknown question": fragment({"colour": "green"}),
    "an unknown answer": fragment({FIRST.id: "green"}),
    "a question too many": fragment({**against(), "zz": "green"}),
    "a gap": fragment(dict(list(longest().items())[1:])),
    "names of the language": fragment({"__proto__": "toString", "constructor": "hasOwnProperty"}),
    "not decodable": fragment({FIRST.id: "%E0%A4%A"}),
    "markup": fragment({FIRST.id: "<img src=x onerror=alert(1)>"}),
}
UNKNOWN = {
    "truncated in the date": "#r=2026-1",
    "no revision": fragment(against(), published="1999-01-01"),
    "a later one": fragment(against(), published="2999-01-01"),
    "a name of the language": fragment(against(), published="__proto__"),
}


@pytest.mark.parametrize(
    ("broken", "reason"),
    [(broken, "cut off or altered") for broken in ALTERED.values()]
    + [(broken, "not known here") for broken in UNKNOWN.values()],
    ids=[*ALTERED, *UNKNOWN],
)
def test_a_broken_address_starts_over_and_says_why(page: Page, broken: str, reason: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(EMBEDDED + broken)

    expect(heading(page)).to_have_text(FIRST.question)
    notice = root(page).locator(".ps-notice")
    expect(notice).to_contain_text(reason)
    expect(notice).to_be_focused()
    expect(root(page).locator(":checked")).to_have_count(0)
    expect(page).to_have_url(re.compile(re.escape(fragment({})) + "$"))
    assert faults == []

    answer(page, FIRST.id, FIRST.options[1].id)
    expect(notice).to_have_count(0)


def test_an_address_of_an_earlier_revision_says_so_and_asks_again_what_changed(page: Page) -> None:
    answers = longest()
    changed = list(answers)[1]
    old = "2026-01-05"

    def as_revised(page: Page) -> None:
        written = "&#34;earlier&#34;:{"
        page.route(
            f"**/{PAGE}",
            lambda route: route.fulfill(
                body=route.fetch().text().replace(written, f"{written}&#34;{old}&#34;:[&#34;{changed}&#34;]"),
                content_type="text/html; charset=utf-8",
            ),
        )

    as_revised(page)
    page.goto(PAGE + fragment(answers, published=old))

    expect(root(page).locator(".ps-notice")).to_contain_text("earlier revision of this checker")
    expect(root(page).locator(".ps-notice")).to_be_focused()
    then = root(page).get_by_role("link", name="What it said then")
    expect(then).to_have_attribute("href", f"./{old}/{fragment(answers, published=old)}")
    expect(heading(page)).to_have_text(question(changed))
    answer(page, changed, answers[changed])
    expect(heading(page)).to_have_text(decision_of(answers).outcome.heading)


def test_other_anchors_of_the_page_leave_the_walk_alone(page: Page) -> None:
    page.goto(PAGE)
    answer(page, FIRST.id, FIRST.options[1].id)
    there = heading(page).inner_text()
    page.evaluate("location.hash = 'every-case'")
    page.wait_for_timeout(50)
    expect(heading(page)).to_have_text(there)


def test_the_address_of_an_answer_is_copied_and_announced(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    for place in (PAGE, EMBEDDED):
        page.goto(place + fragment(against()))
        root(page).get_by_role("button", name="Copy the address of this answer").click()
        expect(root(page).get_by_role("status")).to_have_text("The address of this answer is copied.")
        assert page.evaluate("navigator.clipboard.readText()") == address + PAGE + fragment(against())


def test_an_address_that_cannot_be_copied_is_shown(page: Page, address: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(EMBEDDED + fragment(against()))
    root(page).get_by_role("button", name="Copy the address of this answer").click()
    expect(root(page).get_by_role("status")).to_contain_text(address + PAGE + fragment(against()))


def test_on_paper_stand_the_answers_the_outcome_and_the_clauses_with_their_addresses(page: Page, address: str) -> None:
    answers = against()
    page.goto(PAGE + fragment(answers))
    expect(heading(page)).to_have_text(decision_of(answers).outcome.heading)
    page.emulate_media(media="print")

    article = page.locator("article")
    words = article.inner_text()
    assert decision_of(answers).outcome.heading in words
    for fact, option in answers.items():
        assert label(fact, option) in words
    for clause in labels(decision_of(answers)):
        assert f"{address}policies/{CHECKER.document}/2024-02-21/#{clause}" in words
    assert address + PAGE + fragment(answers) in words.replace("\n", "")
    assert "The text decides." in words
    assert "Start again" not in words
    assert "Every question and answer" not in words
    expect(article.locator(".ps-tree")).to_be_hidden()


def test_the_way_is_marked_in_the_drawing(page: Page) -> None:
    answers = longest()
    page.goto(PAGE + fragment(answers))
    expect(heading(page)).to_have_text(decision_of(answers).outcome.heading)
    rows = page.locator("g.ps-drawing__row.ps-taken")
    facts = [row.get_attribute("data-fact") for row in rows.all()]
    assert facts
    assert set(facts) <= set(answers)
    for row in rows.all():
        assert answers[row.get_attribute("data-fact") or ""] in (row.get_attribute("data-answers") or "").split()
    expect(rows.locator("tspan.ps-drawing__outcome")).to_have_text([decision_of(answers).outcome.heading])

    root(page).get_by_role("link", name="Start again").click()
    expect(rows).to_have_count(0)
