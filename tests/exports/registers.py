"""A small register in which everything happens that the exports must tell of."""

from collections.abc import Sequence
from datetime import date

from policysite.model import (
    AssociatedDocument,
    Clause,
    Document,
    Erratum,
    HistoryRevision,
    Organisation,
    Register,
    Retirement,
    Review,
    Revision,
    TextRevision,
    TranscriptionNote,
)

AS_OF = date(2025, 6, 1)
SITE = "https://policies.example.org/"
NAME = "the Example District"


def clause(id_: str, text: str, *below: Clause) -> Clause:
    return Clause(id=id_, text=text, clauses=below)


def text_revision(
    revised: date, clauses: Sequence[Clause], *, title: str = "Lending of Examples", errata: Sequence[Erratum] = ()
) -> TextRevision:
    return TextRevision(
        revised=revised,
        evidence="text",
        change_note="As the board decided.",
        title=title,
        clauses=tuple(clauses),
        errata=tuple(errata),
    )


def history_revision(revised: date) -> HistoryRevision:
    return HistoryRevision(revised=revised, evidence="history", change_note="First issue.")


def register_of(*documents: Document, name: str = NAME, time_zone: str = "America/Boise") -> Register:
    organisation = Organisation(
        name=name,
        time_zone=time_zone,
        repository="https://github.com/example/policies",
        departments={"EXA": "Examples & Samples", "NON": "Nobody"},
        document_types={"work-instruction": "Work Instruction"},
    )
    return Register(organisation=organisation, documents=documents)


LENDING_2024 = TextRevision(
    revised=date(2024, 3, 1),
    evidence="text",
    kind="substantive",
    change_note="Children may borrow, too.",
    title="Lending of “Examples” – naïve & <plain>",
    summary="How examples are lent.\nAnd to whom.",
    clauses=(
        clause(
            "who-may-borrow",
            "Anyone may *borrow* an example,\nas [the form](https://example.org/form?a=1&b=2) says.",
            clause("children", "Children borrow to gether with an adult."),
        ),
        clause("care", "Examples are handled as [[EXA-W002#clean-hands]] says; see [[EXA-W001#children]]."),
        clause("gone", "What [[EXA-W002#long-gone]] said is over."),
    ),
    applicability=("All who lend **examples**.", "[[EXA-P003]]"),
    associated_documents=(
        AssociatedDocument(number="EXA-P003", title="Purpose"),
        AssociatedDocument(number="EXA-W002"),
    ),
    approval_authority="Keeper of Examples",
    transcription_notes=(
        TranscriptionNote(clause="children", note="The source prints a stain."),
        TranscriptionNote(note="The footer is left out."),
    ),
    errata=(
        Erratum(on=date(2024, 5, 5), clause="children", was="to gether", now="together", note="The print has it so."),
        Erratum(on=date(2025, 8, 1), clause="children", was="adult", now="grown-up"),
    ),
)

LENDING = Document(
    number="EXA-W001",
    department="EXA",
    type="work-instruction",
    reviews=(Review(on=date(2025, 2, 2), outcome="reaffirmed", note="Nothing to change."),),
    review_due=date(2026, 2, 2),
    revisions=(
        history_revision(date(2023, 3, 1)),
        LENDING_2024,
        TextRevision(
            revised=date(2025, 5, 20),
            effective=date(2025, 7, 1),
            evidence="text",
            change_note="Examples are lent by machine.",
            title="Lending by Machine",
            clauses=(clause("machine", "A machine lends the examples."),),
        ),
    ),
)
HANDLING = Document(
    number="EXA-W002",
    department="EXA",
    supersedes=("EXA-W004",),
    revisions=(
        text_revision(
            date(2024, 1, 1),
            [clause("clean-hands", "Hands are clean."), clause("long-gone", "Gloves.")],
            title="Handling",
        ),
        text_revision(date(2025, 4, 1), [clause("clean-hands", "Hands are washed.")], title="Handling"),
    ),
)
PURPOSE = Document(number="EXA-P003", held=False, title="Purpose of Examples")
OLD_HANDLING = Document(
    number="EXA-W004",
    department="OLD",
    retired=Retirement(on=date(2024, 1, 1), note="Replaced."),
    revisions=(text_revision(date(2020, 1, 1), [clause("hands", "Hands exist.")], title="Hands"),),
)
LOST = Document(number="EXA-W005", department="EXA", revisions=(history_revision(date(2022, 2, 2)),))
TO_COME = Document(
    number="EXA-W006",
    retired=Retirement(on=date(2027, 1, 1)),
    revisions=(text_revision(date(2026, 1, 1), [clause("later", "It is later.")], title="Things to Come"),),
)

DOCUMENTS: tuple[Document, ...] = (LENDING, HANDLING, PURPOSE, OLD_HANDLING, LOST, TO_COME)
EXAMPLE = register_of(*DOCUMENTS)


def with_revision(document: Document, revision: Revision) -> Document:
    """The document with one revision more."""
    return document.model_copy(update={"revisions": (*document.revisions, revision)})
