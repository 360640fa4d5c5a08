"""MkDocs makes the pages written by hand, and takes the site plan beside them. The only module that knows MkDocs."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from mkdocs.config import Config
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from policysite.adapters.clock import today
from policysite.adapters.folder_cache import PDF_FOLDER, FolderCache
from policysite.adapters.frames import Frames, Linked, Surroundings
from policysite.adapters.handwritten_pages import handwritten_files, handwritten_page
from policysite.adapters.made_files import made_files, sitemap_files
from policysite.checks import faults
from policysite.exports import Typesetter, TypesettingError
from policysite.exports.search_records import Subject
from policysite.loading import Loaded, load, load_conformance
from policysite.problems import ProblemsFound
from policysite.rendering import addresses
from policysite.rendering.templates import spelled
from policysite.site_plan import SitePlan, site_plan, with_editions

_log = get_plugin_logger("policysite")
_GONE = "Doc file '%s' contains a link '%s', but the doc '%s' does not contain an anchor '#%s'."
_ID = re.compile(r'\bid="([^"]+)"')


class PlannedPage(File):
    """A planned page as MkDocs knows it: others may link to it, and nothing is to be made of it."""

    def __init__(self, address: str, config: MkDocsConfig) -> None:
        super().__init__(addresses.source_file(address), None, config.site_dir, use_directory_urls=True)
        self.dest_uri = addresses.page_file(address)
        self.generated_by = "policysite"
        self.content_string = ""
        self.address = address

    def is_documentation_page(self) -> bool:
        """MkDocs makes no page of it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """It is written after the build."""


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
    apart = options.Optional(options.Type(str))
    """Where the plan is written by somebody else: a file that tells which pages it has, and is told what is around."""


class PolicysitePlugin(BasePlugin[PolicysiteConfig]):
    """Reads ``policy_src`` beside ``mkdocs.yml``, and adds its pages to the site."""

    def __init__(self) -> None:
        self._as_of = date.min
        self._plan = SitePlan(())
        self._planned: tuple[str, ...] = ()
        self._handwritten: list[Subject] = []
        self._files = Files([])
        self._navigation: tuple[StructureItem, ...] = ()

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
        if self.config.apart:
            told = json.loads(Path(self.config.apart).read_bytes())
            self._planned = tuple(told["addresses"])
            fictional = told["fictional"]
        else:
            fictional = self._make_plan(config)
        if fictional:
            config.site_name = fictional
            config.extra["fictional"] = True

    def _make_plan(self, config: MkDocsConfig) -> str | None:
        """Make the plan, and return the organisation's name where it is invented."""
        loaded = load(self._sources(config))
        errors = faults(loaded)
        if errors:
            raise PluginError(f"policy_src has {len(errors)} errors; nothing was built.\n{ProblemsFound(errors)}")
        organisation = loaded.register.organisation
        self._as_of = _days(self.config.as_of)[0] if self.config.as_of else today(organisation.time_zone)
        self._plan = self._site_plan(loaded, config)
        if self.config.editions:
            self._plan = with_editions(self._plan, _days(self.config.editions))
        self._planned = tuple(address for part in self._plan.parts for address in part.addresses)
        return organisation.name if organisation.fictional else None

    def _site_plan(self, loaded: Loaded, config: MkDocsConfig) -> SitePlan:
        cache = FolderCache(Path(config.config_file_path).parent / PDF_FOLDER)
        try:
            return site_plan(
                loaded.register,
                self._as_of,
                site=config.site_url or None,
                typesetter=Typesetter(loaded.fonts, cache),
                conformance=load_conformance(self._sources(config)),
            )
        except ProblemsFound as error:
            raise PluginError(f"Nothing was built. {error}") from None

    def _sources(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.sources

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Tell of the planned pages, and leave out what Material brings for the frame that ours replaces."""
        for file in list(files):
            if file.src_dir in config.theme.dirs:
                files.remove(file)
        for address in self._planned:
            files.append(PlannedPage(address, config))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember what stands around every page."""
        self._navigation = tuple(nav.items)  # their titles are known later
        self._files = files
        self._handwritten.clear()
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Remember what search finds on a page written by hand, if it is not about the project or opts out."""
        asks_not_to = page.meta.get("search", {}).get("exclude", False)
        if not (page.url.startswith(addresses.PROJECT) or asks_not_to):
            self._handwritten.append(handwritten_page(page.url, str(page.title), html))
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index of the pages written by hand, and the plan."""
        site = Path(config.site_dir)
        for path, text in handwritten_files(self._handwritten):
            _write(site / path, text.encode())
        self._check_anchors(config)
        pages = tuple(file.url.removeprefix("./") for file in self._files.documentation_pages())
        around = _around(config, tuple(map(_linked, self._navigation)), pages)
        if self.config.apart:
            Path(self.config.apart).write_text(around.json(), encoding="utf-8")
        else:
            self._write_plan(site, Frames(Path(config.theme.dirs[0]), Path(config.docs_dir), around))

    def _check_anchors(self, config: MkDocsConfig) -> None:
        """Warn of links to places that are not on a planned page, as MkDocs does of those on pages that it makes."""
        for file in self._files.documentation_pages():
            links = file.page.links_to_anchors if file.page else None
            for target, anchors in (links or {}).items():
                if isinstance(target, PlannedPage):
                    known = self._anchors(target.address, config)
                    for anchor, link in anchors.items():
                        if anchor not in known:
                            _log.warning(_GONE, file.src_uri, link, target.src_uri, anchor)

    def _anchors(self, address: str, config: MkDocsConfig) -> set[str]:
        """The anchors on a planned page."""
        if not self._plan.parts:
            self._make_plan(config)
        part = next(part for part in self._plan.parts if address in part.addresses)
        return {anchor for page in part.make().pages if page.address == address for anchor in _ID.findall(page.html())}

    def _write_plan(self, site: Path, frames: Frames) -> None:
        listed = list(frames.around.pages)
        try:
            for made in self._plan.make():
                listed += [page.address for page in made.pages if page.indexed]
                for path, content in made_files(made, frames):
                    _write(site / path, content)
        except TypesettingError as error:
            raise PluginError(f"The site was not built to its end. {error}") from None
        for path, content in sitemap_files(listed, self._as_of, frames.around.address):
            _write(site / path, content)


def _around(config: MkDocsConfig, navigation: tuple[Linked, ...], pages: tuple[str, ...]) -> Surroundings:
    return Surroundings(
        name=config.site_name,
        description=config.site_description or "",
        address=config.site_url or None,
        navigation=navigation,
        pages=pages,
        styles=tuple(config.extra_css),
        scripts=tuple(str(script) for script in config.extra_javascript),
        extra=dict(config.extra),
    )


def _linked(item: StructureItem) -> Linked:
    children = tuple(map(_linked, item.children or ())) if isinstance(item, Section) else ()
    url = getattr(item, "url", None)
    return Linked(str(item.title), url.removeprefix("./") if url else url, children)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _days(stated: object) -> tuple[date, ...]:
    """The days that an option states; at least one."""
    try:
        return tuple(date.fromisoformat(day) for day in str(stated).split())
    except ValueError:
        raise PluginError(f"policysite: “{stated}” is not a date. Write it as YYYY-MM-DD.") from None
