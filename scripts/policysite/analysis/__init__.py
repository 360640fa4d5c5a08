"""What follows from the register, as seen from a day: pure functions from model to model."""

from policysite.analysis.citation_graph import CitationGraph, PlacedCitation, citation_graph, citations_of
from policysite.analysis.timeline import Period, Standing, in_force_on, periods, standing, text_in_force, title_on

__all__ = [
    "CitationGraph",
    "Period",
    "PlacedCitation",
    "Standing",
    "citation_graph",
    "citations_of",
    "in_force_on",
    "periods",
    "standing",
    "text_in_force",
    "title_on",
]
