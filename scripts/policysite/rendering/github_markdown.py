"""Blocks of text for GitHub's Markdown in which a policy's words stay words.

A block is HTML on one line, so that GitHub reads no Markdown in it; the templates escape what is put into it. What
GitHub would make of plain words, such as a mention of a person or of an issue, is taken apart.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_PART = re.compile(r"<[^>]*>|&#?\w+;|[@#$]")


def block(html: Markup) -> str:
    """A block as GitHub takes it.

    Args:
        html: HTML that begins with the tag of a block, its texts escaped.
    """
    return _PART.sub(_apart, " ".join(html.split()))


def _apart(found: re.Match[str]) -> str:
    return f"<span>{found[0]}</span>" if len(found[0]) == 1 else found[0]
