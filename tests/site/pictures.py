"""The pictures of the guide, made from the pages of the sample: ``python -m tests.site.pictures``.

They are small: part of a page, as it looks on a narrow screen in light colours.
"""

import io
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from policysite.adapters import site_build
from policysite.adapters.audit import chromium
from policysite.adapters.audit.static_host import serving
from tests.builders import ROOT

FOLDER = ROOT / "docs" / "assets" / "screenshots"
AS_OF = date(2026, 11, 23)
"""The day around which the dates of the sample were chosen."""

WIDTH = 720
COLOURS = 48
MARGIN = 12


def _as_it_is(_page: Page) -> None:
    pass


def _ask(page: Page) -> None:
    page.fill("#stood-on", "2025-03-01")
    page.click(".ps-stood button")


@dataclass(frozen=True)
class Picture:
    """A part of a page.

    Attributes:
        address: The page.
        parts: What is shown, from the top of the first to the end of the last.
        prepared: What is done on the page before.
    """

    address: str
    parts: Sequence[str]
    prepared: Callable[[Page], None] = _as_it_is


PICTURES = {
    "propose": Picture("policies/SAF-P100/", ("#propose", "#propose + .ps-block")),
    "redline": Picture("policies/SAF-W101/2025-08-11/changes/", (".ps-key", "#change-badge + .ps-block")),
    "upcoming": Picture("policies/SAF-P100/", ("h1", ".ps-notice")),
    "errata": Picture("policies/TEC-W205/2024-08-05/", ("#errata", "#errata + .ps-block")),
    "retired": Picture("policies/STU-P380/", ("h1", ".ps-notice")),
    "stood-on": Picture("policies/SAF-W101/", (".ps-stood", ".ps-stood"), _ask),
}


def _shot(page: Page, picture: Picture) -> bytes:
    page.evaluate("window.scrollTo(0, 0)")
    boxes = [page.locator(part).first.bounding_box() for part in picture.parts]
    top = min(box["y"] for box in boxes if box) - MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes if box) + MARGIN
    return page.screenshot(clip={"x": 0, "y": max(top, 0), "width": WIDTH, "height": bottom - top}, full_page=True)


def _small(png: bytes) -> bytes:
    stream = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _main() -> None:
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".pictures-") as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "site"
        assert site_build.build_into(site, ROOT, site_build.environment(site_build.SAMPLE, AS_OF)) == 0
        browser = playwright.chromium.launch(executable_path=chromium.find())
        page = browser.new_page(
            viewport={"width": WIDTH, "height": 900}, device_scale_factor=1.5, color_scheme="light", locale="en-US"
        )
        with serving(site) as address:
            for name, picture in PICTURES.items():
                page.goto(address + picture.address)
                picture.prepared(page)
                (FOLDER / f"{name}.png").write_bytes(_small(_shot(page, picture)))
        browser.close()


if __name__ == "__main__":
    _main()
