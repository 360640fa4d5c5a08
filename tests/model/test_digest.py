import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.loading.source_file import SourceFile, parse
from policysite.model import Erratum, HistoryRevision, TextRevision
from policysite.model.digest import erratum_digest, revision_digest, row_digest

FULL: dict[str, Any] = {
    "revised": "2024-03-01",
    "effective": "2024-04-01",
    "evidence": "text",
    "change_note": "Second issue.",
    "kind": "substantive",
    "title": "Lending of Examples",
    "summary": "How examples are lent.\n\nAnd how they come back.",
    "clauses": [
        {
            "id": "who-may-borrow",
            "text": "Anyone may borrow an example – in Zoë’s words, 例.",
            "clauses": [{"id": "children", "text": "Children borrow together with an adult."}],
        },
        {"id": "care", "text": "Examples are handled as [[EXA-W002]] says, #1: with care."},
    ],
    "applicability": ["All who lend examples.", "All who borrow them."],
    "associated_documents": [{"number": "EXA-P003", "title": "Purpose of Examples"}, {"number": "EXA-W002"}],
    "approval_authority": "Keeper of Examples",
    "transcription_notes": [{"clause": "children", "note": 'The source prints "to gether".'}],
}
"""A revision with everything that a revision can state."""

REVISION = TextRevision.model_validate(FULL)
ROW = HistoryRevision(revised=date(2023, 3, 1), evidence="history", change_note="First issue.", kind="editorial")
ERRATUM = Erratum(on=date(2026, 11, 23), clause="care", was="handled", now="held", note="As the form has it.")


def read(text: str) -> TextRevision:
    source = parse(text, "2024-03-01.yml")
    assert isinstance(source, SourceFile)
    return TextRevision.model_validate(source.value)


def test_everything_that_a_revision_can_state_is_stated_here() -> None:
    assert set(FULL) == set(TextRevision.model_fields) - {"errata"}


def test_a_digest_can_be_made_by_hand() -> None:
    stated = '{"change_note":"First issue.","evidence":"history","kind":"editorial","revised":"2023-03-01"}'
    assert revision_digest(ROW) == "sha256:" + sha256(stated.encode()).hexdigest()


# What does not matter -------------------------------------------------------------------------------------------------

