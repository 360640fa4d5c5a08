"""What is made of the issue form, and what is said where nothing can be made of it."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.authoring.issue_form import FIELDS, IssueFields, read_issue
from policysite.authoring.proposal import Proposal, UnreadableProposalError, proposal
from policysite.loading import Loaded, load
from policysite.model import Register
from policysite.rendering.outline_text import outline_text
from policysite.rendering.repository_addresses import ISSUE_FORM
from tests.builders import EXAMPLES, ROOT
from tests.strategies import policy_texts

TODAY = date(2026, 11, 24)
LOADED = load(EXAMPLES / "base")
OUTLINE = outline_text(LOADED.register.by_number["EXA-W001"].texts[-1])
CHANGED = OUTLINE.replace("2. Examples", "2. An example is returned within a week.\n3. Examples")
FIELDS_GIVEN = IssueFields("EXA-W001", "2027-01-04", "Lent for a week.", "not stated", CHANGED)


def proposed(**fields: str) -> Proposal:
    return proposal(LOADED, replace(FIELDS_GIVEN, **fields), TODAY)


def test_the_form_asks_for_what_is_read() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / ISSUE_FORM).read_text(encoding="utf-8"))
    asked = {row["id"]: row["attributes"]["label"] for row in form["body"] if "id" in row}
    assert asked == FIELDS
    assert next(row for row in form["body"] if row.get("id") == "text")["attributes"]["render"] == "text"


def body(**fields: str) -> str:
    return "\n\n".join(f"### {FIELDS[name]}\n\n{value or '_No response_'}" for name, value in fields.items())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_issue_is_read_field_by_field(end: str) -> None:
    written = body(
        number="EXA-W001",
        effective="",
        note="A: b",
        kind="editorial",
        text="```text\n1. One\n\n2. Two\n```",
        file="",
        reason="So.",
    )
    assert read_issue(written.replace("\n", end)) == IssueFields(
        number="EXA-W001", note="A: b", kind="editorial", text="1. One\n\n2. Two", reason="So."
    )


def test_a_text_that_holds_the_forms_own_headings_stays_whole() -> None:
    text = "1. One\n### Why\n### Word file\n```\n2. Two"
    written = body(number="X-1", effective="", note="n", kind="", text=f"```text\n{text}\n```", file="f", reason="r")
    read = read_issue(written)
    assert read
    assert (read.text, read.file, read.reason) == (text, "f", "r")


@settings(max_examples=20)
@given(st.text())
def test_any_other_issue_is_no_proposal(written: str) -> None:
    assert read_issue(written) is None


def test_a_revision_of_the_whole_text() -> None:
    made = proposed()
    assert made.path == "policy_src/documents/EXA-W001/2026-11-24.yml"
    assert [placed.clause.id for placed in made.text.placed] == [
        "who-may-borrow",
        "children",
        "example-returned-within",
        "care",
    ]
    assert (made.text.revised, made.text.effective, made.text.kind) == (TODAY, date(2027, 1, 4), None)
    assert made.doubts == ()


@pytest.mark.parametrize(
    ("written", "effective"),
    [("2027-01-04", "2027-01-04"), ("01/04/27", "2027-01-04"), ("January 4, 2027", "2027-01-04"), ("", "2026-11-24")],
)
def test_the_first_day_in_force_may_be_written_in_several_ways(written: str, effective: str) -> None:
    assert str(proposed(effective=written).text.effective_on) == effective


def test_a_number_may_be_written_in_small_letters() -> None:
    assert proposed(number=" exa-w001 ").number == "EXA-W001"


def test_a_second_proposal_of_a_day_carries_the_next_day() -> None:
    document = LOADED.register.by_number["EXA-W001"]
    taken = document.texts[-1].model_copy(update={"revised": TODAY, "effective": date(2026, 12, 1)})
    again = document.model_copy(update={"revisions": (*document.revisions, taken)})
    others = (other for other in LOADED.register.documents if other.number != "EXA-W001")
    register = Register(organisation=LOADED.register.organisation, documents=(*others, again))
    made = proposal(Loaded(register, LOADED.sources, (), LOADED.numbers), FIELDS_GIVEN, TODAY)
    assert made.text.revised == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"number": "EXA-W009"}, "EXA-W009 is not in the register. Did you mean EXA-W002?"),
        ({"number": "../../etc"}, "../../etc is not in the register."),
        ({"number": ""}, " is not in the register."),
        ({"number": "EXA-P003"}, "No text of EXA-P003 is held, so there is nothing to revise."),
        ({"effective": "2026-11-23"}, "2026-11-23 has passed"),
        ({"effective": "02/30/27"}, "“02/30/27” is not a day of the calendar."),
        ({"effective": "soon"}, "“soon” is not a day of the calendar."),
        ({"note": " \n"}, "The change note is empty."),
        ({"text": "\n"}, "There is neither a new text nor a Word file."),
        ({"text": "Title: Lending of Examples"}, "There is no text in the file that could be a clause."),
        ({"text": OUTLINE}, "The text is that of 2024-03-01, word for word."),
    ],
)
def test_what_no_revision_can_be_made_of(fields: dict[str, str], why: str) -> None:
    with pytest.raises(UnreadableProposalError) as refused:
        proposed(**fields)
    assert why in str(refused.value)
    assert "--" not in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "doubt", "line"),
    [
        (
            "3. Examples",
            "5. Examples",
            "does not follow on the one before",
            "5. Examples are handled as [[EXA-W002]] says.",
        ),
        (
            "3. Examples",
            "2. Examples",
            "stands here for the second time",
            "2. Examples are handled as [[EXA-W002]] says.",
        ),
    ],
)
def test_mangled_numbers_are_doubts_that_quote_the_line(old: str, new: str, doubt: str, line: str) -> None:
    made = proposed(text=CHANGED.replace(old, new))
    assert [(doubt in found.what, found.quoted) for found in made.doubts if found.quoted == line] == [(True, line)]


def test_clauses_may_be_reordered_and_keep_their_ids() -> None:
    one, two = "2. An example is returned within a week.\n", "3. Examples are handled as [[EXA-W002]] says.\n"
    made = proposed(text=CHANGED.replace(one + two, two.replace("3.", "2.") + one.replace("2.", "3.")))
    assert [placed.clause.id for placed in made.text.placed][2:] == ["care", "example-returned-within"]


@settings(max_examples=40)
@given(policy_texts, policy_texts)
def test_whatever_is_written_becomes_a_revision_or_a_reason(text: str, note: str) -> None:
    with suppress(UnreadableProposalError):
        assert proposed(text=f"{CHANGED}\n{text}", note=note).file.startswith("# yaml-language-server")
