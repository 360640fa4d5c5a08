"""A redline as GitHub shows it below a pull request."""

from __future__ import annotations

from policysite.analysis import Redline
from policysite.rendering.github_markdown import block
from policysite.rendering.redline_entries import redline_entries
from policysite.rendering.templates import macro

_TEMPLATE = "review.html"


def redline_blocks(found: Redline) -> tuple[str, ...]:
    """The redline, a block for each place that changed."""
    entries = tuple(redline_entries(found))
    if not entries:
        return (block(macro(_TEMPLATE, "nothing")()),)
    return tuple(block(macro(_TEMPLATE, "entry")(entry)) for entry in entries)
