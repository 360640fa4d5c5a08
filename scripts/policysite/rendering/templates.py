"""The templates: they hold words and markup; decisions about policy are made in Python."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
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


def month_name(day: date) -> str:
    """The month of a day: February."""
    return _MONTHS[day.month - 1]


@lru_cache(maxsize=4096)
def printed(day: date) -> Markup:
    """The same as HTML, with the date for programs."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), as_printed(day))


@lru_cache(maxsize=4096)
def spelled(day: date) -> Markup:
    """A date that cannot be misread, as HTML: February 21, 2024."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), spelled_out(day))


def counted(count: int, word: str, plural: str | None = None) -> str:
    """A number with its noun: 1 document, 1,200 documents."""
    return f"{count:,} {word if count == 1 else plural or word + 's'}"


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates where Python keeps this module compiled, and no more often than Python does.

    Whoever can write there can write the program too, so they are trusted as it is.
    """

    def __init__(self, options: str) -> None:
        super().__init__(str(Path(cache_from_source(__file__)).parent), "template-%s.pyc")
        self._options = options

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{self._options} {source}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


def template_environment(loader: BaseLoader, **options: Any) -> Environment:
    """An environment of which compiled templates are kept.

    Args:
        loader: Of the templates.
        options: Of the environment; a template that was compiled with others is compiled again.
    """
    # Not optimized: it would call filters while it compiles, and keep what another version of them said.
    options |= {"auto_reload": False, "optimized": False}
    return Environment(loader=loader, bytecode_cache=_Compiled(repr(options)), **options)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = template_environment(
        PackageLoader("policysite.rendering", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["printed"] = printed
    environment.filters["as_printed"] = as_printed
    environment.filters["spelled"] = spelled
    environment.globals["counted"] = counted
    environment.globals["month_name"] = month_name
    return environment


@cache
def macro(template: str, name: str) -> Callable[..., Markup]:
    """A macro of a template, to be called with everything that it needs."""
    found: Any = getattr(_environment().get_template(template).module, name)

    def call(*args: Any, **kwargs: Any) -> Markup:
        return Markup(found(*args, **kwargs))

    return call