LAYOUTS: dict[str, dict[str, Any]] = {
    "as a block": {},
    "deeper": {"indent": 6},
    "folded early": {"width": 20},
    "folded late": {"width": 1000},
    "single quotes": {"default_style": "'"},
    "double quotes": {"default_style": '"'},
    "in one line": {"default_flow_style": True, "width": 10000},
    "sorted keys": {"sort_keys": True},
    "escapes": {"allow_unicode": False, "default_style": '"'},
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_layout_of_the_file_does_not_matter(layout: dict[str, Any]) -> None:
    options = {"sort_keys": False, "allow_unicode": True} | layout
    assert revision_digest(read(str(yaml.dump(FULL, Dumper=yaml.SafeDumper, **options)))) == revision_digest(REVISION)


def test_comments_and_blank_lines_and_the_ends_of_lines_do_not_matter() -> None:
    lines = yaml.safe_dump(FULL, sort_keys=False, allow_unicode=True).split("\n")
    text = "# Revised by the board.\n\n" + "\n# As decided.\n".join(
        line if line.startswith(" ") or ":" not in line else f"\n{line}" for line in lines[:5]
    )
    assert revision_digest(read(text + "\n" + "\n".join(lines[5:]))) == revision_digest(REVISION)


def test_a_list_without_items_is_the_same_as_none() -> None:
    bare = FULL | {"applicability": [], "summary": None, "transcription_notes": []}
    without = {key: value for key, value in bare.items() if value}
    assert revision_digest(TextRevision.model_validate(bare)) == revision_digest(TextRevision.model_validate(without))


def test_errata_do_not_change_the_revision_that_they_correct() -> None:
    with_errata = TextRevision.model_validate(FULL | {"errata": (ERRATUM,)})
    assert revision_digest(with_errata) == revision_digest(REVISION)


# What does ------------------------------------------------------------------------------------------------------------


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value that is neither a group of keys nor a list."""
    if isinstance(value, dict | list):
        for step, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(below, (*path, step))
    else:
        yield path


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def replaced(path: tuple[str | int, ...], new: Any) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(FULL))
    at(copy, path[:-1])[path[-1]] = new
    return copy


def another(path: tuple[str | int, ...]) -> str:
    """Another value of the same sort."""
    there = str(at(FULL, path))
    if path[-1] in ("revised", "effective"):
        return (date.fromisoformat(there) + timedelta(days=1)).isoformat()
    return {"kind": "editorial", "id": f"{there}-too", "clause": "care", "number": f"{there}A"}.get(
        str(path[-1]), f"{there}."
    )


PLACES = [path for path in places(FULL) if path != ("evidence",)]


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_every_value_matters(path: tuple[str | int, ...]) -> None:
    assert revision_digest(TextRevision.model_validate(replaced(path, another(path)))) != revision_digest(REVISION)


TEXTS = [path for path in PLACES if " " in str(at(FULL, path))]


@settings(deadline=None, derandomize=True)
@given(st.data())
def test_every_character_of_every_text_matters(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(TEXTS))
    there = str(at(FULL, path))
    position = data.draw(st.integers(0, len(there) - 1))
    character = data.draw(st.characters(exclude_categories=["Cs"]))
    changed = TextRevision.model_validate(replaced(path, there[:position] + character + there[position + 1 :] + "."))
    same = TextRevision.model_validate(replaced(path, there + "."))
    assert (revision_digest(changed) == revision_digest(same)) == (changed == same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "Zoe\N{COMBINING DIAERESIS}"),
        ("the end-of-day list", "the end\N{NON-BREAKING HYPHEN}of-day list"),
        ("two words", "two  words"),
        ("two words", "two\N{NO-BREAK SPACE}words"),
        ("“quoted”", '"quoted"'),
        ("*care*", "care"),
        ("words", "wor\N{SOFT HYPHEN}ds"),
        ("Words", "words"),
    ],
)
def test_texts_that_look_alike_are_not_the_same(one: str, other: str) -> None:
    path = ("clauses", 0, "text")
    first, second = (TextRevision.model_validate(replaced(path, words)) for words in (one, other))
    assert revision_digest(first) != revision_digest(second)


@pytest.mark.parametrize("key", ["clauses", "applicability", "associated_documents"])
def test_the_order_matters(key: str) -> None:
    turned = TextRevision.model_validate(FULL | {key: FULL[key][::-1]})
    assert revision_digest(turned) != revision_digest(REVISION)


def test_the_level_of_a_clause_matters() -> None:
    first, second = FULL["clauses"]
    raised = [{"id": first["id"], "text": first["text"]}, *first["clauses"], second]
    assert revision_digest(TextRevision.model_validate(FULL | {"clauses": raised})) != revision_digest(REVISION)


@pytest.mark.parametrize(
    "change", [{"on": date(2026, 11, 24)}, {"clause": "children"}, {"was": "handle"}, {"now": "kept"}, {"note": None}]
)
def test_every_value_of_an_erratum_matters(change: dict[str, Any]) -> None:
    assert erratum_digest(Erratum(**dict(ERRATUM) | change)) != erratum_digest(ERRATUM)


# Later ----------------------------------------------------------------------------------------------------------------


def test_the_row_of_a_text_is_what_was_sealed_before_the_text_was_found() -> None:
    row = HistoryRevision(
        revised=REVISION.revised,
        effective=REVISION.effective,
        evidence="history",
        change_note=REVISION.change_note,
        kind=REVISION.kind,
    )
    assert row_digest(REVISION) == revision_digest(row) == row_digest(row)


class LaterErratum(Erratum):
    """An erratum, when the register has learnt more of one."""

    found_by: str | None = None
    seen_in: tuple[str, ...] = ()
    source: Literal["print", "file"] | None = None


def test_a_field_that_is_learnt_later_leaves_old_digests_as_they_are() -> None:
    assert erratum_digest(LaterErratum(**dict(ERRATUM))) == erratum_digest(ERRATUM)
    assert erratum_digest(LaterErratum(**dict(ERRATUM), found_by="A reader")) != erratum_digest(ERRATUM)


@pytest.mark.parametrize("model", [TextRevision, HistoryRevision, Erratum])
def test_every_field_that_may_be_left_out_is_nothing_or_an_empty_list_then(model: type[TextRevision]) -> None:
    """Else its default would be a part of every digest, and a new field would break the seals of old revisions."""
    fields = {name: field for name, field in model.model_fields.items() if not field.is_required()}
    assert {name: field.default for name, field in fields.items() if field.default not in (None, ())} == {}
