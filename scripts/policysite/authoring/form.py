"""The official form of a policy: its title block and its sections, found among the paragraphs of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, cast, get_args

from policysite.authoring.form_fields import (
    Fact,
    as_date,
    dated,
    is_clearly_number,
    is_number,
    keyed_facts,
    number_and_title,
)
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph, Reading
from policysite.model import Organisation, parse, plain_text
from policysite.model.clauses import SECTIONS

Kind = Literal["editorial", "substantive", "reaffirmed"]
_LOOKED_AT = 3
"""Paragraphs after the top of a file, or after the last fact there, among which facts are looked for."""
_KEYED = re.compile(r"[A-Z][\w ]{1,30}:\s+\S+(?:\s+\S+){0,3}(?<![.:;])")
"""A line such as ``Status: Draft``, which is no sentence."""
_PAGE = re.compile(r"\W*Page\W+\d+(?:\W+of\W+\d+)?\W*", re.IGNORECASE)
_SAME_NAMES = {"instructions": "instruction"}


@dataclass(slots=True)
class Form:
    """What was found.

    Attributes:
        facts: What the file says of the document, as it says it.
        days: The days among these facts.
        kind: What kind of change the revision is.
        sections: The paragraphs of each section, by its anchor.
        findings: What was recognised, and what has no place.
        has_instruction: Whether the file names the section of the clauses.
    """

    facts: dict[Fact, str] = field(default_factory=dict)
    days: dict[Fact, date] = field(default_factory=dict)
    kind: Kind | None = None
    sections: dict[str, list[Paragraph]] = field(default_factory=lambda: {name: [] for name in SECTIONS})
    findings: list[Finding] = field(default_factory=list)
    has_instruction: bool = False


def words(text: str) -> str:
    """The words of a text that may hold markup."""
    return " ".join(plain_text(parse(line), cite=lambda citation: citation.number) for line in text.split("\n"))


def is_page_number(text: str) -> bool:
    """Whether a line says what page it is, and nothing else."""
    return bool(_PAGE.fullmatch(text))


def section_named(text: str) -> str | None:
    """The anchor of the section that a line names; None where it names none."""
    name = "-".join(words(text).strip(" :*#").lower().split())
    name = _SAME_NAMES.get(name, name)
    return name if name in SECTIONS else None


def read_form(reading: Reading, organisation: Organisation, given: Mapping[Fact, str]) -> Form:
    """Find title block and sections.

    Args:
        reading: What was read from the file.
        organisation: It knows the names of types and departments.
        given: Facts that are known beforehand; the file is not asked for them.
    """
    return _FormReader(reading, organisation, given).read()


class _FormReader:
    def __init__(self, reading: Reading, organisation: Organisation, given: Mapping[Fact, str]) -> None:
        self.reading = reading
        self.types = {name.lower(): code for code, name in organisation.document_types.items()}
        self.departments = {name.lower(): code for code, name in organisation.departments.items()}
        self.departments |= {code.lower(): code for code in organisation.departments}
        self.given = given
        self.form = Form()

    def read(self) -> Form:
        starts = [index for index, paragraph in enumerate(self.reading.paragraphs) if _names_section(paragraph)]
        named = {section_named(self.reading.paragraphs[index].text) for index in starts}
        self.form.has_instruction = "instruction" in named
        for finding in self.reading.findings:
            if finding.kind is FindingKind.LEFT_OUT:
                self._keyed(finding.words)
        if named & {"summary", "instruction"}:
            self._title_block(self.reading.paragraphs[: starts[0]])
            self._sections(self.reading.paragraphs[starts[0] :], "instruction")
        else:
            begin = self._title_block_end()
            self._title_block(self.reading.paragraphs[:begin])
            self._sections(self.reading.paragraphs[begin:], "instruction")
        return self.form

    def _say(self, kind: FindingKind, paragraph: Paragraph, what: str) -> None:
        self.form.findings.append(Finding(kind, paragraph.place, what, words(paragraph.text)))

    def _title_block_end(self) -> int:
        """Where the text begins in a file without a form: after the last line at its top that says a fact."""
        end = 0
        for index, paragraph in enumerate(self.reading.paragraphs):
            text = words(paragraph.text)
            if paragraph.fact or self._facts(text) or (end and _KEYED.fullmatch(text)):
                end = index + 1
            elif index - end >= _LOOKED_AT:
                break
        first = next(iter(self.reading.paragraphs), None)
        if end == 0 and first and first.heading and Fact.TITLE not in self.given:
            end = 1
        return end

    def _title_block(self, block: Sequence[Paragraph]) -> None:
        left: list[Paragraph] = []
        for paragraph in block:
            facts = self._facts(words(paragraph.text))
            if facts:
                for fact, value in facts:
                    self._learn(fact, value)
                told = "; ".join(f"{fact}: {value}" for fact, value in facts)
                self._say(FindingKind.RECOGNISED, paragraph, f"{told[0].upper()}{told[1:]}.")
            else:
                left.append(paragraph)
        for paragraph in left:
            if Fact.TITLE not in self.form.facts and Fact.TITLE not in self.given and not paragraph.fact:
                title = words(paragraph.text)
                self.form.facts[Fact.TITLE] = title
                self._say(FindingKind.RECOGNISED, paragraph, f"Title: {title}.")
            else:
                self._say(FindingKind.NOT_PLACED, paragraph, _why_not_placed(words(paragraph.text)))

    def _facts(self, text: str) -> list[tuple[Fact, str]]:
        """What a line of the title block says; nothing where it says nothing that the register knows."""
        name = text.strip(" :").lower()
        if name in self.types:
            return [(Fact.TYPE, self.types[name])]
        if name in self.departments:
            return [(Fact.DEPARTMENT, self.departments[name])]
        titles = (self.reading.title, self.given.get(Fact.TITLE, ""))
        if any(_letters(text) == _letters(title) for title in titles if _letters(title)):
            return [(Fact.TITLE, text)]
        if found := number_and_title(text):
            return [(Fact.NUMBER, found[0]), (Fact.TITLE, found[1])]
        if is_clearly_number(text) and as_date(text) is None:
            return [(Fact.NUMBER, text)]
        return [fact for key, value in keyed_facts(text) for fact in self._fact(key, value)]

    def _fact(self, key: Fact, value: str) -> list[tuple[Fact, str]]:
        if key in (Fact.REVISED, Fact.EFFECTIVE):
            found = dated(value)
            return [(key, found[0].isoformat())] if found and found[0] else []
        if key in (Fact.NUMBER, Fact.PARENT):
            number = value.split(maxsplit=1)[0]
            return [(key, number)] if is_number(number) else []
        if key is Fact.TYPE:
            return [(key, self.types[value.lower()])] if value.lower() in self.types else []
        if key is Fact.DEPARTMENT:
            return [(key, self.departments[value.lower()])] if value.lower() in self.departments else []
        if key is Fact.KIND:
            return [(key, value)] if value in get_args(Kind) else []
        found_number = number_and_title(value)
        return [(Fact.NUMBER, found_number[0]), (Fact.TITLE, found_number[1])] if found_number else [(key, value)]

    def _keyed(self, text: str) -> None:
        """Learn what the foot of a page says."""
        for key, value in keyed_facts(text):
            for fact, said in self._fact(key, value):
                self._learn(fact, said)

    def _learn(self, fact: Fact, value: str) -> None:
        self.form.facts.setdefault(fact, value)
        if fact in (Fact.REVISED, Fact.EFFECTIVE):
            self.form.days.setdefault(fact, date.fromisoformat(value))
        if fact is Fact.KIND:
            self.form.kind = cast(Kind, value)

    def _sections(self, paragraphs: Sequence[Paragraph], current: str) -> None:
        seen: set[str] = set()
        for paragraph in paragraphs:
            name = section_named(paragraph.text) if _names_section(paragraph) else None
            if name:
                if name in seen:
                    what = f"The section {words(paragraph.text)} stands here for the second time."
                    self.form.findings.append(Finding(FindingKind.DOUBT, paragraph.place, what))
                seen.add(name)
                current = name
                self._say(FindingKind.RECOGNISED, paragraph, f"Section: {words(paragraph.text).strip(' :')}.")
                continue
            if paragraph.heading and not paragraph.label and current != "instruction":
                current = "instruction"
                what = f"“{words(paragraph.text)}” is no section of the form. What follows is taken for instruction."
                self.form.findings.append(Finding(FindingKind.DOUBT, paragraph.place, what))
            if not self._is_foot(paragraph):
                self.form.sections[current].append(paragraph)

    def _is_foot(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph says nothing but facts, as the foot of a page does; then they are learnt."""
        text = words(paragraph.text)
        facts = list(keyed_facts(text))
        known = [said for key, value in facts for said in self._fact(key, value)]
        days_or_numbers = {Fact.REVISED, Fact.EFFECTIVE, Fact.NUMBER, Fact.KIND}
        if not facts or len(known) < len(facts) or not {key for key, _ in facts} <= days_or_numbers:
            return False
        if len(text.split()) > 4 * len(facts) + 4:
            return False
        self._keyed(text)
        self._say(FindingKind.RECOGNISED, paragraph, f"{'; '.join(f'{fact}: {value}' for fact, value in known)}.")
        return True


def _names_section(paragraph: Paragraph) -> bool:
    return not paragraph.label and not paragraph.bullet and section_named(paragraph.text) is not None


def _why_not_placed(text: str) -> str:
    keys = {key for key, _ in keyed_facts(text)} & {Fact.TYPE, Fact.DEPARTMENT}
    for key in sorted(keys):
        return f"organisation.yml does not have this {key}. Add it there, and then to document.yml."
    return "The register has no place for this."


def _letters(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
