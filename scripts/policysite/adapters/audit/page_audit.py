"""Everything that is examined on one page, in one browser."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, Error, Page

from policysite.adapters.audit import axe, equal_access, keyboard
from policysite.adapters.audit.claims import Claims
from policysite.adapters.audit.findings import Observations, ToolFailureError
from policysite.adapters.audit.own_rules import look, observed, source
from policysite.adapters.audit.states import states
from policysite.adapters.audit.tree import Tree, check_tree
from policysite.adapters.audit.walker import AsLoaded, Walker
from policysite.adapters.audit.whole_site import Shared, Watch, whole_page
from policysite.adapters.audit.windows import HEIGHT, WIDTHS, Windows

LOOKS = ("walked", "loaded", "recoloured", "used")
"""How a page is looked at: with the Tab key, as it was loaded, in other colours, and in use."""

IN_BROWSER = frozenset({"axe", "equal-access", "keyboard", "layout", "tree", "page"})
"""The engines that look at a page in a browser."""


_PART_ALONE = "(part) => __audit.withoutClosedFolds(document.querySelector(part))"
_AS_IT_IS = "(part) => __audit.sameElsewhere([document.querySelector(part)])"


@dataclass(slots=True)
class Examined:
    """What was seen of a page.

    Attributes:
        seen: The observations.
        shared: What the page has in common with others; ``None`` where it was not asked for.
    """

    seen: Observations = field(default_factory=Observations)
    shared: Shared | None = None


Camera = Callable[[Page, Observations], Observations]
"""Takes pictures of what was found while the page is in the state in which it was found."""


def no_pictures(_page: Page, seen: Observations) -> Observations:
    """The camera that takes none."""
    return seen


@dataclass(slots=True)
class PageAudit:
    """The audit of pages, one after the other, in a browser that was started.

    Attributes:
        windows: Of the browser.
        root: Where the site is served; ends in a slash.
        engines: Which of `IN_BROWSER` examine the page.
        camera: Takes the pictures.
        widths: In CSS pixels.
        looks: Which of `LOOKS` are taken.
        claims: What was opened or examined on this page or another, and is not again where it is the same.
    """

    windows: Windows
    root: str
    engines: Collection[str] = IN_BROWSER
    camera: Camera = no_pictures
    widths: Collection[int] = WIDTHS
    looks: Collection[str] = LOOKS
    claims: Claims = field(default_factory=Claims)

    def examine(self, address: str) -> Examined:
        """Examine a page in every width, colour scheme and state.

        Args:
            address: Of the page, below the root.

        Raises:
            ToolFailureError: An engine is missing, or the page does not load.
        """
        done = Examined()
        for width in self.widths:
            with self._opened(address, width) as (page, session, watch):
                loaded = AsLoaded(page)
                if "walked" in self.looks and "keyboard" in self.engines:
                    done.seen.add(self._walked(page, loaded, width))
                    loaded.again()
                if "loaded" in self.looks:
                    done.seen.add(self._loaded(page, session, done, width))
                if "recoloured" in self.looks:
                    done.seen.add(self._recoloured(page, session, width))
                if "used" in self.looks:
                    loaded.again()
                    done.seen.add(self._used(page, loaded, width))
                if "page" in self.engines:
                    done.seen.add(watch.observed(page, f"{width} px"))
        return done

    @contextmanager
    def _opened(self, address: str, width: int) -> Iterator[tuple[Page, CDPSession, Watch]]:
        watch = Watch(self.root)
        with self.windows.at(width) as page, watch.over(page):
            try:
                page.goto(self.root + address, wait_until="load")
                page.evaluate("document.fonts.ready")
            except Error as error:
                reason = str(error).splitlines()[0]
                raise ToolFailureError(f"The page {address or 'at the root'} does not load: {reason}") from None
            session = page.context.new_cdp_session(page)
            yield page, session, watch
            session.detach()

    def _loaded(self, page: Page, session: CDPSession, done: Examined, width: int) -> Observations:
        """Everything about the page as it was loaded."""
        state = f"{width} px, light"
        seen = Observations(states=1)
        if "page" in self.engines and done.shared is None:
            whole, done.shared = whole_page(page, state)
            seen.add(whole)
            seen.add(self._oriented(page, width, state))
        if "axe" in self.engines:
            seen.add(axe.run(page, state))
        if "equal-access" in self.engines:
            seen.add(equal_access.run(page, state))
        if "tree" in self.engines:
            seen.add(check_tree(page, Tree(session), state))
        if "layout" in self.engines:
            seen.add(look(page, "layout", "layout.js", state, spaced=False))
            seen.add(look(page, "layout", "colours.js", state))
            seen.add(look(page, "layout", "motion.js", state, reduced=True))
            seen.add(self._spaced(page, state))
        if "keyboard" in self.engines:
            seen.add(keyboard.focus_is_visible(page, state))
        return self.camera(page, seen)

    def _oriented(self, page: Page, width: int, state: str) -> Observations:
        """The page says the same in a window that is higher than wide, and in one that is wider than high."""
        words = []
        for height in (width * 2, width // 2):
            page.set_viewport_size({"width": width, "height": height})
            words.append(page.evaluate("document.body.innerText.length"))
        page.set_viewport_size({"width": width, "height": HEIGHT})
        what = "Other words are shown when the device is turned."
        faults = [{"rule": "orientation", "what": what}] if words[0] != words[1] else []
        return observed("page", page, state, {"orientation"}, faults)

    def _spaced(self, page: Page, state: str) -> Observations:
        style = page.add_style_tag(content=source("spacing.css"))
        seen = look(page, "layout", "layout.js", f"{state}, with text spacing", spaced=True)
        style.evaluate("(style) => style.remove()")
        return seen

    def _recoloured(self, page: Page, session: CDPSession, width: int) -> Observations:
        """What depends on colours, in the dark and in forced colours; and motion, where none was asked to be less.

        The rest cannot have changed if screen readers are told the same as before. Where they are not, it is
        examined anew.
        """
        seen = Observations(states=1)
        state = f"{width} px, dark"
        before = Tree(session).digest()
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(50)
        tree = Tree(session)
        same = tree.digest() == before
        if "axe" in self.engines:
            seen.add(axe.run(page, state, only=axe.COLOUR if same else None))
        if "equal-access" in self.engines:
            seen.add(equal_access.run(page, state, only=equal_access.COLOUR if same else None))
        if "tree" in self.engines and not same:
            seen.add(check_tree(page, tree, state))
        if "layout" in self.engines:
            seen.add(look(page, "layout", "colours.js", state))
        if "keyboard" in self.engines:
            seen.add(keyboard.focus_is_visible(page, state))
        seen = self.camera(page, seen)
        seen.add(self._forced(page, width))
        return seen

    def _forced(self, page: Page, width: int) -> Observations:
        seen = Observations()
        page.emulate_media(color_scheme="light", forced_colors="active")
        if "keyboard" in self.engines:
            seen.add(keyboard.focus_is_visible(page, f"{width} px, forced colours"))
        if "layout" in self.engines:
            page.evaluate("scrollTo(0, 0)")
            seen.forced_colours[page.url.removeprefix(self.root), width] = page.screenshot(type="jpeg", quality=60)
            page.emulate_media(forced_colors="none", reduced_motion="no-preference")
            seen.add(look(page, "layout", "motion.js", f"{width} px, light", reduced=False))
        page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
        return self.camera(page, seen)

    def _walked(self, page: Page, loaded: AsLoaded, width: int) -> Observations:
        state = f"{width} px, light"
        # First of all, since nothing but a page just loaded has all stops before it, those with a tabindex included.
        seen = self.camera(page, keyboard.walk(page, state))
        loaded.again()
        seen.add(keyboard.skip_link(page, state))
        if width == WIDTHS[0]:
            loaded.again()
            seen.add(keyboard.single_keys(page, state))
        return seen

    def _used(self, page: Page, loaded: AsLoaded, width: int) -> Observations:
        """Every state that the page gets into when it is used, in both colour schemes.

        A part that is the same on several pages, such as a question of a checker, is examined on one of them.
        """
        walker = Walker(page, f"{width} px, light")
        seen = Observations()
        for state in states(walker, loaded, self.claims):
            if state.part and not self.claims.take(walker.label + state.name + page.evaluate(_AS_IT_IS, state.part)):
                continue
            put_back = page.evaluate_handle(_PART_ALONE, state.part) if state.part else None
            for scheme in ("light", "dark"):
                name = f"{width} px, {scheme}, {state.name}"
                page.emulate_media(color_scheme=scheme)
                seen.add(self._in_state(page, name, state.part, all_rules=scheme == "light"))
            page.emulate_media(color_scheme="light")
            if put_back:
                put_back.evaluate("(putBack) => putBack()")
        if "keyboard" in self.engines or "tree" in self.engines:
            seen.add(walker.seen)
        return seen

    def _in_state(self, page: Page, name: str, part: str | None, *, all_rules: bool) -> Observations:
        seen = Observations(states=1)
        if "axe" in self.engines:
            seen.add(axe.run(page, name, only=None if all_rules else axe.COLOUR, within=part))
        if "equal-access" in self.engines:
            only = None if all_rules else equal_access.COLOUR
            seen.add(equal_access.run(page, name, only=only, within=part))
        if "layout" in self.engines:
            seen.add(look(page, "layout", "colours.js", name))
            if all_rules:
                seen.add(look(page, "layout", "layout.js", name, spaced=False))
        if "tree" in self.engines and all_rules:
            seen.add(look(page, "tree", "semantics.js", name))
        if "keyboard" in self.engines and part:
            seen.add(keyboard.focus_is_visible(page, name, within=part))
        return self.camera(page, seen)
