"""A review for programs."""

from __future__ import annotations

from typing import Any

from policysite.exports.redline_record import redline_record
from policysite.problems import Problem
from policysite.rendering.review import DocumentReview, Review, RevisionReview


def review_record(shown: Review) -> dict[str, Any]:
    """What a proposal changes, as JSON has it."""
    return {
        "summary": list(shown.summary),
        "organisation_changed": shown.organisation_changed,
        "documents": [_document(document) for document in shown.documents],
        "checkers": [{"title": title, "changes": list(sentences)} for title, sentences in shown.checkers],
        "problems": [problem_record(found) for found in shown.problems],
    }


def problem_record(found: Problem) -> dict[str, Any]:
    """A problem, as JSON has it."""
    record = {
        "code": found.kind.code,
        "severity": str(found.kind.severity),
        "file": found.location.file,
        "line": found.location.line,
        "column": found.location.column,
        "what": found.what,
        "remedy": found.remedy,
    }
    return record | ({"example": found.example} if found.example else {})


def _document(document: DocumentReview) -> dict[str, Any]:
    return {
        "number": document.change.document.number,
        "change": str(document.change.kind),
        "record": list(document.record),
        "revisions": [_revision(revision) for revision in document.revisions],
        "citations": list(document.citations),
    }


def _revision(shown: RevisionReview) -> dict[str, Any]:
    revision = shown.change.revision
    return {
        "change": str(shown.change.kind),
        "revised": revision.revised.isoformat(),
        "effective": revision.effective_on.isoformat(),
        "kind": revision.kind,
        "change_note": revision.change_note,
        "contradicted_by": list(shown.doubts),
        "binding_words": list(shown.binding),
        "redline": redline_record(shown.change.redline) if shown.change.redline else None,
        "suggestions": [
            {
                "rule": row.rule.code,
                "clause": row.clause,
                "label": row.label,
                "words": row.words,
                "why": row.rule.why,
                "instead": row.rule.instead,
            }
            for row in shown.suggestions
        ],
    }
