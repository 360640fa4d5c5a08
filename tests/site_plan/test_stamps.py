"""What a part of the site is made from: it does not change while its stamp stays."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.analysis import suspect_citations
from policysite.model import Clause, Document, Erratum, Register, Retirement, TextRevision
from policysite.model.base import Model
from policysite.site_plan import dated_stamps, register_stamps, site_plan, stamps
from tests.benchmarks.corpus import AS_OF, Size, register
from tests.builders import held, register_of
from tests.exports.registers import EXAMPLE

SMALL = register(Size(documents=6, clauses=8, revisions=3, citations=4))


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


def all_stamps(of: Register, around: str = "") -> dict[str, str]:
    of_documents = dated_stamps(of, stamps(of, digests(of), ""), AS_OF, around)
    return of_documents | register_stamps(of, digests(of), AS_OF, around)


def changed(model: Model, **fields: object) -> dict[str, object]:
    """The fields of a model, some of them changed."""
    return {name: getattr(model, name) for name in type(model).model_fields} | fields


def reworded(clause: Clause) -> Clause:
    return Clause(id=clause.id, text=f"{clause.text} Indeed.", clauses=tuple(map(reworded, clause.clauses)))


def edited(document: Document, how: str, other: str) -> Document:
    if how == "retired":
        return Document.model_validate(changed(document, retired=Retirement(on=AS_OF)))
    if how == "supersedes":
        return Document.model_validate(changed(document, supersedes=(other,)))
    *before, last = document.texts
    first, *others = last.clauses
    if how == "title":
        text = changed(last, title=f"{last.title} Anew")
    elif how == "erratum":
        erratum = Erratum(on=AS_OF, clause=first.id, was=first.text, now=f"As it was approved, see [[{other}]].")
        text = changed(last, errata=(erratum,))
    elif how == "all words":
        text = changed(last, clauses=tuple(map(reworded, last.clauses)))
    elif how == "removed":
        text = changed(last, clauses=last.clauses[:1])
    else:
        words = f"{first.text} See [[{other}]]." if how == "cites" else f"{first.text} Indeed."
        text = changed(last, clauses=(Clause(id=first.id, text=words, clauses=first.clauses), *others))
    return Document.model_validate(changed(document, revisions=(*before, TextRevision.model_validate(text))))


EDITS = ("words", "all words", "title", "removed", "erratum", "retired", "supersedes", "cites")


def with_edit(of: Register, which: int, other: int, how: str) -> Register:
    documents = list(of.documents)
    documents[which] = edited(documents[which], how, documents[other].number)
    return Register(organisation=of.organisation, documents=tuple(documents))


PLACES = st.integers(0, len(SMALL.documents) - 1)
AN_EDIT = st.tuples(PLACES, PLACES, st.sampled_from(EDITS))


@settings(max_examples=8, deadline=None)
@given(AN_EDIT, AN_EDIT)
def test_what_a_stamp_does_not_know_of_changes_no_part(first: tuple[int, int, str], edit: tuple[int, int, str]) -> None:
    small = with_edit(SMALL, *first)
    after = with_edit(small, *edit)

    was, is_now = all_stamps(small), all_stamps(after)
    before, now = made(small), made(after)

    assert was.keys() == before.keys()
    differing = {part for part in before if before[part] != now[part]}
    assert differing <= {part for part in was if was[part] != is_now[part]}
    which, _, how = edit
    assert small.documents[which].number in differing or how not in ("words", "title")


def test_words_change_what_is_said_of_others_only_where_a_citation_becomes_suspect() -> None:
    suspect = set()
    for which, document in enumerate(SMALL.documents):
        after = with_edit(SMALL, which, which, "all words")
        fresh = set(suspect_citations(after, AS_OF)) - set(suspect_citations(SMALL, AS_OF))
        was, is_now = all_stamps(SMALL), all_stamps(after)
        others = {name for name in was if was[name] != is_now[name]} - {document.number, "days", "programs", "paper"}
        assert others == {found.citation.citing for found in fresh} | ({"reviews"} if fresh else set())
        suspect |= fresh
    assert suspect, "the examples show that it happens"


def test_only_words_of_clauses_leave_lists_as_they_are() -> None:
    for how in EDITS:
        after = with_edit(SMALL, 0, 1, how)
        before, now = (register_stamps(of, digests(of), AS_OF, "") for of in (SMALL, after))
        same = {part for part in before if before[part] == now[part]}
        if "words" in how:
            assert same - {"reviews"} == {"register", "feeds", "checkers", "schemas"}, how
        else:
            assert same == set(), how


def test_a_document_far_off_leaves_the_stamp_as_it_is() -> None:
    far = register_of(*(held(number) for number in ("AAA-W001", "BBB-W001")))
    moved = digests(far) | {"BBB-W001": "another"}
    before, after = stamps(far, digests(far), ""), stamps(far, moved, "")
    assert before["AAA-W001"] == after["AAA-W001"]
    assert before["BBB-W001"] != after["BBB-W001"]


@pytest.mark.parametrize("around", ["another day", "another theme"])
def test_everything_depends_on_what_is_around(around: str) -> None:
    before, after = all_stamps(EXAMPLE), all_stamps(EXAMPLE, around)
    assert before.keys() == after.keys() == {part.name for part in site_plan(EXAMPLE, AS_OF).parts}
    assert [part for part in before if before[part] == after[part]] == []
    before, after = stamps(EXAMPLE, digests(EXAMPLE), ""), stamps(EXAMPLE, digests(EXAMPLE), around)
    assert [number for number in before if before[number] == after[number]] == []


def test_what_shows_texts_whose_files_are_not_known_has_no_stamp() -> None:
    assert stamps(EXAMPLE, {}, "") == {}
    assert set(register_stamps(EXAMPLE, {}, AS_OF, "")) == {"register", "feeds", "checkers", "reviews", "schemas"}
