"""What every model shares: frozen, strict about keys, and errors that carry a code of the problem catalogue."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from textwrap import dedent
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from policysite.problems import as_written


class Model(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema, in which the words below a field describe it.

        Pydantic itself would look for these words whenever the program starts, which takes as long as a small build.
        """
        schema = handler(core_schema)
        shown, said = handler.resolve_ref_schema(schema)["properties"], _said_of_fields(cls)
        for name, words in said.items():
            for key in {name, cls.model_fields[name].serialization_alias} & shown.keys():
                shown[key]["description"] = words
        return schema


def _said_of_fields(model: type[Model]) -> dict[str, str]:
    """By their names, what is said below the fields of a model and of those that it extends."""
    said: dict[str, str] = {}
    for kind in reversed(model.__mro__[: model.__mro__.index(Model)]):
        (written,) = ast.parse(dedent(inspect.getsource(kind))).body
        for statement, below in pairwise(getattr(written, "body", ())):
            match statement, below:
                case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(words))):
                    said[name] = inspect.cleandoc(words)
    return said


_Value = TypeVar("_Value")


def derived(model: Model, name: str, make: Callable[[], _Value]) -> _Value:
    """What follows from a frozen model, which keeps it as it does its cached properties.

    Args:
        model: The model.
        name: Under which it is kept.
        make: Makes it, unless it is known.
    """
    if name not in model.__dict__:
        remember(model, name, make())
    value: _Value = model.__dict__[name]
    return value


def remember(model: Model, name: str, value: object) -> None:
    """Give a model that was just read what was kept of it: what `derived` made of it before, or a field's value."""
    model.__dict__[name] = value


def refuse(code: str, what: str) -> PydanticCustomError:
    """The error that a validator raises so that loading reports it under a code of the problem catalogue.

    Args:
        code: A key of the problem catalogue.
        what: What is wrong, as a full sentence.
    """
    return PydanticCustomError(code, "{what}", {"what": what})


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _calendar_day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise refuse("bad-date", f"{value} is not a day of the calendar.") from None
    raise refuse("bad-date", f"{as_written(value)} is not a date written as year-month-day.")


Day = Annotated[
    date,
    BeforeValidator(_calendar_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A day of the calendar, written ``YYYY-MM-DD``. It has no time and no zone."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text of at least one character."""

NUMBER = r"[A-Z0-9]+(?:[.-][A-Z0-9]+)*"
"""A document number, as a pattern: capital letters and digits, joined by hyphens or full stops."""


def _document_number(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(NUMBER, value):
        return value
    raise refuse("bad-number", f"{as_written(value)} cannot be a document number.")


DocumentNumber = Annotated[
    str, BeforeValidator(_document_number), WithJsonSchema({"type": "string", "pattern": f"^{NUMBER}$"})
]
"""The number by which a document is known for ever."""


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Any) -> str:
    """JSON with one spelling for one value: sorted keys, no spaces, no escapes that are not needed."""
    return _CANONICAL.encode(value)
