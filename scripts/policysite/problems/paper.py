"""What can keep a text from paper."""

from __future__ import annotations

from policysite.problems.kinds import errors

PAPER = errors(
    (
        "text-not-printable",
        "A text has a character that no font of the official form has, so its PDF would lose it.",
        "Write it in words or in other characters. Latin, Greek, Cyrillic and Hebrew letters can be printed.",
    ),
)
