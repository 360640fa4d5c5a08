"""The site can move to another engine: Zensical builds the written plan, and the pages and anchors are the same."""

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from bs4 import Tag

from tests.project import AS_OF, command, made_once
from tests.site.checkers import EMBEDDED
from tests.site.page_content import headings, ids, read_content, read_page, squeezed, text
from tests.site.pages import NOT_FOUND, is_api_reference, page_addresses

PAGES = [address for address in page_addresses() if not is_api_reference(address)]

NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
"""Whatever the engine asked of another host would go to a port where nothing listens."""

OF_THE_THEME = {"__skip"}
"""Ids that Zensical's own templates put into the content."""


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml; what MkDocs takes from the environment is left empty."""


_Settings.add_constructor("!ENV", lambda _loader, _node: None)


def settings(written_for_mkdocs: Path) -> dict[str, Any]:
    """The settings of MkDocs as far as Zensical knows them: without plugins and the pages made from docstrings."""
    found: dict[str, Any] = yaml.load(written_for_mkdocs.read_text(encoding="utf-8"), _Settings)  # a safe loader
    found["plugins"] = []
    found["nav"] = without_api_reference(found["nav"])
    return found


def without_api_reference(nav: list[Any]) -> list[Any]:
    kept: list[Any] = []
    for entry in nav:
        if isinstance(entry, str):
            kept += [] if is_api_reference(entry) else [entry]
            continue
        ((title, target),) = entry.items()
        if isinstance(target, list):
            kept.append({title: without_api_reference(target)})
        elif not is_api_reference(target):
            kept.append({title: target})
    return kept


def build_with_zensical(project: Path, folder: Path) -> None:
    """Write the plan of a project into a folder, and let Zensical build it there."""
    folder.mkdir()
    as_of = AS_OF.isoformat()
    run(command("policysite", "write", "--root", str(project), "--as-of", as_of, str(folder / "docs")), folder)
    shutil.rmtree(folder / "docs" / "project" / "reference", ignore_errors=True)
    shutil.copytree(project / "scripts" / "theme", folder / "scripts" / "theme")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings(project / "mkdocs.yml")), encoding="utf-8")
    run(command("zensical", "build"), folder)


def run(arguments: list[str], folder: Path) -> None:
    done = subprocess.run(
        arguments, cwd=folder, env=os.environ | NO_NETWORK, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def other_site(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The site as Zensical builds it."""
    made = made_once(tmp_path_factory, "zensical", lambda folder: build_with_zensical(project, folder))
    return made / "site"


def outline(content: Tag) -> list[tuple[str, str, str | None]]:
    """Level, words and id of every heading; of the first one, to which nothing links, Zensical makes an id itself."""
    return [(tag.name, text(tag), None if tag.name == "h1" else tag.get("id")) for tag in headings(content)]  # type: ignore[misc]


def links(content: Tag, address: str) -> Counter[str]:
    """Every link, as an address below the root."""
    return Counter(urljoin(f"/{address}", str(tag["href"])) for tag in content.select("a[href]"))


def words(content: Tag) -> list[str]:
    return squeezed(content.get_text(" ")).split()


def test_it_is_another_engine(site: Path, other_site: Path) -> None:
    def generators(built: Path) -> str:
        return " ".join(str(tag["content"]) for tag in read_page(built, "").select("meta[name=generator]")).lower()

    assert "zensical" in generators(other_site)
    assert "zensical" not in generators(site)


def test_the_same_pages(other_site: Path) -> None:
    found = {str(path.relative_to(other_site)).removesuffix("index.html") for path in other_site.rglob("*.html")}
    assert found == set(PAGES)


@pytest.mark.parametrize("address", PAGES)
def test_the_same_content(site: Path, other_site: Path, address: str) -> None:
    ours, theirs = read_content(site, address), read_content(other_site, address)

    assert outline(theirs) == outline(ours)
    first = {str(tag["id"]) for built in (ours, theirs) for tag in built.select("h1[id]")}
    assert ids(theirs) - OF_THE_THEME - first == ids(ours) - first
    assert links(theirs, address) == links(ours, address)
    assert words(theirs) == words(ours)


@pytest.mark.parametrize("address", [address for address in PAGES if address not in (NOT_FOUND, EMBEDDED)])
def test_the_same_frame(site: Path, other_site: Path, address: str) -> None:
    def ways(built: Path) -> list[tuple[str, str, str]]:
        """Each link of header, menu, contents and footer, and what it says of the reader's place."""
        links = read_page(built, address).select(":is(header, nav, footer) a[href]")
        found = [
            (text(link), urljoin(f"/{address}", str(link["href"])), str(link.get("aria-current"))) for link in links
        ]
        return [way for way in found if not is_api_reference(way[1].removeprefix("/"))]

    assert ways(site)
    assert ways(other_site) == ways(site)


@pytest.mark.parametrize("address", [address for address in PAGES if address != NOT_FOUND])
def test_the_same_words_to_search_engines(site: Path, other_site: Path, address: str) -> None:
    def told(built: Path) -> list[tuple[str, str]]:
        tags = read_page(built, address).select("meta[name=description], meta[name=robots]")
        return [(str(tag["name"]), str(tag["content"])) for tag in tags]

    assert told(other_site) == told(site)


def test_the_same_files(site: Path, other_site: Path) -> None:
    """What is no page, such as the schemas, the search index and our own styles and scripts, is the same to the byte.

    But for what search finds on the pages written by hand, which only MkDocs tells us.
    """
    ours = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    own = [path for path in ours if path.parts[0] in ("api", "search")]
    own += [path for path in ours if path.parts[0] == "assets" and len(path.parts) == 2]
    own = [path for path in own if not path.name.startswith("_mkdocstrings") and "handwritten" not in path.parts]
    assert len(own) >= 4
    assert [path for path in own if (other_site / path).read_bytes() != (site / path).read_bytes()] == []
