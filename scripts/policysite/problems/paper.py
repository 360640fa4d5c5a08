"""What can keep a text from paper."""

from __future__ import annotations

from policysite.problems.kinds import errors

PAPER = errors(
    (
        "text-not-printable",
        "A text has a character that no font of the official form has, so its PDF would lose it.",
        "Correct a slip; else put a font that has it, such as one of the Noto fonts, into policy_src/fonts.",
    ),
)
