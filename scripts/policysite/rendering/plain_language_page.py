"""The page that explains the suggestions for plain language."""

from __future__ import annotations

from policysite.analysis import PLAIN_RULES
from policysite.analysis.plain_language import PLAINER
from policysite.rendering import addresses
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro

_TEMPLATE = "plain_language.html"


def plain_language_page() -> Page:
    """Every rule, with the reason for it and an example."""
    rule = macro(_TEMPLATE, "rule")
    return Page(
        address=addresses.PLAIN_LANGUAGE,
        title="Plain language",
        heading="Plain language",
        description="What is suggested for the clauses that a revision changes, and why.",
        lead=macro(_TEMPLATE, "lead")(),
        sections=(
            *(Section(found.code, found.code.replace("-", " ").capitalize(), rule(found)) for found in PLAIN_RULES),
            Section("plainer-words", "Plainer words", macro(_TEMPLATE, "words")(sorted(PLAINER.items()))),
        ),
        found_by_search=False,
    )
