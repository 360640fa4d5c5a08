"""A published site is compared with the register: whatever was changed after the build is found and named."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from policysite.adapters.site_verify import verify_site
from policysite.model import Document, Register
from policysite.site_plan import site_plan
from tests.adapters.published import CHANGED, change, publish
from tests.exports.registers import (
    AS_OF,
    DOCUMENTS,
    EXAMPLE,
    SITE,
    clause,
    register_of,
    text_revision,
    with_revision,
)

LENDING = "policies/EXA-W001/index.html"
AGAIN = "Publish the site again."
FOREIGN = "Remove it, and find out where it came from."


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return publish(tmp_path / "site")


def differences(site: Path, register: Register = EXAMPLE) -> list[str]:
    return [str(difference) for difference in verify_site(register, site).differences]


def test_a_site_that_says_what_the_register_says_has_no_differences(site: Path) -> None:
    found = verify_site(EXAMPLE, site)
    plan = site_plan(EXAMPLE, AS_OF)
    assert found.differences == ()
    assert (found.as_of, found.address) == (AS_OF, None)
    assert (found.pages, found.files) == (len(plan.pages), len(plan.files))
    assert found.clauses == 4 + 4 + 1 + 2 + 1 + 1 + 1 + 1


def test_the_site_is_taken_at_the_day_and_the_address_that_it_states(tmp_path: Path) -> None:
    site = publish(tmp_path, as_of=date(2024, 4, 4), site=SITE)
    found = verify_site(EXAMPLE, site)
    assert (found.as_of, found.address, found.differences) == (date(2024, 4, 4), SITE, ())


def test_the_frame_of_a_page_is_not_judged(site: Path) -> None:
    change(site / LENDING, "Frame", "Another frame")
    assert differences(site) == []


def test_a_word_of_a_clause(site: Path) -> None:
    change(site / LENDING, "Children borrow together with an adult.", "Children borrow together with a dog.")
    assert differences(site) == [
        f"{LENDING}: Clause 1.a (children): after “Children borrow together with” the page says “a dog.”, "
        f"the register “an adult.”. {CHANGED}"
    ]


def test_a_word_of_what_search_shows(site: Path) -> None:
    texts = "search/now/policies/EXA-W001/texts.json"
    change(site / texts, "together with an adult.", "together with a dog.")
    assert differences(site) == [f"{texts}: Line 1 is not what the register says. {CHANGED}"]


def test_a_word_that_was_taken_away_or_added_at_the_end(site: Path) -> None:
    change(site / LENDING, "together with an adult.", "together with")
    change(site / "policies/EXA-W002/index.html", "Hands are washed.", "Hands are washed. Twice.")
    assert differences(site) == [
        f"{LENDING}: Clause 1.a (children): after “Children borrow together with” the page says nothing more, "
        f"the register “an adult.”. {CHANGED}",
        "policies/EXA-W002/index.html: Clause 1 (clean-hands): after “Hands are washed.” the page says “Twice.”, "
        f"the register nothing more. {CHANGED}",
    ]


def test_white_space_and_what_no_reader_sees_is_no_difference(site: Path) -> None:
    change(site / LENDING, "Children borrow together", "Children\n  bor\u00adrow&#32;<span>to</span>gether")
    assert differences(site) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('id="children"', 'id="kids"', "Clause 1.a is not there by its anchor “children”."),
        ('id="children"', "", "Clause 1.a is not there by its anchor “children”."),
        ('id="1.a"', 'id="1.b"', "Clause 1.a (children) lacks its label's anchor “1.a”."),
        ("<header>", '<header id="1.a">', "An anchor of clause 1.a (children) stands on the page more than once."),
    ],
)
def test_an_anchor_of_a_clause(site: Path, old: str, new: str, sentence: str) -> None:
    change(site / LENDING, old, new)
    assert differences(site) == [f"{LENDING}: {sentence} {CHANGED}"]


def test_a_clause_that_the_register_does_not_know(site: Path) -> None:
    added = '<li class="ps-clause" id="free-lunch"><div class="ps-clause__words"><p>Lunch is free.</p></div></li>'
    for file in (LENDING, "policies/EXA-W005/2022-02-02/index.html"):
        change(site / file, "<header>", f"{added}<header>")
    sentence = f"The register does not know the clause “free-lunch”. {CHANGED}"
    assert differences(site) == [f"{LENDING}: {sentence}", f"policies/EXA-W005/2022-02-02/index.html: {sentence}"]


def test_clauses_in_another_order(tmp_path: Path) -> None:
    one, two = clause("one", "One."), clause("two", "Two.")
    file = "policies/A/index.html"
    register, swapped = (
        register_of(Document(number="A", revisions=(text_revision(AS_OF, order),)))
        for order in ([one, two], [two, one])
    )
    site = publish(tmp_path / "site", register)
    html = publish(tmp_path / "swapped", swapped).joinpath(file).read_text(encoding="utf-8")
    for old, new in (('id="1"', "id=other"), ('id="2"', 'id="1"'), ("id=other", 'id="2"')):
        html = html.replace(old, new)
    (site / file).write_text(html, encoding="utf-8")
    assert differences(site, register) == [f"{file}: The clauses do not stand in the order of the register. {CHANGED}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "policies/EXA-W005/2022-02-02/index.html",
            "<dd>First issue.</dd>",
            "<dd>Last issue.</dd>",
            "After “02/02/22 Change, as recorded” the page says “Last issue. What the”, "
            "the register “First issue. What the”.",
        ),
        ("changes/index.html", 'id="in-2024"', 'id="in-1984"', "The anchor “in-2024” is not there."),
        (
            "policies/EXA-W005/index.html",
            '<a href="../../map/">',
            '<a href="https://example.com/">',
            "The link to map/ is not there.",
        ),
    ],
)
def test_what_a_page_says_beside_its_clauses(site: Path, file: str, old: str, new: str, sentence: str) -> None:
    change(site / file, old, new)
    assert differences(site) == [f"{file}: {sentence} {CHANGED}"]


def test_a_page_that_is_gone(site: Path) -> None:
    (site / LENDING).unlink()
    shutil.rmtree(site / "policies/EXA-P003")
    assert differences(site) == [
        f"policies/EXA-P003/index.html: The page is not there, or cannot be read. {AGAIN}",
        f"{LENDING}: The page is not there, or cannot be read. {AGAIN}",
    ]


def test_an_empty_page(site: Path) -> None:
    (site / "map/index.html").write_text("")
    (difference,) = differences(site)
    assert difference.startswith("map/index.html: The page says nothing more, the register “")


def test_pages_and_files_that_the_register_does_not_know(site: Path) -> None:
    foreign = [
        "api/policies/EXA-W009.json",
        "policies/EXA-W001/2023-03-01/EXA-W001.pdf",
        "policies/EXA-W001/2024-03-02/index.html",
        "policies/EXA-W009/index.html",
    ]
    for file in foreign:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_text("{}")
    (site / "policies/EXA-W001/EXA-W001.txt").write_text("of another planner")
    assert differences(site) == [f"{file}: The register does not know this file. {FOREIGN}" for file in foreign]


def test_a_fingerprint_or_any_other_letter_of_a_file(site: Path) -> None:
    file = site / "api/policies/EXA-W005/2022-02-02.json"
    change(file, "First issue.", "First  issue.")
    (site / "changes/feed.xml").unlink()
    line = file.read_text(encoding="utf-8").split("\n").index('"change_note":"First  issue.",') + 1
    assert differences(site) == [
        f"api/policies/EXA-W005/2022-02-02.json: Line {line} is not what the register says. {CHANGED}",
        f"changes/feed.xml: The file is not there, or cannot be read. {AGAIN}",
    ]


def test_one_byte_of_a_pdf(site: Path) -> None:
    path = site / "policies/EXA-W001/2024-03-01/EXA-W001.pdf"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert differences(site) == [
        f"policies/EXA-W001/2024-03-01/EXA-W001.pdf: The PDF does not print what the register says. {CHANGED}"
    ]


def test_a_site_of_an_older_register(site: Path) -> None:
    newer = with_revision(DOCUMENTS[1], text_revision(date(2027, 1, 1), [clause("clean-hands", "Hands shine.")]))
    found = differences(site, register_of(DOCUMENTS[0], newer, *DOCUMENTS[2:]))
    assert f"policies/EXA-W002/2027-01-01/index.html: The page is not there, or cannot be read. {AGAIN}" in found
    assert any(difference.startswith("api/register.json: Line ") for difference in found)


_DEEP = pytest.param("[" * 100_000, id="deep")


@pytest.mark.parametrize("stated", [None, "", "[]", "{}", '{"as_of": null}', '{"as_of": "soon"}', _DEEP, "\xff"])
def test_a_site_that_does_not_state_its_day(site: Path, stated: str | None) -> None:
    path = site / "api/register.json"
    if stated is None:
        path.unlink()
    else:
        path.write_bytes(stated.encode("latin-1"))
    assert differences(site) == [f"api/register.json: It is not there, or does not state the day of this site. {AGAIN}"]


def test_another_day_than_the_one_of_the_build(site: Path) -> None:
    change(site / "api/register.json", '"as_of":"2025-06-01"', '"as_of":"2025-06-02"')
    assert len(differences(site)) > len(DOCUMENTS)
