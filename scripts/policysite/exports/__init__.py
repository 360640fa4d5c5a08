"""The same facts for programs and for paper: JSON, Atom, JSON Schemas and PDFs, still to be written."""

from policysite.exports.api import api_files
from policysite.exports.checker_rules import checker_files, rules_record, rules_text
from policysite.exports.feeds import feeds
from policysite.exports.pdf_files import form_pdfs, register_pdf
from policysite.exports.search_index import search_files
from policysite.exports.source_schemas import source_schemas
from policysite.exports.typesetting import Cache, MemoryCache, Pdf, Typesetter, TypesettingError

__all__ = [
    "Cache",
    "MemoryCache",
    "Pdf",
    "Typesetter",
    "TypesettingError",
    "api_files",
    "checker_files",
    "feeds",
    "form_pdfs",
    "register_pdf",
    "rules_record",
    "rules_text",
    "search_files",
    "source_schemas",
]
