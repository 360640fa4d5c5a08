from datetime import date

from policysite.analysis import changed_parts, drafts, removed_parts
from policysite.model import Clause, Erratum, HistoryRevision, Ledger, LedgerPart, Register, TextRevision
from tests.builders import clause, held, history_revision, not_held, register_of, text_revision

DAY = date(2026, 11, 23)
FIRST, SECOND, UPCOMING = date(2023, 3, 1), date(2024, 3, 1), date(2030, 1, 1)


def erratum(was: str = "lent", now: str = "loaned") -> Erratum:
    return Erratum(on=DAY, clause="c1", was=was, now=now)


def with_errata(text: TextRevision, *errata: Erratum) -> TextRevision:
    return text.model_copy(update={"errata": errata})


def sealed(register: Register, ledger: Ledger | None = None) -> Ledger:
    before = ledger or Ledger()
    return before.extended(drafts(register, before), DAY)


def names(ledger: Ledger) -> list[str]:
    return [f"{entry.part.number} {entry.part.revised} {entry.part.name}" for entry in ledger.entries]


def touched(register: Register, ledger: Ledger) -> tuple[list[str], list[str]]:
    return (
        [str(entry.part) for entry in changed_parts(register, ledger.entries)],
        [str(entry.part) for entry in removed_parts(register, ledger.entries)],
    )


TEXT = text_revision(SECOND, "Examples are lent.")
REGISTER = register_of(
    held("EXA-W002", text_revision(UPCOMING)),
    held("EXA-W001", with_errata(TEXT, erratum(), erratum("are", "be")), history_revision(FIRST)),
    not_held("EXA-P003"),
)
LEDGER = sealed(REGISTER)


def errata() -> tuple[Erratum, ...]:
    (text,) = REGISTER.by_number["EXA-W001"].texts
    return text.errata


def test_everything_is_a_draft_before_anything_is_sealed() -> None:
    assert [str(part) for part, _ in drafts(REGISTER, Ledger())] == [
        "EXA-W001 (revised 2023-03-01)",
        "EXA-W001 (revised 2024-03-01)",
        "Erratum 1 of EXA-W001 (revised 2024-03-01)",
        "Erratum 2 of EXA-W001 (revised 2024-03-01)",
        "EXA-W002 (revised 2030-01-01)",
    ]


def test_the_order_is_by_number_and_revised_date_even_where_it_takes_effect_in_another() -> None:
    late = text_revision(FIRST, effective=date(2031, 1, 1))
    register = register_of(held("EXA-W001", late, text_revision(SECOND)))
    assert names(sealed(register)) == ["EXA-W001 2023-03-01 text", "EXA-W001 2024-03-01 text"]


def test_a_register_that_is_sealed_has_no_drafts_and_nothing_is_touched() -> None:
    assert names(LEDGER) == [
        "EXA-W001 2023-03-01 history",
        "EXA-W001 2024-03-01 text",
        "EXA-W001 2024-03-01 erratum-1",
        "EXA-W001 2024-03-01 erratum-2",
        "EXA-W002 2030-01-01 text",
    ]
    assert drafts(REGISTER, LEDGER) == ()
    assert touched(REGISTER, LEDGER) == ([], [])


def test_what_is_new_is_a_draft_and_may_be_anything() -> None:
    register = register_of(
        held(
            "EXA-W001",
            with_errata(TEXT, erratum(), erratum("are", "be"), erratum("be", "are")),
            history_revision(FIRST),
        ),
        held("EXA-W002", text_revision(UPCOMING), text_revision(date(2031, 1, 1))),
    )
    assert [part for part, _ in drafts(register, LEDGER)] == [
        LedgerPart("EXA-W001", SECOND, "erratum-3"),
        LedgerPart("EXA-W002", date(2031, 1, 1), "text"),
    ]
    assert touched(register, LEDGER) == ([], [])


