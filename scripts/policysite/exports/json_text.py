"""JSON as it is published: a line for each member and each clause, so that a difference shows where it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from pydantic_core import to_json

from policysite.exports.text_records import Record


def json_text(record: Record) -> str:
    """A whole file. The same record gives the same bytes."""
    return _object(record) + "\n"


def _object(record: Record) -> str:
    return "{\n" + ",\n".join(_members(record)) + "\n}"


def _members(record: Record) -> Iterator[str]:
    for name, field in type(record).model_fields.items():
        yield f'"{field.serialization_alias or name}":{_value(getattr(record, name))}'


def _value(value: object) -> str:
    if isinstance(value, Record) and any(map(_is_list, vars(value).values())):
        return _object(value)
    if _is_list(value):
        return "[\n" + ",\n".join(map(_line, value)) + "\n]"
    return _line(value)


def _is_list(value: object) -> TypeGuard[tuple[Record, ...]]:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)


def _line(value: object) -> str:
    return to_json(value, by_alias=True).decode()
