"""From the model to pages: bodies, headings and search entries, ready for any engine."""

from policysite.rendering.edition import Edition
from policysite.rendering.page import Page, SearchEntry, Section

__all__ = ["Edition", "Page", "SearchEntry", "Section"]
