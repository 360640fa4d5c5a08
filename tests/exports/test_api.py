"""The JSON files tell what the register holds."""

import json
from datetime import date
from pathlib import Path

from policysite.loading import load
from policysite.model import citations_of
from policysite.model.fingerprint import fingerprint, text_fingerprint
from tests.exports.api_reading import files, read, told
from tests.exports.registers import AS_OF, DOCUMENTS, LENDING, LENDING_2024, SITE


def test_every_document_and_revision_has_its_file() -> None:
    assert {address for address, _ in told(files())} == {
        "api/register.json",
        *(f"api/policies/{document.number}.json" for document in DOCUMENTS),
        *(f"api/policies/{doc.number}/{revision.revised}.json" for doc in DOCUMENTS for revision in doc.revisions),
    }


def test_the_register_lists_every_document_with_its_revisions() -> None:
    register = read("api/register.json")
    assert register["as_of"] == "2025-06-01"
    assert register["site_address"] is None
    assert [row["number"] for row in register["documents"]] == sorted(document.number for document in DOCUMENTS)
    assert {row["number"]: row["standing"] for row in register["documents"]} == {
        "EXA-P003": "not held",
        "EXA-W001": "in force",
        "EXA-W002": "in force",
        "EXA-W004": "retired",
        "EXA-W005": "in force",
        "EXA-W006": "upcoming",
    }
    lending = register["documents"][1]
    assert lending["department"] == {"code": "EXA", "name": "Examples & Samples"}
    assert [(row["effective"], row["ends"], row["standing"], row["evidence"]) for row in lending["revisions"]] == [
        ("2023-03-01", "2024-03-01", "superseded", "history"),
        ("2024-03-01", "2025-07-01", "in force", "text"),
        ("2025-07-01", None, "upcoming", "text"),
    ]


def test_the_register_states_the_address_of_the_site() -> None:
    for stated in (SITE, SITE.rstrip("/")):
        assert json.loads(files(site=stated)["api/register.json"])["site_address"] == SITE


def test_departments_that_are_known_are_listed_and_others_are_shown_by_their_code() -> None:
    register = read("api/register.json")
    assert register["organisation"]["departments"] == [
        {"code": "EXA", "name": "Examples & Samples", "feed": "changes/EXA/feed.xml"},
        {"code": "NON", "name": "Nobody", "feed": None},
    ]
    assert read("api/policies/EXA-W004.json")["department"] == {"code": "OLD", "name": None}


def test_a_revision_without_text_says_so() -> None:
    revision = read("api/policies/EXA-W005/2022-02-02.json")
    assert revision["evidence"] == "history"
    assert revision["text"] is None
    assert revision["fingerprint"] is None
    assert read("api/policies/EXA-W005.json")["text"] is None


def test_a_text_has_its_clauses_with_labels_words_and_fingerprints() -> None:
    revision = read("api/policies/EXA-W001/2024-03-01.json")
    text, corrected = revision["text"], LENDING_2024.corrected(AS_OF)
    assert [(row["id"], row["label"], row["depth"], row["parent"]) for row in text["clauses"]] == [
        ("who-may-borrow", "1", 1, None),
        ("children", "1.a", 2, "who-may-borrow"),
        ("care", "2", 1, None),
        ("gone", "3", 1, None),
    ]
    assert [row["words"] for row in text["clauses"]] == [
        "Anyone may borrow an example,\nas the form says.",
        "Children borrow together with an adult.",
        "Examples are handled as EXA-W002 §1 says; see EXA-W001 §1.a.",
        "What EXA-W002 (a clause that is not in force) said is over.",
    ]
    assert text["clauses"][0]["text"] == LENDING_2024.clauses[0].text
    assert [row["compared"] for row in text["clauses"][:2]] == [
        "Anyone may borrow an example, as the form [[https://example.org/form?a=1&b=2]] says.",
        None,
    ]
    assert [row["fingerprint"] for row in text["clauses"]] == [fingerprint(p.clause) for p in corrected.placed]
    assert text["fingerprint"] == revision["fingerprint"] == text_fingerprint(corrected)
    assert text["applicability"] == [
        {"text": "All who lend **examples**.", "words": "All who lend examples.", "compared": "All who lend examples."},
        {"text": "[[EXA-P003]]", "words": "EXA-P003", "compared": None},
    ]


def test_errata_are_applied_and_told_once_they_are_known() -> None:
    early, now = (
        read("api/policies/EXA-W001/2024-03-01.json", day)["text"] for day in (date(2024, 4, 1), date(2025, 6, 1))
    )
    assert early["errata"] == []
    assert early["clauses"][1]["words"] == "Children borrow to gether with an adult."
    (erratum,) = now["errata"]
    assert (erratum["on"], erratum["label"], erratum["was"], erratum["now"]) == (
        "2024-05-05", "1.a", "to gether", "together",
    )  # fmt: skip


