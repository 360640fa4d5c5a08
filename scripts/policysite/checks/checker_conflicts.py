"""Rules that speak of the same case with different outcomes are meant to."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import decision_space, in_words, overlaps, provable_revisions
from policysite.loading import Loaded
from policysite.model import CheckerRevision
from policysite.problems import Problem, problem

_CODE = "checker-conflict"


def checker_conflicts(loaded: Loaded) -> Iterator[Problem]:
    """Report each pair that is not accepted, and each that is accepted and never occurs."""
    for checker, revision in provable_revisions(loaded.register):
        rules = revision.rules
        cases = decision_space(revision).count
        occurring = set()
        for overlap in overlaps(revision):
            stricter, milder = rules[overlap.first], rules[overlap.second]
            occurring.add((stricter.id, milder.id))
            if milder.id in revision.accepted.get(stricter.id, ()):
                continue
            later = max(overlap.first, overlap.second)
            where = loaded.sources.checker_revision(checker, revision, ("rules", later, "id"))
            what = (
                f"“{stricter.id}” ({stricter.then}) and “{milder.id}” ({milder.then}) both apply to "
                f"{overlap.count:,} of {cases:,} cases, such as this: {in_words(overlap.example)}."
            )
            remedy = f"Correct their conditions; if it is meant, add {milder.id} to {stricter.id} under accepted."
            yield problem(_CODE, where, what, remedy)
        for stricter_id, place, milder_id in _accepted(revision):
            if (stricter_id, milder_id) not in occurring:
                where = loaded.sources.checker_revision(checker, revision, ("accepted", stricter_id, place))
                what = f"“{milder_id}” is not a rule with a milder outcome that applies to a case of “{stricter_id}”."
                yield problem(_CODE, where, what, f"Remove {milder_id} from what is accepted here.")


def _accepted(revision: CheckerRevision) -> Iterator[tuple[str, int, str]]:
    for stricter, milder in revision.accepted.items():
        for place, name in enumerate(milder):
            yield stricter, place, name
