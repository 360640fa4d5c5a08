"""The days on which the register changed."""

from __future__ import annotations

from datetime import date

from policysite.model import Register


def dates_of_change(register: Register) -> tuple[date, ...]:
    """Every day on which a revision takes effect or a document is retired, oldest first."""
    days = {revision.effective_on for document in register.documents for revision in document.revisions}
    days |= {document.retired.on for document in register.documents if document.retired}
    return tuple(sorted(days))
