"""Which files the plan holds beside its pages, and which page points at which of them."""

import re
from functools import cache

import pytest

from policysite.exports import Typesetter
from policysite.site_plan import SitePlan, site_plan
from policysite.site_plan.plan import PRINTED_WHOLE
from tests.benchmarks.corpus import Size, register
from tests.exports.registers import AS_OF, EXAMPLE, SITE


@cache
def plan(site: str | None = None) -> SitePlan:
    return site_plan(EXAMPLE, AS_OF, site=site)


def pages(of: SitePlan) -> dict[str, str]:
    return {page.address: page.html() for page in of.pages}


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


def test_the_plan_holds_a_pdf_of_every_text_and_of_the_register() -> None:
    pdfs = {file.path: file.read() for file in plan().files if file.path.endswith(".pdf")}
    assert sorted(pdfs) == [
        "policies/EXA-W001/2024-03-01/EXA-W001.pdf",
        "policies/EXA-W001/2025-05-20/EXA-W001.pdf",
        "policies/EXA-W001/EXA-W001.pdf",
        "policies/EXA-W002/2024-01-01/EXA-W002.pdf",
        "policies/EXA-W002/2025-04-01/EXA-W002.pdf",
        "policies/EXA-W002/EXA-W002.pdf",
        "policies/EXA-W004/2020-01-01/EXA-W004.pdf",
        "policies/EXA-W004/EXA-W004.pdf",
        "policies/EXA-W006/2026-01-01/EXA-W006.pdf",
        "policies/register.pdf",
    ]
    assert all(content.startswith(b"%PDF-1.7") for content in pdfs.values())


def test_a_page_offers_its_pdf_with_its_size() -> None:
    sizes = {file.path: len(file.read()) for file in plan().files}
    found = pages(plan())
    for page, pdf in (
        ("policies/EXA-W001/", "policies/EXA-W001/EXA-W001.pdf"),
        ("policies/EXA-W001/2024-03-01/", "policies/EXA-W001/2024-03-01/EXA-W001.pdf"),
    ):
        link = f'<a href="EXA-W001.pdf" type="application/pdf">PDF (official form), {round(sizes[pdf] / 1000)} kB</a>'
        assert found[page].count(link) == 1
    for page in ("policies/EXA-W001/2023-03-01/", "policies/EXA-P003/", "policies/EXA-W005/", "policies/EXA-W006/"):
        assert ".pdf" not in found[page], "there is no text to print"


def test_the_register_is_one_pdf_unless_that_is_left_out() -> None:
    link = '<a href="register.pdf" type="application/pdf">All texts in force, as one PDF</a>'
    assert link in pages(plan())["policies/"]
    without = site_plan(EXAMPLE, AS_OF, typesetter=Typesetter(whole_register=False))
    assert "register.pdf" not in pages(without)["policies/"]
    assert [file.path for file in without.files] == [
        file.path for file in plan().files if file.path != "policies/register.pdf"
    ]


@pytest.mark.parametrize(("documents", "is_printed"), [(PRINTED_WHOLE, True), (PRINTED_WHOLE + 1, False)])
def test_a_large_register_is_not_one_pdf(documents: int, is_printed: bool) -> None:
    made = site_plan(register(Size(documents, clauses=1, revisions=1, citations=0)), AS_OF)
    (lists,) = (part for part in made.parts if part.name == "register")
    (page,) = (page for page in lists.make().pages if page.address == "policies/")
    assert ("paper" in {part.name for part in made.parts}) is is_printed
    assert ("All texts in force, as one PDF" in page.html()) is is_printed
    assert ("Every text is also a PDF, on the page of its document." in page.html()) is not is_printed


def test_only_what_is_read_without_the_site_around_it_holds_the_address_of_the_site() -> None:
    with_address, without = plan(SITE), plan()
    sizes = re.compile(r", \d+ kB")
    assert [sizes.sub("", html) for html in pages(with_address).values()] == [
        sizes.sub("", html) for html in pages(without).values()
    ]
    files = zip(with_address.files, without.files, strict=True)
    changed = {one.path for one, other in files if one.read() != other.read()}
    assert changed == {"api/register.json"} | {
        file.path for file in without.files if file.path.endswith(("feed.xml", ".pdf"))
    }
