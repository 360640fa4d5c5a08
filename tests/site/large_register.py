"""A register that is large enough to be grouped, and its site with the frame around each page."""

from datetime import date
from pathlib import Path

from policysite.model import Register
from tests import small_project
from tests.benchmarks.corpus import Size, register

REGISTER: Register = register(Size(documents=60, clauses=2, revisions=2, citations=4))
LAST_DAY: date = max(revision.effective_on for document in REGISTER.documents for revision in document.revisions)


def build(folder: Path) -> None:
    """Build the site into a new folder."""
    done = small_project.build(small_project.small_project(folder, REGISTER))
    assert done.exit_code == 0, done.stderr
