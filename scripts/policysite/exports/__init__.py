"""The same facts for programs."""

from policysite.exports.source_schemas import source_schemas

__all__ = ["source_schemas"]
