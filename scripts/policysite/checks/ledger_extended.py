"""A ledger only ever grows at its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from policysite.loading import LEDGER_FILE, SOURCE_FOLDER, Loaded
from policysite.problems import Location, Problem, problem


def ledger_extended(loaded: Loaded) -> Iterator[Problem]:
    """Report the first entry of the earlier ledger that is not in its place.

    This is what finds a ledger whose end was cut off, or which was written anew as a whole: nothing in the file itself
    tells of that.
    """
    earlier = loaded.earlier_ledger
    for was, now in zip_longest(earlier.entries, loaded.ledger.entries[: len(earlier.entries)]):
        if was != now:
            found = f"another, on {now.part}, stands here" if now else "this one does not reach it"
            what = f"The earlier ledger has entry {was.sequence}, on {was.part}; {found}."
            yield problem("ledger-not-extended", Location(f"{SOURCE_FOLDER}/{LEDGER_FILE}", was.line), what)
            return
