"""A retired document has been in force, and is not revised any more."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.loading import Loaded
from policysite.problems import Problem, problem


def retirement(loaded: Loaded) -> Iterator[Problem]:
    """Compare the day of retirement with the effective days of the revisions."""
    for document in loaded.unchecked:
        if document.retired is None:
            continue
        for revision in document.revisions:
            if revision.effective_on >= document.retired.on:
                where = loaded.sources.effective_day(document.number, revision)
                what = (
                    f"In force from {revision.effective_on}, but {document.number} is retired on {document.retired.on}."
                )
                yield problem("revision-after-retirement", where, what)
