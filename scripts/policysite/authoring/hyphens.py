"""Words that lost a hyphen at the end of a line, or kept one that only broke the line. Nothing is changed here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from policysite.authoring.form import words
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")


def suggested_mends(paragraphs: Sequence[Paragraph], line_ends: Sequence[str]) -> Iterator[Finding]:
    """Suggest a spelling for each word that stands elsewhere in the same file with, or without, its hyphen.

    Args:
        paragraphs: The paragraphs of the file.
        line_ends: Words that were joined at the end of a line, with their hyphens.
    """
    found = [(word, paragraph.place) for paragraph in paragraphs for word in _WORD.findall(words(paragraph.text))]
    counts = Counter(word.lower() for word, _ in found)
    joined = Counter(match.lower() for word in line_ends for match in _WORD.findall(word))
    elsewhere = [word for word, _ in found if counts[word.lower()] > joined[word.lower()]]
    hyphened = {_plain(word): word for word in elsewhere if _has_hyphen(word)}
    hyphened |= {word.replace("-", ""): word for word in elsewhere if _has_hyphen(word)}
    for word, place in dict.fromkeys(found):
        lower = word.lower()
        if lower in hyphened and not _has_hyphen(word):
            yield _mend(place, word, hyphened.get(word, hyphened[lower]))
        elif lower in joined and counts[lower] == joined[lower] and counts[_plain(word)]:
            yield _mend(place, word, word.replace("-", ""))


def _plain(word: str) -> str:
    return re.sub(r"[-\u2010\u2011]", "", word.lower())


def _has_hyphen(word: str) -> bool:
    return _plain(word) != word.lower()


def _mend(place: str, word: str, other: str) -> Finding:
    what = f"“{word}” stands elsewhere as “{other}”. A hyphen may have been lost or kept at the end of a line."
    return Finding(FindingKind.MEND, place, what)
