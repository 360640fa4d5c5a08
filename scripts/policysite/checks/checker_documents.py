"""A checker has a text to apply."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from policysite.analysis import text_in_force
from policysite.loading import Loaded
from policysite.problems import Problem, problem

_CODE = "checker-without-text"


def checker_documents(loaded: Loaded) -> Iterator[Problem]:
    """Its document is in the register, and its text is in force when a revision of the checker appears."""
    for checker in loaded.register.checkers:
        where = loaded.sources.checker(checker, ("document",))
        if checker.document not in loaded.numbers:
            close = get_close_matches(checker.document, sorted(loaded.numbers), n=1)
            remedy = f"Did you mean {close[0]}?" if close else None
            yield problem(_CODE, where, f"{checker.document} is not in the register.", remedy)
            continue
        document = loaded.register.by_number.get(checker.document)
        for revision in checker.revisions if document else ():
            if document and not text_in_force(document, revision.published):
                where = loaded.sources.checker_revision(checker, revision)
                what = f"No text of {checker.document} is in force on {revision.published}, or none is held."
                yield problem(_CODE, where, what)
