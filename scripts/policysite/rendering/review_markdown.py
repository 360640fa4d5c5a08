"""A review as a comment below a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from policysite.rendering.github_markdown import block
from policysite.rendering.review import DocumentReview, Review, RevisionReview
from policysite.rendering.templates import counted, macro

MARK = "<!-- policysite review -->"
"""The first line, by which the comment is found again when it is renewed."""

LONGEST = 65_536
"""Characters that GitHub takes in a comment."""

_FEW = 6
"""A redline of so many places is shown unfolded."""

_TEMPLATE = "review.html"


class Rank(IntEnum):
    """What must be in the comment, before what is left out first where it grows too long."""

    ALWAYS = 0
    """What the change is, and the ends of what is folded."""
    FIRST = 1
    """Problems, doubts, and citations."""
    NEXT = 2
    """The redline."""
    LAST = 3
    """Suggestions."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the comment, on one line."""

    rank: Rank
    text: str


def review_markdown(shown: Review, *, whole: str = "", made_by: str = "") -> str:
    """The comment, no longer than GitHub takes it.

    Args:
        shown: The review.
        whole: Address of the whole review, for a reader of one that was cut; empty where there is none.
        made_by: A last line that says where it comes from.
    """
    pieces = list(_pieces(shown))
    if made_by:
        pieces.append(Piece(Rank.ALWAYS, block(macro(_TEMPLATE, "closing")(made_by))))
    note = block(macro(_TEMPLATE, "cut")(whole))
    return f"{MARK}\n\n" + "\n\n".join(fitting(pieces, note, LONGEST - len(MARK) - 2)) + "\n"


def fitting(pieces: Sequence[Piece], note: str, room: int) -> Iterator[str]:
    """The pieces that fit, those of the first ranks before others; one note for all that is cut in one place.

    Args:
        pieces: The whole, in reading order.
        note: What stands in the place of what is cut.
        room: Characters that there are; a blank line stands between two pieces.
    """
    notes = 0
    if sum(len(piece.text) + 2 for piece in pieces) > room:
        ends = 1 + sum(piece.rank is Rank.ALWAYS for piece in pieces)
        notes = min(ends, room // 4 // (len(note) + 2))
        room -= notes * (len(note) + 2)
    kept: set[int] = set()
    for index in sorted(range(len(pieces)), key=lambda index: (pieces[index].rank, index)):
        room -= len(pieces[index].text) + 2
        if room < 0:
            break
        kept.add(index)
    for index, piece in enumerate(pieces):
        if index in kept:
            yield piece.text
        elif notes and (index == 0 or index - 1 in kept):
            notes -= 1
            yield note


def _pieces(shown: Review) -> Iterator[Piece]:
    yield Piece(Rank.ALWAYS, block(macro(_TEMPLATE, "opening")(shown.summary)))
    for index in range(0, len(shown.problems), 10):
        yield Piece(Rank.FIRST, block(macro(_TEMPLATE, "problems")(shown.problems[index : index + 10])))
    for document in shown.documents:
        yield from _document(document)
    for title, sentences in shown.checkers:
        yield from _listed(f"The checker “{title}”", sentences)


def _document(document: DocumentReview) -> Iterator[Piece]:
    yield Piece(Rank.ALWAYS, block(macro(_TEMPLATE, "heading")(document.heading)))
    yield from _listed("Its record", document.record)
    for revision in document.revisions:
        yield from _revision(revision)
    yield from _listed("Citations to be looked at again", document.citations)


def _listed(title: str, sentences: Sequence[str]) -> Iterator[Piece]:
    if sentences:
        yield Piece(Rank.FIRST, block(macro(_TEMPLATE, "listed")(title, sentences)))


def _revision(revision: RevisionReview) -> Iterator[Piece]:
    yield Piece(Rank.ALWAYS, block(macro(_TEMPLATE, "revision")(revision)))
    yield from _listed("It is called editorial, but words changed that can change what is asked", revision.doubts)
    yield from _listed("Words changed that can change what is asked", revision.binding)
    if revision.entries:
        few = len(revision.entries) <= _FEW
        count = counted(len(revision.entries), "place")
        yield Piece(Rank.ALWAYS, block(macro(_TEMPLATE, "folded")(few, count)))
        for entry in revision.entries:
            yield Piece(Rank.NEXT, block(macro(_TEMPLATE, "entry")(entry)))
        yield Piece(Rank.ALWAYS, "</details>")
    elif revision.change.redline:
        yield Piece(Rank.ALWAYS, block(macro(_TEMPLATE, "nothing")()))
    if revision.suggestions:
        yield Piece(Rank.LAST, block(macro(_TEMPLATE, "suggested")(revision.suggestions)))
