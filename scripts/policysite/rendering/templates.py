"""The templates: they hold words and markup; decisions about policy are made in Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def as_printed(day: date) -> str:
    """A date as the official form prints it: 02/21/24."""
    return f"{day.month:02}/{day.day:02}/{day.year % 100:02}"


def spelled_out(day: date) -> str:
    """A date in words: February 21, 2024."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def printed(day: date) -> Markup:
    """The same as HTML, with the date for programs."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), as_printed(day))


def spelled(day: date) -> Markup:
    """A date that cannot be misread, as HTML: February 21, 2024."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), spelled_out(day))


def counted(count: int, word: str, plural: str | None = None) -> str:
    """A number with its noun: 1 document, 2,000 documents."""
    return f"{count:,} {word if count == 1 else plural or word + 's'}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("policysite.rendering", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["printed"] = printed
    environment.filters["spelled"] = spelled
    environment.globals["counted"] = counted
    return environment


def macro(template: str, name: str) -> Callable[..., Markup]:
    """A macro of a template, to be called with everything that it needs."""
    found: Any = getattr(_environment().get_template(template).module, name)

    def call(*args: Any, **kwargs: Any) -> Markup:
        return Markup(found(*args, **kwargs))

    return call
