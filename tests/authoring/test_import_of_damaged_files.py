"""Whatever a file holds, the import ends with a draft that can be read back, or says why it cannot read the file.

A sample of ``tests/benchmarks/import_fuzz.py``, which tries thousands.
"""

from datetime import date

import pytest

from policysite.authoring import AuthoringError, Given, Imported, UnreadableError
from policysite.authoring.readers.contents import read_contents
from policysite.loading.revision_writing import revision_file
from tests.authoring.import_checks import import_into_nothing
from tests.authoring.mutations import FORMS, mutated

GIVEN = Given("EXA-W001", "Examples", date(2024, 3, 1), "As decided.")


def taken(content: bytes) -> Imported | str:
    """What a damaged file becomes, or why it becomes nothing."""
    try:
        found = import_into_nothing(read_contents(content, ".txt"), GIVEN)
    except (UnreadableError, AuthoringError) as error:
        return str(error)
    revision_file(found.text)
    for row in found.history:
        revision_file(row)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_damaged_files(form: str) -> None:
    outcomes = [taken(content) for was, content in map(mutated, range(30)) if was == form]
    assert all(outcome.endswith(".") for outcome in outcomes if isinstance(outcome, str))
    drafts = [outcome for outcome in outcomes if isinstance(outcome, Imported)]
    assert drafts
    assert not [finding for draft in drafts for finding in draft.findings if "fault of the program" in finding.what]
