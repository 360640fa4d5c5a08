"""Time in the browser, on the sample district: what was in force, where a clause went, what is new."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from policysite.adapters.audit import static_host
from policysite.analysis import Redline, redline, word_diff
from policysite.loading import load
from policysite.model import canonical_text
from tests.project import ROOT, SAMPLE
from tests.site.accessibility import violations

VECTORS = json.loads((ROOT / "tests" / "analysis" / "word_diff_vectors.json").read_text(encoding="utf-8"))["cases"]
BUILT_ON = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""Noon of the day as of which the sample is built."""


@pytest.fixture(scope="module")
def sample_address(sample_site: Path) -> Iterator[str]:
    with static_host.serving(sample_site) as served:
        yield served


@pytest.fixture
def context(browser: Browser, sample_address: str) -> Iterator[BrowserContext]:
    """A browser that knows nothing, on the day as of which the sample is built."""
    with browser.new_context(base_url=sample_address) as fresh:
        fresh.clock.install(time=BUILT_ON)
        yield fresh


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def spoken(page: Page, role: str) -> list[str]:
    """What the accessibility tree says inside each element of a role, such as ``insertion``."""
    return [re.sub(r"\s+", " ", element.inner_text()).strip() for element in page.get_by_role(role).all()]  # type: ignore[arg-type]


# ---- What was in force on a day


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2024-01-15", "On January 15, 2024, the revision of "),
        ("1999-12-31", "On December 31, 1999 no revision of SAF-W101 was in force: the first took effect on"),
    ],
)
def test_a_document_tells_how_it_stood_on_a_day(page: Page, day: str, answer: str) -> None:
    page.goto("policies/SAF-W101/")
    form = page.locator(".ps-stood")
    form.get_by_label("SAF-W101 as it stood on").fill(day)
    form.get_by_role("button", name="Show").click()

    expect(form.get_by_role("status")).to_contain_text(answer)


def test_the_answer_leads_to_the_revision(page: Page) -> None:
    page.goto("policies/SAF-W101/")
    page.get_by_label("SAF-W101 as it stood on").fill("2024-02-01")
    page.get_by_label("SAF-W101 as it stood on").press("Enter")
    page.locator(".ps-stood").get_by_role("status").get_by_role("link").click()

    expect(page).to_have_url(re.compile("/policies/SAF-W101/2024-01-16/$"))


def test_a_retired_document_says_so_of_a_later_day(page: Page) -> None:
    page.goto("policies/FIN-W515/")
    page.get_by_label("FIN-W515 as it stood on").fill("2026-11-01")
    page.get_by_label("FIN-W515 as it stood on").press("Enter")

    expect(page.locator(".ps-stood").get_by_role("status")).to_have_text("On November 1, 2026 FIN-W515 was retired.")


def test_any_day_leads_to_the_register_of_that_day(page: Page) -> None:
    page.goto("as-of/")
    page.get_by_label("Day", exact=True).fill("2024-02-01")
    page.get_by_role("button", name="Show the register").click()

    expect(page).to_have_url(re.compile(r"/as-of/\d{4}-\d{2}-\d{2}/#on=2024-02-01$"))
    expect(page.get_by_text("You asked for February 1, 2024.")).to_be_visible()


def test_a_day_before_the_first_revision_is_answered(page: Page) -> None:
    page.goto("as-of/")
    page.get_by_label("Day", exact=True).fill("1999-12-31")
    page.get_by_label("Day", exact=True).press("Enter")

    status = page.get_by_role("article").get_by_role("status")
    expect(status).to_contain_text("Nothing is recorded for December 31, 1999: the register begins on")


