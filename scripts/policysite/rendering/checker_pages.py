"""The pages of the checkers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from markupsafe import Markup

from policysite.analysis import CheckerPeriod, Standing, checker_in_force, checker_periods
from policysite.model import Checker, CheckerRevision
from policysite.rendering import addresses
from policysite.rendering.checker_sections import CheckerSections
from policysite.rendering.checker_start import start
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import as_printed, macro

Rules = Callable[[Checker, CheckerRevision, str], str]
"""The rules of a revision as the script takes them, with links relative to the page at an address."""

_TEMPLATE = "checker.html"
_TRAIL = (("Check a situation", addresses.CHECKERS),)


def checkers_page(edition: Edition) -> Page:
    """Every checker in force, with its first question."""
    links = Links(addresses.CHECKERS)
    begun = [(checker, start(edition, checker, links)) for checker in edition.register.checkers]
    listed = macro(_TEMPLATE, "listed")
    sections = [
        Section(checker.name, checker.title, listed(edition, checker, html, links, addresses))
        for checker, html in begun
        if html
    ]
    return Page(
        address=addresses.CHECKERS,
        title="Check a situation",
        heading="Check a situation",
        description="Answer a few questions and read what the policies say of your situation, clause by clause.",
        lead=macro(_TEMPLATE, "index_lead")(len(sections)),
        sections=tuple(sections),
        kind="checkers",
        contents_listed=False,
    )


def checker_pages(edition: Edition, checker: Checker, rules: Rules) -> Iterator[Page]:
    """The page of a checker, one for other sites to embed, and one for each revision; none before its first day."""
    known = [period for period in checker_periods(edition.register, checker) if period.start <= edition.as_of]
    if not known:
        return
    current = checker_in_force(edition.register, checker, edition.as_of)
    address = addresses.checker(checker.name)
    if current:
        yield _page(edition, checker, current, rules, address)
        yield _embedded_page(edition, checker, current, rules)
    else:
        yield _ended_page(edition, checker, known[-1])
    for period in known:
        dated = addresses.checker_revision(checker.name, period.start)
        page = _page(edition, checker, period.revision, rules, dated)
        yield replace(
            page,
            title=f"{checker.title}, as of {as_printed(period.start)}",
            lead=_notice(edition, period, Links(dated).to(address)) + page.lead,
            trail=(*_TRAIL, (checker.title, address)),
            found_by_search=False,
            indexed=period.covers(edition.as_of),
        )


def _page(edition: Edition, checker: Checker, revision: CheckerRevision, rules: Rules, address: str) -> Page:
    links = Links(address)
    parts = CheckerSections(edition, checker, revision, links)
    history = [
        (period.start, links.to(addresses.checker_revision(checker.name, period.start)))
        for period in checker_periods(edition.register, checker)
        if period.start <= edition.as_of
    ]
    about = macro(_TEMPLATE, "about")(parts.view, history, links.to(addresses.checker_rules(address)))
    return Page(
        address=address,
        title=checker.title,
        heading=checker.title,
        description=_description(checker),
        lead=macro(_TEMPLATE, "lead")(parts.view, parts.walk(rules(checker, revision, address))),
        sections=(
            *parts.sections(overview=address == addresses.checker(checker.name)),
            Section("about", "About this checker", about),
        ),
        kind="checker",
        contents_listed=False,
        trail=_TRAIL,
    )


def _embedded_page(edition: Edition, checker: Checker, revision: CheckerRevision, rules: Rules) -> Page:
    address = addresses.embedded_checker(checker.name)
    parts = CheckerSections(edition, checker, revision, Links(address))
    page = Links(address).to(addresses.checker(checker.name))
    return Page(
        address=address,
        title=checker.title,
        heading=checker.title,
        description=_description(checker),
        lead=macro(_TEMPLATE, "embedded")(parts.view, parts.walk(rules(checker, revision, address)), page),
        sections=() if parts.view.is_stale else (parts.tree(),),
        kind="checker",
        contents_listed=False,
        found_by_search=False,
        indexed=False,
        template="embed.html",
    )


def _ended_page(edition: Edition, checker: Checker, last: CheckerPeriod) -> Page:
    """The page of a checker whose document is retired."""
    address = addresses.checker(checker.name)
    links = Links(address)
    assert last.end
    dated = links.to(addresses.checker_revision(checker.name, last.start))
    sentence = macro(_TEMPLATE, "ended")(last.end, edition.document(checker.document).number, links, dated)
    return Page(
        address=address,
        title=checker.title,
        heading=checker.title,
        description=f"This checker is no longer in force: {checker.document} is retired.",
        lead=macro("notices.html", "notice")(Standing.RETIRED, sentence),
        kind="checker",
        contents_listed=False,
        trail=_TRAIL,
    )


def _notice(edition: Edition, period: CheckerPeriod, current: str) -> Markup:
    """What the page of a revision says above it."""
    if period.covers(edition.as_of):
        standing, sentence = Standing.IN_FORCE, macro(_TEMPLATE, "dated_in_force")(period.start, current)
    else:
        assert period.end
        last_day = period.end - timedelta(days=1)
        standing, sentence = Standing.SUPERSEDED, macro(_TEMPLATE, "dated_superseded")(period.start, last_day, current)
    return macro("notices.html", "notice")(standing, sentence)


def _description(checker: Checker) -> str:
    return f"Answer a few questions and read what {checker.document} says of your situation, clause by clause."
