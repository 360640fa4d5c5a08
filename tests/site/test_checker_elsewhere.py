"""A checker in pages of other sites, and where a strict content security policy holds."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from policysite.adapters.audit.static_host import serving
from tests.project import html_file
from tests.site.checkers import CHECKER, DATED, EMBEDDED, PAGE, REVISION, ends, fragment, label, question

STRICT = "default-src 'self'"


@pytest.fixture(scope="module")
def strict_address(site: Path) -> Iterator[str]:
    """The site, served under a strict policy."""
    with serving(site, headers={"Content-Security-Policy": STRICT}) as served:
        yield served


def violations(page: Page) -> list[str]:
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def walk(page: Page) -> None:
    """Answer all questions of a long way, first without an answer, and copy the address at its end."""
    answers, decision = max(ends(), key=lambda end: len(end[0]))
    root = page.locator(".ps-check")
    root.get_by_role("button", name="Continue").click()
    expect(root.get_by_role("alert")).to_be_focused()
    for fact, option in answers.items():
        root.get_by_role("radio", name=label(fact, option), exact=True).check()
        root.get_by_role("button", name="Continue").click()
    expect(root.get_by_role("heading", level=2)).to_have_text(decision.outcome.heading)


@pytest.fixture(scope="module")
def hashed_address(site: Path) -> Iterator[str]:
    """The site, served under a policy that is as strict, and names what stands within the page of the frame."""
    html = html_file(site, EMBEDDED).read_text(encoding="utf-8")
    written = html.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(written.encode()).digest()).decode()
    with serving(site, headers={"Content-Security-Policy": f"{STRICT}; style-src 'self' 'sha256-{digest}'"}) as served:
        yield served


@pytest.mark.parametrize("policy", ["strict_address", "hashed_address"])
def test_the_bare_page_is_whole_under_a_strict_policy(
    browser: Browser, policy: str, request: pytest.FixtureRequest
) -> None:
    with browser.new_context(base_url=request.getfixturevalue(policy), color_scheme="dark") as context:
        page = context.new_page()
        found = violations(page)
        page.goto(EMBEDDED)
        walk(page)
        ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
        assert max(map(int, re.findall(r"\d+", ink)[:3])) > 200, "light words on dark paper"
        if policy == "strict_address":
            assert ["inline style" in said for said in found] == [True], "the same styles come as files"
        else:
            assert found == []


def test_the_checker_works_where_a_strict_policy_stops_the_theme(browser: Browser, strict_address: str) -> None:
    with browser.new_context(base_url=strict_address) as context:
        page = context.new_page()
        page.goto(PAGE)
        walk(page)
        page.get_by_role("button", name="Colours").click()
        expect(page.locator("html")).to_have_attribute("data-colours", "light")


@pytest.mark.parametrize("place", [PAGE, DATED, EMBEDDED, "check/"])
def test_nothing_is_written_that_a_strict_policy_forbids(site: Path, place: str) -> None:
    html = html_file(site, place).read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style", article)
    assert all(
        re.search(r'type="module" async src="[./]*assets/checker\.js"', tag)
        for tag in re.findall("<script[^>]*>", article)
    )


HOST = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Handbook</title></head>
<body><h1>Handbook</h1>{snippet}<p id="after">Below.</p></body></html>
"""


@pytest.fixture
def host(tmp_path: Path, address: str) -> Iterator[str]:
    """A page of another site, under a policy that names nothing but itself and the checker's site."""
    named = f'data-checker="{CHECKER.name}" data-title="{CHECKER.title}"'
    script = f'<script src="{address}assets/checker-embed.js" {named}></script>'
    frame = f'<iframe src="{address}{EMBEDDED}" title="{CHECKER.title}" width="100%" height="640"></iframe>'
    (tmp_path / "index.html").write_text(HOST.format(snippet=script), encoding="utf-8")
    (tmp_path / "frame.html").write_text(HOST.format(snippet=frame), encoding="utf-8")
    (tmp_path / "favicon.ico").touch()
    site = address.rstrip("/")
    policy = f"default-src 'self'; script-src {site}; frame-src {site}"
    with serving(tmp_path, headers={"Content-Security-Policy": policy}) as served:
        yield served


def test_one_script_tag_puts_the_checker_into_another_site(context: BrowserContext, host: str, address: str) -> None:
    page = context.new_page()
    found = violations(page)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(host)

    frame = page.frame_locator("iframe")
    inside = next(each for each in page.frames if each.url.endswith(EMBEDDED))
    first = REVISION.facts[0]
    expect(frame.get_by_role("group", name=first.question)).to_be_visible()

    def fits() -> None:
        page.wait_for_function("document.querySelector('iframe').clientHeight > 300")
        high = inside.evaluate("document.documentElement.scrollHeight")
        shown = inside.evaluate("innerHeight")
        assert high <= shown <= high + 40

    page.wait_for_timeout(300)
    fits()
    answers, decision = max(ends(), key=lambda end: len(end[0]))
    for fact, option in answers.items():
        frame.get_by_role("radio", name=label(fact, option), exact=True).check()
        frame.get_by_role("button", name="Continue").click()
    expect(frame.get_by_role("heading", level=2).first).to_have_text(decision.outcome.heading)
    page.wait_for_timeout(300)
    fits()

    assert page.url == host
    assert page.title() == "Handbook"
    expect(page.locator("iframe")).to_have_attribute("title", CHECKER.title)
    page.evaluate("history.back()")
    expect(frame.get_by_role("group")).to_have_accessible_name(question(list(answers)[-1]))
    assert all(url.startswith((host, address)) for url in requested)
    assert not any(fragment({}) in url or "?" in url for url in requested)
    assert found == []


def test_a_frame_puts_the_checker_into_another_site(context: BrowserContext, host: str) -> None:
    page = context.new_page()
    found = violations(page)
    page.goto(f"{host}frame.html")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("group", name=REVISION.facts[0].question)).to_be_visible()
    links = frame.locator("a:not([href^='#'])")
    assert set(links.evaluate_all("links => links.map((link) => link.target)")) == {"_blank"}
    assert found == []


def test_the_host_takes_a_height_from_the_checker_alone(page: Page, host: str) -> None:
    page.goto(host)
    expect(page.frame_locator("iframe").get_by_role("group").first).to_be_visible()
    page.wait_for_timeout(300)
    before = page.locator("iframe").get_attribute("height")
    page.evaluate("postMessage({ checkerHeight: 9999 }, '*')")
    page.wait_for_timeout(100)
    assert page.locator("iframe").get_attribute("height") == before