def test_a_changed_clause() -> None:
    register = register_of(
        held("EXA-W001", with_errata(text_revision(SECOND, "Examples are lent!"), *errata()), history_revision(FIRST)),
        held("EXA-W002", text_revision(UPCOMING)),
    )
    assert touched(register, LEDGER) == (["EXA-W001 (revised 2024-03-01)"], [])


def test_a_document_that_is_gone() -> None:
    register = register_of(held("EXA-W002", text_revision(UPCOMING)), not_held("EXA-W001"))
    assert touched(register, LEDGER) == (
        [],
        [
            "EXA-W001 (revised 2023-03-01)",
            "EXA-W001 (revised 2024-03-01)",
            "Erratum 1 of EXA-W001 (revised 2024-03-01)",
            "Erratum 2 of EXA-W001 (revised 2024-03-01)",
        ],
    )
    assert touched(register_of(), sealed(register)) == ([], ["EXA-W002 (revised 2030-01-01)"])


def test_errata_changed_turned_and_gone() -> None:
    def with_(*kept: Erratum) -> Register:
        return register_of(
            held("EXA-W001", with_errata(TEXT, *kept), history_revision(FIRST)),
            held("EXA-W002", text_revision(UPCOMING)),
        )

    first, second = errata()
    one, two = "Erratum 1 of EXA-W001 (revised 2024-03-01)", "Erratum 2 of EXA-W001 (revised 2024-03-01)"
    assert touched(with_(first, second), LEDGER) == ([], [])
    assert touched(with_(erratum(now="borrowed"), second), LEDGER) == ([one], [])
    assert touched(with_(second, first), LEDGER) == ([one, two], [])
    assert touched(with_(first), LEDGER) == ([], [two])
    assert touched(with_(), LEDGER) == ([], [one, two])


def test_a_text_that_was_lost_and_is_found_is_a_draft_beside_its_row() -> None:
    row = history_revision(FIRST)
    ledger = sealed(register_of(held("EXA-W001", row)))
    found = register_of(held("EXA-W001", text_revision(FIRST)))
    assert touched(found, ledger) == ([], [])
    assert [part.name for part, _ in drafts(found, ledger)] == ["text"]
    ledger = sealed(found, ledger)
    assert drafts(found, ledger) == ()
    assert touched(register_of(held("EXA-W001", row)), ledger) == (["EXA-W001 (revised 2023-03-01)"], [])


def test_the_row_stays_when_the_text_is_found() -> None:
    ledger = sealed(register_of(held("EXA-W001", history_revision(FIRST))))
    other = TextRevision(
        revised=FIRST, evidence="text", change_note="As it was.", title="Examples", clauses=(Clause(id="c1", text="x"),)
    )
    assert touched(register_of(held("EXA-W001", other)), ledger)[0] == ["EXA-W001 (revised 2023-03-01)"]


def test_what_is_said_of_the_whole_document_is_not_sealed() -> None:
    """Retirement and reviews have days of their own, and are written after the revision was sealed."""
    document = REGISTER.by_number["EXA-W001"]
    reviewed = document.model_copy(update={"department": "EXA", "review_due": date(2027, 1, 1)})
    assert touched(register_of(reviewed, REGISTER.by_number["EXA-W002"]), LEDGER) == ([], [])


def test_a_clause_moved_below_another() -> None:
    flat = text_revision(SECOND, clause("a"), clause("b"))
    nested = text_revision(SECOND, clause("a", "Examples are lent.", clause("b")))
    ledger = sealed(register_of(held("EXA-W001", flat)))
    assert touched(register_of(held("EXA-W001", nested)), ledger) == (["EXA-W001 (revised 2024-03-01)"], [])


def test_a_history_row_that_says_something_else() -> None:
    ledger = sealed(register_of(held("EXA-W001", history_revision(FIRST))))
    other = HistoryRevision(revised=FIRST, evidence="history", change_note="As the board decided!")
    assert touched(register_of(held("EXA-W001", other)), ledger) == (["EXA-W001 (revised 2023-03-01)"], [])
