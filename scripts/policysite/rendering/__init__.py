"""From the model to pages: bodies and headings, ready for any engine."""

from policysite.rendering.edition import Edition
from policysite.rendering.page import Page, Section

__all__ = ["Edition", "Page", "Section"]
