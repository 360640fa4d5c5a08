"""From a parsed file to a model, with pydantic's errors turned into problems at their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from policysite.loading.source_file import Path_, SourceFile
from policysite.model import Model
from policysite.problems import CATALOGUE, Problem, problem

M = TypeVar("M", bound=Model)


def validate(kind: type[M], source: SourceFile, extra: Mapping[str, Any] | None = None) -> M | list[Problem]:
    """Build a model from a file.

    Args:
        kind: The model.
        source: The file.
        extra: Fields that do not come from the file; the file may not have keys of these names.

    Returns:
        The model, or everything that is wrong with the file.
    """
    extra = extra or {}
    if taken := [key for key in extra if key in source.value]:
        return [_unknown_key(kind, source, (key,)) for key in taken]
    try:
        return kind.model_validate({**source.value, **extra})
    except ValidationError as error:
        return [_problem(kind, source, details) for details in _causes(error.errors(include_url=False))]


def _causes(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors without those that only follow from others: a list is too short where its one item is faulty."""
    faulty = {details["loc"][:end] for details in errors for end in range(len(details["loc"]))}
    return (details for details in errors if details["type"] != "too_short" or details["loc"] not in faulty)


def _problem(kind: type[Model], source: SourceFile, details: ErrorDetails) -> Problem:
    path: Path_ = tuple(details["loc"])
    what = details["type"]
    if what in CATALOGUE:
        return problem(what, source.at(path), str(details["ctx"]["what"]), _remedy(details, source))
    if what == "missing":
        return _missing(source, path)
    if what == "extra_forbidden":
        return _unknown_key(kind, source, path)
    return problem("wrong-value", source.at(path), _wrong_value(details, path), _remedy(details, source))


def _remedy(details: ErrorDetails, source: SourceFile) -> str | None:
    """Better advice than the kind's own, where the value shows what was meant."""
    value = details["input"]
    if details["type"] not in ("string_type", "wrong-value"):
        return None
    place = source.at(tuple(details["loc"]))
    begins = source.text.split("\n")[place.line - 1][place.column - 1 :]
    if isinstance(value, bool):
        return f"If the word {begins} is meant, put it in quotes."
    if isinstance(value, list | dict) and begins[:1] in ("[", "{"):
        return f"Put the text in quotes, because it begins with “{begins[0]}”."
    return "Write the value after the key; where it is not known, leave the key out." if value is None else None


def _missing(source: SourceFile, path: Path_) -> Problem:
    *owner, key = path
    place = source.at(tuple(owner))
    if "clauses" in owner and key == "id":
        return problem("clause-id-missing", place, "This clause has no id.")
    if "clauses" in owner and key == "text":
        return problem("clause-empty", place, "This clause has no text.")
    return problem("missing-field", place, f"The key “{key}” is missing.")


def _unknown_key(kind: type[Model], source: SourceFile, path: Path_) -> Problem:
    key = str(path[-1])
    known = _keys_at(kind, path[:-1])
    close = get_close_matches(key, known, n=1)
    remedy = f"Did you mean “{close[0]}”?" if close else f"The keys here are: {', '.join(known)}." if known else None
    return problem("unknown-key", source.at(path, key=True), f"The key “{key}” is not known here.", remedy)


def _keys_at(kind: type[Model], path: Path_) -> list[str]:
    """The keys that a model takes at a path, for the hint; derived from the published schema."""
    schema = kind.model_json_schema()
    definitions = schema.get("$defs", {})
    here: dict[str, Any] = schema
    for step in path:
        here = here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, {})
        here = next((option for option in here.get("anyOf", ()) if option.get("type") != "null"), here)
        if "$ref" in here:
            here = definitions[here["$ref"].rpartition("/")[2]]
    if "$ref" in here:
        here = definitions[here["$ref"].rpartition("/")[2]]
    return sorted(here.get("properties", {}))


_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list (lines beginning with a hyphen)",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "string_too_short": "text of at least one character",
    "too_short": "a list of at least one item",
}


def _wrong_value(details: ErrorDetails, path: Path_) -> str:
    name = next((f"“{step}”" for step in reversed(path) if isinstance(step, str)), "The file")
    if isinstance(path[-1], int):
        name = f"Item {path[-1] + 1} of {name}"
    if details["input"] is None:
        return f"{name} has no value."
    expected = _EXPECTED.get(details["type"])
    if details["type"] == "literal_error":
        expected = str(details["ctx"]["expected"]).replace("'", "")
    if expected:
        return f"{name} must be {expected}."
    return f"{name} is not right: {details['msg']}."
