"""The walk through a checker in the browser: by keyboard, by ear, back and forward, by address, on paper."""

import re
from collections.abc import Iterator
from itertools import islice

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from policysite.analysis import Decision, Question, nearest
from policysite.analysis.decision_paths import path_of
from tests.site.checkers import (
    CHECKER,
    DATED,
    EMBEDDED,
    PAGE,
    REVISION,
    Answers,
    ends,
    fragment,
    label,
    labels,
    question,
    states,
)

FIRST = REVISION.facts[0]
TITLE = f"{CHECKER.title} - District Policies"


def longest() -> Answers:
    """A way with as many questions as any."""
    return max((answers for answers, _ in ends()), key=len)


def decision_of(answers: Answers) -> Decision:
    return next(decision for given, decision in ends() if given == answers)


def against() -> Answers:
    """A way to an answer that is not all right, with another one near that is."""
    return next(answers for answers, _ in ends() if len(answers) > 3 and nearest(REVISION, answers))


def root(page: Page) -> Locator:
    return page.locator(".ps-check")


def heading(page: Page) -> Locator:
    return root(page).get_by_role("heading", level=2).first


def proceed(page: Page) -> None:
    root(page).get_by_role("button", name="Continue").click()


def answer(page: Page, fact: str, option: str) -> None:
    expect(heading(page)).to_have_text(question(fact))
    root(page).get_by_role("radio", name=label(fact, option), exact=True).check()
    proceed(page)


def cited(page: Page) -> list[str]:
    """The labels of the clauses on an outcome's page, in order, each where it is quoted."""
    captions = root(page).locator("figcaption a").all_inner_texts()
    found = [re.search(r"§(\S+) \(revised", caption) for caption in captions]
    return [match[1] for match in found if match]


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
