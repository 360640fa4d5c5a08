"""What the theme puts around a planned page: rendered once for each kind of page, and filled in for each page.

Most of a page is the same on thousands of others. Rendering it each time took three times as long as all that is said
in between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from pydantic import TypeAdapter

from policysite.rendering import Page, addresses
from policysite.rendering.templates import template_environment

_HOLE = "\ue000{}\ue000"
_HERE = _HOLE.format("here")
_HOLES = re.compile("\ue000([a-z]+)\ue000")
_FULL = re.compile(r"[a-z]+:|/|#")
_AT_ONCE = ("checker",)
"""Kinds of pages whose first view waits for no other file: styles and script stand within them. See decision 22."""
_SCRIPT = "assets/frame.js"
_FILLED = ("title", "description", "robots", "feed", "foot", "kind")


@dataclass(frozen=True, slots=True)
class Linked:
    """An entry of the navigation.

    Attributes:
        title: Its words.
        url: Below the site's root; ``None`` of a section, which is no page.
        children: The entries below it.
    """

    title: str
    url: str | None
    children: tuple[Linked, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every page of a site has around it.

    Attributes:
        name: Of the site.
        description: Of the site, for pages that have none.
        address: Of its root, ending in a slash; ``None`` where that is not known.
        navigation: The entries of the menu.
        pages: Addresses of the pages written by hand.
        styles: Paths of the style sheets.
        scripts: Paths of the scripts.
        extra: What else ``mkdocs.yml`` tells the theme.
    """

    name: str
    description: str
    address: str | None
    navigation: tuple[Linked, ...]
    pages: tuple[str, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def json(self) -> str:
        """All of it as text."""
        return _KEPT.dump_json(self).decode()

    @staticmethod
    def from_json(text: str) -> Surroundings:
        """What was made text of."""
        return _KEPT.validate_json(text)


_KEPT = TypeAdapter(Surroundings)


@dataclass(frozen=True, slots=True)
class _Contents:
    """An entry of the table of contents."""

    url: str
    title: str
    children: Sequence[_Contents] = ()


class Frames:
    """Puts the theme around pages."""

    def __init__(self, theme: Path, docs: Path, around: Surroundings) -> None:
        """Take what is put around pages.

        Args:
            theme: The folder of the theme's templates.
            docs: The folder below which the styles and scripts are.
            around: What is told to the templates.
        """
        self.around = around
        files = {path: docs / path for path in (*around.styles, _SCRIPT)}
        self.written = {path: _within_a_page(file) for path, file in files.items() if file.is_file()}
        """By their paths, the styles and the script that pages of some kinds hold, for their first view."""
        self._theme = template_environment(FileSystemLoader(theme))
        self._theme.filters |= {"url": _relative, "script_tag": _script_tag}
        self._contents = self._theme.get_template("partials/contents.html")
        self._made: dict[tuple[object, ...], list[str]] = {}
        entries = around.navigation
        self._menu = {entry.url for above in entries for entry in (above, *above.children)}

    def html(self, page: Page) -> str:
        """The whole page."""
        meta = page.meta()
        contents = _contents(page) if page.contents_listed else []
        here = self._known_part(page.address)
        depth = page.address.count("/") - here.count("/")
        present = tuple(name for name in _FILLED if meta.get(name))
        key = (here if depth else page.address, depth, present, bool(contents), page.template, page.kind in _AT_ONCE)
        if key not in self._made:
            self._made[key] = self._frame(here + f"{_HERE}/" * depth, meta, contents=bool(contents))
        values = {name: str(meta[name]) for name in present}
        values["title"], values["description"] = str(escape(page.title)), str(escape(page.description))
        values["content"] = page.html()
        values["here"] = page.address
        if page.feed:
            values["feed"] = addresses.relative(page.feed, page.address)
        if self.around.address:
            values["canonical"] = addresses.absolute(page.address, self.around.address)
        if contents:
            values["contents"] = self._contents.render(contents=contents)
        pieces = self._made[key]
        return "".join(values[piece] if index % 2 else piece for index, piece in enumerate(pieces))

    def _known_part(self, address: str) -> str:
        """The longest beginning of an address that the navigation knows: what the menu marks follows from it."""
        known = address
        while known and known not in self._menu:
            known = known[: known[:-1].rfind("/") + 1]
        return known

    def _frame(self, here: str, meta: Mapping[str, object], *, contents: bool) -> list[str]:
        """The theme with holes: pieces of it, and between each two of them the name of what goes there."""
        marked = [_Contents(_HOLE.format("contents"), "")] if contents else []
        page = SimpleNamespace(
            url=here,
            title=_HOLE.format("title"),
            meta=dict(meta) | {name: _HOLE.format(name) for name in _FILLED if meta.get(name)},
            content=_HOLE.format("content"),
            toc=marked,
            canonical_url=_HOLE.format("canonical") if self.around.address else None,
            is_homepage=not here,
        )
        html = self._theme.get_template(str(meta.get("template", "main.html"))).render(
            page=page,
            nav=SimpleNamespace(items=self.around.navigation),
            config=SimpleNamespace(
                site_name=self.around.name,
                site_description=self.around.description,
                extra_css=self.around.styles,
                extra_javascript=self.around.scripts,
                extra=self.around.extra,
                theme={"language": "en"},
            ),
            written=self.written if meta["kind"] in _AT_ONCE else None,
            base_url="/".join([".."] * here.count("/")) or ".",
        )
        if contents:
            html = html.replace(self._contents.render(contents=marked), _HOLE.format("contents"))
        if _HERE in here:
            html = html.replace(here, _HERE)
        return _HOLES.split(html)


def _contents(page: Page) -> list[_Contents]:
    """The headings, those of level 3 below the one of level 2 before them. The theme takes their words as HTML."""
    entries: list[tuple[Any, list[_Contents]]] = []
    for section in page.sections:
        if section.level > 2 and entries:
            entries[-1][1].append(_Contents(f"#{section.anchor}", str(escape(section.heading))))
        else:
            entries.append((section, []))
    return [_Contents(f"#{section.anchor}", str(escape(section.heading)), below) for section, below in entries]


def _within_a_page(path: Path) -> str:
    """A style sheet or script as it stands within a page."""
    return path.read_text(encoding="utf-8").strip().replace("</", "<\\/")


@pass_context
def _relative(context: Context, address: str) -> str:
    """An address of this site as a link from the page that is rendered; any other, and a hole, as it is."""
    if _FULL.match(address) or _HOLES.match(address):
        return address
    here = context["page"].url
    return addresses.relative("" if address == "." else address, here)


@pass_context
def _script_tag(context: Context, path: str) -> Markup:
    return Markup('<script src="{}" type="module"></script>').format(_relative(context, path))
