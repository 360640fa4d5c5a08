"""The ledger: what was published, in the order in which it was sealed, each entry chained to the one before it.

The file has a title line, and then one line an entry, in plain ASCII; a line feed ends each::

    4 2026-11-23 HUM-W050 2024-02-21 text sha256:… sha256:…

That is: the entry's place, counted from 1; the day on which it was sealed; the document's number; the revised date; the
part that is sealed; the part's digest; the chain. The parts are:

- ``history``: a revision of which only the row of the revision history is held.
- ``text``: a revision whose full text is held. It may follow ``history``, where a lost text was found.
- ``erratum-1``, ``erratum-2``, …: an erratum, by its place in the errata file.

The chain is the SHA-256 over the chain of the entry before it (the title line, for the first), a space, and the line
itself up to its own chain. So no entry can be changed, moved, removed or put in between unless every later line is
written anew; only the end can be cut off unseen, which takes an older copy of the file to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from policysite.model.base import NUMBER
from policysite.model.fingerprint import PREFIX

TITLE = "policysite ledger 1: entry, day sealed, document, revised, part, digest, chain"
"""The first line. Another way of writing the ledger would get another number."""

_COUNT = "[1-9][0-9]{0,8}"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HASH = f"{PREFIX}[0-9a-f]{{64}}"
_ENTRY = re.compile(
    rf"(?P<sequence>{_COUNT}) (?P<sealed>{_DAY}) (?P<number>{NUMBER}) (?P<revised>{_DAY}) "
    rf"(?P<name>history|text|erratum-{_COUNT}) (?P<digest>{_HASH}) (?P<chain>{_HASH})"
)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """What one entry seals.

    Attributes:
        number: Number of the document.
        revised: The revised date of its revision.
        name: ``history``, ``text``, or ``erratum-`` and its place in the errata file, counted from 1.
    """

    number: str
    revised: date
    name: str

    def __str__(self) -> str:
        revision = f"{self.number} (revised {self.revised})"
        return f"Erratum {self.erratum} of {revision}" if self.erratum else revision

    @property
    def erratum(self) -> int | None:
        """The place of the erratum in its file, counted from 1; ``None`` for a revision."""
        kind, _, place = self.name.partition("-")
        return int(place) if kind == "erratum" else None

    @property
    def rests_on(self) -> LedgerPart | None:
        """The part that must be sealed before this one: an erratum's text, or the erratum before it."""
        if not self.erratum:
            return None
        before = f"erratum-{self.erratum - 1}" if self.erratum > 1 else "text"
        return LedgerPart(self.number, self.revised, before)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A line of the ledger.

    Attributes:
        sequence: Its place, counted from 1.
        sealed_on: The day on which it was written.
        part: What it seals.
        digest: The digest of that.
        chain: The hash over this entry and the chain of the one before it.
    """

    sequence: int
    sealed_on: date
    part: LedgerPart
    digest: str
    chain: str

    @property
    def line(self) -> int:
        """The line of the file, counted from 1; the title is the first."""
        return self.sequence + 1

    @property
    def words(self) -> str:
        """The line up to its chain."""
        part = self.part
        return f"{self.sequence} {self.sealed_on} {part.number} {part.revised} {part.name} {self.digest}"


def _chained(before: LedgerEntry | None, words: str) -> str:
    chain = before.chain if before else TITLE
    return PREFIX + sha256(f"{chain} {words}".encode()).hexdigest()


@dataclass(frozen=True)
class Ledger:
    """Every entry, oldest first; the chain holds from the first to the last."""

    entries: tuple[LedgerEntry, ...] = ()

    @cached_property
    def by_part(self) -> dict[LedgerPart, LedgerEntry]:
        """The entries by what they seal; nothing is sealed twice."""
        return {entry.part: entry for entry in self.entries}

    def extended(self, parts: Iterable[tuple[LedgerPart, str]], day: date) -> Ledger:
        """The ledger with more entries at its end.

        Args:
            parts: What is sealed, each with its digest.
            day: The day on which it is sealed.

        Raises:
            ValueError: An entry may not stand where it would.
        """
        entries, known = list(self.entries), set(self.by_part)
        for part, digest in parts:
            before = entries[-1] if entries else None
            unchained = LedgerEntry(len(entries) + 1, day, part, digest, chain="")
            entry = replace(unchained, chain=_chained(before, unchained.words))
            if misfit := _misfit(entry, before, known):
                raise ValueError(misfit)
            entries.append(entry)
            known.add(part)
        return Ledger(tuple(entries))

    def as_file(self) -> bytes:
        """The whole file."""
        lines = [TITLE, *(f"{entry.words} {entry.chain}" for entry in self.entries)]
        return "".join(f"{line}\n" for line in lines).encode("ascii")


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """Where a ledger stops being one.

    Attributes:
        code: A key of the problem catalogue.
        line: Line number, counted from 1.
        what: What is wrong there, as a full sentence.
        remedy: What to do; ``None`` where the kind's own advice is best.
    """

    code: str
    line: int
    what: str
    remedy: str | None = None


def parse_ledger(raw: bytes) -> tuple[Ledger, LedgerFault | None]:
    """Read the file.

    Args:
        raw: Its bytes, each of which counts.

    Returns:
        The ledger as far as it can be trusted, and what is wrong after that, if anything is.
    """
    title, *lines = raw.decode("ascii", "replace").split("\n")
    if title != TITLE:
        return Ledger(), _malformed(title, 1, f"The first line is not “{TITLE}”.")
    cut_off = not lines or bool(lines.pop())
    entries: list[LedgerEntry] = []
    known: set[LedgerPart] = set()
    fault = None
    for line, words in enumerate(lines, start=2):
        entry = _entry(words, line)
        fault = entry if isinstance(entry, LedgerFault) else _fault(entry, entries[-1] if entries else None, known)
        if fault or isinstance(entry, LedgerFault):
            break
        entries.append(entry)
        known.add(entry.part)
    else:
        if cut_off:
            fault = LedgerFault("ledger-malformed", raw.count(b"\n") + 1, "The last line is not complete.")
    return Ledger(tuple(entries)), fault


def _entry(words: str, line: int) -> LedgerEntry | LedgerFault:
    found = _ENTRY.fullmatch(words)
    try:
        if found:
            part = LedgerPart(found["number"], date.fromisoformat(found["revised"]), found["name"])
            sealed_on = date.fromisoformat(found["sealed"])
            return LedgerEntry(int(found["sequence"]), sealed_on, part, found["digest"], found["chain"])
    except ValueError:
        return LedgerFault("ledger-malformed", line, "A date on this line is not a day of the calendar.")
    return _malformed(words, line, "This line is not an entry.")


def _malformed(words: str, line: int, what: str) -> LedgerFault:
    """What is wrong with a line: something that is known to happen to files, or simply what is said."""
    if words.startswith(_CONFLICT):
        remedy = "Take ledger.txt from the branch that is published. What this branch adds is sealed when it is."
        return LedgerFault("ledger-malformed", line, "Git's marks of a conflict stand here.", remedy)
    if words.endswith("\r"):
        remedy = "Save the file with line ends of Unix (LF), or take it from the repository again."
        return LedgerFault("ledger-malformed", line, "The line ends as on Windows (CR LF).", remedy)
    return LedgerFault("ledger-malformed", line, what)


def _fault(entry: LedgerEntry, before: LedgerEntry | None, known: set[LedgerPart]) -> LedgerFault | None:
    what = _misfit(entry, before, known)
    if what is None and entry.chain != _chained(before, entry.words):
        what = f"Entry {entry.sequence} is not as it was written."
    return LedgerFault("ledger-broken", (before.line if before else 1) + 1, what) if what else None


def _misfit(entry: LedgerEntry, before: LedgerEntry | None, known: set[LedgerPart]) -> str | None:
    """Why an entry cannot stand behind another, whatever its chain says."""
    place = before.sequence + 1 if before else 1
    part = entry.part
    if entry.sequence != place:
        return f"Entry {entry.sequence} stands here in the place of entry {place}."
    if before and entry.sealed_on < before.sealed_on:
        return f"Entry {place} was sealed on {entry.sealed_on}, before entry {before.sequence}."
    if part in known or (part.name == "history" and LedgerPart(part.number, part.revised, "text") in known):
        return f"{part} is sealed a second time."
    if part.rests_on and part.rests_on not in known:
        return f"{part} is sealed before {part.rests_on}."
    return None
