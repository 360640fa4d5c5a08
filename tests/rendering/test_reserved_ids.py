import re
from datetime import date

from policysite.model.clauses import ID, RESERVED_IDS
from policysite.rendering import Edition
from policysite.site_plan import site_plan
from tests.builders import clause, held, not_held, register_of, text_revision

CITED = text_revision(
    date(2024, 1, 1),
    clause("care", "See [[EXA-W002]] and [[EXA-P003]].", clause("hands", "See [[EXA-W001]].")),
    summary="How examples are lent.",
    applicability=["All."],
    associated=["EXA-P003"],
    approval_authority="Keeper of Examples",
)
REGISTER = register_of(
    held("EXA-W001", CITED),
    held("EXA-W002", text_revision(date(2024, 1, 1), "See [[EXA-W001#care]].")),
    not_held("EXA-P003"),
)


def test_no_clause_can_take_the_id_of_another_part_of_its_page() -> None:
    own = {"care", "hands"}
    edition = Edition(REGISTER, date(2024, 6, 1))
    pages = [page for page in site_plan(REGISTER, edition.as_of).pages if page.address.startswith("policies/EXA-W001/")]
    ids = {id_ for page in pages for id_ in re.findall(r'\sid="([^"]*)"', page.html())}
    assert own < ids
    assert [id_ for id_ in sorted(ids - own) if re.fullmatch(ID, id_) and id_ not in RESERVED_IDS] == []
