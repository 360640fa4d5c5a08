"""Words that depend on the day, so that a page built yesterday is right today.

The page holds what is true on the edition's day, and, for each later day on which that changes, what is true from then
on. A script in the page compares with the reader's date; without it, the page is as of the day on which it was built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from markupsafe import Markup

from policysite.rendering.edition import Edition
from policysite.rendering.templates import macro


def timed(edition: Edition, days: Iterable[date], on: Callable[[date], Markup], *, inline: bool = False) -> Markup:
    """Render something for the edition's day and for each later day on which it may change.

    Args:
        edition: The register, and the day that counts as today.
        days: The days on which it may change; those that are past are ignored.
        on: Renders it as of a day.
        inline: Whether it stands in a line of words.
    """
    last = now = on(edition.as_of)
    stages: list[tuple[date, Markup]] = []
    for day in sorted({day for day in days if day > edition.as_of}):
        if (html := on(day)) != last:
            stages.append((day, html))
            last = html
    if not stages:
        return now
    return macro("notices.html", "timed_words" if inline else "timed")(edition.organisation.time_zone, now, stages)
