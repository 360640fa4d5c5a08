"""What an imported HUM-W050 must be, and where every word of a file has gone."""

import re
from collections import Counter

from policysite.authoring import FindingKind, Given, Imported, Reading, imported
from policysite.authoring.form import words
from policysite.authoring.outline_labels import split_label
from policysite.loading import load
from policysite.model import Organisation, Register, canonical_text
from tests.builders import ROOT
from tests.site import expected

EMPTY = Register(
    organisation=Organisation(
        name="the District",
        departments={"HUM": "Human Resources"},
        document_types={"work-instruction": "Work Instruction"},
    ),
    documents=(),
)


def assert_is_hum_w050(found: Imported) -> None:
    """Every label, every word and every fact is as the printed form has it."""
    published = load(ROOT).register.by_number[expected.NUMBER]
    text = published.texts[-1]
    assert [(placed.label, words(placed.clause.text)) for placed in found.text.placed] == expected.clauses()
    assert [canonical_text(placed.clause.text) for placed in found.text.placed] == [
        canonical_text(placed.clause.text) for placed in text.placed
    ]
    same = ("revised", "effective", "change_note", "title", "summary", "applicability", "associated_documents")
    for name in (*same, "approval_authority"):
        assert getattr(found.text, name) == getattr(text, name), name
    assert (found.number, found.department, found.type) == (expected.NUMBER, "HUM", "work-instruction")
    assert found.history == published.revisions[:3]
    assert not [finding for finding in found.findings if finding.kind is FindingKind.NOT_PLACED]


def import_into_nothing(reading: Reading, given: Given | None = None) -> Imported:
    """Import a file into a register that knows a department and a type, and no document."""
    return imported(reading, EMPTY, given or Given())


_MARKS_OF_A_TEXT = re.compile(r"[|>#*_=-]+|[\u2022]|\|?[-:|]+\|?")
"""What stands alone in Markdown and is no word: marks of headings, lists, quotations and tables."""


def unaccounted(raw_words: list[str], found: Imported) -> tuple[Counter[str], Counter[str]]:
    """The words that a file has and the import has not, and the other way round. Labels are no words.

    Args:
        raw_words: The words of the file, found by other means than the import's own.
        found: What it became.
    """
    there = [word for _, text, _ in found.text.texts() for word in words(text).split()]
    there += [word for finding in found.findings for word in finding.words.split()]
    asked = Counter(filter(None, map(_core, raw_words)))
    told = Counter(filter(None, map(_core, there)))
    return asked - told, told - asked


def _core(word: str) -> str:
    word = word.strip("*|\\")
    return "" if _MARKS_OF_A_TEXT.fullmatch(word) or split_label(word)[0] else word
