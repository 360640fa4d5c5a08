"""The dialog of search: what opens it, what it shows and says, and where it leads."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from policysite.adapters.audit.static_host import serving
from tests.site.accessibility import violations
from tests.site.checkers import PAGE, ends, fragment
from tests.site.expected import DOCUMENT

SIZES = {"wide": {"width": 1280, "height": 800}, "narrow": {"width": 320, "height": 640}}
STRICT = "default-src 'self'"


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """Where the sample district is served; ends in a slash."""
    with serving(sample_site) as served:
        yield served


def opener(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("button", name="Search")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def field(page: Page) -> Locator:
    return dialog(page).get_by_role("searchbox")


def results(page: Page) -> Locator:
    return dialog(page).get_by_role("list", name="Results").get_by_role("link")


def said(page: Page) -> Locator:
    return dialog(page).get_by_role("status")


def search(page: Page, words: str) -> None:
    """Open the search of a page, and type."""
    opener(page).click()
    field(page).fill(words)
    expect(results(page).first).to_be_visible()


def show_all(page: Page) -> int:
    """Ask for more until all that is found is shown, and return how much that is."""
    expect(said(page)).to_have_text(re.compile(r"\d+ place"))
    count = int(re.findall(r"(\d+) place", said(page).inner_text())[0])
    for shown in range(results(page).count(), count, 10):
        expect(results(page)).to_have_count(shown)
        dialog(page).get_by_role("button", name="Show more").click()
    expect(results(page)).to_have_count(count)
    expect(dialog(page).get_by_role("button", name="Show more")).to_be_hidden()
    return count


def targets(page: Page) -> list[str]:
    """Where the results lead, below the root of the site."""
    found: list[str] = results(page).evaluate_all("links => links.map(link => link.pathname.slice(1) + link.hash)")
    return found


# What opens and closes it


def test_the_button_opens_it_and_escape_gives_the_focus_back(page: Page) -> None:
    page.goto(DOCUMENT)
    opener(page).click()
    expect(field(page)).to_be_focused()

    page.keyboard.type("warmline")
    expect(results(page)).to_have_count(1)
    page.keyboard.press("Escape")

    expect(dialog(page)).to_be_hidden()
    expect(opener(page)).to_be_focused()
    expect(page).to_have_url(re.compile(f"{DOCUMENT}$"))


def test_closing_it_leaves_the_answers_of_a_checker_alone(page: Page) -> None:
    """The search goes back in the history, as a reader does who takes an answer back."""
    answers, _ = ends()[0]
    page.goto(PAGE + fragment(answers))
    result = page.locator(".ps-check .ps-result")
    expect(result).to_be_visible()
    opener(page).click()
    expect(field(page)).to_be_focused()

    page.keyboard.press("Escape")

    expect(dialog(page)).to_be_hidden()
    expect(page).to_have_url(re.compile(f"{re.escape(PAGE + fragment(answers))}$"))
    page.wait_for_timeout(100)  # for what must not happen
    expect(result).to_be_visible()
    expect(opener(page)).to_be_focused()


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_keys_open_it(page: Page, keys: str) -> None:
    page.goto("map/")
    page.keyboard.press(keys)
    expect(field(page)).to_be_focused()


def test_no_single_key_opens_it(page: Page) -> None:
    """A key by itself is what a person says who dictates (WCAG 2.1.4)."""
    page.goto("map/")
    for key in ("k", "s", "/"):
        page.keyboard.press(key)
    expect(dialog(page)).to_be_hidden()


def test_going_back_closes_it_and_going_forward_opens_it(page: Page) -> None:
    page.goto("map/")
    search(page, "warmline")

    page.go_back()
    expect(dialog(page)).to_be_hidden()
    expect(page).to_have_url(re.compile("/map/$"))

    page.go_forward()
    expect(field(page)).to_have_value("warmline")
    expect(results(page)).to_have_count(1)


def test_coming_back_from_a_result_finds_the_search_as_it_was(page: Page) -> None:
    page.goto("")
    search(page, "warmline")
    results(page).click()
    page.wait_for_url(f"**/{DOCUMENT}#late-or-weekend")

    page.go_back()

    expect(field(page)).to_have_value("warmline")
    expect(results(page)).to_have_count(1)


def test_the_form_of_the_home_page_opens_it(page: Page) -> None:
    page.goto("")
    page.get_by_label("Search every clause that is in force").fill("warmline")
    page.keyboard.press("Enter")

    expect(field(page)).to_have_value("warmline")
    expect(results(page)).to_have_count(1)


def test_a_search_can_be_kept_as_a_link(page: Page) -> None:
    page.goto("?q=text+messaging")

    expect(field(page)).to_have_value("text messaging")
    expect(results(page)).to_have_count(2)
    assert sorted(targets(page)) == [f"{DOCUMENT}#authorized-tools", f"{DOCUMENT}#student-workers"]

    dialog(page).get_by_role("button", name="Close").click()
    expect(page).to_have_url(re.compile(r"/$"))


def test_what_is_typed_stands_in_the_address(page: Page) -> None:
    page.goto("policies/?status=In+force")
    search(page, "warmline")
    expect(page).to_have_url(re.compile(r"/policies/\?status=In\+force&q=warmline$"))


# What it shows


def test_a_result_is_number_label_title_and_sentence_with_the_words_marked(page: Page) -> None:
    page.goto("")
    search(page, "text message")

    items = dialog(page).get_by_role("listitem")
    expect(items).to_have_count(2)
    title = "Staff Use of Electronic Communication Tools"
    expect(items.nth(0).get_by_role("link", name=f"HUM-W050 §2 {title}", exact=True)).to_be_visible()
    expect(items.nth(1).get_by_role("link", name=f"HUM-W050 §2.b {title}", exact=True)).to_be_visible()
    expect(items.nth(0).get_by_role("paragraph")).to_have_text(re.compile("^… Text messaging .* not approved forms"))
    expect(items.nth(1).get_by_role("paragraph")).to_have_text(re.compile("^Student Workers: .* their employment.$"))
    assert dialog(page).locator("mark").all_inner_texts() == ["Text", "messaging", "text", "messaging", "messages"]


def test_enter_leads_to_the_first_result_and_then_to_the_clause(page: Page) -> None:
    page.goto("")
    opener(page).click()
    page.keyboard.type("w050 2.b")
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()

    page.keyboard.press("Enter")

    page.wait_for_url(f"**/{DOCUMENT}#student-workers")
    expect(page.locator(":target")).to_be_in_viewport()


def test_arrows_lead_through_the_results_and_back(page: Page) -> None:
    page.goto("")
    search(page, "text messaging")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()

    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()


def test_what_is_found_is_told_once(page: Page) -> None:
    page.goto("")
    opener(page).click()
    said(page).evaluate("""status => {
        window.told = [];
        new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true });
    }""")
    page.keyboard.type("text messaging", delay=30)

    expect(said(page)).to_have_text("Found in 2 places.")
    page.wait_for_timeout(700)
    assert page.evaluate("window.told.filter(Boolean)") == ["Found in 2 places."]


def test_a_slip_of_the_pen_is_told_and_mended(page: Page) -> None:
    page.goto("")
    search(page, "counsleor warmline")
    assert targets(page) == [f"{DOCUMENT}#late-or-weekend"]
    expect(said(page)).to_have_text("“counsleor” is found nowhere; this is “counselor”. Found in 1 place.")


def test_nothing_found_leads_on(page: Page) -> None:
    page.goto("?q=xylophone")
    expect(said(page)).to_have_text("Nothing is found.")

    dialog(page).get_by_role("button", name="Search all revisions").click()

    expect(field(page)).to_be_focused()
    expect(dialog(page).get_by_role("link", name="The register")).to_be_visible()


def test_pages_written_by_hand_are_found_after_all_else(page: Page) -> None:
    page.goto("?q=revision+history")
    show_all(page)
    by_hand = [target.startswith("publishing/") for target in targets(page)]
    assert any(by_hand)
    assert by_hand == sorted(by_hand)
    assert not [target for target in targets(page) if target.startswith("project/")]


def test_what_looks_like_html_is_shown_and_not_obeyed(page: Page) -> None:
    shown = "Write warmline <img src=x onerror=document.title=1>, R&D and &lt;b>."

    def answer(route: Route) -> None:
        rows = route.fetch().json()
        route.fulfill(json=[[label, anchor, shown] for label, anchor, *_ in rows])

    page.route("**/HUM-W050/texts.json*", answer)
    page.goto("?q=warmline")
    expect(dialog(page).get_by_text(shown)).to_be_visible()
    expect(dialog(page).locator("img")).to_have_count(0)
    expect(page).not_to_have_title("1")


# Filters and other revisions, in the sample district


def test_filters_offer_each_name_once(page: Page, sample_address: str) -> None:
    page.goto(sample_address)
    search(page, "school")
    offered = dialog(page).get_by_label("Department").get_by_role("option", include_hidden=True).all_text_contents()
    assert len(offered) == len(set(offered)) > 2


def test_filters_narrow_what_is_found_and_stand_in_the_address(page: Page, sample_address: str) -> None:
    page.goto(f"{sample_address}?q=records")
    expect(results(page).first).to_be_visible()
    assert not all(re.match("policies/OPS-", target) for target in targets(page))

    dialog(page).get_by_text("Filters").click()
    dialog(page).get_by_label("Department").select_option("Operations and Facilities")

    expect(page).to_have_url(re.compile("q-department=Operations"))
    expect(said(page)).to_have_text(re.compile("^Found in"))
    assert all(re.match("policies/OPS-", target) for target in targets(page))

    page.reload()
    expect(dialog(page).get_by_label("Department")).to_have_value("Operations and Facilities")
    expect(results(page).first).to_be_visible()
    assert all(re.match("policies/OPS-", target) for target in targets(page))


def test_only_what_is_in_force_is_found_unless_all_revisions_are_asked_for(page: Page, sample_address: str) -> None:
    page.goto(f"{sample_address}?q=financial+records+7+years")
    expect(said(page)).to_have_text(re.compile("Found|Nothing|No clause"))
    assert not [target for target in targets(page) if re.search(r"/\d{4}-", target)]

    dialog(page).get_by_text("Filters").click()
    dialog(page).get_by_label("Texts").select_option("All revisions")

    superseded = dialog(page).get_by_role("listitem").filter(has_text="Financial records are kept for 7 years.")
    expect(superseded.get_by_text("Superseded, revised July 19, 2021")).to_be_visible()
    superseded.get_by_role("link").click()
    page.wait_for_url("**/policies/OPS-W610/2021-07-19/#2.a")
    expect(page.locator(":target")).to_contain_text("2.a")
    expect(page.get_by_text("kept for 7 years")).to_be_in_viewport()


def test_more_is_shown_on_request_and_the_focus_goes_there(page: Page, sample_address: str) -> None:
    page.goto(f"{sample_address}?q=school")
    expect(results(page)).to_have_count(10)
    more = dialog(page).get_by_role("button", name="Show more")
    more.click()
    expect(results(page).nth(10)).to_be_focused()

    count = show_all(page)
    assert len(set(targets(page))) == count


# Wherever it is, and whatever is missing


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_barrier(page: Page, sample_address: str, size: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": SIZES[size]["width"], "height": SIZES[size]["height"]})
    page.goto(f"{sample_address}?q=records&q-texts=all")
    expect(results(page)).to_have_count(10)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    box = dialog(page).evaluate("dialog => dialog.scrollWidth - dialog.clientWidth")
    assert box == 0, "the dialog scrolls sideways"


def test_tab_leads_through_all_of_it_and_not_to_the_page_below(page: Page) -> None:
    page.goto("?q=text+messaging")
    expect(results(page)).to_have_count(2)
    expect(field(page)).to_be_focused()
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('dialog') && document.activeElement.innerText"))
    assert reached[0] == "Filters"
    assert [words.split("\n")[0] for words in reached[1:3]] == [
        "HUM-W050 §2 Staff Use of Electronic Communication Tools",
        "HUM-W050 §2.b Staff Use of Electronic Communication Tools",
    ]
    assert "Close" in reached
    page_below = {"Search", "Home", "Policies", "Map"}
    assert page_below.isdisjoint(reached)


def test_below_another_folder_it_works_the_same(page: Page, site: Path, tmp_path: Path) -> None:
    (tmp_path / "district" / "of").mkdir(parents=True)
    (tmp_path / "district" / "of" / "policies").symlink_to(site)
    with serving(tmp_path) as address:
        page.goto(f"{address}district/of/policies/map/?q=warmline")
        results(page).click()
        page.wait_for_url(f"{address}district/of/policies/{DOCUMENT}#late-or-weekend")


def test_a_strict_content_security_policy_allows_it(page: Page) -> None:
    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": STRICT})

    page.route("**/*", answer)
    page.goto("map/")
    search(page, "warmline")
    assert targets(page) == [f"{DOCUMENT}#late-or-weekend"]


def test_without_the_index_it_leads_to_the_register(page: Page, address: str) -> None:
    page.route("**/search/now/index.json*", lambda route: route.abort())
    page.goto("map/?q=warmline")

    expect(said(page)).to_have_text("The search cannot be reached just now.")
    register = dialog(page).get_by_role("link", name="The register")
    assert register.evaluate("link => link.href") == urljoin(address, "policies/")

    page.unroute("**/search/now/index.json*")
    field(page).press("Enter")
    expect(results(page).first).to_be_focused()


def test_without_scripts_the_register_is_offered_instead(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("?q=warmline")
        expect(opener(page)).to_be_hidden()
        expect(dialog(page)).to_be_hidden()
        instead = page.locator("noscript")  # which Playwright does not look into by itself
        expect(instead.locator("p")).to_have_text(re.compile("^Search needs JavaScript."))
        instead.locator("a").click()
        expect(page).to_have_url(re.compile("/policies/$"))
