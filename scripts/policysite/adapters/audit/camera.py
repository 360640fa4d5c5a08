"""Pictures of what was found."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

from playwright.sync_api import Error, Page

from policysite.adapters.audit.findings import Finding, Observations

_MOST = 200
"""Pictures in a report. A site with more to show needs its first faults mended, not more pictures."""

_MARGIN = 24
_LARGEST = (900, 600)

_FRAME = """(element) => {
  element.scrollIntoView({ block: "center", inline: "center" });
  element.style.setProperty("outline", "3px solid #d0021b", "important");
  element.style.setProperty("outline-offset", "2px", "important");
}"""
_UNFRAME = "(element) => { element.style.removeProperty('outline'); element.style.removeProperty('outline-offset'); }"


@dataclass(slots=True)
class Camera:
    """Takes one picture of each element that breaks a rule, however many pages it is on; threads may share it."""

    _taken: set[tuple[str, str]] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, page: Page, seen: Observations) -> Observations:
        """The same observations, with pictures.

        Args:
            page: The page, in the state in which they were made.
            seen: The observations.
        """
        seen.findings = [self._with_picture(page, found) for found in seen.findings]
        return seen

    def _with_picture(self, page: Page, found: Finding) -> Finding:
        if found.shot or found.rule.engine == "page" or not self._is_first(found):
            return found
        try:
            return replace(found, shot=_picture(page, found.selector))
        except Error:
            return found  # it is gone, or cannot be drawn

    def _is_first(self, found: Finding) -> bool:
        key = (str(found.rule), found.selector or found.page)
        with self._lock:
            if key in self._taken or len(self._taken) >= _MOST:
                return False
            self._taken.add(key)
            return True


def _picture(page: Page, selector: str) -> bytes:
    element = page.locator(selector).first if selector else None
    if element is None or not element.count():
        return page.screenshot(timeout=3000)
    element.evaluate(_FRAME)
    try:
        box = element.bounding_box()
        size = page.viewport_size
        if not box or not size or not box["width"] or not box["height"]:
            return page.screenshot(timeout=3000)
        left, top = max(0.0, box["x"] - _MARGIN), max(0.0, box["y"] - _MARGIN)
        width = min(box["width"] + 2 * _MARGIN, _LARGEST[0], size["width"] - left)
        height = min(box["height"] + 2 * _MARGIN, _LARGEST[1], size["height"] - top)
        if width < 1 or height < 1:
            return page.screenshot(timeout=3000)
        return page.screenshot(clip={"x": left, "y": top, "width": width, "height": height}, timeout=3000)
    finally:
        element.evaluate(_UNFRAME)
