"""The title printed with an associated document should be the one that the register has."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import title_on
from policysite.loading import Loaded
from policysite.problems import Problem, problem


def associated_titles(loaded: Loaded) -> Iterator[Problem]:
    """Compare the newest text of each document with the titles that were in the register on its day."""
    for document in loaded.unchecked:
        for text in document.texts[-1:]:
            for index, associated in enumerate(text.associated_documents):
                target = loaded.register.by_number.get(associated.number)
                known = title_on(target, text.effective_on) if target else None
                if known and associated.title and associated.title != known:
                    path = ("associated_documents", index, "title")
                    where = loaded.sources.revision(document.number, text.revised, path)
                    what = f"{associated.number} is printed as “{associated.title}”; the register has “{known}”."
                    yield problem("associated-title-differs", where, what)
