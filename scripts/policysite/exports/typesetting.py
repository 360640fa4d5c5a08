"""Official forms become PDFs, through Typst: PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from policysite.loading import BUNDLED, Cache, Fonts, MemoryCache

_TEMPLATE = Path(__file__).with_name("official_form.typ")


class TypesettingError(Exception):
    """A text cannot be typeset; the message says which and why."""


@dataclass(frozen=True)
class Typesetter:
    """Makes PDFs, each of them once.

    Attributes:
        fonts: With which texts are printed.
        cache: Keeps what is made; the memory unless given.
        whole_register: Whether the register is printed as one PDF too, unless it is too large.
    """

    fonts: Fonts = BUNDLED
    cache: Cache = field(default_factory=MemoryCache)
    whole_register: bool = True

    def pdf(self, title: str, content: dict[str, Any]) -> Pdf:
        """A PDF that is still to be made.

        Args:
            title: What it is called, also in messages.
            content: What the template is told of it beside its title.
        """
        told = {"title": title, "faces": self.fonts.faces, **content}
        return Pdf(title, json.dumps(told, default=vars, ensure_ascii=False), self)

    def typeset(self, content: str) -> bytes:
        """The PDF of what the template is told, from the cache where it is there.

        Raises:
            TypstError: Typst refuses it.
        """
        key = sha256(f"{_template_digest()} {self.fonts.digest} {content}".encode()).hexdigest()
        made = self.cache.get(key)
        if made is None:
            made = self._compiled(content)
            self.cache.put(key, made)
        return made

    def _compiled(self, content: str) -> bytes:
        made = self.fonts.typeset(_TEMPLATE, {"content": content})
        # A stream may happen to end with the byte CR. With the LF that Typst sets before "endstream" that would be one
        # end of line, and the stream too short for its Length, which PDF/A forbids. A CR in the LF's place is not.
        return made.replace(b"\r\nendstream", b"\r\rendstream")


@dataclass(frozen=True, eq=False)
class Pdf:
    """A PDF, typeset when it is first asked for.

    Attributes:
        title: What it is called.
        content: What the template is told, as JSON.
        typesetter: Makes it.
    """

    title: str
    content: str
    typesetter: Typesetter

    @cached_property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.read())

    def read(self) -> bytes:
        """The bytes; the same for the same content and fonts.

        Raises:
            TypesettingError: Typst refuses the content.
        """
        try:
            return self.typesetter.typeset(self.content)
        except typst.TypstError as error:
            raise TypesettingError(f"{self.title}, cannot be typeset: {error.message}.") from None


@cache
def _template_digest() -> str:
    return sha256(version("typst").encode() + _TEMPLATE.read_bytes()).hexdigest()
