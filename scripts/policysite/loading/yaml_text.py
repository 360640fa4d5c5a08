"""The text of a YAML file: its nodes, and its value as plain Python.

Less of YAML is taken than there is: whatever could lose words in silence, such as an anchor, is a problem.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from policysite.loading.yaml_errors import syntax_problem
from policysite.problems import Location, Problem, as_written, problem

try:
    from yaml import CSafeLoader as FastLoader
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader as FastLoader  # type: ignore[assignment]

MAX_NESTING = 40
"""Four levels of clauses need 12 levels of YAML."""

INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, and the line separators and byte order marks that few editors show."""

_COMMENT = re.compile(r"[ \t]+(#.*)")
_PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}
"""What stands without quotes and is not text. Yes, no, numbers and dates stay as they are written."""


def place_at(name: str, text: str, offset: int) -> Location:
    """The place of a character, counted from 0, in a file's text."""
    return Location(name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def parse_yaml(text: str, name: str) -> tuple[Any, list[Problem]]:
    """Parse a file's text.

    Args:
        text: The whole file; its lines end in a line feed.
        name: How problems call the file.

    Returns:
        What it says, as plain Python, and what is wrong with it. Where anything is wrong, the value counts for nothing.
    """
    if invisible := INVISIBLE.search(text):
        return None, [_invisible(invisible[0], place_at(name, text, invisible.start()))]
    try:
        root = compose(text)
    except _TooDeepError as error:
        place = Location(name, error.mark.line + 1, error.mark.column + 1)
        return None, [problem("yaml-nesting", place, f"What begins here is more than {MAX_NESTING} levels deep.")]
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, text, name)]
    if root is None:
        empty = problem("yaml-syntax", Location(name), "The file is empty.", "Add its keys, or remove the file.")
        return None, [empty]
    conversion = _Conversion(name, text)
    return conversion.convert(root), conversion.problems


def _invisible(character: str, place: Location) -> Problem:
    what = f"There is an invisible character here (U+{ord(character):04X})."
    return problem("yaml-syntax", place, what, "Delete what stands here, and type it again.")


class _TooDeepError(Exception):
    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__(mark)
        self.mark = mark


class _BoundedLoader(FastLoader):
    """Stops before the nesting of a file, which libyaml does not limit, exhausts the stack of the process."""

    depth = 0

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        """No tag is looked for: a scalar stays text, as it is written."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: yaml.Node | None, _current_index: object) -> None:
        self.depth += 1
        if self.depth > MAX_NESTING and current_node:
            raise _TooDeepError(current_node.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


def compose(text: str) -> yaml.Node | None:
    """The nodes of a text, which know their places; ``None`` where the text is empty.

    Raises:
        yaml.YAMLError: The text breaks the rules of YAML.
    """
    loader = _BoundedLoader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


class _Conversion:
    """YAML nodes to plain Python, refusing what a policy source has no use for and what would lose words in silence."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.problems: list[Problem] = []

    def convert(self, node: yaml.Node) -> Any:
        if self._is_marked(node):
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item) for item in node.value]
        return self._scalar(node)

    def _is_marked(self, node: yaml.Node) -> bool:
        """Whether an anchor or a tag stands before a node; an alias leads to a node with an anchor."""
        start = node.start_mark.index
        mark = self.text[start : start + 1]
        if mark not in ("&", "!"):
            return False
        code, name = ("yaml-alias", "an anchor") if mark == "&" else ("yaml-tag", "a tag")
        word = self.text[start : start + 40].split()[0]
        self._report(code, start, f"YAML takes “{word}” for {name}, not for text.")
        return True

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            start = key.start_mark.index
            if self._is_marked(key):
                continue
            if not isinstance(key, yaml.ScalarNode):
                self._report("yaml-syntax", start, "A key must be a word.", "Put the text in quotes if it begins so.")
                continue
            if key.value in mapping:
                self._report("yaml-duplicate-key", start, f"The key “{key.value}” stands here for the second time.")
                continue
            mapping[key.value] = self.convert(value)
        return mapping

    def _scalar(self, node: yaml.Node) -> str | bool | None:
        text = str(node.value)
        start, end = node.start_mark.index, node.end_mark.index
        if invisible := INVISIBLE.search(text):
            self.problems.append(_invisible(invisible[0], place_at(self.name, self.text, start)))
        if isinstance(node, yaml.ScalarNode) and node.style:  # in quotes, or below | or >
            return text
        if comment := _COMMENT.match(self.text, end):
            what = f"YAML takes {as_written(comment[1])} for a comment, so these words would be lost."
            self._report("yaml-comment", comment.start(1), what)
        return _PLAIN.get(text, text)

    def _report(self, code: str, offset: int, what: str, remedy: str | None = None) -> None:
        self.problems.append(problem(code, place_at(self.name, self.text, offset), what, remedy))
