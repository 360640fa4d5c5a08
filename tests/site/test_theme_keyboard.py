"""The keyboard reaches everything once, in reading order, and the reader sees where it is."""

from typing import TypedDict

import pytest
from playwright.sync_api import Page, expect

from tests.site import expected

WIDE, NARROW = 1280, 320
PAGES = ["", expected.DOCUMENT]

INTERACTIVE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)"""

FOCUSED = """() => {
    const focused = document.activeElement;
    const style = getComputedStyle(focused);
    const box = focused.getBoundingClientRect();
    return {
        place: window.order.indexOf(focused),
        hasParts: focused.type === "date",
        words: focused.outerHTML.slice(0, 120),
        ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        onScreen: box.width >= 8 && box.height >= 8 && box.left >= 0 && box.right <= innerWidth
            && box.bottom > 0 && box.top < innerHeight,
        opacity: Math.min(...function* () {
            for (let element = focused; element; element = element.parentElement) {
                yield Number(getComputedStyle(element).opacity);
            }
        }()),
    };
}"""


class Stop(TypedDict):
    """Where the focus is: its place among all that is interactive, and how it shows.

    Tab goes through the parts of a field for a date.
    """

    place: int
    hasParts: bool
    words: str
    ring: float
    onScreen: bool
    opacity: float


def open_at(page: Page, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(place, wait_until="networkidle")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("place", PAGES)
def test_tab_reaches_everything_once_in_reading_order(page: Page, place: str, width: int) -> None:
    open_at(page, place, width)
    count: int = page.evaluate(f"window.order = ({INTERACTIVE})(); window.order.length")
    assert count > 10
    stops: list[Stop] = []
    while len(stops) < count:
        page.keyboard.press("Tab")
        stop: Stop = page.evaluate(FOCUSED)
        if not (stops and stop["hasParts"] and stop["place"] == stops[-1]["place"]):
            stops.append(stop)

    assert [stop["place"] for stop in stops] == list(range(count)), [stop["words"] for stop in stops]
    assert [stop["words"] for stop in stops if stop["ring"] < 2] == []
    assert [stop["words"] for stop in stops if not stop["onScreen"] or stop["opacity"] < 1] == []
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["place"] in (-1, 0), "the focus does not leave the page"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_first_stop_leads_to_the_text(page: Page, width: int) -> None:
    open_at(page, expected.DOCUMENT, width)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize(("button", "nav"), [("Menu", "Site"), ("On this page", "On this page")])
def test_a_fold_opens_and_closes(page: Page, button: str, nav: str) -> None:
    open_at(page, expected.DOCUMENT, NARROW)
    opener = page.get_by_role("button", name=button)
    links = page.get_by_role("navigation", name=nav).get_by_role("link")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(links).to_have_count(0)

    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(links.first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()

    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(links).to_have_count(0)

    opener.click()
    opener.click()
    expect(links).to_have_count(0)


def test_escape_leaves_the_focus_alone_where_nothing_is_open_around_it(page: Page) -> None:
    open_at(page, expected.DOCUMENT, NARROW)
    page.get_by_role("button", name="Menu").press("Enter")
    link = page.get_by_role("article").get_by_role("link", name="PAP-W006").first
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_where_there_is_room_nothing_is_folded(page: Page) -> None:
    open_at(page, expected.DOCUMENT, WIDE)
    for name in ("Site", "On this page"):
        expect(page.get_by_role("navigation", name=name).get_by_role("link").first).to_be_visible()
    assert page.locator("button[data-fold]:visible").count() == 0
