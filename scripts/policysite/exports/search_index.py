"""The search index: small files, of which a reader's browser asks only for those that hold the words typed.

``docs/assets/search-index.js`` reads them; the two agree on how words are cut and how lists of rows are written.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from heapq import nsmallest
from itertools import accumulate
from typing import Any, NamedTuple

from policysite.exports.search_records import Row, Subject, findable_now, findable_then, other_page
from policysite.model import Document
from policysite.rendering import Edition, Page, addresses

COMMON = 8000
"""Rows in which a word may stand. Of a commoner one, which tells little, only the shortest rows are listed."""
LISTED = 500
"""How many rows of a commoner word are listed."""
FILE_SIZE = 12_000
"""Characters of a file of words, unless one word alone needs more."""
LENGTHS = (4, 8, 12, 18, 26, 40, 60)
"""Words of a row, as steps: a row of 10 words has length 2."""

_WORD = re.compile(r"[^\W_]+")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""Of the numbers in lists of rows: the first 32 end a number, the others are followed by more."""
_NUMBER = re.compile("[W-Za-z_-]*[0-9A-V]")


@dataclass(frozen=True, slots=True)
class Findable:
    """A document or another page, as it is found.

    Attributes:
        index: Address of the index in which it is found, ending in a slash.
        entry: What the index takes in of it.
        file: The address and the text of the file that holds what its places say.
    """

    index: str
    entry: str
    file: tuple[str, str]


def document_findable(edition: Edition, document: Document) -> Iterator[Findable]:
    """What is found of a document: what is in force, and what is not."""
    yield _findable(addresses.SEARCH_NOW, findable_now(edition, document))
    if earlier := findable_then(edition, document):
        yield _findable(addresses.SEARCH_THEN, earlier)


def pages_findable(pages: Iterable[Page]) -> Iterator[Findable]:
    """Pages that are not about one document, by their titles and descriptions."""
    for page in pages:
        if page.found_by_search:
            subject = other_page(page.address, page.title, [Row("", "", page.description)])
            yield _findable(addresses.SEARCH_NOW, subject)


def index_files(folder: str, subjects: Iterable[Subject]) -> Iterator[tuple[str, str]]:
    """The files of one index, and of all that is found in it: the address of each, and its text.

    Args:
        folder: Address of the index, ending in a slash.
        subjects: What can be found, in any order.
    """
    known = [_findable(folder, subject) for subject in subjects]
    yield from (findable.file for findable in known)
    yield from search_files(folder, (findable.entry for findable in known))


def search_files(index: str, entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The files of one index, without those of what is found in it: the address of each, and its text.

    Args:
        index: Address of the index, ending in a slash.
        entries: Of all that can be found, in any order.
    """
    known = sorted(map(_read, entries), key=lambda entry: str(entry.heads[0][0]))
    stamp = sha256()
    words = _words_of_rows(known)
    firsts: list[str] = []
    for count, file in enumerate(_files(words)):
        firsts.append(next(iter(file)))
        text = _json(file)
        stamp.update(text.encode())
        yield f"{index}words/{count}.json", text
    yield f"{index}vocabulary.json", _json([word for word in words if not word.startswith("§")])
    head = {
        "subjects": [head for entry in known for head in entry.heads],
        "lengths": "".join(entry.steps for entry in known),
        "words": firsts,
    }
    stamp.update(_json([head, [texts for entry in known for texts in entry.texts]]).encode())
    yield f"{index}index.json", _json({"stamp": stamp.hexdigest()[:12], **head})


def merged(entries: Iterable[str]) -> str:
    """Entries as one entry, which an index takes in faster.

    Args:
        entries: By the addresses of their pages; no other entry of the index may belong between them.
    """
    known = list(map(_read, entries))
    found, lengths = _joined(known)
    together: defaultdict[tuple[int, str, int], list[str]] = defaultdict(list)
    for word, (last, first, *others) in found.items():
        together[first, "".join(others), last].append(word)
    return _json(
        _Entry(
            heads=[head for entry in known for head in entry.heads],
            texts=[texts for entry in known for texts in entry.texts],
            lengths=lengths,
            steps="".join(entry.steps for entry in known),
            words=[(*rows, words) for rows, words in together.items()],
        )
    )


class _Entry(NamedTuple):
    """What an index takes in of subjects that follow one another; rows are counted from their first one.

    Attributes:
        heads: What is said of each by itself.
        texts: Of each, a digest of what its places say.
        lengths: How many words each row has.
        steps: The same as digits, as readers are told.
        words: The rows in which words stand: the first one, how the others are written, the last one, and the words.
    """

    heads: list[list[Any]]
    texts: list[str]
    lengths: list[int]
    steps: str
    words: list[tuple[int, str, int, list[str]]]


def _read(entry: str) -> _Entry:
    return _Entry(*json.loads(entry))


def _findable(folder: str, subject: Subject) -> Findable:
    texts = _json([row[: 3 if row.revision is None else 4] for row in subject.rows])
    found: defaultdict[str, list[int]] = defaultdict(list)
    lengths: list[int] = []
    for count, row in enumerate(subject.rows):
        words = words_of(_searched(subject, row))
        lengths.append(len(words))
        if _is_clause(row):
            words.append(f"§{row.label.replace('.', '').lower()}")
        for word in set(words):
            found[word].append(count)
    together: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for word in sorted(found):
        together[tuple(found[word])].append(word)
    entry = _Entry(
        heads=[_head(subject)],
        texts=[sha256(texts.encode()).hexdigest()],
        lengths=lengths,
        steps=_steps(subject.rows, lengths),
        words=[(rows[0], _numbers(rows)[len(_number(rows[0])) :], rows[-1], words) for rows, words in together.items()],
    )
    return Findable(folder, _json(entry), (f"{folder}{subject.address}texts.json", texts))


def words_of(text: str) -> list[str]:
    """The words of a text as they are looked up: in small letters, without accents and apostrophes."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))
    return _WORD.findall(text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))


