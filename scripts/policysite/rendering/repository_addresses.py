"""Addresses of the repository's host, GitHub: its forms, filled with what is known."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

LONGEST = 8_191
"""Bytes of an address that GitHub takes; a longer one it answers with an error."""

MAIN_BRANCH = "main"
"""The branch that is published."""

ISSUE_FORM = "propose-a-revision.yml"
"""The form, in ``.github/ISSUE_TEMPLATE``. Its fields are filled by their ids."""


def issue_form(repository: str, fields: Mapping[str, str]) -> str:
    """The form that proposes a revision.

    Args:
        repository: Address of the repository.
        fields: What its fields hold, by id; ``title`` is the title of the issue.
    """
    return f"{repository}/issues/new?{urlencode({'template': ISSUE_FORM, **fields})}"


def new_file(repository: str, path: str, text: str = "") -> str:
    """The editor in which a new file is written.

    Args:
        repository: Address of the repository.
        path: The file, relative to the root of the repository.
        text: What it holds to begin with.
    """
    folder, _, name = path.rpartition("/")
    filled = {"filename": name} | ({"value": text} if text else {})
    return f"{repository}/new/{MAIN_BRANCH}/{quote(folder)}?{urlencode(filled)}"