def test_a_page_that_was_built_before_an_effective_day_is_right_on_that_day(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("policies/SAF-P100/")
    expect(page.locator(".ps-notice")).to_contain_text("On January 4, 2027 the next revision takes its place.")

    page.clock.set_fixed_time(datetime(2027, 1, 4, 18, tzinfo=UTC))
    page.reload()

    expect(page.locator(".ps-notice")).to_contain_text("On January 4, 2027 another revision took effect")
    page.get_by_role("link", name="read what is in force").click()
    expect(page.locator(".ps-notice")).to_contain_text("In force.")


# ---- Old citations


@pytest.mark.parametrize(
    ("number", "label", "day", "answer"),
    [
        ("SAF-W101", "1", "2019-09-01", "is not held here, so where SAF-W101 §1"),
        ("STU-W440", "9.z", "2024-02-01", "has no clause §9.z."),
        ("STU-W440", "1", "1999-12-31", "No revision of STU-W440 was in force on December 31, 1999."),
    ],
)
def test_an_old_citation_that_leads_nowhere_is_explained(
    page: Page, number: str, label: str, day: str, answer: str
) -> None:
    assert answer in asked(page, number, label, day)


def asked(page: Page, number: str, label: str, day: str) -> str:
    if not page.url.endswith(f"policies/{number}/clauses/"):
        page.goto(f"policies/{number}/clauses/")
    page.get_by_label("Clause, as it was cited").fill(label)
    page.get_by_label("Revised date, or day of the citation").fill(day)
    page.get_by_role("button", name="Find it").click()
    return page.locator(".ps-old-citation").get_by_role("status").inner_text()


def test_every_old_citation_is_answered_as_the_register_knows_it(page: Page) -> None:
    """The label of each clause of each text, and where the clause is in the text in force."""
    document = load(SAMPLE).register.by_number["TEC-W205"]
    *earlier, current = document.texts
    for text in earlier:
        for placed in text.placed:
            answer = asked(page, "TEC-W205", f"TEC-W205 §{placed.label}", text.revised.isoformat())
            now = current.by_id.get(placed.clause.id)
            assert answer.endswith(f"is now §{now.label}." if now else "no clause of the text in force continues it.")


# ---- Redlines


def test_a_redline_is_heard(page: Page) -> None:
    page.goto("policies/HUM-W330/2024-09-03/changes/")
    snapshot = page.get_by_role("article").aria_snapshot()

    assert re.search(r"- deletion: .deleted: may end of deletion", snapshot), snapshot
    assert re.search(r"- insertion: .inserted: must end of insertion", snapshot), snapshot
    assert snapshot.index("deleted: may") < snapshot.index("inserted: must")


def test_every_redline_says_inserted_and_deleted_where_the_register_does(page: Page) -> None:
    document = load(SAMPLE).register.by_number["SAF-W101"]
    before, after = document.texts[-2:]
    page.goto(f"policies/SAF-W101/{after.revised}/changes/")
    found = redline(before, after)

    # The two examples in the key above the text come first.
    assert spoken(page, "insertion")[1:] == heard(found, "inserted", "insertion")
    assert spoken(page, "deletion")[1:] == heard(found, "deleted", "deletion")


def heard(found: Redline, kind: str, name: str) -> list[str]:
    sections = [found.title, found.summary]
    segments = [segment for change in sections if change for segment in change.words]
    segments += [segment for change in found.clauses for segment in change.words]
    segments += [segment for row in found.applicability for segment in row.words]
    segments += [segment for row in found.associated_documents for segment in row.words]
    segments += found.approval_authority.words if found.approval_authority else ()
    words = [re.sub(r"\[\[([^\[\]]+)\]\]", r"\1", segment.text) for segment in segments if segment.kind == kind]
    return [re.sub(r"\s+", " ", f"{kind}: {text} end of {name}") for text in words]


@pytest.mark.parametrize("case", [pytest.param(VECTORS, id="vectors")])
def test_the_browser_compares_words_as_the_register_does(page: Page, case: list[dict[str, Any]]) -> None:
    page.goto("changes/")
    script = """async (cases) => {
        const { wordDiff } = await import(new URL("../assets/redline.js", location.href));
        return cases.map(({ old, new: now }) => wordDiff(old, now));
    }"""
    assert page.evaluate(script, case) == [given["segments"] for given in case]


def test_the_browser_compares_texts_as_the_register_does(page: Page) -> None:
    """Every pair of texts of every document, forwards and backwards: the same clauses, kinds, labels and words."""
    page.goto("changes/")
    script = """async (pairs) => {
        const { redline } = await import(new URL("../assets/redline.js", location.href));
        const text = async (place) => (await (await fetch(new URL(`../${place}`, location.href))).json()).text;
        return Promise.all(pairs.map(async ([before, after]) => redline(await text(before), await text(after))));
    }"""
    pairs, expected = [], []
    for document in load(SAMPLE).register.documents:
        texts = [text.corrected(BUILT_ON.date()) for text in document.texts]
        for before in texts:
            for after in texts:
                pairs.append([f"api/policies/{document.number}/{text.revised}.json" for text in (before, after)])
                expected.append([row for change in redline(before, after).clauses if (row := as_script(change))])
    assert len(pairs) > 100
    assert page.evaluate(script, pairs) == expected


def as_script(change: Any) -> dict[str, Any] | None:
    """A change as the script has it; it does not know of clauses that are only set differently."""
    kinds = [kind.value for kind in change.kinds if kind.value != "restyled"]
    if not kinds:
        return None
    words = change.words or word_diff(*[canonical_text(change.new.text)] * 2)
    return {
        "id": change.id,
        "kinds": kinds,
        "oldLabel": change.old_label,
        "newLabel": change.new_label,
        "words": [[segment.kind.value, segment.text] for segment in words],
    }


def test_any_two_texts_are_compared_and_the_address_is_kept(page: Page, context: BrowserContext) -> None:
    page.goto("policies/STU-W440/compare/")
    page.get_by_label("Before").select_option(index=0)
    page.get_by_role("button", name="Compare").click()
    status = page.get_by_role("article").get_by_role("status")
    expect(status).to_contain_text("between the revisions of")
    said, headings = status.inner_text(), page.locator(".ps-compared h3").all_inner_texts()
    assert headings
    expect(page).to_have_url(re.compile(r"#from=\d{4}-\d{2}-\d{2}&to=\d{4}-\d{2}-\d{2}$"))

    again = context.new_page()
    again.goto(page.url)

    expect(again.get_by_role("article").get_by_role("status")).to_have_text(said)
    assert again.locator(".ps-compared h3").all_inner_texts() == headings
    assert violations(again) == []


# ---- What is new to the reader


def test_what_changed_since_the_reader_last_looked(page: Page) -> None:
    page.goto("changes/")
    seen = page.locator(".ps-seen")
    assert kept(page) == [], "nothing is kept before the reader asks for it"
    seen.get_by_role("button", name="Remember what I have seen").click()
    expect(seen.get_by_role("status")).to_have_text("Nothing has changed since you last looked, on November 23, 2026.")

    page.evaluate(
        """() => {
            const place = `seen:${location.pathname}`;
            const kept = JSON.parse(localStorage.getItem(place));
            kept.changes = kept.changes.filter((change) => change !== "SAF-W101 2025-08-11");
            localStorage.setItem(place, JSON.stringify(kept));
        }"""
    )
    page.reload()

    expect(seen.get_by_role("status")).to_have_text("1 change since you last looked, on November 23, 2026.")
    new = page.locator("li").filter(has_text="New to you")
    expect(new).to_have_count(1)
    expect(new).to_contain_text("SAF-W101, revised 08/11/25")
    assert violations(page) == []

    seen.get_by_role("button", name="I have seen them").click()
    expect(page.get_by_text("New to you")).to_have_count(0)
    expect(seen.get_by_role("button", name="Forget what I have seen")).to_be_focused()
    seen.get_by_role("button", name="Forget what I have seen").click()
    assert kept(page) == []


def kept(page: Page) -> list[str]:
    return [place for place in page.evaluate("Object.keys(localStorage)") if place.startswith("seen:")]


def test_what_was_kept_and_cannot_be_read_is_as_nothing(page: Page) -> None:
    page.goto("changes/")
    page.evaluate("localStorage.setItem(`seen:${location.pathname}`, '{')")
    page.reload()

    expect(page.get_by_role("button", name="Remember what I have seen")).to_be_visible()
