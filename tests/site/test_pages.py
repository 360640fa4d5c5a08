"""A page of each kind in the browser: it asks no other host for anything, nothing goes wrong, axe finds no fault."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Request

from tests.site.accessibility import violations
from tests.site.pages import typical_addresses

WIDTHS = (1280, 320)
"""In CSS pixels; the narrow one is what a window of 1280 leaves at 400 % zoom."""


class Watch:
    """What goes wrong while pages load."""

    def __init__(self, page: Page, address: str) -> None:
        self.address = address
        self.complaints: list[str] = []
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self.complaints.append(f"not loaded: {request.url}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on(
            "console",
            lambda said: self.complaints.append(f"console: {said.text}") if said.type in ("error", "warning") else None,
        )

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.complaints.append(f"asks another host: {request.url}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", typical_addresses())
def test_page(page: Page, address: str, place: str, scheme: str) -> None:
    watch = Watch(page, address)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(urljoin(address, place), wait_until="load")
        found += [f"at {width} px: {fault}" for fault in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"at {width} px: the page is {wide} px wide")

    assert found == []
    assert watch.complaints == []


def test_faults_are_found(page: Page, address: str) -> None:
    """What the tests above take for granted: a fault would not escape them."""
    watch = Watch(page, address)
    page.goto(address)
    page.evaluate(
        """() => {
            const fault = '<img src="http://127.0.0.2:9/x.png"><p style="color: #999; background: #aaa">Unreadable</p>';
            document.querySelector(".md-content").insertAdjacentHTML("beforeend", fault);
            console.error("a fault");
        }"""
    )
    page.wait_for_function("document.querySelector('.md-content img').complete")

    assert {fault.partition(":")[0] for fault in violations(page)} == {"image-alt", "color-contrast"}
    assert {complaint.partition(":")[0] for complaint in watch.complaints} == {
        "asks another host",
        "not loaded",
        "console",
    }
