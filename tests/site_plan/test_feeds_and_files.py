"""Which files the plan holds beside its pages, and which page points at which feed."""

from policysite.site_plan import SitePlan, site_plan
from tests.exports.registers import AS_OF, EXAMPLE, SITE


def plan(site: str | None = None) -> SitePlan:
    return site_plan(EXAMPLE, AS_OF, site=site)


def test_no_two_files_have_the_same_path_and_all_are_sorted() -> None:
    paths = [file.path for file in plan().files]
    assert paths == sorted(set(paths))


def test_the_plan_holds_the_json_files_the_feeds_and_the_schemas() -> None:
    paths = {file.path for file in plan().files}
    assert {
        "api/register.json",
        "api/policies/EXA-W001.json",
        "api/policies/EXA-W001/2024-03-01.json",
        "api/schema/register.json",
        "api/schema/document.json",
        "api/schema/revision.json",
        "api/schema/source/revision.json",
        "changes/feed.xml",
        "changes/EXA/feed.xml",
        "policies/EXA-W001/feed.xml",
    } <= paths


def test_a_page_points_at_the_closest_feed() -> None:
    feeds = {page.address: page.meta()["feed"] for page in plan().pages}
    assert feeds[""] == feeds["policies/"] == feeds["changes/"] == feeds["policies/EXA-P003/"] == "changes/feed.xml"
    assert feeds["policies/EXA-W001/"] == feeds["policies/EXA-W001/2024-03-01/"] == "policies/EXA-W001/feed.xml"


def test_only_what_is_read_without_the_site_around_it_holds_the_address_of_the_site() -> None:
    with_address, without = plan(SITE), plan()
    assert with_address.pages == without.pages
    changed = {one.path for one, other in zip(with_address.files, without.files, strict=True) if one != other}
    assert changed == {path for path in (file.path for file in without.files) if path.endswith("feed.xml")} | {
        "api/register.json"
    }
