"""The difference of two texts, word by word."""

import json
import re
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.analysis import Segment, SegmentKind, word_diff
from policysite.analysis.alignment import aligned
from policysite.analysis.word_diff import PUNCTUATION, TOKEN
from policysite.model import normalised

VECTORS = json.loads(Path(__file__).with_name("word_diff_vectors.json").read_text(encoding="utf-8"))["cases"]
TOKENS = "the the of and must not students District-approved 1,000 [[PAP-W006]] e.g. ( ) , . . – don\u2019t".split()  # noqa: SIM905
policy_like = st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from(["", " ", " ", "\u00a0\n"]))).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
short = st.text("abcd", max_size=12)


def joined(old: str, new: str, without: SegmentKind) -> str:
    return "".join(segment.text for segment in word_diff(old, new) if segment.kind is not without)


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_segments_are_those_of_the_vectors(case: dict[str, Any]) -> None:
    segments = [[segment.kind, segment.text] for segment in word_diff(case["old"], case["new"])]

    assert segments == case["segments"]


@given(policy_like | st.text(), policy_like | st.text())
def test_segments_join_to_both_texts(old: str, new: str) -> None:
    assert joined(old, new, SegmentKind.INSERTED) == normalised(old)
    assert joined(old, new, SegmentKind.DELETED) == normalised(new)


@given(policy_like, policy_like)
def test_segments_are_not_empty_and_neighbours_differ_in_kind(old: str, new: str) -> None:
    segments = word_diff(old, new)

    assert all(segment.text for segment in segments)
    assert all(before.kind is not after.kind for before, after in pairwise(segments))


@given(policy_like)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(segment.kind is SegmentKind.EQUAL for segment in word_diff(text, f"\n{text}\u00a0"))


@given(policy_like, policy_like)
def test_a_citation_is_never_cut(old: str, new: str) -> None:
    assert all(segment.text.count("[[") == segment.text.count("]]") for segment in word_diff(old, new))


@given(policy_like, policy_like)
def test_no_word_stands_alone_between_two_changes(old: str, new: str) -> None:
    segments = word_diff(old, new)
    for between in segments[1:-1]:
        words = [token for token in re.findall(TOKEN, between.text) if not re.fullmatch(f"[{PUNCTUATION}]", token)]
        if between.kind is SegmentKind.EQUAL and len(words) <= 1:
            both = {segment.kind for segment in neighbours(segments, between) if segment.text != " "}
            assert len(both) <= 1


def neighbours(segments: tuple[Segment, ...], between: Segment) -> list[Segment]:
    """The segments of the two changes on both sides of a segment."""
    place = next(index for index, segment in enumerate(segments) if segment is between)
    left = [*takewhile(lambda segment: segment.kind is not SegmentKind.EQUAL, reversed(segments[:place]))]
    return [*left, *takewhile(lambda segment: segment.kind is not SegmentKind.EQUAL, segments[place + 1 :])]


@given(short, short)
def test_what_stays_is_the_subsequence_that_the_specification_names(old: str, new: str) -> None:
    assert list(aligned(old, new)) == list(by_table(old, new))


def by_table(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """Steps 3 and 4 of the specification, done slowly."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    n, m = len(old) - tail, len(new) - tail
    lengths = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, start - 1, -1):
        for j in range(m - 1, start - 1, -1):
            alike = lengths[i + 1][j + 1] + 1 if old[i] == new[j] else 0
            lengths[i][j] = alike or max(lengths[i + 1][j], lengths[i][j + 1])
    changes: list[tuple[int, int, int, int]] = []
    i = j = last_i = last_j = start
    while i < n or j < m:
        if i < n and j < m and old[i] == new[j]:
            if (i, j) != (last_i, last_j):
                changes.append((last_i, i, last_j, j))
            i, j = i + 1, j + 1
            last_i, last_j = i, j
        elif i == n or (j < m and lengths[i][j + 1] == lengths[i][j]):
            j += 1
        else:
            i += 1
    return [*changes, (last_i, n, last_j, m)] if (last_i, last_j) != (n, m) else changes


def test_a_text_of_thousands_of_words_is_compared_as_any_other() -> None:
    old = " ".join(f"word{number % 97}" for number in range(4000))
    new = " ".join(f"word{number % 89}" for number in range(4000))

    assert joined(old, new, SegmentKind.INSERTED) == old