def test_transcription_notes_name_the_clause_or_none() -> None:
    assert read("api/policies/EXA-W001/2024-03-01.json")["text"]["transcription_notes"] == [
        {"clause": "children", "label": "1.a", "note": "The source prints a stain."},
        {"clause": None, "label": None, "note": "The footer is left out."},
    ]


def test_a_document_has_the_text_in_force_and_no_other() -> None:
    document = read("api/policies/EXA-W001.json")
    assert document["in_force"] == "2024-03-01"
    assert document["text"] == read("api/policies/EXA-W001/2024-03-01.json")["text"]
    assert read("api/policies/EXA-W006.json")["text"] is None
    assert read("api/policies/EXA-W004.json")["text"] is None
    assert read("api/policies/EXA-W006/2026-01-01.json")["text"]["title"] == "Things to Come"


def test_reviews_retirement_and_supersession_are_told() -> None:
    lending, handling, old = (read(f"api/policies/EXA-W00{count}.json") for count in (1, 2, 4))
    assert lending["reviews"] == [{"on": "2025-02-02", "outcome": "reaffirmed", "note": "Nothing to change."}]
    assert (lending["review_due"], lending["confirmed_on"]) == ("2026-02-02", "2025-02-02")
    assert handling["supersedes"] == ["EXA-W004"]
    assert old["superseded_by"] == ["EXA-W002"]
    assert old["retired"] == {"on": "2024-01-01", "note": "Replaced."}


def test_citations_have_a_place_and_a_target() -> None:
    cites = read("api/policies/EXA-W001.json")["cites"]
    assert [(row["address"], row["target_address"]) for row in cites] == [
        ("policies/EXA-W001/#care", "policies/EXA-W002/#clean-hands"),
        ("policies/EXA-W001/#care", "policies/EXA-W001/#children"),
        ("policies/EXA-W001/#gone", "policies/EXA-W002/"),
        ("policies/EXA-W001/#applicability", "policies/EXA-P003/"),
        ("policies/EXA-W001/#associated-documents", "policies/EXA-P003/"),
        ("policies/EXA-W001/#associated-documents", "policies/EXA-W002/"),
    ]
    assert len(cites) == len(list(citations_of("EXA-W001", LENDING_2024)))


def test_a_dated_text_cites_from_its_own_page() -> None:
    cites = read("api/policies/EXA-W001/2024-03-01.json")["cites"]
    assert [(row["address"], row["target_address"]) for row in cites][:2] == [
        ("policies/EXA-W001/2024-03-01/#care", "policies/EXA-W002/#clean-hands"),
        ("policies/EXA-W001/2024-03-01/#care", "policies/EXA-W001/2024-03-01/#children"),
    ]


def test_a_document_knows_by_whom_it_is_cited() -> None:
    cited_by = read("api/policies/EXA-W002.json")["cited_by"]
    assert [(row["citing"], row["label"], row["target_clause"]) for row in cited_by] == [
        ("EXA-W001", "2", "clean-hands"), ("EXA-W001", "3", "long-gone"), ("EXA-W001", None, None),
    ]  # fmt: skip


def test_a_citation_whose_target_changed_later_says_so() -> None:
    changed = {row["target_clause"]: row["target_changed"] for row in read("api/policies/EXA-W001.json")["cites"]}
    assert changed["clean-hands"] == "2025-04-01"
    assert changed["children"] is None


def test_revisions_lead_to_one_another() -> None:
    first, second, third = (read(f"api/policies/EXA-W001/{revision.revised}.json") for revision in LENDING.revisions)
    assert (first["previous"], first["next"]) == (None, "2024-03-01")
    assert (second["previous"], second["next"]) == ("2023-03-01", "2025-05-20")
    assert (third["previous"], third["next"]) == ("2024-03-01", None)


def test_the_work_instruction_is_told_clause_by_clause_and_its_lost_texts_are_not() -> None:
    found = files(load(Path(__file__).parents[2]).register, date(2027, 3, 1))
    document = json.loads(found["api/policies/HUM-W050.json"])
    labels = "1, 2, 2.a, 2.b, 3, 4, 4.a, 4.a.i, 4.a.ii, 4.a.iii, 4.b, 4.b.i, 4.b.ii, 4.c, 4.c.i, 4.c.ii, 4.d, 4.d.i"
    assert ", ".join(row["label"] for row in document["text"]["clauses"]) == labels
    assert [row["target"] for row in document["cites"]] == ["PAP-W006", "INS-W036", "PAP-W006", "INS-W036"]
    for revised in ("2020-09-09", "2023-09-13", "2023-10-27"):
        revision = json.loads(found[f"api/policies/HUM-W050/{revised}.json"])
        assert (revision["evidence"], revision["text"], revision["fingerprint"]) == ("history", None, None)
