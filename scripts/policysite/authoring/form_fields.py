"""The facts that a policy prints about itself: dates, numbers, rows of the revision history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from policysite.model.base import NUMBER

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"""
      (?P<iso> \d{{4}}-\d{{2}}-\d{{2}} )
    | (?P<month> \d{{1,2}} ) (?P<mark> [/.-] ) (?P<day> \d{{1,2}} ) (?P=mark) (?P<year> \d{{4}} | \d{{2}} )
    | (?P<name> {_MONTH} ) \s+ (?P<day_after> \d{{1,2}} ),? \s+ (?P<long_year> \d{{4}} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LAST_CENTURY = 70
"""A year of two digits from this on is of the last century: 98 is 1998, and 24 is 2024."""

_NUMBER_AND_TITLE = re.compile(rf"(?P<number>{NUMBER})(?:\s*[–—:|]\s*|\s+-+\s+|\s+)(?P<title>\S.*)", re.DOTALL)
_BETWEEN = re.compile(r"^\s*(?:[-–—:|]+\s+)?")


_SMALL = """
    a an and as at but by for from in nor of on or per the to up via vs with
"""
"""Words that a title writes in small letters unless it begins with them."""


class Fact(StrEnum):
    """What a policy can say of itself in its title block, or at the foot of its pages."""

    NUMBER = "number"
    TITLE = "title"
    TYPE = "type"
    DEPARTMENT = "department"
    REVISED = "revised"
    EFFECTIVE = "effective"
    KIND = "kind of change"
    PARENT = "number of the policy"


_KEYS = {
    Fact.NUMBER: (
        "doc", "document", "doc no", "document no", "doc number", "document number", "policy no", "policy number",
        "number", "code",
    ),
    Fact.TITLE: ("title", "subject"),
    Fact.TYPE: ("type", "kind", "document type"),
    Fact.DEPARTMENT: ("department", "dept"),
    Fact.REVISED: (
        "revised", "revised on", "revised date", "date revised", "last revised", "revision date", "updated",
        "last updated",
    ),
    Fact.EFFECTIVE: ("effective", "effective date", "effective on", "in force from"),
    Fact.KIND: ("kind of change",),
    Fact.PARENT: ("policy",),
}  # fmt: skip
_BY_KEY = {key: fact for fact, keys in _KEYS.items() for key in keys}
_KEY_NAMES = "|".join(re.escape(key) for key in sorted(_BY_KEY, key=len, reverse=True))
_KEY = re.compile(rf"(?<![\w-])(?P<key>{_KEY_NAMES})\.?\s*(?:\#\s*:?|:)\s*", re.IGNORECASE)


def as_date(text: str) -> date | None:
    """The day that a text names and nothing else: 2024-02-21, 02/21/24, 2/21/2024 or February 21, 2024."""
    found = _DATE.fullmatch(text.strip())
    return _day(found) if found else None


def dated(text: str) -> tuple[date | None, str, str] | None:
    """A row that begins with a date, taken apart; None where it does not.

    Returns:
        The day, or None where the calendar has no such day; the date as it is written; and the words behind it.
    """
    found = _DATE.match(text)
    if not found:
        return None
    return _day(found), found[0], _BETWEEN.sub("", text[found.end() :]).strip()


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["name"]:
            month = _MONTHS.index(found["name"][:3].lower()) + 1
            return date(int(found["long_year"]), month, int(found["day_after"]))
        year = int(found["year"])
        if year < 100:
            year += 1900 if year >= _LAST_CENTURY else 2000
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def is_number(text: str) -> bool:
    """Whether a text can be the number of a document; a number has a digit, and a word may be none."""
    return bool(re.fullmatch(NUMBER, text)) and any(character.isdigit() for character in text)


def is_clearly_number(text: str) -> bool:
    """Whether a text is so like HUM-W050 or 0401.10 that it is taken for a number without being called one."""
    return is_number(text) and sum(map(str.isdigit, text)) >= 3 and any(mark in text for mark in "-.")


def number_and_title(text: str) -> tuple[str, str] | None:
    """``HUM-W050 – Staff Use of …`` or ``0401.10 Contracts``, taken apart; None where it is neither."""
    found = _NUMBER_AND_TITLE.fullmatch(text)
    if not found or not is_clearly_number(found["number"]):
        return None
    return found["number"], found["title"].strip()


def keyed_facts(text: str) -> Iterator[tuple[Fact, str]]:
    """The facts of a line such as ``Revised: 02/21/24 DOC#: HUM-W050``; none where it does not begin with one."""
    keys = list(_KEY.finditer(text))
    if not keys or len(text[: keys[0].start()].split()) > 1:
        return
    ends = [key.start() for key in keys[1:]] + [len(text)]
    for key, end in zip(keys, ends, strict=True):
        value = text[key.end() : end].strip().strip("\"'|").strip()
        if value:
            yield _BY_KEY[" ".join(key["key"].lower().split())], value


def in_title_case(title: str, body: str) -> str:
    """A title that is printed in capitals, as a title is written.

    Args:
        title: The title.
        body: The text below it; a word that stands in capitals there too keeps them.
    """
    words = set(re.findall(r"\w+", body))

    def written(word: re.Match[str]) -> str:
        capitals = word[0]
        small = capitals.lower()
        if capitals in words and small not in words and capitals.capitalize() not in words:
            return capitals
        if small in _SMALL.split() and word.start() > 0:
            return small
        return capitals.capitalize()

    return re.sub(r"\w+(?:['’]\w+)*", written, title)
