"""MkDocs takes the site plan. The only module that knows MkDocs."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config import Config
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from policysite.adapters.clock import today
from policysite.adapters.handwritten_pages import handwritten_files, handwritten_page
from policysite.checks import check
from policysite.exports.search_records import Subject
from policysite.loading import SOURCE_FOLDER, load
from policysite.problems import ProblemsFound
from policysite.rendering import Page, addresses
from policysite.rendering.templates import spelled
from policysite.site_plan import SitePlan, site_plan, with_editions

_log = get_plugin_logger("policysite")
_ID = re.compile(r'\bid="([^"]+)"')


class PlannedPage(MkDocsPage):
    """A page of the plan: its HTML is ready, so MkDocs has nothing to parse."""

    def __init__(self, planned: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(planned.title, file, config)
        self.planned = planned

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the front matter from the plan."""
        self.markdown = ""
        self.meta = self.planned.meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take body and table of contents from the plan."""
        self.content = self.planned.html()
        self.present_anchor_ids = set(_ID.findall(self.content))
        headings: list[AnchorLink] = []
        for section in self.planned.sections:
            # The theme puts a heading into the contents as HTML.
            link = AnchorLink(html.escape(section.heading, quote=False), section.anchor, section.level)
            (headings[-1].children if section.level > 2 and headings else headings).append(link)
        self.toc = TableOfContents(headings)


class PolicysiteConfig(Config):
    """What ``mkdocs.yml`` can say to the plugin."""

    as_of = options.Optional(options.Type((str, date)))
    """The day that counts as today, as YYYY-MM-DD, which YAML takes for a date; the real day where it is left out."""
    sources = options.Type(str, default=".")
    """The folder that holds ``policy_src``, below that of ``mkdocs.yml``."""
    edition = options.Optional(options.Type((str, date)))
    """Where an edition is built to be kept: its day. Its pages say so, and ask search engines to leave them out."""
    editions = options.Optional(options.Type((str, date)))
    """Where the latest edition is built: the days of those that are kept, oldest first, parted by spaces."""


class PolicysitePlugin(BasePlugin[PolicysiteConfig]):
    """Reads ``policy_src`` beside ``mkdocs.yml``, and adds its pages to the site."""

    def __init__(self) -> None:
        self._as_of = date.min
        self._plan = SitePlan((), ())
        self._handwritten: list[Subject] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the theme which edition it shows."""
        if self.config.edition:
            config.extra["edition"] = spelled(_days(self.config.edition)[0])
        if self.config.editions:
            config.extra["editions"] = True
            config.nav = [*(config.nav or ()), {"Editions": addresses.source_file(addresses.EDITIONS)}]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check and plan before MkDocs empties the site folder: a faulty source leaves the old site as it is."""
        self._handwritten.clear()
        loaded = load(self._sources(config))
        problems = check(loaded)
        errors = [found for found in problems if found.is_error]
        if errors:
            raise PluginError(f"policy_src has {len(errors)} errors; nothing was built.\n{ProblemsFound(errors)}")
        for warning in problems:
            _log.info("%s", warning)
        self._as_of = self._day(loaded.register.organisation.time_zone)
        self._plan = site_plan(loaded.register, self._as_of, site=config.site_url or None)
        if self.config.editions:
            self._plan = with_editions(self._plan, _days(self.config.editions))
        if loaded.register.organisation.fictional:
            config.site_name = loaded.register.organisation.name
            config.extra["fictional"] = True

    def _sources(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.sources

    def _day(self, time_zone: str) -> date:
        stated = self.config.as_of
        return _days(stated)[0] if stated else today(time_zone)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and files of the plan, and leave out what Material brings for the frame that ours replaces."""
        for file in list(files):
            if file.src_dir in config.theme.dirs:
                files.remove(file)
        for page in self._plan.pages:
            file = File.generated(config, addresses.source_file(page.address), content="")
            PlannedPage(page, file, config)
            files.append(file)
        for planned in self._plan.files:
            files.append(File.generated(config, planned.path, content=planned.content))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Date every page, the sitemap's too, by the edition's day: the same sources give the same bytes."""
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self._as_of.isoformat()
        return nav

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Remember what search finds on a page written by hand; not on those about the project, which are no policy."""
        if not isinstance(page, PlannedPage) and not page.url.startswith(addresses.PROJECT):
            self._handwritten.append(handwritten_page(page.url, str(page.title), html))
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index of the pages written by hand; that of the plan is part of the plan."""
        for path, text in handwritten_files(self._handwritten):
            file = Path(config.site_dir) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when a source changes."""
        server.watch(str(self._sources(config) / SOURCE_FOLDER))
        return server


def _days(stated: object) -> tuple[date, ...]:
    """The days that an option states; at least one."""
    try:
        return tuple(date.fromisoformat(day) for day in str(stated).split())
    except ValueError:
        raise PluginError(f"policysite: “{stated}” is not a date. Write it as YYYY-MM-DD.") from None
