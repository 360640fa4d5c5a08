from datetime import date
from hashlib import sha256
from itertools import combinations, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.model import Ledger, LedgerFault, LedgerPart, parse_ledger
from policysite.model.base import NUMBER
from policysite.model.ledger import TITLE

DAY = date(2026, 11, 23)
REVISED = date(2024, 2, 21)
DIGEST = "sha256:" + "0123456789abcdef" * 4
TEXT = LedgerPart("EXA-W001", REVISED, "text")
HISTORY = LedgerPart("EXA-W001", date(2023, 1, 31), "history")
OTHER = LedgerPart("EXA-W002", REVISED, "text")
ERRATUM = LedgerPart("EXA-W001", REVISED, "erratum-1")
NEXT_ERRATUM = LedgerPart("EXA-W001", REVISED, "erratum-2")


def ledger_of(*parts: LedgerPart) -> Ledger:
    return Ledger().extended([(part, DIGEST) for part in parts], DAY)


LEDGER = ledger_of(HISTORY, TEXT, ERRATUM, OTHER)
RAW = LEDGER.as_file()
LINES = RAW.splitlines(keepends=True)


def fault_of(raw: bytes) -> LedgerFault:
    ledger, fault = parse_ledger(raw)
    assert fault is not None
    assert ledger.entries == LEDGER.entries[: len(ledger.entries)], "only what holds is trusted"
    assert len(ledger.entries) <= max(fault.line - 2, 0)
    return fault


def test_what_the_file_looks_like() -> None:
    assert ledger_of(TEXT).as_file().decode() == (
        "policysite ledger 1: entry, day sealed, document, revised, part, digest, chain\n"
        "1 2026-11-23 EXA-W001 2024-02-21 text "
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef "
        "sha256:8426fda4834a53007c59d41a8c9a9468802c76985807bee5bcc21025a78d2aa2\n"
    )


def test_a_ledger_is_read_as_it_was_written() -> None:
    assert parse_ledger(RAW) == (LEDGER, None)
    assert parse_ledger(Ledger().as_file()) == (Ledger(), None)


parts = st.builds(
    LedgerPart,
    number=st.from_regex(NUMBER, fullmatch=True),
    revised=st.dates(),
    name=st.sampled_from(["history", "text"]),
)
digests = st.text("0123456789abcdef", min_size=64, max_size=64).map("sha256:".__add__)


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(parts, digests, st.dates()), unique_by=lambda row: (row[0].number, row[0].revised)))
def test_any_ledger_is_read_as_it_was_written(rows: list[tuple[LedgerPart, str, date]]) -> None:
    ledger = Ledger()
    for (part, digest, _), day in zip(rows, sorted(day for _, _, day in rows), strict=True):
        ledger = ledger.extended([(part, digest)], day)
    assert parse_ledger(ledger.as_file()) == (ledger, None)


SHORT = ledger_of(TEXT, ERRATUM).as_file()


def test_any_other_byte_at_any_place_is_found() -> None:
    for position, there in enumerate(SHORT):
        before, after = SHORT[:position], SHORT[position + 1 :]
        unseen = [
            byte for byte in range(256) if byte != there and parse_ledger(before + bytes([byte]) + after)[1] is None
        ]
        assert unseen == [], f"in place of byte {position}"


def test_a_byte_too_few_or_too_many_at_any_place_is_found() -> None:
    for position in range(len(SHORT)):
        assert parse_ledger(SHORT[:position] + SHORT[position + 1 :])[1] is not None
    for position in range(len(SHORT) + 1):
        for byte in b" \t\n\r01af-A\x00\xff":
            assert parse_ledger(SHORT[:position] + bytes([byte]) + SHORT[position:])[1] is not None


def test_bits_that_flip_anywhere_are_found() -> None:
    for position in range(len(RAW)):
        fault_of(RAW[:position] + bytes([RAW[position] ^ 1]) + RAW[position + 1 :])


def test_any_other_order_of_lines_is_found() -> None:
    for order in permutations(LINES):
        if order != tuple(LINES):
            fault_of(b"".join(order))


def test_a_line_that_stands_twice_is_found() -> None:
    for line, place in product(LINES, range(len(LINES) + 1)):
        fault_of(b"".join([*LINES[:place], line, *LINES[place:]]))


def test_lines_missing_before_the_end_are_found() -> None:
    for start, end in combinations(range(len(LINES)), 2):
        fault_of(b"".join(LINES[:start] + LINES[end:]))


@pytest.mark.parametrize("end", range(1, len(LINES)))
def test_lines_missing_at_the_end_are_not_found_in_the_file_alone(end: int) -> None:
    assert parse_ledger(b"".join(LINES[:end])) == (Ledger(LEDGER.entries[: end - 1]), None)


