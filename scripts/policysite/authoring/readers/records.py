"""What a reader makes of a file: its paragraphs in reading order, and what it has to say about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What is to be said of words of a file."""

    RECOGNISED = "recognised"
    """They are a fact of the document, such as its number."""
    DOUBT = "doubt"
    """A person has to look at the place."""
    MEND = "mend"
    """They may be spelt otherwise than the author meant. Nothing was changed."""
    LEFT_OUT = "left-out"
    """They belong to the page or to the file, and not to the text."""
    NOT_PLACED = "not-placed"
    """They stand in the file, and nowhere in the draft."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should know about a file that is imported.

    Attributes:
        kind: What it is about.
        place: Where in the file, such as ``page 2`` or ``line 14``.
        what: What is to be said, as a full sentence.
        words: The words of the file that stand nowhere else in the draft, to the letter; empty where there are none.
    """

    kind: FindingKind
    place: str
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, a paragraph, an item of a list or a row of a table.

    Attributes:
        text: Its words with the markup of policy texts, each white space one space. A label that was typed is in it.
        place: Where it stands, such as ``page 2`` or ``line 14``.
        label: The label that the program of its author made, such as ``a.``; empty where there is none.
        bullet: The mark before it, such as ``•``; ``|`` before a row of a table; empty where there is none.
        indent: How far to the right it begins, in columns; None where that is not known.
        heading: Its level as a heading, counted from 1; 0 where it is none.
        wrapped: Whether it may be no paragraph at all, but the rest of the one before, whose last line it follows.
        fact: Whether it stands before the text, as ``key: value``.
    """

    text: str
    place: str
    label: str = ""
    bullet: str = ""
    indent: int | None = None
    heading: int = 0
    wrapped: bool = False
    fact: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from a file.

    Attributes:
        form: What the file turned out to be, such as ``Word``.
        paragraphs: Its text, in reading order.
        findings: What was left out, and what is in doubt.
        title: The title that the file states outside its text; empty where it states none.
        line_ends: Words that were joined at the end of a line, hyphen included, such as ``District-approved``.
    """

    form: str
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...] = ()
    title: str = ""
    line_ends: tuple[str, ...] = ()


class UnreadableError(Exception):
    """A file cannot be read; the text says why and what to do, as full sentences without the file's name."""
