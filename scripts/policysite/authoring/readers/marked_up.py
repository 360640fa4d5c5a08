"""Words with their dress, as policy texts write them: emphasis and links are marked, and nothing else is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from policysite.authoring.readers.characters import readable
from policysite.model import Text, parse, plain_text
from policysite.model.inline import ALLOWED_LINK

_MARKS = re.compile(r"([\\*\[\]<])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are dressed alike.

    Attributes:
        text: The words.
        strong: Whether they are bold.
        emphasis: Whether they are italic.
        address: Where they link to; empty where they do not.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str = ""


def marked_up(runs: Iterable[Run]) -> str:
    """Write words with their markup; without it where it would change the words."""
    joined = [replace(dress, text="".join(run.text for run in alike)) for dress, alike in groupby(runs, _dress)]
    words = readable("".join(run.text for run in joined))
    plain = [replace(run, strong=False, emphasis=False) for run in joined]
    for candidate in (joined, plain):
        text = readable("".join(map(_marked, candidate)))
        if _reads_as(text, words):
            return text
    return readable(_MARKS.sub(r"\\\1", words))


def can_be_linked(address: str) -> bool:
    """Whether a policy text may link to an address."""
    return bool(ALLOWED_LINK.fullmatch(address)) and not re.search(r"[()\\]", address)


def _dress(run: Run) -> Run:
    return replace(run, text="")


def _reads_as(text: str, words: str) -> bool:
    return readable(plain_text(parse(text), cite=str)) == words and "[[" not in text


def _marked(run: Run) -> str:
    core = run.text.strip()
    if not core:
        return run.text
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    if parse(core) != (Text(core),):
        core = _MARKS.sub(r"\\\1", core)
    if run.address and can_be_linked(run.address):
        core = f"[{core}]({run.address})"
    mark = "*" * (2 * run.strong + run.emphasis)
    return f"{before}{mark}{core}{mark}{after}"


def is_one_dress(runs: Sequence[Run]) -> bool:
    """Whether all words are bold or italic alike, as a heading's are."""
    dresses = {(run.strong, run.emphasis) for run in runs if run.text.strip()}
    return len(dresses) == 1 and any(next(iter(dresses)))
