"""Labels come from places; nobody writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.loading import Loaded
from policysite.problems import Problem, problem

LABEL = re.compile(
    r"""
    (?! (?i: e\.g | i\.e | a\.m | p\.m ) \. )                                     # these only look like labels
    (?: \(? (?: \d{1,3} | [A-Za-z] | [ivxIVX]{1,5} ) [.)] (?: [0-9a-z]{1,5} [.)] )*  # a. (2) iv) 4.b.
      | \d{1,3} \. [a-z]{1,3} (?: \. [A-Za-z]{1,5} )* [.)]?                         # 4.b.i
    )
    (?= \s )
    """,
    re.VERBOSE,
)
"""A label at the beginning of a text."""


def labels_not_written(loaded: Loaded) -> Iterator[Problem]:
    """Report each clause whose text begins like ``a. Text``, ``(2) Text``, ``4.b. Text`` or ``4.b.i Text``."""
    for document in loaded.unchecked:
        for text in document.texts:
            for placed in text.placed:
                label = LABEL.match(placed.clause.text)
                if label:
                    path = [step for index in placed.path for step in ("clauses", index)]
                    where = loaded.sources.revision(document.number, text.revised, (*path, "text"), needle=label[0])
                    yield problem("label-in-text", where, f"The text begins with “{label[0]}”.")
