"""The rules that a register must keep, one a module. A rule reports; it never repairs."""

from collections.abc import Callable, Iterator

from policysite.checks.associated_titles import associated_titles
from policysite.checks.change_notes_fit import change_notes_fit
from policysite.checks.checker_answers_matter import checker_answers_matter
from policysite.checks.checker_clauses import checker_clauses
from policysite.checks.checker_complete import checker_complete
from policysite.checks.checker_conditions import checker_conditions
from policysite.checks.checker_conflicts import checker_conflicts
from policysite.checks.checker_coverage import checker_coverage
from policysite.checks.checker_documents import checker_documents
from policysite.checks.checker_freshness import checker_freshness
from policysite.checks.checker_outcomes import checker_outcomes
from policysite.checks.checker_pointers import checker_pointers
from policysite.checks.checker_rules_decide import checker_rules_decide
from policysite.checks.checker_scenarios import checker_scenarios
from policysite.checks.checker_sizes import checker_sizes
from policysite.checks.checker_twins import checker_twins
from policysite.checks.citations_resolve import citations_resolve
from policysite.checks.clause_depth import clause_depth
from policysite.checks.clause_ids_kept import clause_ids_kept
from policysite.checks.clause_ids_unique import clause_ids_unique
from policysite.checks.editorial_claims import editorial_claims
from policysite.checks.errata_fit import errata_fit
from policysite.checks.known_classification import known_classification
from policysite.checks.labels_not_written import labels_not_written
from policysite.checks.ledger_extended import ledger_extended
from policysite.checks.markup_allowed import markup_allowed
from policysite.checks.notes_resolve import notes_resolve
from policysite.checks.retirement import retirement
from policysite.checks.reviews_in_order import reviews_in_order
from policysite.checks.revision_dates import revision_dates
from policysite.checks.revisions_where_held import revisions_where_held
from policysite.checks.sealed_errata import sealed_errata
from policysite.checks.sealed_revisions import sealed_revisions
from policysite.checks.supersession import supersession
from policysite.checks.suspects import suspects
from policysite.checks.texts_printable import texts_printable
from policysite.loading import Loaded
from policysite.problems import Problem
from policysite.problems.problem import in_reading_order

Rule = Callable[[Loaded], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    associated_titles,
    change_notes_fit,
    checker_answers_matter,
    checker_clauses,
    checker_complete,
    checker_conditions,
    checker_conflicts,
    checker_coverage,
    checker_documents,
    checker_freshness,
    checker_outcomes,
    checker_pointers,
    checker_rules_decide,
    checker_scenarios,
    checker_sizes,
    checker_twins,
    citations_resolve,
    clause_depth,
    clause_ids_kept,
    clause_ids_unique,
    editorial_claims,
    errata_fit,
    known_classification,
    labels_not_written,
    ledger_extended,
    markup_allowed,
    notes_resolve,
    retirement,
    reviews_in_order,
    revision_dates,
    revisions_where_held,
    sealed_errata,
    sealed_revisions,
    supersession,
    suspects,
    texts_printable,
)


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """Every problem of a register: those that loading found, and those of every rule, in reading order."""
    found = list(loaded.problems)
    for rule in RULES:
        found.extend(rule(loaded))
    return in_reading_order(found)


def faults(loaded: Loaded) -> tuple[Problem, ...]:
    """The problems of a register that stop a build, in reading order; found without those that only warn."""
    found = list(loaded.problems)
    for rule in RULES:
        if rule is not suspects:  # the one rule that takes long in a large register and never stops a build
            found.extend(rule(loaded))
    return in_reading_order([problem for problem in found if problem.stops_build])


__all__ = ["RULES", "Rule", "check", "faults"]
