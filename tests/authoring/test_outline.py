"""Whatever way an outline is typed, its clauses are found, and their words are neither more nor fewer."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policysite.authoring import AuthoringError, FindingKind, Given
from policysite.authoring.form import words
from policysite.authoring.outline import outline
from policysite.authoring.outline_doubts import doubts, with_labels
from policysite.authoring.readers.records import Paragraph
from policysite.authoring.readers.text import read_text
from tests.authoring.import_checks import import_into_nothing, unaccounted
from tests.authoring.outlines import Entry, Typing, debris, plain_typings, trees, typings

GIVEN = Given(number="EXA-W001", title="Examples", revised=date(2024, 3, 1), note="As decided.")


def labelled(text: str) -> list[tuple[str, str]]:
    """The labels that clauses get by their places, and the first word of each."""
    tree = outline(read_text(text, is_markdown=False).paragraphs)
    return [(label, clause.text.split()[0]) for clause, label in with_labels(tree)]


def told(text: str) -> list[str]:
    """What is in doubt about an outline."""
    tree = outline(read_text(text, is_markdown=False).paragraphs)
    return [f"{found.place}: {found.what}" for found in doubts(tree)]


def parsed(entry: Entry, typing: Typing) -> list[tuple[str, str]]:
    tree = outline(read_text(typing.text(entry), is_markdown=False).paragraphs)
    return [(label, clause.text) for clause, label in with_labels(tree)]


@given(entry=trees(4, 20), typing=typings)
@settings(max_examples=150)
def test_every_way_of_counting_is_understood(entry: Entry, typing: Typing) -> None:
    assert parsed(entry, typing) == list(entry.all())


@given(entry=trees(3, 45), typing=plain_typings)
@settings(max_examples=60)
def test_long_lists_in_which_i_is_a_letter_and_a_numeral(entry: Entry, typing: Typing) -> None:
    assume(typing.step or typing.whole)
    assert parsed(entry, typing) == list(entry.all())


@given(text=debris)
@settings(max_examples=300)
def test_no_word_is_lost_and_none_is_added(text: str) -> None:
    reading = read_text(text, is_markdown=False)
    try:
        found = import_into_nothing(reading, GIVEN)
    except AuthoringError:
        return
    whole = [words(paragraph.text) for paragraph in reading.paragraphs] + [left.words for left in reading.findings]
    assert unaccounted(" ".join(whole).split(), found) == ({}, {})
    assert not [finding for finding in found.findings if "fault of the program" in finding.what]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. One\n2) Two", ["1", "2"]),
        ("1. One\na. Two\nb. Three\n2. Four", ["1", "1.a", "1.b", "2"]),
        ("1. One\n(a) Two\n(i) Three\n(b) Four", ["1", "1.a", "1.a.i", "1.b"]),
        ("1. One\na. Two\n1. Three\n2. Four\nb. Five\n2. Six", ["1", "1.a", "1.a.i", "1.a.ii", "1.b", "2"]),
        ("A. One\n1. Two\n2. Three\nB. Four", ["1", "1.a", "1.b", "2"]),
        ("I. One\nA. Two\nII. Three", ["1", "1.a", "2"]),
        ("1. One\n1.1 Two\n1.2 Three\n1.2.1 Four\n2. Five\n2.1 Six", ["1", "1.a", "1.b", "1.b.i", "2", "2.a"]),
        ("4. One\n4.b. Two\n4.b.i Three", ["1", "1.a", "1.a.i"]),
        ("1. One\n 1(a) Two\n 1(b) Three", ["1", "1.a", "1.b"]),
        ("• 1. One\n• a. Two\n◦ i. Three", ["1", "1.a", "1.a.i"]),
        ("- One\n  - Two\n  - Three\n- Four", ["1", "1.a", "1.b", "2"]),
        ("First words\n- One\n- Two\n\nMore words", ["1", "1.a", "1.b", "2"]),
        ("# One\n## Two\nThree\n# Four", ["1", "1.a", "1.a.i", "2"]),
    ],
)  # fmt: skip
def test_levels(text: str, labels: list[str]) -> None:
    assert [label for label, _ in labelled(text)] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("g. G\nh. H\ni. I\nj. J", ["1", "2", "3", "4"]),
        ("g. G\nh. H\ni. I\nii. II\ni. I\nj. J", ["1", "2", "2.a", "2.b", "3", "4"]),
        ("1. A\ni. B\nii. C\n2. D", ["1", "1.a", "1.b", "2"]),
        ("i. A\nii. B\niii. C", ["1", "2", "3"]),
        ("y. A\nz. B\naa. C\nbb. D", ["1", "2", "3", "4"]),
        ("y. A\nz. B\naa. C\nab. D", ["1", "2", "3", "4"]),
    ],
)
def test_letters_and_numerals_are_told_apart_by_the_sequence(text: str, labels: list[str]) -> None:
    assert [label for label, _ in labelled(text)] == labels


def test_labels_decide_where_indentation_was_lost() -> None:
    text = "- 4. Four\n - a. A\n  - i. One\n- ii. Two\n- b. B\n - Three"
    assert labelled(text) == [
        ("1", "Four"), ("1.a", "A"), ("1.a.i", "One"), ("1.a.ii", "Two"), ("1.b", "B"), ("1.b.i", "Three"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("1. One\n2. Two\n2. Three\n3. Four", "line 3: The label “2.” stands here for the second time."),
        ("1. One\n2. Two\n4. Four", "line 3: The label “4.” does not follow on the one before: one is missing"),
        ("1. One\n3. Three\n2. Two\n4. Four", "line 3: The label “2.” is out of order."),
        ("2. Two\n3. Three", "line 1: The list begins with “2.”, and not with its first label."),
        ("1. One\n3.a Two", "line 2: The label “3.a” names clauses above it that are not there."),
        ("1. One\n- Two\n3. Three", "line 2: The clause has no label in the file. By its place it is 2."),
        ("1. One\n   More of it", "line 2: The paragraph has no label. It was added to clause 1."),
        ("A. One\nB. Two", "line 1: The file shows “A.” on level 1, where the register counts 1, 2, 3."),
        ("One\n1. Two", "line 2: The file shows “1.” on level 2, where the register counts a, b, c."),
        ("1. It lasts\n1.5 hours at most.\n2. End", "line 2: “1.5” was taken for a part of the sentence"),
        ("1. A\n a. B\n  i. C\n   A. D\n    (1) E", "line 5: The clause is on level 5, and the form has 4."),
    ],
)
def test_what_is_in_doubt_is_told_and_nothing_is_repaired(text: str, doubt: str) -> None:
    text = text.replace("\n   More", "\n\n   More")
    moved = doubt.replace("line 2: The paragraph", "line 3: The paragraph")
    assert [line for line in told(text) if line.startswith(moved)], told(text)


def test_labels_that_shift_are_told_once_a_list() -> None:
    text = "1. One\n2. Two\n2. Three\n3. Four\n4. Five"
    assert told(text) == [
        "line 3: The label “2.” stands here for the second time. By its place this is clause 3.",
        "line 4: The file shows “3.”; by its place this is clause 4.",
    ]


@pytest.mark.parametrize(
    "text", ["e.g. this", "i.e. that", "a.m. and p.m.", "U.S. law", "10 days", "Section 504 of", "1.5"]
)
def test_what_is_no_label(text: str) -> None:
    tree = outline([Paragraph(text, "line 1"), Paragraph("More.", "line 2")])
    assert not any(clause.written for clause in tree)


def test_a_label_that_stands_alone_belongs_to_the_text_that_follows() -> None:
    assert labelled("1.\n\nOne\n\n2.\n\nTwo") == [("1", "One"), ("2", "Two")]


def test_more_than_five_clauses_without_a_label_are_told_together() -> None:
    text = "\n\n".join(["One", "Two", "Three", "Four", "Five"])
    assert told(text) == ["line 1: 5 of 5 clauses have no label in the file. They got one by their place."]


@given(depths=st.lists(st.integers(0, 60), min_size=1, max_size=60))
def test_no_outline_is_deeper_than_a_source_can_be(depths: list[int]) -> None:
    tree = outline([Paragraph("Words", f"line {n}", bullet="-", indent=depth) for n, depth in enumerate(depths)])
    assert all(label.count(".") < 12 for _, label in with_labels(tree))


def test_a_doubt_is_a_finding_without_words() -> None:
    tree = outline([Paragraph("Words", "line 1")])
    assert [(found.kind, found.words) for found in doubts(tree)] == [(FindingKind.DOUBT, "")]
