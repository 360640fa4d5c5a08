import posixpath
from datetime import date
from urllib.parse import urljoin

import pytest
from hypothesis import given

from policysite.rendering import addresses
from tests.strategies import pages, steady, targets

SITE = "https://policies.example.org/below/a-folder/"


@steady
@given(targets, pages)
def test_a_relative_link_leads_to_its_target_wherever_the_site_lies(target: str, page: str) -> None:
    link = addresses.relative(target, page)
    assert urljoin(SITE + page, link) == SITE + target
    assert not posixpath.isabs(link)
    assert link != ""


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("", "", "./"),
        ("", "policies/EXA-W001/", "../../"),
        ("policies/", "", "policies/"),
        ("policies/EXA-W001/", "policies/EXA-W001/", "./"),
        ("policies/EXA-W001/#2.b", "policies/EXA-W001/", "#2.b"),
        ("policies/EXA-W001/#2.b", "policies/EXA-W001/2024-03-01/", "../#2.b"),
        ("policies/EXA-W002/", "policies/EXA-W001/", "../EXA-W002/"),
        ("changes/feed.xml", "changes/", "feed.xml"),
        ("#top", "", "#top"),
    ],
)
def test_relative_links(target: str, page: str, link: str) -> None:
    assert addresses.relative(target, page) == link


def test_addresses_that_were_promised() -> None:
    assert addresses.document("EXA-W001") == "policies/EXA-W001/"
    assert addresses.revision("EXA-W001", date(2024, 3, 1)) == "policies/EXA-W001/2024-03-01/"
    assert addresses.anchor("policies/EXA-W001/", "2.b") == "policies/EXA-W001/#2.b"
    assert addresses.anchor("policies/EXA-W001/", None) == "policies/EXA-W001/"
    assert addresses.source_file("policies/EXA-W001/") == "policies/EXA-W001/index.md"
    fixed = (
        addresses.HOME,
        addresses.REGISTER,
        addresses.MAP,
        addresses.CHANGES,
        addresses.PUBLISHING,
        addresses.PROJECT,
    )
    assert fixed == ("", "policies/", "map/", "changes/", "publishing/", "project/")


@pytest.mark.parametrize(
    ("site", "latest"),
    [
        ("https://example.org/", "https://example.org/"),
        ("https://example.org/site", "https://example.org/site"),
        ("https://example.org/site/editions/2026-11-23/", "https://example.org/site/"),
        ("https://example.org/editions/2026-11-23", "https://example.org/"),
        ("https://example.org/editions/", "https://example.org/editions/"),
    ],
)
def test_the_latest_edition_stands_above_those_that_are_kept(site: str, latest: str) -> None:
    assert addresses.latest(site) == latest
