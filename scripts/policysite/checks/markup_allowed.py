"""Texts hold emphasis, links and citations, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.loading import Loaded
from policysite.model.base import NUMBER
from policysite.model.clauses import ID
from policysite.model.inline import ALLOWED_LINK
from policysite.problems import Problem, as_written, problem

_TAG = re.compile(r"(?<!\\)<(?:[/!?]?[A-Za-z]|!--)[^\s<>]*")
_LINK = re.compile(r"(?<![\\\[])\[[^\[\]]++\]\(\s*+([^\s)]*+)([^)]*+)\)")
_BRACKETS = re.compile(rf"(?<!\\)\[\[(?!{NUMBER}(?:#{ID})?\]\])(?:[^\[\]]{{0,60}}\]\]|[^\s\]]*\]?)")


def markup_allowed(loaded: Loaded) -> Iterator[Problem]:
    """Report HTML, links to anything but https and mailto, and double brackets without a document number."""
    for document in loaded.unchecked:
        for text in document.texts:
            for path, words, _clause in text.texts():
                if "[" not in words and "<" not in words:
                    continue
                for code, needle, what in _faults(words):
                    where = loaded.sources.revision(document.number, text.revised, path, needle=needle)
                    yield problem(code, where, what)


def _faults(words: str) -> Iterator[tuple[str, str, str]]:
    for tag in _TAG.finditer(words):
        yield "markup-not-allowed", tag[0], f"{as_written(tag[0])} looks like HTML."
    for link in _LINK.finditer(words):
        if not ALLOWED_LINK.fullmatch(link[1]):
            what = f"The link leads to {as_written(link[1])}." if link[1] else "The link has no address."
            yield "link-not-allowed", link[0], what
        elif link[2].strip():
            yield "link-not-allowed", link[0], f"The link has more than an address: {as_written(link[2])}."
    for brackets in _BRACKETS.finditer(words):
        yield "citation-malformed", brackets[0], f"{as_written(brackets[0])} is not a citation."
