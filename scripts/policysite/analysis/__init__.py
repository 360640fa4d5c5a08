"""What follows from the register, as seen from a day: pure functions from model to model."""

from policysite.analysis.applying import apply
from policysite.analysis.binding_words import BindingKind
from policysite.analysis.citation_graph import CitationGraph, PlacedCitation, citation_graph, citations_of
from policysite.analysis.editorial_claims import Contradiction, contradictions
from policysite.analysis.redline import redline
from policysite.analysis.redline_records import ChangeKind, ClauseAt, ClauseChange, ItemRow, Redline, SectionChange
from policysite.analysis.timeline import Period, Standing, in_force_on, periods, standing, text_in_force, title_on
from policysite.analysis.word_diff import Segment, SegmentKind, word_diff

__all__ = [
    "BindingKind",
    "ChangeKind",
    "CitationGraph",
    "ClauseAt",
    "ClauseChange",
    "Contradiction",
    "ItemRow",
    "Period",
    "PlacedCitation",
    "Redline",
    "SectionChange",
    "Segment",
    "SegmentKind",
    "Standing",
    "apply",
    "citation_graph",
    "citations_of",
    "contradictions",
    "in_force_on",
    "periods",
    "redline",
    "standing",
    "text_in_force",
    "title_on",
    "word_diff",
]
