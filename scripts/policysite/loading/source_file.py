"""One YAML file: its bytes, its value, and where each part of the value stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policysite.problems import Location, Problem, problem

MAX_BYTES = 1_000_000
"""Larger files are refused before they are parsed. A policy of 100 pages has about 0.4 MB."""

MAX_NESTING = 40
"""Four levels of clauses need 12 levels of YAML."""

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was parsed.

    Attributes:
        name: Path with forward slashes, relative to the folder that holds ``policy_src``.
        text: The whole file.
        root: The composed YAML, which knows the place of every value.
        value: The same as plain Python: dict, list, str, bool and None. Numbers and dates stay text, as written.
    """

    name: str
    text: str
    root: yaml.Node
    value: Any

    def at(self, path: Path_ = (), *, needle: str | None = None, key: bool = False) -> Location:
        """The place of a value.

        Args:
            path: Keys and indices from the root; where a step does not exist, the place of the last that does.
            needle: Words to look for inside the value; the value's beginning where they are not found.
            key: Point at the key instead of its value.
        """
        node, name = self.root, self.root
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            name, node = found
        mark = (name if key else node).start_mark
        if needle:
            end = node.end_mark.index if node.end_mark else len(self.text)
            offset = self.text.find(needle, mark.index, end)
            if offset >= 0:
                line_start = self.text.rfind("\n", 0, offset) + 1
                return Location(self.name, self.text.count("\n", 0, offset) + 1, offset - line_start + 1)
        return Location(self.name, mark.line + 1, mark.column + 1)


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read(path: Path, name: str) -> SourceFile | list[Problem]:
    """Read and parse one file.

    Args:
        path: Where the file is.
        name: How problems call it.

    Returns:
        The file, or what is wrong with it.
    """
    start = Location(name)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return [problem("file-too-large", start, f"The file has {size / 1e6:.1f} MB.")]
        raw = path.read_bytes()
    except FileNotFoundError:
        return [problem("source-missing", start, "The file is not there.")]
    except OSError as error:
        return [problem("source-unreadable", start, f"The file cannot be read: {error.strerror}.")]
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        place = Location(name, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)
        return [problem("not-utf8", place, f"The byte 0x{raw[error.start]:02X} here is not UTF-8.")]
    return parse(text, name)


def parse(text: str, name: str) -> SourceFile | list[Problem]:
    """Parse a file's text."""
    try:
        root = _compose(text)
    except yaml.YAMLError as error:
        return [_syntax_problem(error, text, name)]
    except RecursionError:
        return [problem("yaml-nesting", Location(name), "The file is nested too deeply to be read.")]
    if root is None:
        return [problem("yaml-syntax", Location(name), "The file is empty.", "Add its keys, or remove the file.")]
    conversion = _Conversion(name)
    value = conversion.convert(root, 0)
    if conversion.problems:
        return conversion.problems
    if not isinstance(value, dict):
        return [problem("yaml-syntax", Location(name), "The file is not a list of keys with values.")]
    return SourceFile(name, text, root, value)


def _compose(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class _Conversion:
    """YAML nodes to plain Python, refusing what a policy source has no use for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def convert(self, node: yaml.Node, depth: int) -> Any:
        if id(node) in self._seen:
            self._report("yaml-alias", node, "An anchor is used again here or above.")
            return None
        self._seen.add(id(node))
        if depth > MAX_NESTING:
            self._report("yaml-nesting", node, f"This is more than {MAX_NESTING} levels deep.")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, depth + 1) for item in node.value]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._report("yaml-syntax", key, "A key must be a word.", "Put the text in quotes if it begins so.")
                continue
            if key.value in mapping:
                self._report("yaml-duplicate-key", key, f"The key “{key.value}” stands here for the second time.")
                continue
            mapping[key.value] = self.convert(value, depth + 1)
        return mapping

    def _scalar(self, node: yaml.Node) -> str | bool | None:
        text = str(node.value)
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.rpartition(":")[2] == "binary":
            self._report("yaml-tag", node, f"The tag {node.tag} is not known.")
        elif node.tag == "tag:yaml.org,2002:null" and text in ("", "~", "null"):
            return None
        elif node.tag == "tag:yaml.org,2002:bool" and text in ("true", "false"):
            return text == "true"
        return text

    def _report(self, code: str, node: yaml.Node, what: str, remedy: str | None = None) -> None:
        place = Location(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
        self.problems.append(problem(code, place, what, remedy))


_IN_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "A text on this line holds a colon followed by a space, which YAML takes for a key.",
        "Put the text in quotes, or write it below the key after >-",
    ),
    (
        "'\\t'",
        "There is a tab where YAML takes spaces only.",
        "Replace the tab with spaces.",
    ),
    (
        "tab",
        "There is a tab where YAML takes spaces only.",
        "Replace the tab with spaces.",
    ),
    (
        "undefined alias",
        "A text begins with *, which YAML takes for an alias.",
        "Put the text in quotes, or write it below the key after >-",
    ),
    (
        "could not find expected ':'",
        "A key has no colon, or a text of several lines is not indented below its key.",
        "Indent the text below its key, or add the colon.",
    ),
    (
        "did not find expected key",
        "The indentation of this line does not match the lines above, or a quote is not closed.",
        "Line up the keys that belong together.",
    ),
    (
        "did not find expected '-' indicator",
        "The indentation of this line does not match the list above.",
        "Line up the items that belong together.",
    ),
    (
        "found unexpected end of stream",
        "A quote that was opened is not closed.",
        "Close the quote.",
    ),
    (
        "found character that cannot start any token",
        "A text begins with a character that has a meaning in YAML.",
        "Put the text in quotes. If it is a tab, replace it with spaces.",
    ),
)


def _syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    lines = text.split("\n")
    faulty = lines[place.line - 1] if place.line <= len(lines) else ""
    if "\t" in faulty[: len(faulty) - len(faulty.lstrip())] or faulty[place.column - 1 : place.column] == "\t":
        said = "tab"
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position] if isinstance(error.position, int) else ""
        place = Location(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        return problem("yaml-syntax", place, "There is a control character here.", "Remove it.")
    for sign, what, remedy in _IN_PLAIN_WORDS:
        if sign in said:
            return problem("yaml-syntax", place, what, remedy)
    return problem("yaml-syntax", place, f"YAML cannot read on from here: {said}.")
