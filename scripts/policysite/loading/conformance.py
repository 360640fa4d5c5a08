"""What the accessibility statement rests upon: the figures of the last audits, and what people looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from policysite.loading.source_file import SourceFile, read
from policysite.loading.validation import validate
from policysite.model.audit import AuditFigures, Conformance, Looks
from policysite.model.base import Model
from policysite.problems import ProblemsFound

AUDIT_FIGURES = Path("docs/accessibility/audit.json")
"""Where ``policysite audit --record`` keeps the figures, below the project's root. The site publishes them too."""

SAMPLE_FIGURES = Path("docs/accessibility/audit-sample.json")
"""The same of the fictional district, in which documents are in every state."""

LOOKS = Path("docs/accessibility/looked-at.yml")
"""What people looked at, written by hand."""

M = TypeVar("M", bound=Model)


def load_conformance(root: Path) -> Conformance:
    """Read the files; what is not there is not known.

    Args:
        root: The folder that holds ``docs``.

    Raises:
        ProblemsFound: A file is faulty.
    """
    return Conformance(
        figures=_read(AuditFigures, root, AUDIT_FIGURES),
        sample=_read(AuditFigures, root, SAMPLE_FIGURES),
        looks=_read(Looks, root, LOOKS) or Looks(),
    )


def _read(kind: type[M], root: Path, name: Path) -> M | None:
    if not (root / name).exists():
        return None
    file = read(root / name, name.as_posix())
    result = validate(kind, file) if isinstance(file, SourceFile) else file
    if isinstance(result, list):
        raise ProblemsFound(result)
    return result
