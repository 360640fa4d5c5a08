"""A citation is looked at again when its target has changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policysite.analysis import suspect_citations
from policysite.loading import Loaded
from policysite.model import Citation
from policysite.problems import Problem, problem


def suspects(loaded: Loaded) -> Iterator[Problem]:
    """Report each suspect citation of the newest texts, also of those that are not in force yet."""
    days = [revision.effective_on for document in loaded.register.documents for revision in document.revisions]
    days += [review.on for document in loaded.register.documents for review in document.reviews]
    for suspect in suspect_citations(loaded.register, max(days, default=date.min)):
        citation = suspect.citation
        text = next(text for text in reversed(loaded.register.by_number[citation.citing].texts))
        needle = f"[[{citation.target}"
        where = loaded.sources.revision(citation.citing, text.revised, needle=needle)
        cited = Citation(citation.target, citation.target_clause)
        what = f"{cited} changed on {suspect.changed}; this text was last revised or reaffirmed on {suspect.confirmed}."
        yield problem("citation-suspect", where, what)
