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
from functools import cache
from hashlib import sha256

from policysite.exports.search_records import Row, Subject, findable_now, findable_then
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


def search_now(edition: Edition, others: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """The files of the index of what is in force: the address of each, and its text.

    Args:
        edition: The register.
        others: The pages of the site that are not about one document.
    """
    return index_files(addresses.SEARCH_NOW, findable_now(edition, others))


def search_then(edition: Edition) -> Iterator[tuple[str, str]]:
    """The files of the index of what is not in force: the address of each, and its text."""
    return index_files(addresses.SEARCH_THEN, findable_then(edition))


def index_files(folder: str, subjects: Iterable[Subject]) -> Iterator[tuple[str, str]]:
    """The files of one index.

    Args:
        folder: Address of the index, ending in a slash.
        subjects: What can be found.
    """
    known = tuple(subjects)
    stamp = sha256()
    words, lengths = _words_of_rows(known)
    firsts: list[str] = []
    for count, file in enumerate(_files(words, lengths)):
        firsts.append(next(iter(file)))
        text = _json(file)
        stamp.update(text.encode())
        yield f"{folder}words/{count}.json", text
    for subject in known:
        text = _json([row[: 3 if row.revision is None else 4] for row in subject.rows])
        stamp.update(text.encode())
        yield f"{folder}{subject.address}texts.json", text
    yield f"{folder}vocabulary.json", _json([word for word in words if not word.startswith("§")])
    head = {"subjects": [_head(subject) for subject in known], "lengths": _steps(known, lengths), "words": firsts}
    stamp.update(_json(head).encode())
    yield f"{folder}index.json", _json({"stamp": stamp.hexdigest()[:12], **head})


def words_of(text: str) -> list[str]:
    """The words of a text as they are looked up: in small letters, without accents and apostrophes."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))
    return _WORD.findall(text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))


def _words_of_rows(subjects: Sequence[Subject]) -> tuple[dict[str, list[int]], list[int]]:
    """The rows in which each word stands, by word, and how many words each row has."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    lengths: list[int] = []
    for subject in subjects:
        for row in subject.rows:
            words = words_of(_searched(subject, row))
            for word in set(words):
                found[word].append(len(lengths))
            if _is_clause(row):
                found[f"§{row.label.replace('.', '').lower()}"].append(len(lengths))
            lengths.append(len(words))
    return dict(sorted(found.items())), lengths


def _searched(subject: Subject, row: Row) -> str:
    """A clause is found by its words, a section also by its heading, and a document also by its title."""
    return row.words if _is_clause(row) else f"{row.label or subject.title} {row.words}"


def _files(words: Mapping[str, list[int]], lengths: Sequence[int]) -> Iterator[dict[str, str]]:
    file: dict[str, str] = {}
    size = 0
    for word, rows in words.items():
        listed = _listed(rows, lengths)
        if size + len(word) + len(listed) > FILE_SIZE and file:
            yield file
            file, size = {}, 0
        file[word] = listed
        size += len(word) + len(listed) + 6
    if file:
        yield file


def _listed(rows: Sequence[int], lengths: Sequence[int]) -> str:
    """The rows of a word: the first one, and each as its distance from the one before. ``~`` if some are left out."""
    if len(rows) <= COMMON:
        return _numbers(rows)
    shortest = sorted(rows, key=lengths.__getitem__)[:LISTED]
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


def _steps(subjects: Iterable[Subject], lengths: Iterable[int]) -> str:
    """How long each row is, as a digit; 8 more for a section, which counts for less than a clause."""
    rows = (row for subject in subjects for row in subject.rows)
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
