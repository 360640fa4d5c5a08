from datetime import date

from policysite.analysis import checker_changes, register_changes
from policysite.loading import load
from policysite.model import Checker, Document, Register, TextRevision
from policysite.rendering.checker_sentences import checker_sentences
from tests.builders import ROOT

REGISTER = load(ROOT).register
(CHECKER,) = REGISTER.checkers
DOCUMENT = REGISTER.by_number[CHECKER.document]


def register(document: Document = DOCUMENT, checker: Checker = CHECKER) -> Register:
    others = (other for other in REGISTER.documents if other.number != document.number)
    return Register(organisation=REGISTER.organisation, documents=(*others, document), checkers=(checker,))


def with_words(clause: str, old: str, new: str) -> Document:
    """The document with a new revision in which a clause has other words."""
    text = DOCUMENT.texts[-1]
    stated = {name: getattr(text, name) for name in TextRevision.model_fields} | {
        "revised": date(2027, 1, 1),
        "transcription_notes": (),
        "clauses": tuple(
            top.model_copy(
                update={
                    "clauses": tuple(
                        below.model_copy(update={"text": below.text.replace(old, new)}) if below.id == clause else below
                        for below in top.clauses
                    )
                }
            )
            for top in text.clauses
        ),
    }
    return DOCUMENT.model_copy(update={"revisions": (*DOCUMENT.revisions, TextRevision(**stated))})


def changes(after: Register) -> list[tuple[date | None, tuple[str, ...], bool]]:
    found = checker_changes(REGISTER, after, register_changes(REGISTER, after))
    return [(change.text, change.clauses, change.cases.changed > 0) for change in found]


def test_the_same_register_changes_no_case() -> None:
    assert changes(register()) == []


def test_a_text_that_changes_a_cited_clause() -> None:
    after = register(with_words("student-workers", "may communicate", "must communicate"))
    assert changes(after) == [(date(2027, 1, 1), ("student-workers",), True)]


def test_other_rules() -> None:
    revision = CHECKER.revisions[-1]
    fewer = revision.model_copy(update={"rules": revision.rules[1:]})
    after = register(checker=CHECKER.model_copy(update={"revisions": (*CHECKER.revisions[:-1], fewer)}))
    assert changes(after) == [(None, (), True)]


def test_what_is_said_of_a_text() -> None:
    after = register(with_words("student-workers", "may communicate", "must communicate"))
    (found,) = checker_changes(REGISTER, after, register_changes(REGISTER, after))
    first, second, *rest = checker_sentences(found)
    assert "cases rest on clauses of HUM-W050 that read differently in its revision of January 1, 2027: " in first
    assert second.endswith("policysite affirm contact-a-student.")
    assert all("such as: " in sentence for sentence in rest)


def test_what_is_said_of_other_rules() -> None:
    revision = CHECKER.revisions[-1]
    rule = revision.rules[0]
    others = tuple(outcome.id for outcome in revision.outcomes if outcome.id != rule.then)
    changed = rule.model_copy(update={"then": others[-1]})
    new = revision.model_copy(update={"rules": (changed, *revision.rules[1:])})
    after = register(checker=CHECKER.model_copy(update={"revisions": (*CHECKER.revisions[:-1], new)}))
    (found,) = checker_changes(REGISTER, after, register_changes(REGISTER, after))
    first, *rest = checker_sentences(found)
    assert first.endswith("cases change with its revision of November 24, 2026.")
    assert all("such as: " in sentence for sentence in rest)
