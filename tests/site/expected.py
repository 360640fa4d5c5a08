"""What HUM-W050 says: taken by hand from the printed form, and not from policy_src.

``HUM-W050.expected.txt`` has a line for each clause, its label and its words with a tab between them, and a line for
each other part of the form. It differs from the text that was extracted from the form only where that was garbled;
``as_extracted`` puts the damage back, so that the two can be compared to the letter.
"""

import re
from functools import cache
from pathlib import Path

NUMBER = "HUM-W050"
REVISED = "02/21/24"
DOCUMENT = "policies/HUM-W050/"
REVISION = "policies/HUM-W050/2024-02-21/"
HISTORY_ONLY = ("2020-09-09", "2023-09-13", "2023-10-27")

_LABEL = re.compile(r"\d+(\.[a-z]+)*")


@cache
def rows() -> tuple[tuple[str, str], ...]:
    """Every line: the name of the part, or the label of the clause, and its words."""
    lines = Path(__file__).with_name("HUM-W050.expected.txt").read_text(encoding="utf-8").splitlines()
    return tuple((name, words) for name, words in (line.split("\t") for line in lines))


def clauses() -> list[tuple[str, str]]:
    """Label and words of each clause, in order."""
    return [(name, words) for name, words in rows() if _LABEL.fullmatch(name)]


def labels() -> list[str]:
    """The labels, in order."""
    return [label for label, _ in clauses()]


def all_of(name: str) -> list[str]:
    """Every line of a part."""
    return [words for found, words in rows() if found == name]


def only(name: str) -> str:
    """The line of a part that has just one."""
    (words,) = all_of(name)
    return words


def as_extracted() -> list[str]:
    """The lines of the extracted text, as they must be if nothing but the known damage was mended.

    Blank lines and indentation are left out, because the extraction lost them after the page break.
    """
    return [
        f"{NUMBER} – {only('title').upper()}",
        only("type").upper(),
        only("department").upper(),
        "SUMMARY",
        only("summary"),
        "INSTRUCTION",
        *(line for label, words in clauses() for line in _damaged(label, words)),
        "APPLICABILITY",
        *_bullets("applicability"),
        "ASSOCIATED DOCUMENTS",
        *_bullets("associated document"),
        "APPROVAL AUTHORITY",
        *_bullets("approval authority"),
        "REVISION HISTORY",
        *_bullets("revision"),
        _footer(2),
    ]


def _damaged(label: str, words: str) -> list[str]:
    if label == "4.b.i":
        assert words.count("District-approved") == 1
        words = words.replace("District-approved", "Districtapproved")
    lines = [f"- {words}" if label == "4.d.i" else f"- {label.rpartition('.')[2]}. {words}"]
    return [*lines, _footer(1)] if label == "4.c.i" else lines


def _footer(page: int) -> str:
    return f"Revised: {REVISED} DOC#: {NUMBER} Page **{page}** of **2**"


def _bullets(name: str) -> list[str]:
    return [f"- {words}" for words in all_of(name)]
