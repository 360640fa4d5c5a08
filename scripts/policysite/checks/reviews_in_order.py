"""Reviews stand in the order of their days, and none before there was anything to review."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policysite.loading import Loaded
from policysite.problems import Problem, problem


def reviews_in_order(loaded: Loaded) -> Iterator[Problem]:
    """Compare the days of neighbours, and the first with the first revision."""
    for document in loaded.unchecked:
        for index, (before, after) in enumerate(pairwise(document.reviews)):
            if after.on <= before.on:
                where = loaded.sources.document(document.number, ("reviews", index + 1, "on"))
                yield problem(
                    "review-out-of-order", where, f"The review of {before.on} stands before that of {after.on}."
                )
        if document.reviews and document.revisions and document.reviews[0].on < document.revisions[0].effective_on:
            where = loaded.sources.document(document.number, ("reviews", 0, "on"))
            what = f"The first revision took effect on {document.revisions[0].effective_on}."
            yield problem("review-out-of-order", where, what)
