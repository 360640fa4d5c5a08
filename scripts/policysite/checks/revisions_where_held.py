"""A held document has revisions; one that is not held has none."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.loading import Loaded
from policysite.problems import Problem, problem


def revisions_where_held(loaded: Loaded) -> Iterator[Problem]:
    """Compare ``held`` with the revision files."""
    for document in loaded.unchecked:
        where = loaded.sources.document(document.number, ("held",))
        if document.held and not document.revisions:
            yield problem("revisions-missing", where, f"{document.number} is held but has no revision.")
        if not document.held and document.revisions:
            days = ", ".join(str(revision.revised) for revision in document.revisions)
            what = f"{document.number} is not held but has revisions: {days}."
            yield problem("revisions-not-held", where, what)
