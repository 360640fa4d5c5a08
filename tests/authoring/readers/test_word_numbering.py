"""The labels that Word shows, worked out from lists of bare XML."""

import pytest

from tests.authoring.word_files import TWO_LEVELS, abstract, at, level, num, p, shown, start

IN_LIST = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
"""What a style says whose paragraphs stand in list 1."""


def test_levels_start_anew_below_each_clause() -> None:
    body = p("A", at(1)) + p("B", at(1, 1)) + p("C", at(1, 1)) + p("D", at(1)) + p("E", at(1, 1))
    assert shown(body, numbering=TWO_LEVELS) == ["1. A", "a) B", "b) C", "2. D", "a) E"]


def test_two_lists_of_one_kind_go_on_counting_unless_one_starts_anew() -> None:
    numbering = TWO_LEVELS + num(2, 0) + num(3, 0, start(5))
    body = p("A", at(1)) + p("B", at(2)) + p("C", at(3)) + p("D", at(3)) + p("E", at(1))
    assert shown(body, numbering=numbering) == ["1. A", "2. B", "5. C", "6. D", "7. E"]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{level("upperRoman", "(%1)")}</w:lvl></w:lvlOverride>'
    assert shown(p("A", at(2)), numbering=TWO_LEVELS + num(2, 0, own)) == ["(I) A"]


@pytest.mark.parametrize(
    ("restart", "labels"), [("", ["1.", "a)", "2.", "a)"]), ('<w:lvlRestart w:val="0"/>', ["1.", "a)", "2.", "b)"])]
)
def test_a_level_may_go_on_counting_below_the_next_clause(restart: str, labels: list[str]) -> None:
    numbering = abstract(0, level("decimal", "%1."), level("lowerLetter", "%2)", restart)) + num(1, 0)
    body = p("x", at(1)) + p("x", at(1, 1)) + p("x", at(1)) + p("x", at(1, 1))
    assert shown(body, numbering=numbering) == [f"{label} x" for label in labels]


def test_labels_that_name_the_levels_above() -> None:
    numbering = abstract(
        0, level("upperRoman", "%1."), level("decimal", "%1.%2.", "<w:isLgl/>"), level("lowerRoman", "%3.")
    )
    body = p("x", at(1)) + p("x", at(1, 1)) + p("x", at(1, 2)) + p("x", at(1, 2)) + p("x", at(1, 1))
    assert shown(body, numbering=numbering + num(1, 0)) == ["I. x", "1.1. x", "i. x", "ii. x", "1.2. x"]


@pytest.mark.parametrize(
    ("form", "count", "label"),
    [
        ("lowerLetter", 27, "aa."), ("lowerLetter", 28, "bb."), ("upperLetter", 2, "B."), ("decimalZero", 7, "07."),
        ("lowerRoman", 9, "ix."), ("upperRoman", 14, "XIV."), ("ordinal", 3, "3."),
    ],
)  # fmt: skip
def test_formats(form: str, count: int, label: str) -> None:
    assert shown(p("x", at(1)), numbering=abstract(0, level(form, "%1.", start=count)) + num(1, 0)) == [f"{label} x"]


def test_a_level_that_counts_nothing_has_no_label() -> None:
    numbering = abstract(0, level("none", ""), level("none", "%1."), level("bullet", "\uf0b7")) + num(1, 0)
    assert shown(p("A", at(1)) + p("B", at(1, 2)), numbering=numbering) == ["A", "\uf0b7 B"]


@pytest.mark.parametrize("depth", [-1, 9, 99999999999999999999])
def test_a_level_that_word_does_not_have_does_no_harm(depth: int) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="L">{IN_LIST}</w:style>'
    inside = level("decimal", "%1.", '<w:pStyle w:val="L"/>')
    lists = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{depth}">{inside}</w:lvl></w:abstractNum>'
    body = p("A", '<w:pStyle w:val="L"/>') + p("B", at(1, depth))
    assert (
        shown(body, styles=styles, numbering=lists + num(1, 0)) == ["1. A", "2. B"] if depth < 0 else ["1. A", "1. B"]
    )


def test_number_zero_takes_a_paragraph_out_of_its_list() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="L">{IN_LIST}</w:style>'
    body = p("A", '<w:pStyle w:val="L"/>') + p("B", f'<w:pStyle w:val="L"/>{at(0)}') + p("C", '<w:pStyle w:val="L"/>')
    assert shown(body, styles=styles, numbering=TWO_LEVELS) == ["1. A", "B", "2. C"]


def test_styles_that_are_based_on_numbered_ones() -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="One">{IN_LIST}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Two"><w:basedOn w:val="One"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    one, two = ('<w:pStyle w:val="One"/>', '<w:pStyle w:val="Two"/>')
    linked = abstract(0, level("decimal", "%1.", one), level("lowerLetter", "%2)", two))
    body = "".join(p(name, f'<w:pStyle w:val="{name}"/>') for name in ("One", "Two", "Two", "Loop", "One"))
    assert shown(body, styles=styles, numbering=linked + num(1, 0)) == ["1. One", "a) Two", "b) Two", "Loop", "2. One"]


def test_a_list_that_takes_its_levels_from_a_style() -> None:
    styles = f'<w:style w:type="numbering" w:styleId="S">{IN_LIST}</w:style>'
    linked = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="S"/></w:abstractNum>'
    numbering = TWO_LEVELS + linked + num(2, 9)
    assert shown(p("A", at(2)) + p("B", at(2, 1)), styles=styles, numbering=numbering) == ["1. A", "a) B"]
