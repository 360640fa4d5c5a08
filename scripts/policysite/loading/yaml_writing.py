"""Writing YAML: a file is edited, and all that is not touched stays as it is written, comments and all."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from policysite.loading.source_file import SourceFile, SourceText, parse

WIDTH = 120
"""Columns of a line in a source file."""

INDENT = 4
"""Columns by which the keys of a list's items stand further in than the list's own key."""

_SENTENCE_END = re.compile(r"[.?!][\"”’')\]]* (?=[\"“\u2018(\[]*[A-Z])")
_TAKEN_FOR_ANOTHER_KIND = re.compile(r"(?:~|null|true|false|yes|no|on|off|[-+.\d][\d.,:_eE+-]*)?", re.IGNORECASE)
"""What stands without quotes and some reader of YAML takes for something else than text."""


class WritingError(Exception):
    """What would have been written does not read back as what was meant. It is a fault of the program."""


class _AsWritten(VersionedResolver):
    """Takes every scalar for text, so that 1.10 and 2024-02-21 stay as they are written; only nothing is nothing."""

    @cached_property
    def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        """The kinds of scalars that are not text, by their first character."""
        nothing = ("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)$"))
        return {first: [nothing] for first in ("~", "n", "")}


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _AsWritten
    yaml.preserve_quotes = True
    yaml.width = 2**30  # lines are broken where `scalar` says, and nowhere else
    yaml.indent(mapping=2, sequence=INDENT, offset=2)
    return yaml


def editable(source: SourceText) -> CommentedMap:
    """The keys and values of a file, to be changed in place and then written by `written`."""
    mapping: CommentedMap = _yaml().load(source.text)
    return mapping


def written(mapping: CommentedMap) -> str:
    """The text of a file.

    Raises:
        WritingError: It does not read back as what it was made from.
    """
    stream = io.StringIO()
    _yaml().dump(mapping, stream)
    text = stream.getvalue()
    back = parse(text, "written")
    if not isinstance(back, SourceFile) or _plain(back.value) != _plain(mapping):
        raise WritingError(text)
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(below) for below in value]
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def scalar(text: str, indent: int, key: str = "") -> str:
    """A text as a file shows it: on the line of its key if it is one sentence that fits, else folded below it.

    Args:
        text: The text; a line feed begins a new paragraph.
        indent: Columns before the key, or before the text itself where it is an item of a list.
        key: The key.
    """
    if re.search(r"^\s|\s$|\n\s", text):
        return _quoted(text)
    start = indent + len(f"{key}: " if key else "")
    if "\n" not in text and start + len(text) <= WIDTH and not _SENTENCE_END.search(text):
        return _quoted(text) if _TAKEN_FOR_ANOTHER_KIND.fullmatch(text) else text
    return _folded(text, WIDTH - indent - (2 if key else 0))


def _quoted(text: str) -> str:
    quoted: str = DoubleQuotedScalarString(text)
    return quoted


def _folded(text: str, width: int) -> str:
    below = FoldedScalarString(text)
    below.fold_pos = list(_breaks(text, width))
    whole: str = below
    return whole


def _breaks(text: str, width: int) -> Iterator[int]:
    """The places of the spaces at which lines are broken."""
    start = 0
    for paragraph in text.split("\n"):
        ends = [start + found.end() - 1 for found in _SENTENCE_END.finditer(paragraph)]
        line = start
        for end in (*ends, start + len(paragraph)):
            while end - line > width:
                space = text.rfind(" ", line + 1, line + width + 1)
                space = space if space > 0 else text.find(" ", line + width, end)
                if space < 0:
                    break
                yield space
                line = space + 1
            if end < start + len(paragraph):
                yield end
            line = end + 1
        start += len(paragraph) + 1
