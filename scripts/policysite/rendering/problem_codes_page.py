"""The page that explains every problem code."""

from __future__ import annotations

from policysite.problems.catalogue import CHAPTERS
from policysite.rendering import addresses
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro


def problem_codes_page() -> Page:
    """Every kind of problem in the catalogue, in chapters."""
    chapter = macro("problem_codes.html", "chapter")
    return Page(
        address=addresses.PROBLEM_CODES,
        title="Problem codes",
        heading="Problem codes",
        description="Every problem that a check of the policy sources can report, what it means and what to do.",
        lead=macro("problem_codes.html", "lead")(),
        sections=tuple(Section(name.lower().replace(" ", "-"), name, chapter(name, kinds)) for name, kinds in CHAPTERS),
        kind="project",
        found_by_search=False,
    )
