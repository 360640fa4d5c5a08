"""The same facts for programs and for paper: JSON, Atom, JSON Schemas and PDFs, still to be written."""

from policysite.exports.api import document_files, register_file
from policysite.exports.api_schemas import api_schemas
from policysite.exports.checker_rules import checker_files, rules_record, rules_text
from policysite.exports.feeds import document_feeds, register_feeds
from policysite.exports.pdf_files import form_pdfs, register_pdf
from policysite.exports.search_index import Findable, document_findable, merged, pages_findable, search_files
from policysite.exports.source_schemas import source_schemas
from policysite.exports.typesetting import Pdf, Typesetter, TypesettingError

__all__ = [
    "Findable",
    "Pdf",
    "Typesetter",
    "TypesettingError",
    "api_schemas",
    "checker_files",
    "document_feeds",
    "document_files",
    "document_findable",
    "form_pdfs",
    "merged",
    "pages_findable",
    "register_feeds",
    "register_file",
    "register_pdf",
    "rules_record",
    "rules_text",
    "search_files",
    "source_schemas",
]
