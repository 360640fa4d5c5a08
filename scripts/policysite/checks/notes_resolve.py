"""A transcription note that names a clause names one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.loading import Loaded
from policysite.problems import Problem, problem


def notes_resolve(loaded: Loaded) -> Iterator[Problem]:
    """Look up the clause of each note."""
    for document in loaded.unchecked:
        for text in document.texts:
            for index, note in enumerate(text.transcription_notes):
                if note.clause is not None and note.clause not in text.by_id:
                    path = ("transcription_notes", index, "clause")
                    where = loaded.sources.revision(document.number, text.revised, path)
                    yield problem("note-unknown-clause", where, f"This revision has no clause “{note.clause}”.")
