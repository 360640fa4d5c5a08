"""The rules that a register must keep, one a module. A rule reports; it never repairs."""

from collections.abc import Callable, Iterator

from policysite.checks.associated_titles import associated_titles
from policysite.checks.citations_resolve import citations_resolve
from policysite.checks.clause_depth import clause_depth
from policysite.checks.clause_ids_unique import clause_ids_unique
from policysite.checks.editorial_claims import editorial_claims
from policysite.checks.known_classification import known_classification
from policysite.checks.labels_not_written import labels_not_written
from policysite.checks.markup_allowed import markup_allowed
from policysite.checks.notes_resolve import notes_resolve
from policysite.checks.revision_dates import revision_dates
from policysite.checks.revisions_where_held import revisions_where_held
from policysite.loading import Loaded
from policysite.problems import Problem
from policysite.problems.problem import in_reading_order

Rule = Callable[[Loaded], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    associated_titles,
    citations_resolve,
    clause_depth,
    clause_ids_unique,
    editorial_claims,
    known_classification,
    labels_not_written,
    markup_allowed,
    notes_resolve,
    revision_dates,
    revisions_where_held,
)


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """Every problem of a register: those that loading found, and those of every rule, in reading order."""
    found = list(loaded.problems)
    for rule in RULES:
        found.extend(rule(loaded))
    return in_reading_order(found)


__all__ = ["RULES", "Rule", "check"]