def test_a_line_that_is_cut_off_is_found() -> None:
    for end in range(len(RAW)):
        if not RAW[:end].endswith(b"\n"):
            fault_of(RAW[:end])


@settings(deadline=None, derandomize=True)
@given(st.binary())
def test_no_bytes_bring_it_down(raw: bytes) -> None:
    assert parse_ledger(raw)[1] is not None


def rewritten(line: int, old: str, new: str) -> bytes:
    """The ledger with another word on a line."""
    words = [each.decode() for each in LINES]
    assert words[line - 1].count(old) == 1
    words[line - 1] = words[line - 1].replace(old, new)
    return "".join(words).encode()


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", LedgerFault("ledger-malformed", 1, f"The first line is not “{TITLE}”.")),
        (RAW[1:], LedgerFault("ledger-malformed", 1, f"The first line is not “{TITLE}”.")),
        (RAW[:-1], LedgerFault("ledger-malformed", 5, "The last line is not complete.")),
        (RAW + b"\n", LedgerFault("ledger-malformed", 6, "This line is not an entry.")),
        (
            rewritten(3, "2024-02-21", "2024-02-30"),
            LedgerFault("ledger-malformed", 3, "A date on this line is not a day of the calendar."),
        ),
        (
            RAW.replace(b"\n", b"\r\n").replace(b"\r\n", b"\n", 1),
            LedgerFault(
                "ledger-malformed",
                2,
                "The line ends as on Windows (CR LF).",
                "Save the file with line ends of Unix (LF), or take it from the repository again.",
            ),
        ),
        (
            b"".join([*LINES[:4], b"<<<<<<< HEAD\n", LINES[4]]),
            LedgerFault(
                "ledger-malformed",
                5,
                "Git's marks of a conflict stand here.",
                "Take ledger.txt from the branch that is published. What this branch adds is sealed when it is.",
            ),
        ),
        (
            rewritten(3, "EXA-W001", "EXA-W003"),
            LedgerFault("ledger-broken", 3, "Entry 2 is not as it was written."),
        ),
        (
            b"".join([*LINES[:2], *LINES[3:]]),
            LedgerFault("ledger-broken", 3, "Entry 3 stands here in the place of entry 2."),
        ),
        (
            rewritten(4, "2026-11-23", "2026-11-22"),
            LedgerFault("ledger-broken", 4, "Entry 3 was sealed on 2026-11-22, before entry 2."),
        ),
    ],
)
def test_what_a_fault_is_called(raw: bytes, fault: LedgerFault) -> None:
    assert fault_of(raw) == fault


@pytest.mark.parametrize(
    ("before", "part", "what"),
    [
        ([TEXT], TEXT, "EXA-W001 (revised 2024-02-21) is sealed a second time."),
        (
            [LedgerPart("EXA-W001", REVISED, "text")],
            LedgerPart("EXA-W001", REVISED, "history"),
            "EXA-W001 (revised 2024-02-21) is sealed a second time.",
        ),
        (
            [HISTORY],
            ERRATUM,
            "Erratum 1 of EXA-W001 (revised 2024-02-21) is sealed before EXA-W001 (revised 2024-02-21).",
        ),
        (
            [TEXT],
            NEXT_ERRATUM,
            "Erratum 2 of EXA-W001 (revised 2024-02-21) is sealed before Erratum 1 of EXA-W001 (revised 2024-02-21).",
        ),
    ],
)
def test_what_may_not_be_sealed(before: list[LedgerPart], part: LedgerPart, what: str) -> None:
    with pytest.raises(ValueError, match="is sealed") as raised:
        ledger_of(*before, part)
    assert str(raised.value) == what


def forged(*words: str) -> bytes:
    """A ledger by someone who knows how chains are made: a line for each entry's words, with its chain."""
    chain, lines = TITLE, [TITLE]
    for each in words:
        chain = "sha256:" + sha256(f"{chain} {each}".encode()).hexdigest()
        lines.append(f"{each} {chain}")
    return "".join(f"{line}\n" for line in lines).encode()


def test_chains_can_be_made_by_hand() -> None:
    assert forged(*(entry.words for entry in LEDGER.entries)) == RAW


def test_a_second_entry_for_the_same_revision_is_refused_whatever_its_chain() -> None:
    first, second = (f"{place} 2026-11-23 EXA-W001 2024-02-21 text {DIGEST}" for place in (1, 2))
    _, fault = parse_ledger(forged(first, second))
    assert fault == LedgerFault("ledger-broken", 3, "EXA-W001 (revised 2024-02-21) is sealed a second time.")


def test_a_text_that_was_lost_may_be_found() -> None:
    ledger = ledger_of(LedgerPart("EXA-W001", REVISED, "history"), TEXT, ERRATUM, NEXT_ERRATUM)
    assert parse_ledger(ledger.as_file()) == (ledger, None)
