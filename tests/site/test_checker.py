"""The walk through a checker in the browser: by keyboard and by ear, back and forward."""

import re
from collections.abc import Iterator
from itertools import islice

from playwright.sync_api import Page, expect

from policysite.analysis import Question, nearest
from policysite.analysis.decision_paths import path_of
from tests.site.checker_walk import answer, heading, proceed, root
from tests.site.checkers import (
    CHECKER,
    EMBEDDED,
    PAGE,
    REVISION,
    against,
    decision_of,
    fragment,
    label,
    longest,
    question,
    states,
)

FIRST = REVISION.facts[0]
TITLE = f"{CHECKER.title} - District Policies"


def test_the_first_question_is_there_before_any_script_and_the_script_asks_it_alike(page: Page) -> None:
    page.route("**/checker.js", lambda route: route.abort())
    page.goto(PAGE)
    step = root(page).locator(".ps-check__step")
    expect(root(page).get_by_role("group", name=FIRST.question).get_by_role("radio")).to_have_count(len(FIRST.options))
    served = step.inner_html()

    page.unroute("**/checker.js")
    page.goto(f"{PAGE}{fragment({})}")
    page.reload()
    expect(heading(page)).to_be_focused()

    def without_space(html: str) -> str:
        return re.sub(r">\s+|\s+<", lambda found: found[0].strip(), html).strip()

    assert without_space(step.inner_html()) == without_space(served)


def test_continue_leads_to_the_lists_where_the_script_does_not_arrive(page: Page) -> None:
    page.route("**/checker.js", lambda route: route.abort())
    page.goto(PAGE)
    root(page).get_by_role("radio").first.check()
    proceed(page)

    expect(page).to_have_url(re.compile(r"#every-answer$"))
    assert "=" not in page.url, "an answer has left the page"


def test_the_whole_walk_by_keyboard_alone(page: Page) -> None:
    page.goto(EMBEDDED)
    wanted = longest()
    assert len(wanted) >= 4
    root(page).get_by_role("radio").first.focus()
    for place, (fact, option) in enumerate(wanted.items()):
        if place:
            expect(heading(page)).to_be_focused()
            page.keyboard.press("Tab")
        expect(heading(page)).to_have_text(question(fact))
        group = root(page).get_by_role("group", name=question(fact))
        expect(group.get_by_role("radio", checked=True)).to_have_count(0)
        page.keyboard.press("Space")
        while not group.locator(f"[value='{option}']").is_checked():
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        expect(root(page).get_by_role("button", name="Continue")).to_be_focused()
        page.keyboard.press("Enter")

    outcome = decision_of(wanted).outcome
    expect(heading(page)).to_have_text(outcome.heading)
    expect(heading(page)).to_be_focused()
    expect(page).to_have_title(f"{outcome.heading} - {TITLE}")
    expect(page).to_have_url(re.compile(re.escape(fragment(wanted)) + "$"))


def test_enter_on_an_answer_goes_on(page: Page) -> None:
    page.goto(EMBEDDED)
    root(page).get_by_role("radio").nth(1).check()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(fragment({FIRST.id: FIRST.options[1].id})) + "$"))


def test_the_title_tells_each_question(page: Page) -> None:
    page.goto(EMBEDDED)
    expect(page).to_have_title(TITLE)
    for fact, option in islice(longest().items(), 2):
        answer(page, fact, option)
        expect(page).to_have_title(re.compile(re.escape(f" - {TITLE}") + "$"))
        expect(page).to_have_title(re.compile("^" + re.escape(heading(page).inner_text())))


def test_a_question_without_an_answer_is_a_problem(page: Page) -> None:
    page.goto(EMBEDDED)
    proceed(page)

    summary = root(page).get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("There is a problem")
    expect(page).to_have_title(f"Error: {FIRST.question} - {TITLE}")
    group = root(page).get_by_role("group", name=FIRST.question)
    expect(group).to_have_accessible_description(re.compile("Error: Choose one of the answers"))
    tree = root(page).aria_snapshot()
    assert re.search(
        r'alert:\n\s+- heading "There is a problem" \[level=2\]\n.*link "Choose one of the answers"', tree, re.S
    )

    summary.get_by_role("link").click()
    expect(group.get_by_role("radio").first).to_be_focused()
    assert "#check" not in page.url

    group.get_by_role("radio").first.check()
    proceed(page)
    expect(root(page).get_by_role("alert")).to_have_count(0)
    expect(page).not_to_have_title(re.compile("^Error"))


