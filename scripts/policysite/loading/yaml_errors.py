"""What the YAML parser says, in words that an HR officer understands."""

from __future__ import annotations

import re

import yaml

from policysite.problems import Location, Problem, problem

_BELOW = "Put the whole text in quotes, or write >- after the key and the text on the lines below."

_BEGINS = re.compile(r"\s*(?:- +)*(?:[A-Za-z_][\w-]*: +)?(?P<mark>[\[\]{},&*!%@`\"']|[|>](?![-+\d]*\s*$))")
"""A text, behind its key or on a line of its own, that begins with a character that has a meaning in YAML."""

_KEY = re.compile(r"\s*(?:- +)*[\w-]+")

_NOTICED_LATE = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ','")
"""What the parser notices only where it can no longer go on; where it began is the better place."""

_CLEAR = (
    (
        "escape",
        "A text in double quotes holds a backslash, which has a meaning in YAML there.",
        "Use single quotes, or write >- after the key and the text on the lines below.",
    ),
    (
        "found unexpected end of stream",
        "A quote is opened here and never closed.",
        "Close the quote.",
    ),
    (
        "could not find expected ':'",
        "There is no key here: the colon with a space is missing, or the text is not indented below its key.",
        "Write the colon with a space after the key, or indent the text below its key.",
    ),
    (
        "found another document",
        "The line --- begins a second file within this one.",
        "Remove the line, or move what follows to a file of its own.",
    ),
)
"""What the parser says of one fault only, in plain words: what is wrong, and what to do."""

_VAGUE = (
    (
        "mapping values are not allowed",
        "A text on this line holds a colon that YAML takes for the end of a key.",
        _BELOW,
    ),
    (
        "did not find expected key",
        "The indentation of this line does not match the lines above, or a quote above is not closed.",
        "Line up the keys that belong together.",
    ),
    (
        "did not find expected '-' indicator",
        "The indentation of this line does not match the list above.",
        "Line up the items that belong together.",
    ),
    (
        "block sequence entries are not allowed",
        "The text begins with a hyphen and a space, which YAML takes for a list.",
        _BELOW,
    ),
    (
        "mapping keys are not allowed",
        "The text begins with a question mark and a space, which YAML takes for a key.",
        _BELOW,
    ),
)
"""What it also says where a text begins with a character that has a meaning; then that is the better advice."""


def syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """Say what is wrong, at the place where the fault was made as far as that is known.

    Args:
        error: What the parser raised.
        text: The whole file.
        name: How problems call the file.
    """
    said = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if any(sign in said for sign in _NOTICED_LATE):
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return problem("yaml-syntax", Location(name), f"YAML cannot read the file: {said}.")
    lines = text.rstrip("\n").split("\n")
    ended = mark.line >= len(lines)
    place = Location(name, len(lines), len(lines[-1]) + 1) if ended else Location(name, mark.line + 1, mark.column + 1)
    line = lines[place.line - 1]
    if tab := re.match(r" *\t", line):
        what, remedy = "There is a tab where YAML takes spaces only.", "Replace the tab with spaces."
        return problem("yaml-syntax", Location(name, place.line, tab.end()), what, remedy)
    return (
        _in_plain_words(_CLEAR, said, place)
        or _begins_with_a_mark(place, line)
        or _goes_on_above(said, place, line)
        or _in_plain_words(_VAGUE, said, place)
        or problem("yaml-syntax", place, f"YAML cannot read on from here: {said}.")
    )


def _in_plain_words(rows: tuple[tuple[str, str, str], ...], said: str, place: Location) -> Problem | None:
    for sign, what, remedy in rows:
        if sign in said:
            return problem("yaml-syntax", place, what, remedy)
    return None


def _goes_on_above(said: str, place: Location, line: str) -> Problem | None:
    if not said.startswith("mapping values") or not _KEY.fullmatch(line[: place.column - 1]):
        return None
    what = "YAML reads this key as a part of the text above it."
    remedy = "Line it up with the other keys, and write a colon with a space after the key above."
    return problem("yaml-syntax", place, what, remedy)


def _begins_with_a_mark(noticed: Location, line: str) -> Problem | None:
    found = _BEGINS.match(line)
    if not found or found.start("mark") >= noticed.column:
        return None
    place = Location(noticed.file, noticed.line, found.start("mark") + 1)
    mark = found["mark"]
    if mark in "&*":
        return problem("yaml-alias", place, f"YAML takes the “{mark}” with which the text begins for an alias.")
    if mark in "\"'":
        remedy = "Write >- after the key and the text without quotes on the lines below; or close a quote further up."
        return problem("yaml-syntax", place, "Something stands behind the closing quote of this text.", remedy)
    return problem("yaml-syntax", place, f"The text begins with “{mark}”, which has a meaning in YAML.", _BELOW)
