"""Every text can be printed: the fonts of the official form have all its characters."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Protocol

import typst

from policysite.loading import Loaded
from policysite.model import Document, TextRevision
from policysite.problems import Location, Problem, problem

FACES = ("Libertinus Serif", "New Computer Modern", "New Computer Modern Math", "DejaVu Sans Mono")
"""The faces of the official form: what the first one lacks is taken from the next."""

FONTS = typst.Fonts(include_system_fonts=False)
"""The fonts that come with Typst, so that every machine prints alike."""

STANDARDS: tuple[typst.PDFStandard, ...] = ("a-2a", "ua-1")
"""What a PDF conforms to. Both forbid a character that no font has."""

UNUSUAL = re.compile(r"[^ \t\r\n]*[^ -~\t\r\n][^ \t\r\n]*")
"""A word with a character beyond ASCII. Words are tried whole: letters and the marks above them go together."""

_TRIAL = """
#set document(title: "Trial")
#let trial = json(bytes(sys.inputs.trial))
#set text(font: trial.faces, fallback: false)
#for word in trial.words {
  for style in (it => it, upper) { for set-in in (it => it, strong, emph, it => strong(emph(it))) [
    #set-in(style(text(word)))
  ] }
}
"""


class _Place(Protocol):
    """Finds a text, or some words of it, in its source."""

    def __call__(self, *, needle: str) -> Location: ...


def texts_printable(loaded: Loaded) -> Iterator[Problem]:
    """Report each character that no font of the official form has, once in each text."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for place, text in _printed(loaded):
        if not text.isascii():
            for word in set(UNUSUAL.findall(text)):
                places[word].append(place)
    for word in not_printable(sorted(places)):
        characters = [character for character in dict.fromkeys(word) if not_printable([character])] or [word]
        for place in places[word]:
            for character in characters:
                what = f"{_named(character)} cannot be printed: no font of the official form has it."
                yield problem("text-not-printable", place(needle=character), what)


def printable(text: str) -> str:
    """A text as it is printed: on one line, and without the byte order marks that a PDF may not hold."""
    return re.sub(r"[ \t\r\n]+", " ", text.replace("\ufeff", ""))


def not_printable(words: Sequence[str]) -> list[str]:
    """Those words that cannot be printed, found by halves: most often there are none."""
    if not words or _is_printable(words):
        return []
    if len(words) == 1:
        return list(words)
    middle = len(words) // 2
    return not_printable(words[:middle]) + not_printable(words[middle:])


def _is_printable(words: Sequence[str]) -> bool:
    trial = json.dumps({"faces": FACES, "words": list(map(printable, words))})
    try:
        typst.compile(
            _TRIAL.encode(),
            sys_inputs={"trial": trial},
            format="pdf",
            font_paths=FONTS,
            pdf_standards=list(STANDARDS),
        )
    except typst.TypstError:
        return False
    return True


def _named(words: str) -> str:
    if len(words) > 1:
        return f"“{words}”"
    name = unicodedata.name(words, "a character without a name").lower()
    return f"“{words}” (U+{ord(words):04X}, {name})"


def _printed(loaded: Loaded) -> Iterator[tuple[_Place, str]]:
    """Every text that the official form may hold, with its place."""
    sources, organisation = loaded.sources, loaded.register.organisation
    if sources.organisation:
        for path, text in (
            (("name",), organisation.name),
            *((("departments", code), name) for code, name in organisation.departments.items()),
            *((("document_types", code), name) for code, name in organisation.document_types.items()),
        ):
            yield partial(sources.organisation.at, path), text
    for document in loaded.register.documents:
        if document.title:
            yield partial(sources.document, document.number, ("title",)), document.title
        if document.retired and document.retired.note:
            yield partial(sources.document, document.number, ("retired", "note")), document.retired.note
        yield from _printed_of(loaded, document)


def _printed_of(loaded: Loaded, document: Document) -> Iterator[tuple[_Place, str]]:
    for revision in document.revisions:
        place = partial(loaded.sources.revision, document.number, revision.revised)
        yield partial(place, ("change_note",)), revision.change_note
        if not isinstance(revision, TextRevision):
            continue
        yield partial(place, ("title",)), revision.title
        for path, text, _clause in revision.texts():
            yield partial(place, path), text
        for index, associated in enumerate(revision.associated_documents):
            if associated.title:
                yield partial(place, ("associated_documents", index, "title")), associated.title
        for index, note in enumerate(revision.transcription_notes):
            yield partial(place, ("transcription_notes", index, "note")), note.note
        correction = partial(loaded.sources.erratum, document.number, revision.revised)
        for index, erratum in enumerate(revision.errata):
            for name in ("was", "now", "note"):
                if words := getattr(erratum, name):
                    yield partial(correction, ("errata", index, name)), words