def test_hints_belong_to_their_questions_and_answers(page: Page) -> None:
    page.goto(EMBEDDED)
    seen = 0
    for fact in REVISION.facts:
        given = next((given for given, node in states() if isinstance(node, Question) and node.fact == fact), None)
        assert given is not None, f"{fact.id} is never asked"
        page.goto(EMBEDDED + fragment(given))
        group = root(page).get_by_role("group", name=fact.question)
        if fact.hint:
            expect(group).to_have_accessible_description(fact.hint)
        for radio in group.get_by_role("radio").all():
            hint = next(option.hint for option in fact.options if option.id == radio.get_attribute("value"))
            expect(radio).to_have_accessible_description(hint or "")
            seen += bool(hint)
    assert seen > 0


def test_back_and_forward(page: Page) -> None:
    page.goto(EMBEDDED)
    steps = list(longest().items())[:3]
    for fact, option in steps:
        answer(page, fact, option)
    there = heading(page).inner_text()

    for fact, option in reversed(steps):
        page.go_back()
        expect(heading(page)).to_have_text(question(fact))
        expect(heading(page)).to_be_focused()
        expect(root(page).locator(":checked")).to_have_value(option)
    page.go_forward()
    page.go_forward()
    page.go_forward()
    expect(heading(page)).to_have_text(there)


def test_an_answer_can_be_changed_and_the_others_need_not_be_given_again(page: Page) -> None:
    answers = against()
    near = nearest(REVISION, answers)
    assert near
    page.goto(EMBEDDED + fragment(answers))
    expect(heading(page)).to_have_text(decision_of(answers).outcome.heading)

    root(page).get_by_role("link", name=f"Change the answer to “{near.fact.question}”").click()
    expect(heading(page)).to_be_focused()
    expect(root(page).locator(":checked")).to_have_value(answers[near.fact.id])
    answer(page, near.fact.id, near.option.id)

    expect(heading(page)).to_have_text(near.decision.outcome.heading)
    changed = {**answers, near.fact.id: near.option.id}
    asked, _ = path_of(REVISION, changed)
    expect(page).to_have_url(
        re.compile(re.escape(fragment({each.fact.id: changed[each.fact.id] for each in asked})) + "$")
    )


def test_the_nearest_answer_that_would_be_all_right_leads_there(page: Page) -> None:
    answers = against()
    near = nearest(REVISION, answers)
    assert near
    page.goto(EMBEDDED + fragment(answers))
    instead = f"With “{near.option.label}” instead of “{label(near.fact.id, answers[near.fact.id])}”"
    expect(root(page).locator(".ps-result")).to_contain_text(instead)
    root(page).locator(".ps-result").get_by_role("link", name=near.decision.outcome.heading).click()
    expect(heading(page)).to_have_text(near.decision.outcome.heading)


def test_start_again_forgets_the_answers(page: Page) -> None:
    page.goto(EMBEDDED + fragment(against()))
    root(page).get_by_role("link", name="Start again").click()
    expect(heading(page)).to_have_text(FIRST.question)
    expect(heading(page)).to_be_focused()
    expect(root(page).locator(":checked")).to_have_count(0)
    assert "Your answers" not in root(page).inner_text()


def big_enough(page: Page) -> Iterator[str]:
    """What is smaller than a thumb needs."""
    for target in root(page).locator(".ps-choice, button, a.ps-button, .ps-change").all():
        box = target.bounding_box()
        if box and min(box["width"], box["height"]) < 43.5:
            yield f"{target.inner_text()}: {box}"


def test_whatever_is_touched_is_large(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for given in ({}, against()):
        page.goto(EMBEDDED + fragment(given))
        assert list(big_enough(page)) == []
