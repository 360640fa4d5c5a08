"""The built site, made once for all workers, and served once by each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policysite.adapters.audit import static_host
from tests.project import BEFORE_LAST_REVISION, SAMPLE_AS_OF, build_or_fail, copy_project, made_once


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose site is built. Tests that change something take a copy of their own."""
    return made_once(tmp_path_factory, "project", lambda folder: build_or_fail(copy_project(folder)))


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The folder of the built site."""
    return project / "site"


@pytest.fixture(scope="session")
def earlier_site(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The same site as it would have been built while HUM-W050's text was still upcoming."""

    def make(folder: Path) -> None:
        build_or_fail(copy_project(folder, project), BEFORE_LAST_REVISION)

    return made_once(tmp_path_factory, "earlier", make) / "site"


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The built site of the sample district."""

    def make(folder: Path) -> None:
        build_or_fail(copy_project(folder, project), SAMPLE_AS_OF, sample=True)

    return made_once(tmp_path_factory, "sample", make) / "site-sample"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served; ends in a slash."""
    with static_host.serving(site) as served:
        yield served


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], address: str) -> dict[str, Any]:
    """Let pages be opened by their address below the root of the site."""
    return browser_context_args | {"base_url": address}
