"""The same facts for programs: JSON, Atom and JSON Schemas, as texts that are still to be written."""

from policysite.exports.api import api_files
from policysite.exports.feeds import feeds
from policysite.exports.search_index import search_files
from policysite.exports.source_schemas import source_schemas

__all__ = ["api_files", "feeds", "search_files", "source_schemas"]
