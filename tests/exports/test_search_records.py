"""What can be found, and what only if all revisions are asked for."""

import json
from datetime import date

from policysite.analysis import Standing
from policysite.exports.search_records import Row, Subject, findable_now, findable_then
from policysite.model import Document, Register, Retirement
from policysite.rendering import Edition
from policysite.site_plan import site_plan
from tests.builders import clause, held, history_revision, not_held, register_of, text_revision
from tests.exports.registers import AS_OF, EXAMPLE

DAY = date(2025, 1, 1)


def now(register: Register, day: date = DAY) -> dict[str, Subject]:
    edition = Edition(register, day)
    return {document.number: findable_now(edition, document) for document in edition.documents}


def then(register: Register, day: date = DAY) -> dict[str, Subject]:
    edition = Edition(register, day)
    return {document.number: found for document in edition.documents if (found := findable_then(edition, document))}


def test_a_clause_is_found_by_what_its_page_says() -> None:
    rows = now(EXAMPLE, AS_OF)["EXA-W001"].rows
    assert rows[0] == Row("", "", "How examples are lent.\nAnd to whom.")
    by_anchor = {row.anchor: row for row in rows}
    assert by_anchor["who-may-borrow"] == Row("1", "who-may-borrow", "Anyone may borrow an example,\nas the form says.")
    assert by_anchor["care"].words == "Examples are handled as EXA-W002 §1 says; see EXA-W001 §1.a."


def test_sections_are_found_beside_the_clauses() -> None:
    rows = {row.anchor: row for row in now(EXAMPLE, AS_OF)["EXA-W001"].rows}
    assert rows["applicability"] == Row("Applicability", "applicability", "All who lend examples.\nEXA-P003")
    assert rows["approval-authority"] == Row("Approval Authority", "approval-authority", "Keeper of Examples")
    assert rows["associated-documents"].words == "EXA-P003 Purpose\nEXA-W002"
    assert "03/01/24 Children may borrow, too." in rows["revision-history"].words.split("\n")


def test_only_the_text_in_force_is_found() -> None:
    register = register_of(
        held("EXA-W001", *(text_revision(date(year, 1, 1), f"As of {year}.") for year in (2023, 2024, 2026)))
    )
    assert [row.words for row in now(register)["EXA-W001"].rows if row.label == "1"] == ["As of 2024."]
    past = then(register)["EXA-W001"]
    assert past.revisions == ((date(2023, 1, 1), Standing.SUPERSEDED), (date(2026, 1, 1), Standing.UPCOMING))
    assert past.rows == (Row("1", "1", "As of 2026.", 1), Row("1", "1", "As of 2023.", 0))


def test_a_wording_is_found_once_and_in_the_last_revision_that_has_it() -> None:
    older = text_revision(date(2022, 1, 1), clause("same", "It stays."), clause("gone", "It goes."))
    newer = text_revision(date(2023, 1, 1), clause("gone", "It goes."), clause("same", "It stays."))
    current = text_revision(date(2024, 1, 1), clause("same", "It stays."))
    past = then(register_of(held("EXA-W001", older, newer, current)))["EXA-W001"]
    assert past.rows == (Row("1", "1", "It goes.", 1),)


def test_the_text_of_a_retired_document_is_not_in_force() -> None:
    document = Document(
        number="EXA-W001",
        revisions=(text_revision(date(2020, 1, 1), "It was so."),),
        retired=Retirement(on=date(2024, 1, 1)),
    )
    register = register_of(document)
    assert now(register)["EXA-W001"].standing is Standing.RETIRED
    assert "It was so." not in [row.words for row in now(register)["EXA-W001"].rows]
    past = then(register)["EXA-W001"]
    assert past.revisions == ((date(2020, 1, 1), Standing.RETIRED),)
    assert past.rows == (Row("1", "1", "It was so.", 0),)


def test_a_document_without_a_text_is_found_by_number_and_title() -> None:
    register = register_of(not_held("EXA-P003"), held("EXA-W001", history_revision(date(2020, 1, 1))))
    found = now(register)["EXA-P003"]
    assert (found.title, found.standing, found.rows) == ("Purpose of Examples", Standing.NOT_HELD, (Row("", "", ""),))
    assert [row.anchor for row in now(register)["EXA-W001"].rows] == ["", "revision-history"]
    assert then(register) == {}


def test_other_pages_are_found_by_title_and_description_and_some_are_not() -> None:
    files = {file.path: file.content for file in site_plan(register_of(not_held("EXA-P003")), DAY).files}
    found = {subject[0]: subject for subject in json.loads(str(files["search/now/index.json"]))["subjects"]}
    assert found["changes/"][2] == "What changed"
    assert json.loads(str(files["search/now/map/texts.json"]))[0][2] != ""
    assert found["policies/EXA-P003/"][1] == "EXA-P003"
    assert "" not in found, "the home page"
    assert not [address for address in found if address.startswith(("as-of/2", "project/"))]
