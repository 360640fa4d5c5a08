"""Every text can be printed: the fonts of the official form have all its characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple, Protocol

import typst

from policysite.loading import Fonts, Loaded
from policysite.model import Document, TextRevision
from policysite.problems import Location, Problem, problem

_UNUSUAL = re.compile(r"[^ \t\r\n]*[^ -~\t\r\n][^ \t\r\n]*")
"""A word with a character beyond ASCII. Words are tried whole: letters and the marks above them go together."""

_TRIAL = b"""
#set document(title: "Trial")
#let trial = json(bytes(sys.inputs.trial))
#set text(font: trial.faces, fallback: false)
#let styles = (
  plain: (it => it,),
  marked: (it => it, strong, emph, it => strong(emph(it))),
  capitals: (it => it, upper, it => strong(upper(it))),
)
#for (style, word) in trial.words { for set-in in styles.at(style) [#set-in(text(word)) ] }
"""


class Word(NamedTuple):
    """A word, and how it is set: plainly, with emphasis or in capitals too. Not every style of a font has a sign."""

    style: Literal["plain", "marked", "capitals"]
    text: str


class _Place(Protocol):
    """Finds a text, or some words of it, in its source."""

    def __call__(self, *, needle: str) -> Location: ...


def texts_printable(loaded: Loaded) -> Iterator[Problem]:
    """Report each text with characters that no font of the official form has."""
    unusual = [
        (place, words)
        for place, text, is_heading in _printed(loaded)
        if (words := unusual_words(text, is_heading=is_heading))
    ]
    every = sorted({word for _place, words in unusual for word in words})
    lost = {word: _lost(word, loaded.fonts) for word in not_printable(every, loaded.fonts)}
    for place, words in unusual:
        found = list(dict.fromkeys(part for word in words for part in lost.get(word, ())))
        if found:
            yield problem("text-not-printable", place(needle=found[0]), f"{_named(found)} cannot be printed.")


def unusual_words(text: str, *, is_heading: bool = False) -> list[Word]:
    """The words of a text that may not be printable.

    Args:
        text: The text.
        is_heading: Whether it is printed in capitals.
    """
    if text.isascii():
        return []
    style: Literal["plain", "marked", "capitals"] = "capitals" if is_heading else "marked" if "*" in text else "plain"
    return [Word(style, word) for word in _UNUSUAL.findall(text)]


def not_printable(words: Sequence[Word], fonts: Fonts) -> list[Word]:
    """Those words that cannot be printed, found by halves: most often there are none.

    Args:
        words: The words.
        fonts: With which they would be printed.
    """
    if not words or _is_printable(words, fonts):
        return []
    if len(words) == 1:
        return list(words)
    middle = len(words) // 2
    return not_printable(words[:middle], fonts) + not_printable(words[middle:], fonts)


def _is_printable(words: Sequence[Word], fonts: Fonts) -> bool:
    inputs = {"trial": json.dumps({"faces": fonts.faces, "words": words})}
    try:
        fonts.typeset(_TRIAL, inputs)
    except typst.TypstError:
        return False
    return True


def _lost(word: Word, fonts: Fonts) -> list[str]:
    """The characters of a word that cannot be printed; the word itself where each of them could be by itself."""
    characters = [Word(word.style, character) for character in dict.fromkeys(word.text)]
    return [character.text for character in not_printable(characters, fonts)] or [word.text]


def _named(found: Sequence[str]) -> str:
    codes = " ".join(f"U+{ord(character):04X}" for character in found[0])
    return f"“{found[0]}” ({codes})" + (f" and {len(found) - 1} more" if len(found) > 1 else "")


def _printed(loaded: Loaded) -> Iterator[tuple[_Place, str, bool]]:
    """Every text that the official form may hold, with its place, and whether it is printed in capitals."""
    sources, organisation = loaded.sources, loaded.register.organisation
    if sources.organisation:
        at = sources.organisation.at
        yield partial(at, ("name",)), organisation.name, False
        for key, names in (
            ("departments", organisation.departments),
            ("document_types", organisation.document_types),
        ):
            for code, name in names.items():
                yield partial(at, (key, code)), name, True
    for document in loaded.unchecked:
        if document.title:
            yield partial(sources.document, document.number, ("title",)), document.title, False
        if document.retired and document.retired.note:
            yield partial(sources.document, document.number, ("retired", "note")), document.retired.note, False
        yield from _printed_of(loaded, document)


def _printed_of(loaded: Loaded, document: Document) -> Iterator[tuple[_Place, str, bool]]:
    for revision in document.revisions:
        place = partial(loaded.sources.revision, document.number, revision.revised)
        yield partial(place, ("change_note",)), revision.change_note, False
        if not isinstance(revision, TextRevision):
            continue
        yield partial(place, ("title",)), revision.title, True
        for path, text, _clause in revision.texts():
            yield partial(place, path), text, False
        for index, associated in enumerate(revision.associated_documents):
            if associated.title:
                yield partial(place, ("associated_documents", index, "title")), associated.title, False
        for index, note in enumerate(revision.transcription_notes):
            yield partial(place, ("transcription_notes", index, "note")), note.note, False
        correction = partial(loaded.sources.erratum, document.number, revision.revised)
        for index, erratum in enumerate(revision.errata):
            for name in ("was", "now", "note"):
                if words := getattr(erratum, name):
                    yield partial(correction, ("errata", index, name)), words, False
