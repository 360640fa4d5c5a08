"""Official forms become PDFs, through Typst: PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from typing import Protocol

import typst

from policysite.checks.texts_printable import FONTS, STANDARDS

_TEMPLATE = Path(__file__).with_name("official_form.typ")


class TypesettingError(Exception):
    """A text cannot be typeset; the message says which and why."""


class Cache(Protocol):
    """Keeps what takes time to make, by a key that names everything that it was made from."""

    def get(self, key: str) -> bytes | None:
        """What was put; ``None`` where it is not there any more."""

    def put(self, key: str, content: bytes) -> None:
        """Keep something, or let it be: nobody relies on its being there."""


class MemoryCache(dict[str, bytes]):
    """A cache that lasts as long as the process."""

    def put(self, key: str, content: bytes) -> None:
        """Keep something."""
        self[key] = content


@dataclass(frozen=True, eq=False)
class Pdf:
    """A PDF, typeset when it is first asked for.

    Attributes:
        title: What a message calls it.
        content: What the template is given, as JSON.
        cache: Keeps the PDF once it is made.
    """

    title: str
    content: str
    cache: Cache

    @cached_property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.read())

    @cached_property
    def _key(self) -> str:
        return sha256(f"{_template_digest()} {self.content}".encode()).hexdigest()

    def read(self) -> bytes:
        """The bytes; the same for the same content.

        Raises:
            TypesettingError: Typst refuses the content.
        """
        made = self.cache.get(self._key)
        if made is None:
            try:
                made = _typeset(self.content)
            except typst.TypstError as error:
                raise TypesettingError(f"{self.title}, cannot be typeset: {error.message}.") from None
            self.cache.put(self._key, made)
        return made


def typeset(pdfs: Iterable[Pdf]) -> None:
    """Make all that is not in the cache yet, on every processor.

    Raises:
        TypesettingError: Typst refuses one of them.
    """
    with ThreadPoolExecutor() as pool:  # Typst lets other threads run while it works
        for _ in pool.map(attrgetter("size"), dict.fromkeys(pdfs)):  # a PDF may stand at two addresses
            pass


def _typeset(content: str) -> bytes:
    made = typst.compile(
        _TEMPLATE, sys_inputs={"content": content}, format="pdf", font_paths=FONTS, pdf_standards=list(STANDARDS)
    )
    # A stream may happen to end with the byte CR. With the LF that Typst sets before "endstream" that would be one end
    # of line, and the stream too short for its Length, which PDF/A forbids; a CR in the LF's place is one of its own.
    return made.replace(b"\r\nendstream", b"\r\rendstream")


@cache
def _template_digest() -> str:
    return sha256(version("typst").encode() + _TEMPLATE.read_bytes()).hexdigest()
