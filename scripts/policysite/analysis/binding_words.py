"""The words of a text that can change what it asks of people: modal verbs, negations, numbers and dates.

A list of words, not an understanding of the language: it serves warnings, which a person judges. Words are compared by
what they say, so “ten (10)”, “ten” and “10” are one number, “cannot” is “can” with “not”, and “September 15th” and
“09/15” are one date. Weekdays count as dates, and “weekly” or “annual” as numbers. A date in digits is read as it is
printed in the United States, month first. Citations and addresses do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BindingKind(StrEnum):
    """Which sort of word it is."""

    MODAL = "modal verb"
    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class BindingWord:
    """One such word, or a few that belong together.

    Attributes:
        kind: Its sort.
        sense: What it says, in one spelling: two words of a kind with the same sense say the same.
        words: As it stands in the text.
    """

    kind: BindingKind
    sense: str
    words: str

    @property
    def meaning(self) -> tuple[BindingKind, str]:
        """What two words have alike that say the same."""
        return self.kind, self.sense


_MODALS = """
must
shall
should
may
might
can
could
will
would
ought
need needs needed
require requires required requiring requirement requirements
mandate mandates mandated mandatory
obliged obligated obligation obligations obligatory
responsible
expect expects expected expectation expectations
encourage encourages encouraged encouraging
discourage discourages discouraged discouraging
recommend recommends recommended recommendation recommendations
advise advises advised
permit permits permitted
allow allows allowed
approve approves approved
authorize authorizes authorized authorise authorises authorised
optional optionally
voluntary voluntarily
prohibit prohibits prohibited prohibiting prohibition prohibitions
forbid forbids forbidden
"""
_NEGATIONS = """
not
no
never
none
nobody
nothing
neither
nor
without
unless
except excepts excepted excepting exception exceptions
exclude excludes excluded excluding exclusion exclusions exclusive exclusively
only
"""
"""A line a sense, with the forms of the word; the first stands for all."""

_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_AMOUNTS = "half twice dozen hundred thousand million daily weekly biweekly monthly quarterly annual yearly"
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"


def _forms(kind: BindingKind, table: str) -> dict[str, tuple[BindingKind, str]]:
    rows = (line.split() for line in table.split("\n") if line)
    return {form: (kind, row[0]) for row in rows for form in row}


def _numbers() -> dict[str, tuple[BindingKind, str]]:
    units = _UNITS.split()
    values = {word: str(value) for words in (units, _ORDINALS.split()) for value, word in enumerate(words)}
    values |= {word: word for word in _AMOUNTS.split()} | {"annually": "annual"}
    for value, ten in enumerate(_TENS.split(), 2):
        values[ten] = str(value * 10)
        values |= {f"{ten}-{units[unit]}": str(value * 10 + unit) for unit in range(1, 10)}
    return {word: (BindingKind.NUMBER, sense) for word, sense in values.items()}


def _calendar() -> dict[str, str]:
    """Months and weekdays that stand alone; “May” is told apart from the verb by its place."""
    months = {name.title(): f"-{month}-" for month, name in enumerate(_MONTHS.split(), 1) if name != "may"}
    return months | {form: day for day in _DAYS.split() for form in (day.title(), day.title() + "s")}


_WORDS = _forms(BindingKind.MODAL, _MODALS) | _forms(BindingKind.NEGATION, _NEGATIONS) | _numbers()
_CALENDAR = _calendar()
_CUT_VERBS = {"ca": "can", "wo": "will", "sha": "shall"}
"""What is left of a verb before “n't”, where it is not the verb itself."""

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\w:/])"
_PATTERN = re.compile(
    r"(?P<skipped>\[\[[^\]]*\]\]|https?://\S+|mailto:\S+)"
    r"|(?P<date>\b(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?)\b"
    rf"|\b{_MONTH} {_DAY}(?:,? \d{{4}}\b)?|\b{_DAY} (?:of )?{_MONTH}(?:,? \d{{4}}\b)?|\b{_MONTH},? \d{{4}}\b)"
    r"|(?P<number>[$€£]?\d+(?:[.,:/-]\d+)*\w*%?)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019-][^\W\d_]+)*)"
)


def binding_words(text: str) -> tuple[BindingWord, ...]:
    """The binding words of a canonical text, in reading order."""
    found: list[BindingWord] = []
    end = -1
    for match in _PATTERN.finditer(text):
        words = tuple(_read(match))
        if words and text[end : match.start()] == " (" and words[0].meaning == found[-1].meaning:
            found[-1] = BindingWord(found[-1].kind, found[-1].sense, f"{found[-1].words} ({words[0].words})")
        else:
            found.extend(words)
        end = match.end() if words else -1
    return tuple(found)


def _read(match: re.Match[str]) -> Iterator[BindingWord]:
    words = match[0]
    if match.lastgroup == "date":
        yield BindingWord(BindingKind.DATE, _date(words), words)
    elif match.lastgroup == "number":
        sense = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", words.replace(",", ""))
        yield BindingWord(BindingKind.NUMBER, sense, words)
    elif match.lastgroup == "word":
        if words in _CALENDAR or (words == "May" and re.search(r"[a-z,] $", match.string[: match.start()])):
            yield BindingWord(BindingKind.DATE, _CALENDAR.get(words, "-5-"), words)
        else:
            for part in _parts(words.lower().replace("\u2019", "'")):
                if part in _WORDS:
                    kind, sense = _WORDS[part]
                    yield BindingWord(kind, sense, words)


def _parts(word: str) -> tuple[str, ...]:
    if word == "cannot":
        return "can", "not"
    if word.endswith("n't"):
        verb = word.removesuffix("n't")
        return _CUT_VERBS.get(verb, verb), "not"
    return (word,)


def _date(words: str) -> str:
    """Year, month and day, joined by hyphens; what is not said is left empty."""
    numbers = [int(digits) for digits in re.findall(r"\d+", words)]
    name = re.search(_MONTH, words)
    if name:
        month = next(month for month, full in enumerate(_MONTHS.split(), 1) if full.startswith(name[0].lower()[:3]))
        days = [number for number in numbers if number < 100]
        years = [number for number in numbers if number >= 100]
    elif "-" in words:
        years, month, days = numbers[:1], numbers[1], numbers[2:]
    else:
        month, days = numbers[0], numbers[1:2]
        years = [year if year >= 100 else 2000 + year for year in numbers[2:]]
    return f"{years[0] if years else ''}-{month}-{days[0] if days else ''}"
