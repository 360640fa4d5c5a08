"""A large register, department by department. A small one is not grouped: it is read at a glance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policysite.model import Document
from policysite.rendering.edition import Edition

LARGE = 60
"""Documents from which on a register is grouped: about what stands on two screens, and what one drawing can hold."""

_NOT_KNOWN = "not_known"
"""Cannot be made of a code, in which an underscore is written otherwise."""


@dataclass(frozen=True, slots=True)
class Department:
    """A department with its documents.

    Attributes:
        code: Its code, or a dash where the department is not known.
        slug: Names it in addresses.
        name: Its name, or words that say that it is not known.
        documents: Its documents, by number; at least one.
    """

    code: str
    slug: str
    name: str
    documents: tuple[Document, ...]

    @property
    def anchor(self) -> str:
        """Names its section on a page."""
        return f"department-{self.slug}"


def is_large(edition: Edition) -> bool:
    """Whether the register is grouped."""
    return len(edition.documents) >= LARGE


def departments(edition: Edition) -> tuple[Department, ...]:
    """Every department that has documents, by name; last, the documents whose department is not known."""
    grouped: dict[str | None, list[Document]] = {}
    for document in edition.documents:
        grouped.setdefault(document.department if edition.department(document) else None, []).append(document)
    not_known = grouped.pop(None, [])
    names = edition.organisation.departments
    found = sorted(
        (Department(code, _slug(code), names[code], tuple(documents)) for code, documents in grouped.items() if code),
        key=lambda department: (department.name, department.code),
    )
    if not_known:
        found.append(Department("–", _NOT_KNOWN, "Department not known", tuple(not_known)))
    return tuple(found)


def _slug(code: str) -> str:
    """A department's code as a part of an address: two codes never give the same."""
    return re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", code)
