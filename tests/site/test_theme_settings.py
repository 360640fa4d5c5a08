"""The reader's own settings: colours, forced colours, motion, spacing of text, and no script at all."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import expected

NARROW = {"width": 320, "height": 900}

LUMINANCE = """([name, scheme]) => {
    const root = document.documentElement;
    root.dataset.colours = scheme;
    const probe = document.createElement("i");
    probe.style.color = `var(--ps-${name})`;
    document.body.append(probe);
    const channels = getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3);
    const linear = channels.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    probe.remove();
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}"""

TEXT = [
    *product(["ink", "soft", "accent", "rubric"], ["paper", "tint"]),
    *product(["ink", "soft", "rubric", "accent"], ["mark"]),
    *((name, f"{name}-tint") for name in ("good", "wait", "gone", "past", "accent")),
    *product(["ink", "accent"], ["good-tint", "wait-tint", "gone-tint", "past-tint"]),
    ("paper", "accent"),
    ("paper", "ink"),
    *product(["band-ink"], ["band", "strip"]),
]
OTHER = [
    *product(["edge", "focus-on-paper", "rubric"], ["paper", "tint"]),
    *product(["focus-on-paper"], ["mark", "good-tint", "wait-tint", "gone-tint", "past-tint"]),
    *product(["focus-on-band"], ["band", "strip"]),
    *((name, f"{name}-tint") for name in ("good", "wait", "gone", "past")),
]


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A document's page, opened once."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto(expected.DOCUMENT)
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("least", "pairs"), [(4.5, TEXT), (3, OTHER)], ids=["text", "controls"])
def test_the_colours_can_be_told_apart(opened: Page, scheme: str, least: float, pairs: list[tuple[str, str]]) -> None:
    def contrast(one: str, other: str) -> float:
        dark, light = sorted(opened.evaluate(LUMINANCE, [name, scheme]) for name in (one, other))
        ratio: float = (light + 0.05) / (dark + 0.05)
        return ratio

    assert [(pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < least] == []


def is_dark(page: Page) -> bool:
    paper: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return paper.startswith("rgb(20,")


def test_the_button_goes_through_the_colours_and_the_choice_is_kept(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("")
    button = page.get_by_role("button", name="Colours")
    for said, dark in (("system", True), ("light", False), ("dark", True), ("system", True), ("light", False)):
        expect(button).to_have_text(f"Colours: {said}")
        assert is_dark(page) == dark
        page.reload()
        expect(button).to_have_text(f"Colours: {said}")
        assert is_dark(page) == dark
        button.press("Enter")


def test_a_choice_that_is_none_counts_for_nothing(page: Page) -> None:
    page.add_init_script("localStorage.setItem('colours', 'toString')")
    page.goto("")
    expect(page.get_by_role("button", name="Colours: system")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_the_colours_are_those_of_the_system(browser: Browser, address: str, scheme: str) -> None:
    with browser.new_context(
        base_url=address, java_script_enabled=False, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        page = context.new_page()
        page.goto("")
        assert is_dark(page) == (scheme == "dark")


@pytest.mark.parametrize("width", [1280, 320])
def test_without_scripts_the_menu_and_the_contents_are_there(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": width, "height": 900}
    ) as context:
        page = context.new_page()
        page.goto(expected.DOCUMENT)
        expect(page.get_by_role("banner").get_by_role("button")).to_have_count(0)
        page.get_by_role("navigation", name="On this page").get_by_role("link", name="References").click()
        expect(page.locator("#references")).to_be_in_viewport()
        page.get_by_role("navigation", name="Site").get_by_role("link", name="What changed").click()
        expect(page).to_have_url(f"{address}changes/")


@pytest.mark.parametrize("place", ["", "policies/", expected.DOCUMENT])
def test_forced_colours_keep_what_colours_said(page: Page, place: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(place)
    marked, other = page.locator("#menu [aria-current]"), page.locator("#menu a:not([aria-current])").first
    colour = "link => getComputedStyle(link).borderBottomColor"
    assert marked.evaluate(colour) != other.evaluate(colour)
    for bordered in page.locator(".ps-tag, .ps-button").all():
        assert bordered.evaluate("element => getComputedStyle(element).borderTopStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_link_within_the_page_leads_to_its_place_at_once(page: Page) -> None:
    """A way there that takes time is broken off by the next key."""
    page.emulate_media(reduced_motion="no-preference")
    page.goto("")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_motion_is_only_for_those_who_want_it(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("")
    assert page.evaluate("document.getAnimations().length") == 0


SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets a reader ask for."""

CUT_OFF = """() => [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !element.closest(".ps-hidden, svg, .md-skip"))
    .filter((element) => {
        const style = getComputedStyle(element);
        const shut = [style.overflowX, style.overflowY].some((flow) => flow !== "visible");
        const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
        return over && ((shut && style.clipPath === "none") || element.matches("button"));
    })
    .filter((element) => !element.matches(".ps-figure__scroll, html, body"))
    .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("place", ["", "policies/", expected.DOCUMENT, "publishing/"])
def test_spaced_text_is_not_cut_off(page: Page, place: str) -> None:
    page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    page.goto(place)
    page.add_style_tag(content=SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    assert page.evaluate(CUT_OFF) == []
