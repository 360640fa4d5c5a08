"""A page before any engine has seen it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from policysite.rendering.addresses import anchor, relative


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it.

    Attributes:
        anchor: The heading's id.
        heading: The words of the heading.
        html: What stands below it.
        level: 2 or 3.
        words_found: Whether search finds the section by its words; not where its parts are entries of their own.
    """

    anchor: str
    heading: str
    html: Markup
    level: int = 2
    words_found: bool = True


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search can find.

    Attributes:
        address: Below the site's root, with an anchor unless it is a whole page.
        title: The first line of the result.
        text: The words by which it is found, and of which the result shows a part.
    """

    address: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, its words, and how engines should treat it.

    Attributes:
        address: Below the site's root, ending in a slash; empty for the home page.
        title: Title of the browser window and of search results.
        heading: The first heading; words, or words with inline markup.
        description: One sentence for search engines.
        trail: Words and address of the pages above this one, outermost first.
        lead: What stands between the first heading and the first section.
        sections: The rest, in order.
        kind: Names the style of the page, such as ``document``.
        found_by_search: Whether the site's own search may find it.
        indexed: Whether search engines may list it.
        parts: What search finds on the page beside its sections, such as clauses.
        contents_listed: Whether the page shows a table of its contents.
        feed: Address of the feed that tells of changes to what the page shows.
        foot: What stands at the foot of each sheet when the page is printed, as on the official form.
    """

    address: str
    title: str
    heading: str | Markup
    description: str
    lead: Markup
    sections: tuple[Section, ...] = ()
    kind: str = "page"
    found_by_search: bool = True
    indexed: bool = True
    parts: tuple[SearchEntry, ...] = ()
    trail: tuple[tuple[str, str], ...] = ()
    contents_listed: bool = True
    feed: str | None = None
    foot: str | None = None

    def meta(self) -> dict[str, object]:
        """The front matter: what every engine knows, and ``kind``, ``robots``, ``feed`` and ``foot`` for our theme."""
        meta: dict[str, object] = {
            "title": self.title,
            "description": self.description,
            "hide": ["navigation"] if self.contents_listed else ["navigation", "toc"],
            "kind": self.kind,
        }
        if not self.indexed:
            meta["robots"] = "noindex"
        if self.feed:
            meta["feed"] = self.feed
        if self.foot:
            meta["foot"] = self.foot
        if not self.found_by_search:
            meta["search"] = {"exclude": True}
        return meta

    def search_entries(self) -> tuple[SearchEntry, ...]:
        """Everything that search can find on the page; nothing where the page is kept out of search."""
        if not self.found_by_search:
            return ()
        page = SearchEntry(self.address, self.title, _words(self.lead))
        sections = (
            SearchEntry(anchor(self.address, section.anchor), section.heading, _words(section.html))
            for section in self.sections
            if section.words_found
        )
        return (page, *sections, *self.parts)

    def _trail(self) -> tuple[str, ...]:
        if not self.trail:
            return ()
        step = Markup('<li><a href="{}">{}</a></li>')
        steps = Markup("\n").join(step.format(relative(address, self.address), words) for words, address in self.trail)
        nav = Markup('<nav aria-label="Breadcrumb"><ol class="ps-trail" role="list">\n{}\n</ol></nav>')
        return (_block(nav.format(steps)),)

    def html(self) -> str:
        """The body as HTML, headings included."""
        parts = [*self._trail(), f"<h1>{escape(self.heading).strip()}</h1>", _block(self.lead)]
        for section in self.sections:
            link = (
                f'<a class="headerlink" href="#{section.anchor}" '
                f'aria-label="Link to section: {escape(section.heading)}">¶</a>'
            )
            heading = f'<h{section.level} id="{section.anchor}">{escape(section.heading)}{link}</h{section.level}>'
            parts += [heading, _block(section.html)]
        return "\n".join(parts) + "\n"

    def markdown(self) -> str:
        """The page as a Markdown file for an engine that takes no ready HTML."""
        front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.meta().items())
        parts = [f"---\n{front}\n---", *self._trail(), f"# {escape(self.heading).strip()}", _block(self.lead)]
        for section in self.sections:
            parts += [f"{'#' * section.level} {escape(section.heading)} {{#{section.anchor}}}", _block(section.html)]
        return "\n\n".join(parts) + "\n"


def _words(html: Markup) -> str:
    return re.sub(r"\s+", " ", html.striptags())


def _block(html: Markup) -> str:
    """HTML that Markdown leaves alone: one block, without a blank line that could end it."""
    body = re.sub(r"\n\s*\n", "\n", str(html).strip())
    return f'<div class="ps-block">\n{body}\n</div>'
