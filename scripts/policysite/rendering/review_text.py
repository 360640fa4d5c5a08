"""A review as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from policysite.rendering.redline_text import WIDTH, entries_text
from policysite.rendering.review import DocumentReview, Review, RevisionReview


def review_text(shown: Review) -> str:
    """All of a review."""
    lines = [*_wrapped(" ".join(shown.summary))]
    if shown.problems:
        lines += ["", "Problems", *(f"- {found}" for found in shown.problems)]
    for document in shown.documents:
        lines += ["", *_document(document)]
    for title, sentences in shown.checkers:
        lines += _listed(f"The checker “{title}”", sentences)
    return "".join(f"{line}\n" for line in lines)


def _wrapped(words: str, indent: str = "", bullet: str = "") -> Iterator[str]:
    further = indent + " " * len(bullet)
    yield from wrap(words, WIDTH, initial_indent=indent + bullet, subsequent_indent=further, break_on_hyphens=False)


def _document(document: DocumentReview) -> Iterator[str]:
    yield document.heading
    yield "=" * min(len(document.heading), WIDTH)
    yield from _listed("Its record", document.record)
    for revision in document.revisions:
        yield from _revision(revision)
    yield from _listed("Citations to be looked at again", document.citations)


def _listed(title: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield ""
        yield title
        for sentence in sentences:
            yield from _wrapped(sentence, bullet="- ")


def _revision(revision: RevisionReview) -> Iterator[str]:
    yield ""
    yield revision.heading
    for term, value in revision.facts:
        yield from _wrapped(f"{term}: {value}", bullet="- ")
    yield from _wrapped(" ".join((*revision.happens, revision.unread)).strip())
    yield from _listed("It is called editorial, but words changed that can change what is asked", revision.doubts)
    yield from _listed("Words changed that can change what is asked", revision.binding)
    if revision.change.redline:
        yield ""
        yield from entries_text(revision.entries).splitlines()
    yield from _listed(
        "Could be plainer (suggestions, nothing has to be done)",
        [
            f"§{row.label}, “{row.words}”: {row.rule.why} {row.rule.instead}"
            + (f" Here: “{row.plainer}”." if row.plainer else "")
            for row in revision.suggestions
        ],
    )
