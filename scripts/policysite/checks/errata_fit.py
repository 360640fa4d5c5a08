"""An erratum names words that stand once in the clause that it corrects."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.loading import Loaded
from policysite.model import Erratum, TextRevision
from policysite.problems import Problem, problem


def errata_fit(loaded: Loaded) -> Iterator[Problem]:
    """Apply the errata of each text one after the other, and report each that does not fit."""
    for document in loaded.unchecked:
        for text in document.texts:
            words = {placed.clause.id: placed.clause.text for placed in text.placed}
            for index, erratum in enumerate(text.errata):
                fault = _fault(text, erratum, words)
                if fault:
                    where = loaded.sources.erratum(document.number, text.revised, ("errata", index))
                    yield problem("erratum-misfit", where, fault)
                else:
                    words[erratum.clause] = words[erratum.clause].replace(erratum.was, erratum.now)


def _fault(text: TextRevision, erratum: Erratum, words: dict[str, str]) -> str | None:
    if erratum.clause not in words:
        return f"The revision has no clause “{erratum.clause}”."
    if erratum.on < text.revised:
        return f"The erratum of {erratum.on} is older than the revision of {text.revised}."
    if erratum.was == erratum.now:
        return "The words before and after are the same."
    count = words[erratum.clause].count(erratum.was)
    if count != 1:
        return f"The words “{erratum.was}” stand {count} times in the clause."
    return None
