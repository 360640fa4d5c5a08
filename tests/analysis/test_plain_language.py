from datetime import date

import pytest

from policysite.analysis import PLAIN_RULES, PlainRule, suggestions
from policysite.analysis.plain_language import LONGEST_SENTENCE
from tests.builders import clause, text_revision


def found(*texts: str, accepted: tuple[str, ...] = (), only: str | None = None) -> list[tuple[str, str]]:
    text = text_revision(date(2024, 1, 1), *texts)
    return [
        (row.rule.code, row.words)
        for row in suggestions(text, text.by_id, accepted)
        if only is None or row.rule.code == only
    ]


@pytest.mark.parametrize("rule", PLAIN_RULES, ids=lambda rule: rule.code)
def test_each_rule_finds_its_example_and_not_the_plainer_words(rule: PlainRule) -> None:
    assert rule.code in [code for code, _ in found(rule.before)]
    assert found(rule.after, only=rule.code) == []


def test_the_rules_have_names_of_their_own() -> None:
    assert len({rule.code for rule in PLAIN_RULES}) == len(PLAIN_RULES)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("They utilize it.", "plainer-word", ["utilize"]),
        ("Staff shall and Shall not.", "shall", ["shall", "Shall"]),
        ("It must, and it should.", "mixed-modals", ["must and should"]),
        ("It may, and it must.", "mixed-modals", []),
        ("They must sign, must date and must return it.", "several-obligations", ["3 obligations"]),
        ("They must sign and must return it.", "several-obligations", []),
        ("The ABC and the ABCs. See [[ABC-W001]] and HUM-W050.", "acronym", ["ABC"]),
        ("The Board (ABC) decides. ABC is heard. DEF (the other one) is not.", "acronym", []),
        ("On 02/21/24, 02/21/2024, 2024-02-21 and February 3, 2024.", "date-form", []),
        ("On 2/21/24, 21.02.2024 and February 3rd.", "date-form", ["2/21/24", "21.02.2024", "February 3rd"]),
        ("See section 1.2.2 of it, 12/24 and 3-4-2024.", "date-form", ["3-4-2024"]),
        ("As stated above, and above all hereinafter.", "pointer-word", ["As stated above", "hereinafter"]),
        (
            "In a timely manner, within a reasonable time.",
            "vague-time",
            ["In a timely manner", "within a reasonable time"],
        ),
        ("Child(ren), student(s) and box(es).", "plural-in-brackets", ["student(s)", "box(es)"]),
    ],
)
def test_what_a_rule_finds(text: str, code: str, words: list[str]) -> None:
    assert [said for _, said in found(text, only=code)] == words


def test_a_sentence_may_have_forty_words() -> None:
    sentence = " ".join(["word"] * LONGEST_SENTENCE)
    assert found(f"{sentence}. {sentence}.") == []
    assert found(f"{sentence}, e.g. one.", only="long-sentence") == [
        ("long-sentence", "word word word word … (42 words)")
    ]


def test_only_the_clauses_that_are_asked_for() -> None:
    text = text_revision(date(2024, 1, 1), clause("a", "It shall."), clause("b", "It shall.", clause("c", "Shall it?")))
    assert [(row.clause, row.label) for row in suggestions(text, ["c"])] == [("c", "2.a")]


def test_accepted_words_are_left_alone() -> None:
    assert found("The LEA and the ABC shall.", accepted=("lea", "SHALL")) == [("acronym", "ABC")]


def test_a_letter_word_may_be_explained_anywhere_in_the_text() -> None:
    text = text_revision(date(2024, 1, 1), clause("a", "The LEA decides."), summary="The local education agency (LEA).")
    assert list(suggestions(text, ["a"])) == []


def test_plainer_words_are_named() -> None:
    text = text_revision(date(2024, 1, 1), "Prior to that.")
    assert [row.plainer for row in suggestions(text, text.by_id)] == ["before"]
