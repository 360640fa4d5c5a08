r"""The words of a text without their dress, and the SHA-256 fingerprints over them.

What a reader reads is compared, not how a file happens to spell it. `canonical_text` makes one spelling of it:

1. Each line is read by itself, as pages show it. Emphasis and backslashes go; a citation stays as it is written,
   ``[[HUM-W050#student-workers]]``; a link becomes its words, a space and its address in double square brackets,
   ``the form [[https://example.org/form]]``. So double brackets always hold what is not words: where a text shows two
   opening brackets as such, a space stands between them here.
2. `normalised` then removes invisible characters (soft hyphen, zero-width space, word joiner, byte order mark), applies
   Unicode's NFC, makes a plain hyphen of the typographic and the non-breaking one, and makes one space of each run of
   white space, line breaks and paragraph breaks included; none is left at either end.

Letters' case, quotation marks and dashes stay: they are what the text says. Emphasis and paragraph breaks are not.

A fingerprint is ``sha256:`` and 64 lower-case hexadecimal digits, over the UTF-8 bytes of a canonical JSON
(`policysite.model.base.canonical_json`). Pages may show the first 12 digits.

- Of a clause (`fingerprint`): over its canonical text alone, as a JSON string. Neither its id, its label nor the
  clauses below it enter, so renumbering, moving, or a change further down leaves it as it is.
- Of a revision (`text_fingerprint`): over an object with every section that the form prints: ``title``, ``summary``,
  ``clauses`` (``id``, ``text``, ``clauses``), ``applicability``, ``associated_documents`` (``number``, ``title``) and
  ``approval_authority``; null where one is left out. Clauses' ids enter, since citations rest on them, and labels do by
  the clauses' places. Dates, kind, change note and transcription notes do not: they are said of the text, not in it, so
  a revision that reaffirms a text has the same fingerprint.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from policysite.model.base import canonical_json, derived
from policysite.model.clauses import Clause
from policysite.model.inline import Citation, Inline, Link, Text, parse
from policysite.model.revisions import TextRevision

PREFIX = "sha256:"
"""What every fingerprint begins with, so that a better algorithm can stand beside this one some day."""

WHITE_SPACE = "\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""Unicode's White_Space, as the inside of a pattern's character class."""

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Characters that no reader sees and that only guide line breaks."""

HYPHENS = "\u2010\u2011"
"""Hyphens that look like the plain one."""

_RUN = re.compile(f"[{WHITE_SPACE}]+")
_CHARACTERS = str.maketrans(dict.fromkeys(INVISIBLE, "") | dict.fromkeys(HYPHENS, "-"))
_BRACKETS = re.compile(r"\[(?=\[)")
FINGERPRINT = "fingerprint"
"""The name under which a text keeps its own."""
_MARKS = ("*", "[", "\\", "\n")


def normalised(text: str) -> str:
    """A text with one spelling for what looks alike: see point 2 above."""
    if _is_normalised(text):
        return text
    text = unicodedata.normalize("NFC", text.translate(_CHARACTERS))
    return _RUN.sub(" ", text).strip(" ")


def _is_normalised(text: str) -> bool:
    """Whether nothing is to be done, told without looking at each character in turn. May err towards no.

    Of what `normalised` mends, Python calls the hyphens and the plain space alone printable.
    """
    return (
        text.isprintable()
        and "  " not in text
        and not text.startswith(" ")
        and not text.endswith(" ")
        and (text.isascii() or (not any(h in text for h in HYPHENS) and unicodedata.is_normalized("NFC", text)))
    )


def canonical_text(text: str) -> str:
    """The words of a text that may hold markup, in one spelling.

    Args:
        text: The text of a clause or of a section, as its source has it. A title holds no markup: see `normalised`.
    """
    if not any(mark in text for mark in _MARKS):
        return normalised(text)
    return normalised("\n".join("".join(_pieces(parse(line))) for line in text.split("\n")))


def _pieces(nodes: Inline) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield _BRACKETS.sub("[ ", node.text)
        elif isinstance(node, Citation):
            yield str(node)
        else:
            yield from _pieces(node.children)
            if isinstance(node, Link):
                yield f" [[{node.address}]]"


def fingerprint(clause: Clause) -> str:
    """The fingerprint of a clause's own words, without the clauses below it."""
    return _digest(canonical_text(clause.text))


def text_fingerprint(revision: TextRevision) -> str:
    """The fingerprint of all that a revision prints."""
    return derived(revision, FINGERPRINT, lambda: _text_fingerprint(revision))


def _text_fingerprint(revision: TextRevision) -> str:
    return _digest(
        {
            "title": normalised(revision.title),
            "summary": canonical_text(revision.summary) if revision.summary else None,
            "clauses": [_tree(clause) for clause in revision.clauses],
            "applicability": [canonical_text(item) for item in revision.applicability],
            "associated_documents": [
                {"number": row.number, "title": normalised(row.title) if row.title else None}
                for row in revision.associated_documents
            ],
            "approval_authority": canonical_text(revision.approval_authority) if revision.approval_authority else None,
        }
    )


def _tree(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "text": canonical_text(clause.text),
        "clauses": [_tree(below) for below in clause.clauses],
    }


def _digest(value: Any) -> str:
    return PREFIX + sha256(canonical_json(value).encode()).hexdigest()
