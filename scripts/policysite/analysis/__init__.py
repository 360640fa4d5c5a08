"""What follows from the register, as seen from a day: pure functions from model to model."""

from policysite.analysis.applying import apply
from policysite.analysis.binding_words import BindingKind
from policysite.analysis.biography import Appearance, biography, clause_at
from policysite.analysis.checker_changes import CheckerChange, checker_changes
from policysite.analysis.checker_time import (
    CheckerPeriod,
    Staleness,
    StaleReason,
    checker_in_force,
    checker_period,
    checker_periods,
    checker_text,
    misfits,
    stale_on,
    staleness,
)
from policysite.analysis.citation_graph import CitationGraph, citation_graph
from policysite.analysis.compared_texts import NotComparableError, compared_texts
from policysite.analysis.dates_of_change import dates_of_change
from policysite.analysis.decision_changes import CaseChange, CaseChanges, changes_by_revision, changes_by_text
from policysite.analysis.decision_overlaps import Overlap, overlaps, twins
from policysite.analysis.decision_paths import (
    AnswerError,
    Case,
    Nearest,
    UnansweredError,
    cases,
    decide,
    in_words,
    nearest,
    next_question,
    path_of,
)
from policysite.analysis.decision_proof import (
    IdleAlternative,
    IdleAnswer,
    IdleRule,
    idle_alternatives,
    idle_answers,
    idle_rules,
    provable_revisions,
    undecided,
    unreached_outcomes,
)
from policysite.analysis.decision_space import MAX_CASES, TooManyCasesError, decision_space
from policysite.analysis.decision_tree import Branch, Decision, Leaf, NoAnswerError, Node, Question, decision_tree
from policysite.analysis.editorial_claims import Contradiction, contradictions
from policysite.analysis.plain_language import PLAIN_RULES, PlainRule, Suggestion, suggestions
from policysite.analysis.redline import redline
from policysite.analysis.redline_records import ChangeKind, ClauseAt, ClauseChange, ItemRow, Redline, SectionChange
from policysite.analysis.register_changes import DocumentChange, RecordChange, RevisionChange, register_changes
from policysite.analysis.reviews import ReviewDue, review_due, reviews_due
from policysite.analysis.sealing import changed_parts, drafts, removed_parts
from policysite.analysis.succession import successors, supersession_cycles
from policysite.analysis.suspects import SuspectCitation, suspect_citations, suspect_of
from policysite.analysis.timeline import Period, Standing, in_force_on, periods, standing, text_in_force, title_on
from policysite.analysis.word_diff import Segment, SegmentKind, word_diff

__all__ = [
    "MAX_CASES",
    "PLAIN_RULES",
    "AnswerError",
    "Appearance",
    "BindingKind",
    "Branch",
    "Case",
    "CaseChange",
    "CaseChanges",
    "ChangeKind",
    "CheckerChange",
    "CheckerPeriod",
    "CitationGraph",
    "ClauseAt",
    "ClauseChange",
    "Contradiction",
    "Decision",
    "DocumentChange",
    "IdleAlternative",
    "IdleAnswer",
    "IdleRule",
    "ItemRow",
    "Leaf",
    "Nearest",
    "NoAnswerError",
    "Node",
    "NotComparableError",
    "Overlap",
    "Period",
    "PlainRule",
    "Question",
    "RecordChange",
    "Redline",
    "ReviewDue",
    "RevisionChange",
    "SectionChange",
    "Segment",
    "SegmentKind",
    "StaleReason",
    "Staleness",
    "Standing",
    "Suggestion",
    "SuspectCitation",
    "TooManyCasesError",
    "UnansweredError",
    "apply",
    "biography",
    "cases",
    "changed_parts",
    "changes_by_revision",
    "changes_by_text",
    "checker_changes",
    "checker_in_force",
    "checker_period",
    "checker_periods",
    "checker_text",
    "citation_graph",
    "clause_at",
    "compared_texts",
    "contradictions",
    "dates_of_change",
    "decide",
    "decision_space",
    "decision_tree",
    "drafts",
    "idle_alternatives",
    "idle_answers",
    "idle_rules",
    "in_force_on",
    "in_words",
    "misfits",
    "nearest",
    "next_question",
    "overlaps",
    "path_of",
    "periods",
    "provable_revisions",
    "redline",
    "register_changes",
    "removed_parts",
    "review_due",
    "reviews_due",
    "stale_on",
    "staleness",
    "standing",
    "successors",
    "suggestions",
    "supersession_cycles",
    "suspect_citations",
    "suspect_of",
    "text_in_force",
    "title_on",
    "twins",
    "undecided",
    "unreached_outcomes",
    "word_diff",
]
