"""What can be wrong with a checker."""

from __future__ import annotations

from policysite.problems.kinds import errors

CHECKERS = errors(
    (
        "checker-id-malformed",
        "A name in a checker is not made of lower-case words joined by hyphens.",
        "Use lower-case letters and digits, words joined by hyphens, beginning with a letter, such as late-at-night.",
    ),
    (
        "checker-id-twice",
        "Two questions, two answers to a question, two outcomes or two rules of a checker have the same name.",
        "Give one of them another name.",
    ),
    (
        "checker-unknown-name",
        "A checker refers to a question, an answer, an outcome or a rule that it does not have.",
        "Correct the name, or add what it names.",
    ),
    (
        "checker-skip-order",
        "Whether a question is asked depends on a question that is not asked before it.",
        "Name questions in skip_if that stand above, or move the question down.",
    ),
    (
        "checker-silence",
        "A checker must have one outcome that says that the text does not say.",
        "Give exactly one outcome the kind silence.",
    ),
)
