"""What follows from the register, as seen from a day: pure functions from model to model."""

from policysite.analysis.applying import apply
from policysite.analysis.binding_words import BindingKind
from policysite.analysis.biography import Appearance, biography, clause_at
from policysite.analysis.citation_graph import CitationGraph, PlacedCitation, citation_graph, citations_of
from policysite.analysis.compared_texts import NotComparableError, compared_texts
from policysite.analysis.dates_of_change import dates_of_change
from policysite.analysis.editorial_claims import Contradiction, contradictions
from policysite.analysis.plain_language import PLAIN_RULES, PlainRule, Suggestion, suggestions
from policysite.analysis.redline import redline
from policysite.analysis.redline_records import ChangeKind, ClauseAt, ClauseChange, ItemRow, Redline, SectionChange
from policysite.analysis.register_changes import DocumentChange, RecordChange, RevisionChange, register_changes
from policysite.analysis.reviews import ReviewDue, review_due, reviews_due
from policysite.analysis.sealing import changed_parts, drafts, removed_parts
from policysite.analysis.succession import successors, supersession_cycles
from policysite.analysis.suspects import SuspectCitation, suspect_citations
from policysite.analysis.timeline import Period, Standing, in_force_on, periods, standing, text_in_force, title_on
from policysite.analysis.word_diff import Segment, SegmentKind, word_diff

__all__ = [
    "PLAIN_RULES",
    "Appearance",
    "BindingKind",
    "ChangeKind",
    "CitationGraph",
    "ClauseAt",
    "ClauseChange",
    "Contradiction",
    "DocumentChange",
    "ItemRow",
    "NotComparableError",
    "Period",
    "PlacedCitation",
    "PlainRule",
    "RecordChange",
    "Redline",
    "ReviewDue",
    "RevisionChange",
    "SectionChange",
    "Segment",
    "SegmentKind",
    "Standing",
    "Suggestion",
    "SuspectCitation",
    "apply",
    "biography",
    "changed_parts",
    "citation_graph",
    "citations_of",
    "clause_at",
    "compared_texts",
    "contradictions",
    "dates_of_change",
    "drafts",
    "in_force_on",
    "periods",
    "redline",
    "register_changes",
    "removed_parts",
    "review_due",
    "reviews_due",
    "standing",
    "successors",
    "suggestions",
    "supersession_cycles",
    "suspect_citations",
    "text_in_force",
    "title_on",
    "word_diff",
]
