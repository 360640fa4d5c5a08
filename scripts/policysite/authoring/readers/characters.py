"""The characters that a policy text may hold."""

from __future__ import annotations

from policysite.loading.yaml_text import INVISIBLE
from policysite.model import normalised


def readable(text: str) -> str:
    """A text whose white spaces are single spaces, without the characters that nobody sees and no source may hold."""
    return normalised(INVISIBLE.sub("", normalised(text)))
