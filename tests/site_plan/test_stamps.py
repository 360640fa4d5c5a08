"""What a part of the site is made from: it does not change while its stamp stays."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.model import Clause, Document, Erratum, Register, Retirement, TextRevision
from policysite.model.base import Model
from policysite.site_plan import register_stamps, site_plan, stamps
from tests.benchmarks.corpus import AS_OF, Size, register
from tests.builders import held, register_of
from tests.exports.registers import EXAMPLE

SMALL = register(Size(documents=6, clauses=4, revisions=2, citations=2))


def digests(of: Register) -> dict[str, str]:
    return {document.number: sha256(document.model_dump_json().encode()).hexdigest() for document in of.documents}


def made(of: Register) -> dict[str, list[str]]:
    """What every part holds, PDFs left out: they are what the official form is given, and that is tested."""
    found = {}
    for part in site_plan(of, AS_OF).parts:
        whole = part.make()
        texts = [file.content for file in whole.all_files() if isinstance(file.content, str)]
        pdfs = [file.content.content for file in whole.files if not isinstance(file.content, str)]
        entries = [findable.entry for findable in whole.findable]
        found[part.name] = [*(page.markdown() for page in whole.pages), *texts, *pdfs, *entries]
    return found


def all_stamps(of: Register) -> dict[str, str]:
    return stamps(of, digests(of), "") | register_stamps(of, digests(of), "")


def changed(model: Model, **fields: object) -> dict[str, object]:
    """The fields of a model, some of them changed."""
    return {name: getattr(model, name) for name in type(model).model_fields} | fields


def edited(document: Document, how: str, other: str) -> Document:
    if how == "retired":
        return Document.model_validate(changed(document, retired=Retirement(on=AS_OF)))
    if how == "supersedes":
        return Document.model_validate(changed(document, supersedes=(other,)))
    *before, last = document.texts
    first, *others = last.clauses
    if how == "title":
        text = changed(last, title="Another Title")
    elif how == "erratum":
        erratum = Erratum(on=AS_OF, clause=first.id, was=first.text, now=f"As it was approved, see [[{other}]].")
        text = changed(last, errata=(erratum,))
    elif how == "removed":
        text = changed(last, clauses=last.clauses[:1])
    else:
        words = f"{first.text} See [[{other}]]." if how == "cites" else f"{first.text} Indeed."
        text = changed(last, clauses=(Clause(id=first.id, text=words, clauses=first.clauses), *others))
    return Document.model_validate(changed(document, revisions=(*before, TextRevision.model_validate(text))))


EDITS = ("words", "title", "removed", "erratum", "retired", "supersedes", "cites")


@settings(max_examples=8, deadline=None)
@given(
    st.integers(0, 5),
    st.integers(0, 5),
    st.sampled_from(EDITS),
)
def test_what_a_stamp_does_not_know_of_changes_no_part(which: int, other: int, how: str) -> None:
    documents = list(SMALL.documents)
    documents[which] = edited(documents[which], how, documents[other].number)
    after = Register(organisation=SMALL.organisation, documents=tuple(documents))

    was, is_now = all_stamps(SMALL), all_stamps(after)
    before, now = made(SMALL), made(after)

    assert was.keys() == before.keys()
    differing = {part for part in before if before[part] != now[part]}
    assert differing <= {part for part in was if was[part] != is_now[part]}
    assert documents[which].number in differing or how not in ("words", "title")


def test_only_words_of_clauses_leave_lists_as_they_are() -> None:
    for how in EDITS:
        first, *others = SMALL.documents
        after = Register(organisation=SMALL.organisation, documents=(edited(first, how, others[0].number), *others))
        was, is_now = register_stamps(SMALL, digests(SMALL), ""), register_stamps(after, digests(after), "")
        same = {part for part in was if was[part] == is_now[part]}
        assert same == ({"register", "feeds", "checkers", "schemas"} if how == "words" else set()), how


def test_a_document_far_off_leaves_the_stamp_as_it_is() -> None:
    far = register_of(*(held(number) for number in ("AAA-W001", "BBB-W001")))
    moved = digests(far) | {"BBB-W001": "another"}
    before, after = stamps(far, digests(far), ""), stamps(far, moved, "")
    assert before["AAA-W001"] == after["AAA-W001"]
    assert before["BBB-W001"] != after["BBB-W001"]


@pytest.mark.parametrize("around", ["another day", "another theme"])
def test_everything_depends_on_what_is_around(around: str) -> None:
    before, after = stamps(EXAMPLE, digests(EXAMPLE), ""), stamps(EXAMPLE, digests(EXAMPLE), around)
    assert [number for number in before if before[number] == after[number]] == []
    whole, other = register_stamps(EXAMPLE, digests(EXAMPLE), ""), register_stamps(EXAMPLE, digests(EXAMPLE), around)
    assert [part for part in whole if whole[part] == other[part]] == []


def test_what_shows_texts_whose_files_are_not_known_has_no_stamp() -> None:
    assert stamps(EXAMPLE, {}, "") == {}
    assert set(register_stamps(EXAMPLE, {}, "")) == {"register", "feeds", "checkers", "schemas"}
