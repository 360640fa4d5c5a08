"""What a proposal means for the cases of checkers: through new rules, or through a text that their rules rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from policysite.analysis.checker_time import checker_in_force, misfits
from policysite.analysis.decision_changes import CaseChanges, changes_by_revision, changes_by_text
from policysite.analysis.decision_space import TooManyCasesError
from policysite.analysis.decision_tree import NoAnswerError
from policysite.analysis.register_changes import DocumentChange
from policysite.analysis.timeline import text_in_force
from policysite.model import Checker, CheckerRevision, Register, TextRevision


@dataclass(frozen=True, slots=True)
class CheckerChange:
    """What changes for the cases of one revision of a checker.

    Attributes:
        checker: The checker.
        published: The day from which the revision of the checker is published.
        text: The date of the text that its rules rest on, where that is what changes; ``None`` where the rules do.
        number: The document of that text.
        clauses: The clauses of that text that read differently.
        cases: The cases.
    """

    checker: Checker
    published: date
    text: date | None
    number: str
    clauses: tuple[str, ...]
    cases: CaseChanges


def checker_changes(
    before: Register, after: Register, documents: Sequence[DocumentChange]
) -> tuple[CheckerChange, ...]:
    """Every checker with a case that changes, by name. One that cannot be proved is left out: a check reports it.

    Args:
        before: The register as it was.
        after: The register as it is proposed.
        documents: What changes of the documents.
    """
    revisions = {change.document.number: [found.revision for found in change.revisions] for change in documents}
    old = {checker.name: checker for checker in before.checkers}
    found: list[CheckerChange] = []
    for checker in sorted(after.checkers, key=lambda checker: checker.name):
        try:
            found += _by_rules(old.get(checker.name), checker)
            for revision in revisions.get(checker.document, ()):
                if isinstance(revision, TextRevision):
                    found += _by_text(after, checker, revision)
        except (TooManyCasesError, NoAnswerError):
            continue
    return tuple(found)


def _by_rules(was: Checker | None, now: Checker) -> Iterator[CheckerChange]:
    old = {revision.published: revision for revision in was.revisions} if was else {}
    previous: CheckerRevision | None = None
    for revision in now.revisions:
        compared = old.get(revision.published, previous)
        if compared and revision != compared:
            cases = changes_by_revision(compared, revision)
            if cases.changes:
                yield CheckerChange(now, revision.published, None, now.document, (), cases)
        previous = revision


def _by_text(register: Register, checker: Checker, text: TextRevision) -> Iterator[CheckerChange]:
    revision = checker_in_force(register, checker, text.effective_on)
    if revision is None:
        return
    reviewed_with = text_in_force(register.by_number[checker.document], revision.published)
    changed = misfits(revision, reviewed_with, text)
    if changed:
        cases = changes_by_text(revision, changed)
        yield CheckerChange(checker, revision.published, text.revised, checker.document, tuple(changed), cases)
