"""How JSON is laid out; what it says is unchanged by it."""

import json
from datetime import date

from policysite.exports.json_text import json_text
from policysite.exports.text_records import AssociatedRecord, ErratumRecord, Line, NoteRecord, Record


class Example(Record):
    words: str
    day: date
    line: Line | None
    notes: tuple[NoteRecord, ...]
    nothing: tuple[NoteRecord, ...]
    inner: "Example | None"


def example(inner: Example | None = None) -> Example:
    notes = tuple(NoteRecord(clause=None, label=None, note=note) for note in ('“é" \\ \n', "b"))
    return Example(
        words="<a&b>",
        day=date(2024, 2, 21),
        line=Line(text="t", words="w", compared=None),
        notes=notes,
        nothing=(),
        inner=inner,
    )


def test_members_and_items_have_a_line_each() -> None:
    assert json_text(example()) == (
        '{\n"words":"<a&b>",\n"day":"2024-02-21",\n"line":{"text":"t","words":"w","compared":null},\n"notes":[\n'
        '{"clause":null,"label":null,"note":"“é\\" \\\\ \\n"},\n{"clause":null,"label":null,"note":"b"}\n],\n'
        '"nothing":[],\n"inner":null\n}\n'
    )


def test_the_layout_changes_nothing() -> None:
    record = example(example())
    assert json.loads(json_text(record)) == record.model_dump(mode="json", by_alias=True)


def test_a_record_without_lists_of_records_is_one_line() -> None:
    for record in (AssociatedRecord(number="A", title=None, address="policies/A/"), _erratum()):
        assert json.loads(json_text(record)) == record.model_dump(mode="json")


def _erratum() -> ErratumRecord:
    return ErratumRecord(on=date(2024, 1, 1), clause="a", label="1", was="x", now="y", note=None)
