"""Words of a file as sources write them: citations are marked, and nothing only looks like markup."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from policysite.authoring.readers.records import Finding, FindingKind
from policysite.checks.labels_not_written import LABEL
from policysite.model.base import NUMBER

_TAG = re.compile(r"(?<!\\)<(?=[/!?]?[A-Za-z]|!--)")
_NUMBER = re.compile(rf"(?<![\w\[\\/#@.-]){NUMBER}(?![\w\]]|[-/]\w)")


def without_tags(text: str) -> str:
    """A text in which no ``<`` looks like the beginning of HTML."""
    return _TAG.sub(r"\\<", text)


def without_label(text: str) -> str:
    """A clause's text that does not look as if it began with a label."""
    label = LABEL.match(text)
    return re.sub(r"([.)])", r"\\\1", label[0], count=1) + text[label.end() :] if label else text


@dataclass
class Citing:
    """Marks the documents that a text names.

    Attributes:
        known: The numbers that can be cited.
        own: The number of the document itself, which is not cited.
        findings: What was marked, and what looks like a number and is not known.
    """

    known: Collection[str]
    own: str
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._shapes = {_shape(number) for number in (*self.known, self.own)}

    def marked(self, text: str, place: str) -> str:
        """The text with each known number as a citation."""
        found = list(dict.fromkeys(number[0] for number in _NUMBER.finditer(text) if number[0] != self.own))
        for number in found:
            if number in self.known:
                self._say(FindingKind.RECOGNISED, place, f"{number} is cited: [[{number}]].")
            elif _shape(number) in self._shapes:
                what = f"{number} looks like the number of a document that the register does not have."
                self._say(FindingKind.DOUBT, place, f"{what} Add it, then write [[{number}]].")
        cited = {number for number in found if number in self.known}
        return _NUMBER.sub(lambda number: f"[[{number[0]}]]" if number[0] in cited else number[0], text)

    def _say(self, kind: FindingKind, place: str, what: str) -> None:
        self.findings.append(Finding(kind, place, what))


def _shape(number: str) -> str:
    """How a number is built: where it has letters and where digits."""
    return re.sub(r"[0-9]", "0", re.sub(r"[A-Z]", "A", number))
