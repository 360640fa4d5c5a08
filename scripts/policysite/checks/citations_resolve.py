"""Every citation leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import partial

from policysite.loading import Loaded
from policysite.model import Citation, Document, TextRevision, citations, parse
from policysite.problems import Location, Problem, problem


def citations_resolve(loaded: Loaded) -> Iterator[Problem]:
    """Documents must be in the register; clauses in the cited text, or in the same text where a text cites itself."""
    for document in loaded.unchecked:
        for text in document.texts:
            for path, words, _clause in text.texts("[["):
                for citation in citations(parse(words)):
                    where = partial(loaded.sources.revision, document.number, text.revised, path, needle=str(citation))
                    yield from _resolve(loaded, document, text, citation, where)
            for index, associated in enumerate(text.associated_documents):
                place = ("associated_documents", index)
                where = partial(loaded.sources.revision, document.number, text.revised, place)
                yield from _resolve(loaded, document, text, Citation(associated.number), where)


def _resolve(
    loaded: Loaded, document: Document, text: TextRevision, citation: Citation, where: Callable[[], Location]
) -> Iterator[Problem]:
    if citation.number not in loaded.numbers:
        close = get_close_matches(citation.number, sorted(loaded.numbers), n=1)
        remedy = f"Did you mean {close[0]}?" if close else None
        yield problem("citation-unknown-document", where(), f"{citation.number} is not in the register.", remedy)
        return
    target = loaded.register.by_number.get(citation.number)
    if citation.clause is None or target is None:
        return
    texts = (text,) if target is document else target.texts
    if any(citation.clause in candidate.by_id for candidate in texts):
        return
    known = sorted({clause for candidate in texts for clause in candidate.by_id})
    close = get_close_matches(citation.clause, known, n=1)
    whose = "This text" if target is document else citation.number
    what = f"{whose} has no clause “{citation.clause}”."
    remedy = f"Did you mean [[{citation.number}#{close[0]}]]?" if close else None
    if not known:
        what = f"No text of {citation.number} is held, so no clause of it can be cited."
        remedy = f"Cite the document as a whole: [[{citation.number}]]."
    yield problem("citation-unknown-clause", where(), what, remedy)
