import pytest

from policysite.authoring.readers.records import FindingKind, Paragraph
from policysite.authoring.readers.text import read_text


def texts(text: str, *, is_markdown: bool = False) -> list[str]:
    return [paragraph.text for paragraph in read_text(text, is_markdown=is_markdown).paragraphs]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\f"])
def test_lines_may_end_in_any_way(end: str) -> None:
    assert texts(f"1. One{end}2. Two{end}{end}Three") == ["1. One", "2. Two", "Three"]


def test_lines_are_joined_until_a_blank_line_a_label_or_a_mark() -> None:
    assert texts("1. One and\n   two\nand three\n2. Four\n- Five\n\nSix") == [
        "1. One and two and three",
        "2. Four",
        "Five",
        "Six",
    ]


@pytest.mark.parametrize(
    ("lines", "whole", "line_ends"),
    [
        ("a District-\napproved tool", "a District-approved tool", ("District-approved",)),
        ("parents/\nguardians", "parents/guardians", ()),
        ("pre- and post-\nand more", "pre- and post- and more", ()),
        ("a dash -\nhere", "a dash - here", ()),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_kept(lines: str, whole: str, line_ends: tuple[str, ...]) -> None:
    reading = read_text(lines, is_markdown=False)
    assert ([paragraph.text for paragraph in reading.paragraphs], reading.line_ends) == ([whole], line_ends)


def test_headings_tables_quotations_and_rules() -> None:
    text = "# One\n**Two**\nThree\n\n---\n\n| a | b |\n|---|--:|\n| c |   |\n\n> Four\n> five"
    found = read_text(text, is_markdown=True).paragraphs
    assert [(paragraph.text, paragraph.heading, paragraph.bullet) for paragraph in found] == [
        ("One", 1, ""), ("**Two**", 7, ""), ("Three", 0, ""), ("a | b", 0, "|"), ("c", 0, "|"), ("Four five", 0, ""),
    ]  # fmt: skip


def test_front_matter_holds_facts() -> None:
    found = read_text("---\ntitle: One\ncode: X\n---\n\nText\n", is_markdown=True).paragraphs
    assert [(paragraph.text, paragraph.fact) for paragraph in found] == [
        ("title: One", True), ("code: X", True), ("Text", False),
    ]  # fmt: skip


def test_a_rule_at_the_top_that_is_never_closed_is_a_rule() -> None:
    assert [paragraph.fact for paragraph in read_text("---\nText", is_markdown=True).paragraphs] == [False]


def test_in_markdown_each_item_may_be_labelled_one() -> None:
    text = "1. A\n    1. B\n    1. C\n\n1. D\n\nText\n\n1. E\n2. F"
    found = read_text(text, is_markdown=True).paragraphs
    assert [(paragraph.label, paragraph.text) for paragraph in found] == [
        ("1.", "A"), ("1.", "B"), ("2.", "C"), ("2.", "D"), ("", "Text"), ("", "1. E"), ("", "2. F"),
    ]  # fmt: skip


def test_in_plain_text_it_may_not() -> None:
    assert texts("1. A\n1. B") == ["1. A", "1. B"]


def test_the_foot_of_a_page_is_left_out_and_listed() -> None:
    reading = read_text("One\n\nRevised: 02/21/24 DOC#: X-1 Page **1** of **2**\n\nTwo", is_markdown=False)
    assert [paragraph.text for paragraph in reading.paragraphs] == ["One", "Two"]
    (finding,) = reading.findings
    assert (finding.kind, finding.place, finding.words) == (
        FindingKind.LEFT_OUT, "line 3", "Revised: 02/21/24 DOC#: X-1 Page 1 of 2",
    )  # fmt: skip


def test_characters_that_nobody_sees_are_removed() -> None:
    assert texts("O\u200bne\u00a0\u00a0two\x07\ufeff  🙂 “smart”") == ["One two 🙂 “smart”"]


def test_a_line_that_was_broken_may_go_on_with_what_looks_like_a_label() -> None:
    long = "This line is so long that whoever typed it had to break it before"
    first, second = read_text(f"{long}\n12. It goes on.", is_markdown=False).paragraphs
    assert (first.wrapped, second.wrapped) == (False, True)
    assert [paragraph.wrapped for paragraph in read_text(f"{long}.\n12. It ends.", is_markdown=False).paragraphs] == [
        False
    ] * 2


def test_places_are_lines() -> None:
    assert read_text("\n\n  - One", is_markdown=False).paragraphs == (Paragraph("One", "line 3", bullet="-", indent=2),)
