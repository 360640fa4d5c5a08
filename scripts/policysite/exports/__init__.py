"""The same facts for programs: JSON, Atom and JSON Schemas, as texts that are still to be written."""

from policysite.exports.api import api_files
from policysite.exports.checker_rules import checker_files, rules_record, rules_text
from policysite.exports.feeds import feeds
from policysite.exports.source_schemas import source_schemas

__all__ = ["api_files", "checker_files", "feeds", "rules_record", "rules_text", "source_schemas"]
