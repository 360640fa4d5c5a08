"""What changes for the cases of a checker, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import CaseChange, CheckerChange
from policysite.model import Answers, CheckerRevision
from policysite.rendering.templates import counted, spelled_out


def checker_sentences(found: CheckerChange) -> Iterator[str]:
    """How many cases change, from which outcome to which, and what is to be done.

    Args:
        found: What changes.
    """
    cases = found.cases
    revision = found.checker.revision(found.published)
    if found.text:
        clauses = ", ".join(found.clauses)
        rest = f"{cases.changed} of {counted(cases.total, 'case')} rest on clauses of {found.number} that read"
        yield f"{rest} differently in its revision of {spelled_out(found.text)}: {clauses}."
        what = "A person has to compare the rules of the checker with that text"
        yield f"{what}: policysite affirm {found.checker.name}."
    else:
        gone = f", and {cases.gone} are gone" if cases.gone else ""
        day = spelled_out(found.published)
        yield f"{cases.changed} of {counted(cases.total, 'case')} change with its revision of {day}{gone}."
    for change in cases.changes:
        yield f"{_outcomes(change)}, such as: {_case(revision, change.example)}."


def _outcomes(change: CaseChange) -> str:
    before, after = (outcome.heading if outcome else None for outcome in (change.before, change.after))
    rules = f" (rules: {', '.join(change.rules)})" if change.rules else ""
    if before == after:
        return f"{counted(change.count, 'case')} with the outcome “{after}”{rules}"
    if before is None:
        return f"{counted(change.count, 'new case')} with the outcome “{after}”{rules}"
    if after is None:
        return f"{counted(change.count, 'case')} gone that had the outcome “{before}”{rules}"
    return f"{counted(change.count, 'case')} from “{before}” to “{after}”{rules}"


def _case(revision: CheckerRevision, answers: Answers) -> str:
    """A case in the words of its questions, where the revision still asks them."""
    return "; ".join(_answer(revision, fact, option) for fact, option in answers.items())


def _answer(revision: CheckerRevision, fact: str, option: str) -> str:
    asked = revision.facts_by_id.get(fact)
    labels = {known.id: known.label for known in asked.options} if asked else {}
    return f"{asked.question if asked else fact} {labels.get(option, option)}"
