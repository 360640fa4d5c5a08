"""Words of a file as sources write them: citations are marked, and nothing only looks like markup."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from policysite.authoring.readers.records import Finding, FindingKind
from policysite.checks.labels_not_written import LABEL

_TAG = re.compile(r"(?<!\\)<(?=[/!?]?[A-Za-z]|!--)")
_BOUND = r"(?<![\w\[\\/#@.-])({})(?![\w\]]|[-./]\w)"


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
        numbers = sorted(set(self.known) - {self.own}, key=lambda number: (-len(number), number))
        shapes = sorted({_shape(number) for number in {*self.known, self.own}})
        self._known = re.compile(_BOUND.format("|".join(map(re.escape, numbers)) or "(?!)"))
        self._like = re.compile(_BOUND.format("|".join(shapes)))

    def marked(self, text: str, place: str) -> str:
        """The text with each known number as a citation."""
        cited = dict.fromkeys(found[1] for found in self._known.finditer(text))
        for number in cited:
            self._say(FindingKind.RECOGNISED, place, f"{number} is cited: [[{number}]].")
        for found in dict.fromkeys(found[1] for found in self._like.finditer(text)):
            if found not in cited and found != self.own:
                what = f"{found} looks like the number of a document that the register does not have."
                self._say(FindingKind.DOUBT, place, f"{what} Add it, then write [[{found}]].")
        return self._known.sub(r"[[\1]]", text)

    def _say(self, kind: FindingKind, place: str, what: str) -> None:
        self.findings.append(Finding(kind, place, what))


def _shape(number: str) -> str:
    """The pattern of numbers that are built alike: as many letters and digits at the same places."""
    return re.sub(
        r"[A-Z0-9.-]",
        lambda found: "[A-Z]" if found[0].isalpha() else r"\d" if found[0].isdigit() else re.escape(found[0]),
        number,
    )
