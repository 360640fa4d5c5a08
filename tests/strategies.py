"""Arbitrary input for tests of properties."""

import string
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from policysite.model import Clause, Document, Revision
from policysite.model.clauses import MAX_DEPTH
from tests.builders import clause, held, history_revision, text_revision

steady = settings(deadline=None, derandomize=True)
"""The same cases in every run, and none that fails because the machine is busy."""

EPOCH = date(2024, 1, 1)
SPAN = 40
"""Days after the epoch on which something may happen: few, so that dates fall together often."""

days = st.integers(0, SPAN).map(lambda count: EPOCH + timedelta(days=count))


@st.composite
def held_documents(draw: st.DrawFn) -> Document:
    """A document of which no two revisions take effect on the same day."""
    revisions: list[Revision] = []
    for effective in draw(st.lists(days, min_size=1, max_size=6, unique=True)):
        revised = effective - timedelta(days=draw(st.integers(0, 3)))
        text_is_held = draw(st.booleans())
        revisions.append((text_revision if text_is_held else history_revision)(revised, effective=effective))
    return held("EXA-W001", *revisions)


@st.composite
def clause_trees(draw: st.DrawFn) -> tuple[Clause, ...]:
    """Clauses at up to four levels, each with an id of its own."""
    count = 0

    def grown(depth: int) -> tuple[Clause, ...]:
        nonlocal count
        clauses = []
        for _ in range(draw(st.integers(0, 3 if depth <= MAX_DEPTH else 0))):
            count += 1
            clauses.append(clause(f"c{count}", "Examples are lent.", *grown(depth + 1)))
        return tuple(clauses)

    return grown(1)


_MARKUP = [
    "*", "**", "_", "[", "]", "(", ")", "\\", "<", ">", "&", '"', "'", "`", "!", "\n", " ",
    "[words](https://example.org/)", "](https://example.org/?a=1&b=2)", "](mailto:keeper@example.org)",
    "](javascript:alert(1))", "](data:text/html,x)", "](//example.org)", "](../list/)", "[[EXA-W001]]",
    "[[EXA-W002#clean-hands]]", "[[", "]]", "#", "<script>", "</a>", "<!--", "&lt;", "&#106;avascript:", "\u202e", "é",
]  # fmt: skip
policy_texts = st.one_of(st.text(), st.lists(st.sampled_from(_MARKUP), max_size=25).map("".join))
"""Arbitrary text, and text that is full of what may be markup."""

unmarked_texts = st.text(st.characters(exclude_characters="*[\\", exclude_categories=["Cs"]))

_steps = st.text(string.ascii_letters + string.digits + "-.", min_size=1, max_size=5).filter(
    lambda step: set(step) != {"."}
)
pages = st.lists(_steps, max_size=4).map(lambda steps: "".join(f"{step}/" for step in steps))
"""Addresses of pages below the site's root."""
targets = st.builds("".join, st.tuples(pages, st.sampled_from(["", "feed.xml", "#2.b", "#student-workers"])))
"""Addresses of pages, files and places on pages."""
