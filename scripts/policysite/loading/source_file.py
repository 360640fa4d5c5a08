"""One YAML file: its bytes, its value, and where each part of the value stands in it."""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from policysite.loading.yaml_text import compose, parse_yaml, place_at
from policysite.problems import Location, Problem, problem

MAX_BYTES = 1_000_000
"""Larger files are refused before they are parsed. A policy of 100 pages has about 0.4 MB."""

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file that was parsed. It knows where each value stands, and costs little memory until it is asked.

    Attributes:
        name: Path with forward slashes, relative to the folder that holds ``policy_src``.
        text: The whole file.
    """

    name: str
    text: str

    def at(self, path: Path_ = (), *, needle: str | None = None, key: bool = False) -> Location:
        """The place of a value.

        Args:
            path: Keys and indices from the root; where a step does not exist, the place of the last that does.
            needle: Words to look for inside the value, however their line is broken; the value's beginning where they
                are not found.
            key: Point at the key instead of its value.
        """
        node = name = _composed(self.text)
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            name, node = found
        mark = (name if key else node).start_mark
        if needle:
            end = node.end_mark.index if node.end_mark else len(self.text)
            words = re.compile(r"\s+".join(re.escape(word) for word in needle.split()))
            if found_words := words.search(self.text, mark.index, end):
                return place_at(self.name, self.text, found_words.start())
        return Location(self.name, mark.line + 1, mark.column + 1)


@dataclass(frozen=True, slots=True)
class SourceFile(SourceText):
    """A file that was parsed, with what it says.

    Attributes:
        value: Plain Python: dict, list, str, bool and None. Numbers and dates stay text, as written.
    """

    value: Any

    def places(self) -> SourceText:
        """The file without its value."""
        return SourceText(self.name, self.text)


@lru_cache(maxsize=8)
def _composed(text: str) -> yaml.Node:
    """The nodes of a text that was parsed before. Few files have problems, and those may have many."""
    node = compose(text)
    assert node is not None
    return node


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_bytes(path: Path, name: str, *, limit: int) -> bytes | Problem:
    """Read the bytes of one file.

    Args:
        path: Where the file is.
        name: How problems call it.
        limit: The most bytes that it may have.

    Returns:
        The bytes, or why they cannot be read.
    """
    start = Location(name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what, remedy = "A file should stand here, but this is a folder or a device.", "Put the file in its place."
            return problem("source-unreadable", start, what, remedy)
        if status.st_size > limit:
            return problem("file-too-large", start, f"The file has {status.st_size / 1e6:.1f} MB.")
        return path.read_bytes()
    except FileNotFoundError:
        return problem("source-missing", start, "The file is not there.")
    except OSError as error:
        return problem("source-unreadable", start, f"The file cannot be read: {error.strerror}.")


def read(path: Path, name: str) -> SourceFile | list[Problem]:
    """Read and parse one file.

    Args:
        path: Where the file is.
        name: How problems call it.

    Returns:
        The file, or what is wrong with it.
    """
    raw = read_bytes(path, name, limit=MAX_BYTES)
    if isinstance(raw, Problem):
        return [raw]
    try:
        text = decoded(raw)
    except UnicodeDecodeError as error:
        raw = raw.removeprefix(codecs.BOM_UTF8)
        before = decoded(raw[: error.start])
        what = f"The byte 0x{raw[error.start]:02X} here is not UTF-8."
        return [problem("not-utf8", place_at(name, before, len(before)), what)]
    return parse(text, name)


def decoded(raw: bytes) -> str:
    """The text of a file, with line feeds alone at the ends of lines.

    Raises:
        UnicodeDecodeError: It is not UTF-8. The place is counted from behind a byte order mark.
    """
    text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def parse(text: str, name: str) -> SourceFile | list[Problem]:
    """Parse a file's text."""
    value, problems = parse_yaml(text, name)
    if problems:
        return problems
    if not isinstance(value, dict):
        return [problem("yaml-syntax", Location(name), "The file does not consist of keys with values.")]
    return SourceFile(name, text, value)
