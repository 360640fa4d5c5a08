"""Plain language: what a sentence could say more simply. Suggestions for a writer, never errors.

Each rule finds words in the text of one clause. The rules follow the habits that plain-language guides of public bodies
share; the passive voice is not among them, because a third of all real clauses need it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from policysite.model import TextRevision, canonical_text

Find = Callable[[str, str], Iterator[str]]
"""Finds the words that a rule is about: in the words of a clause, given all the words of the text."""

LONGEST_SENTENCE = 40
"""Words."""

_SENTENCE = re.compile(r"[^.?!:;]+(?:[.?!](?!\s|$)[^.?!:;]+)*")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_MUST = r"\b(?:must|shall|(?:is|are) (?:required|obliged|expected) to|ha(?:s|ve) to)\b"
_MODALS = re.compile(r"\b(must|shall|should)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,6}s?(?![\w-])")
_NOT_WORDS = re.compile(r"\[\[[^\]]*\]\]|https?://\S+|mailto:\S+")


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A rule of plain language.

    Attributes:
        code: Its name.
        why: Why it helps a reader, as a full sentence.
        instead: What to do, as a full sentence.
        before: An example of what it finds.
        after: The same, said plainly.
        find: Finds the words.
    """

    code: str
    why: str
    instead: str
    before: str
    after: str
    find: Find


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words of a clause that could be plainer.

    Attributes:
        rule: The rule.
        clause: The id of the clause.
        label: Its label.
        words: The words.
        plainer: What says the same in plainer words; empty where that depends on what is meant.
    """

    rule: PlainRule
    clause: str
    label: str
    words: str
    plainer: str = ""


def _matches(pattern: str) -> Find:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda words, _: (found[0] for found in compiled.finditer(words))


def _mixed_modals(words: str, _: str) -> Iterator[str]:
    found = list(dict.fromkeys(match[1].lower() for match in _MODALS.finditer(words)))
    if len(found) > 1:
        yield " and ".join(found)


def _several_obligations(words: str, _: str) -> Iterator[str]:
    count = len(re.findall(_MUST, words, re.IGNORECASE))
    if count > 2:
        yield f"{count} obligations"


def _long_sentences(words: str, _: str) -> Iterator[str]:
    for sentence in _SENTENCE.findall(words):
        said = _WORD.findall(sentence)
        if len(said) > LONGEST_SENTENCE:
            yield f"{' '.join(said[:4])} … ({len(said)} words)"


def _acronyms(words: str, whole: str) -> Iterator[str]:
    for found in dict.fromkeys(match[0].rstrip("s") for match in _ACRONYM.finditer(words)):
        if not re.search(rf"\({found}s?\)|\b{found}s? \(", whole) and len(found) > 1:
            yield found


PLAINER = {
    "prior to": "before",
    "subsequent to": "after",
    "in the event that": "if",
    "in order to": "to",
    "pursuant to": "under",
    "with regard to": "about",
    "with respect to": "about",
    "for the purpose of": "to",
    "in the amount of": "of",
    "at such time as": "when",
    "a number of": "some",
    "utilize": "use",
    "utilizes": "uses",
    "utilized": "used",
    "utilizing": "using",
    "utilization": "use",
    "commence": "begin",
    "commences": "begins",
    "commencing": "beginning",
    "endeavor": "try",
    "endeavors": "tries",
    "ascertain": "find out",
    "notwithstanding": "despite",
}
"""Words that have a plainer one."""

PLAIN_RULES: tuple[PlainRule, ...] = (
    PlainRule(
        "shall",
        "Readers take “shall” for a duty, for the future, or for something in between.",
        "Write “must” for a duty and “will” for the future.",
        "The principal shall keep a list.",
        "The principal must keep a list.",
        _matches(r"\bshall\b"),
    ),
    PlainRule(
        "mixed-modals",
        "Two words for what is asked leave open whether both ask the same.",
        "Use one of them throughout the clause, or two clauses.",
        "Visitors must sign in and should wear a badge.",
        "Visitors must sign in and must wear a badge.",
        _mixed_modals,
    ),
    PlainRule(
        "several-obligations",
        "Only a whole clause can be cited, so each duty is easiest to find in a clause of its own.",
        "Give each duty a clause.",
        "Staff must sign in, must wear a badge and must sign out.",
        "Staff must: a. sign in; b. wear a badge; c. sign out.",
        _several_obligations,
    ),
    PlainRule(
        "pointer-word",
        "“Above” and “herein” point to a place that moves when the text is revised.",
        "Cite the clause, or say what is meant.",
        "The form named above is kept.",
        "The sign-in form is kept.",
        _matches(
            r"\b(?:the above|above-mentioned|as (?:stated |described |listed )?above|named above|listed below"
            r"|herein(?:after)?|hereby|hereto|thereof|therein|thereto|aforementioned)\b"
        ),
    ),
    PlainRule(
        "long-sentence",
        "A sentence of more than forty words is hard to keep in mind.",
        "Make two sentences, or a list of clauses.",
        "A teacher who plans a trip with students of more than one school asks the principal of each of them, in "
        "writing and at least ten school days before the trip, whether it can take place on that day and who comes "
        "along to look after them.",
        "A teacher who plans a trip with students of several schools asks the principal of each. The request is made "
        "in writing, ten school days before.",
        _long_sentences,
    ),
    PlainRule(
        "and-or",
        "“And/or” can be read in two ways.",
        "Write “or”, or “A, B or both”.",
        "Parents and/or guardians sign.",
        "A parent or guardian signs.",
        _matches(r"\band/or\b"),
    ),
    PlainRule(
        "acronym",
        "Readers who are new do not know the letters.",
        "Spell it out where it is used first, with the letters in brackets.",
        "The LEA decides.",
        "The local education agency (LEA) decides.",
        _acronyms,
    ),
    PlainRule(
        "date-form",
        "Days and months are mixed up where a date is not written like the others.",
        "Write the month as a word, or the date as it is printed: 02/21/24.",
        "By 2/3/24.",
        "By February 3, 2024.",
        _matches(
            r"(?<![\d/.-])(?!\d\d/\d\d/\d\d(?:\d\d)?(?![\d/]))\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])"
            r"|(?<![\d.-])\d{1,2}[.-]\d{1,2}[.-]\d{4}(?!\d|[.-]\d)"
            r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
            r" \d{1,2}(?:st|nd|rd|th)\b"
        ),
    ),
    PlainRule(
        "plainer-word",
        "A short word that all know is read faster.",
        "Use the plainer word, if it says the same here.",
        "Prior to the trip, parents sign.",
        "Before the trip, parents sign.",
        _matches(rf"\b(?:{'|'.join(PLAINER)})\b"),
    ),
    PlainRule(
        "vague-time",
        "People who act on it need to know by when.",
        "Say how soon: a day, a number of hours, an event.",
        "Accidents are reported in a timely manner.",
        "Accidents are reported on the same day.",
        _matches(
            r"\b(?:(?:in|within) an? (?:timely manner|reasonable time)|as soon as (?:possible|practicable)|timely)\b"
        ),
    ),
    PlainRule(
        "plural-in-brackets",
        "A screen reader reads “student(s)” as “student s”.",
        "Write the plural; it includes the one.",
        "The student(s) sign.",
        "The students sign.",
        _matches(r"\b\w+\(e?s\)"),
    ),
)
"""Every rule, in the order in which suggestions are listed."""


def suggestions(text: TextRevision, clauses: Iterable[str], accepted: Collection[str] = ()) -> Iterator[Suggestion]:
    """What some clauses of a text could say more plainly, clause by clause.

    Args:
        text: The text.
        clauses: The ids of the clauses that are looked at: those that changed.
        accepted: Words that are left alone, as ``organisation.yml`` lists them.
    """
    left_alone = {word.lower() for word in accepted}
    whole = " ".join(canonical_text(words) for _, words, _ in text.texts())
    wanted = set(clauses)
    for placed in text.placed:
        if placed.clause.id not in wanted:
            continue
        words = _NOT_WORDS.sub("", canonical_text(placed.clause.text))
        for rule in PLAIN_RULES:
            for found in dict.fromkeys(rule.find(words, whole)):
                if found.lower() not in left_alone:
                    yield Suggestion(rule, placed.clause.id, placed.label, found, PLAINER.get(found.lower(), ""))
