"""Revisions follow one another in time, so that on any day at most one is in force."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policysite.loading import Loaded
from policysite.problems import Problem, problem


def revision_dates(loaded: Loaded) -> Iterator[Problem]:
    """Compare the effective days of neighbours by revised date, and each with the day on which it was revised."""
    for document in loaded.unchecked:
        by_revised = sorted(document.revisions, key=lambda revision: revision.revised)
        for revision in by_revised:
            if revision.effective_on < revision.revised:
                where = loaded.sources.effective_day(document.number, revision)
                what = f"Revised {revision.revised}, in force from {revision.effective_on}."
                yield problem("effective-before-revised", where, what)
        for before, after in pairwise(by_revised):
            if after.effective_on > before.effective_on:
                continue
            where = loaded.sources.effective_day(document.number, after)
            if after.effective_on == before.effective_on:
                what = f"The revision of {before.revised} takes effect on {before.effective_on} too."
                yield problem("date-twice", where, what)
            else:
                what = f"In force from {after.effective_on}, but the revision of {before.revised} only from "
                yield problem("date-out-of-order", where, f"{what}{before.effective_on}.")
