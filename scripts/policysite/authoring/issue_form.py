"""A proposal as the issue form delivers it: a text with a heading for each field."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIELDS = {
    "number": "Document number",
    "effective": "First day in force",
    "note": "Change note",
    "kind": "Kind of change",
    "text": "New text",
    "file": "Word file",
    "reason": "Why",
}
"""The fields of ``.github/ISSUE_TEMPLATE/propose-a-revision.yml`` by id, in their order, with their labels."""

_BEHIND_THE_TEXT = frozenset({"file", "reason"})
_EMPTY = "_No response_"
_FENCE = re.compile(r"(`{3,})text\n(.*?)\n?\1[ \t]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class IssueFields:
    """What was filled in; a field that was left empty is an empty text.

    Attributes:
        number: Document number.
        effective: First day in force.
        note: Change note.
        kind: Kind of change.
        text: New text.
        file: Where a file may be attached.
        reason: For those who review it.
    """

    number: str = ""
    effective: str = ""
    note: str = ""
    kind: str = ""
    text: str = ""
    file: str = ""
    reason: str = ""


def read_issue(body: str) -> IssueFields | None:
    """Read what GitHub makes of the form.

    Args:
        body: The text of the issue; lines may end in any way.

    Returns:
        The fields; ``None`` where it is not this form.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts: dict[str, int] = {}
    for name, label in FIELDS.items():
        places = [place for place, line in enumerate(lines) if line.strip() == f"### {label}"]
        later = [place for place in places if place > max(starts.values(), default=-1)]
        if later:
            # The new text may hold such a line itself; what follows the text is looked for from the end.
            starts[name] = later[-1] if name in _BEHIND_THE_TEXT else later[0]
    if not {"number", "text"} <= starts.keys():
        return None
    ends = [*list(starts.values())[1:], len(lines)]
    values = {
        name: _value("\n".join(lines[start + 1 : end])) for (name, start), end in zip(starts.items(), ends, strict=True)
    }
    return IssueFields(**values)


def _value(written: str) -> str:
    value = written.strip("\n").rstrip()
    fence = _FENCE.fullmatch(value.strip())
    if fence:
        return fence[2]
    return "" if value.strip() == _EMPTY else value
