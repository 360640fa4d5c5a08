"""The fonts with which texts are printed: those that come with Typst, and those that the register adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Event

import typst

_STANDARDS: tuple[typst.PDFStandard, ...] = ("a-2a", "ua-1")
"""To which every PDF conforms."""

_HAS_RUN = Event()

FONT_FOLDER = "fonts"
"""Where the register keeps fonts of its own, in ``policy_src``, for what those of Typst lack."""

_FACES = ("Libertinus Serif", "New Computer Modern", "New Computer Modern Math", "DejaVu Sans Mono")


@dataclass(frozen=True, slots=True)
class Fonts:
    """Fonts that every machine has alike: none of the system's are among them.

    Attributes:
        faces: Their names: what one lacks is taken from the next.
        typst: The fonts themselves.
        digest: Changes with any byte of those that the register adds.
    """

    faces: tuple[str, ...]
    typst: typst.Fonts
    digest: str

    def typeset(self, template: Path | bytes, inputs: dict[str, str]) -> bytes:
        """A PDF, set with these fonts.

        Args:
            template: A file for Typst, or its text.
            inputs: What the template is told.

        Raises:
            TypstError: Typst refuses it.
        """
        _HAS_RUN.set()
        return typst.compile(
            template, sys_inputs=inputs, format="pdf", font_paths=self.typst, pdf_standards=list(_STANDARDS)
        )


BUNDLED = Fonts(_FACES, typst.Fonts(include_system_fonts=False), "")
"""The fonts of a register that adds none."""


def typst_has_run() -> bool:
    """Whether Typst has run in this process.

    It leaves threads behind, which no forked process has: Typst would wait there for them for ever.
    """
    return _HAS_RUN.is_set()


def with_fonts_of(folder: Path, files: Sequence[Path]) -> Fonts:
    """The bundled fonts, with those of a folder behind them.

    Args:
        folder: The folder.
        files: Its files, in order.
    """
    found = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    added = sorted({font.family for font in found.fonts() if font.path})
    digest = sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()
    return Fonts((*_FACES, *added), found, digest)