def _words_of_rows(entries: Iterable[_Entry]) -> dict[str, str]:
    """The rows in which each word stands as the index lists them, by word."""
    found, lengths = _joined(entries)
    return {
        word: _listed("".join((_number(first), *others)), lengths)
        for word, (_last, first, *others) in sorted(found.items())
    }


def _joined(entries: Iterable[_Entry]) -> tuple[dict[str, list[Any]], list[int]]:
    """The rows of each word, and how many words each row has.

    Returns:
        Of a word's rows the last one, the first one, and how the others are written, piece by piece.
    """
    found: dict[str, list[Any]] = {}
    lengths: list[int] = []
    for entry in entries:
        offset = len(lengths)
        lengths += entry.lengths
        for first, others, last, words in entry.words:
            row, end = first + offset, last + offset
            for word in words:
                rows = found.get(word)
                if rows is None:
                    found[word] = [end, row, others]
                else:
                    rows += (_number(row - rows[0]), others)
                    rows[0] = end
    return found, lengths


def _searched(subject: Subject, row: Row) -> str:
    """A clause is found by its words, a section also by its heading, and a document also by its title."""
    return row.words if _is_clause(row) else f"{row.label or subject.title} {row.words}"


def _files(words: Mapping[str, str]) -> Iterator[dict[str, str]]:
    file: dict[str, str] = {}
    size = 0
    for word, listed in words.items():
        if size + len(word) + len(listed) > FILE_SIZE and file:
            yield file
            file, size = {}, 0
        file[word] = listed
        size += len(word) + len(listed) + 6
    if file:
        yield file


def _listed(rows: str, lengths: Sequence[int]) -> str:
    """The rows of a word: the first one, and each as its distance from the one before. ``~`` if some are left out."""
    if len(rows) <= COMMON:
        return rows
    steps = _NUMBER.findall(rows)
    if len(steps) <= COMMON:
        return rows
    shortest = nsmallest(LISTED, accumulate(map(_value, steps)), key=lengths.__getitem__)
    return "~" + _numbers(sorted(shortest))


def _numbers(rows: Sequence[int]) -> str:
    return "".join(map(_number, map(int.__sub__, rows, (0, *rows))))


@cache
def _number(value: int) -> str:
    digits = ""
    while value > 31:
        digits += _DIGITS[32 + value % 32]
        value //= 32
    return digits + _DIGITS[value]


@cache
def _value(number: str) -> int:
    value = 0
    for digit in reversed(number):
        value = value * 32 + _DIGITS.index(digit) % 32
    return value


def _steps(rows: Iterable[Row], lengths: Iterable[int]) -> str:
    """How long each row is, as a digit; 8 more for a section, which counts for less than a clause."""
    return "".join(
        f"{bisect_right(LENGTHS, length) + 8 * _is_section(row):x}" for row, length in zip(rows, lengths, strict=True)
    )


def _is_section(row: Row) -> bool:
    return bool(row.label) and not _is_clause(row)


def _is_clause(row: Row) -> bool:
    return row.label[:1].isdigit()


def _head(subject: Subject) -> list[object]:
    said: list[object] = [
        subject.address,
        subject.number,
        subject.title,
        subject.department,
        subject.type,
        subject.standing or "",
        len(subject.rows),
    ]
    if subject.revisions:
        said.append([[revised.isoformat(), standing] for revised, standing in subject.revisions])
    return said


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
