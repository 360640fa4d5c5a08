"""Departments and types are those of the organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policysite.loading import Loaded
from policysite.problems import Problem, as_written, problem


def known_classification(loaded: Loaded) -> Iterator[Problem]:
    """Compare department and type of each document with organisation.yml."""
    if loaded.sources.organisation is None:
        return
    organisation = loaded.register.organisation
    for document in loaded.unchecked:
        values: tuple[tuple[str, str | None, Mapping[str, str], str], ...] = (
            ("department", document.department, organisation.departments, "unknown-department"),
            ("type", document.type, organisation.document_types, "unknown-type"),
        )
        for key, value, known, code in values:
            if value is not None and value not in known:
                where = loaded.sources.document(document.number, (key,))
                names = ", ".join(known) or "none"
                yield problem(code, where, f"{as_written(value)} is not in organisation.yml, which has: {names}.")
