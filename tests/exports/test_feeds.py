"""The feeds: what they tell, to the letter of RFC 4287, under ids that never change."""

import zoneinfo
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.exports.feed_entries import instant
from policysite.model import Document, Organisation, Register
from policysite.rendering import Edition
from policysite.site_plan import site_plan
from tests.exports.atom import Feed, read_feed
from tests.exports.registers import (
    AS_OF,
    DOCUMENTS,
    EXAMPLE,
    HANDLING,
    LENDING,
    PURPOSE,
    SITE,
    clause,
    register_of,
    text_revision,
    with_revision,
)
from tests.exports.whole import feeds

ANYWHERE = "https://mirror.example.net/policies-of-the-district/"
"""Where a reader fetched the feed from, whatever the site believes of its address."""

steady = settings(deadline=None, derandomize=True)


def read(register: Register = EXAMPLE, as_of: date = AS_OF, site: str | None = None) -> dict[str, Feed]:
    """Every feed, checked."""
    base = site or ANYWHERE
    return {address: read_feed(text, base + address) for address, text in feeds(Edition(register, as_of), site)}


@pytest.mark.parametrize("site", [None, SITE])
@pytest.mark.parametrize("day", [date(2019, 1, 1), AS_OF, date(2028, 1, 1)])
def test_every_feed_keeps_the_rules_and_every_link_leads_to_something_planned(day: date, site: str | None) -> None:
    plan = site_plan(EXAMPLE, day)
    known = {page.address for page in plan.pages} | {file.path for file in plan.files}
    for feed in read(as_of=day, site=site).values():
        for link in (*feed.links.values(), *(link for entry in feed.entries for link in entry.links)):
            assert link.removeprefix(site or ANYWHERE) in known


def test_there_is_a_feed_for_the_site_each_known_department_and_each_document_of_which_there_is_anything_to_tell() -> (
    None
):
    assert set(read()) == {
        "changes/feed.xml",
        "changes/EXA/feed.xml",
        *(f"policies/{document.number}/feed.xml" for document in DOCUMENTS if document is not PURPOSE),
    }


def test_the_feed_of_the_site_tells_of_every_change_newest_first() -> None:
    feed = read()["changes/feed.xml"]
    assert (feed.title, feed.author) == ("What changed: policies of the Example District", "the Example District")
    assert [(entry.title, entry.updated) for entry in feed.entries] == [
        ("Upcoming on January 1, 2027 – EXA-W006 retired: Things to Come", "2027-01-01T00:00:00-07:00"),
        ("Upcoming on January 1, 2026 – EXA-W006, revised 01/01/26: Things to Come", "2026-01-01T00:00:00-07:00"),
        ("Upcoming on July 1, 2025 – EXA-W001, revised 05/20/25: Lending by Machine", "2025-07-01T00:00:00-06:00"),
        ("EXA-W002, revised 04/01/25: Handling", "2025-04-01T00:00:00-06:00"),
        ("EXA-W001, revised 03/01/24: Lending of “Examples” – naïve & <plain>", "2024-05-05T00:00:00-06:00"),
        ("EXA-W002, revised 01/01/24: Handling", "2024-01-01T00:00:00-07:00"),
        ("EXA-W004 retired: Hands", "2024-01-01T00:00:00-07:00"),
        ("EXA-W001, revised 03/01/23", "2023-03-01T00:00:00-07:00"),
        ("EXA-W005, revised 02/02/22", "2022-02-02T00:00:00-07:00"),
        ("EXA-W004, revised 01/01/20: Hands", "2020-01-01T00:00:00-07:00"),
    ]
    assert feed.updated == feed.entries[0].updated


def test_an_entry_says_what_changed_what_is_held_and_where_it_stands_for_ever() -> None:
    feed = read()["policies/EXA-W001/feed.xml"]
    upcoming, lending, first = feed.entries
    assert upcoming.words.startswith("Examples are lent by machine. In force from July 1, 2025. The full text is held")
    assert lending.page == f"{ANYWHERE}policies/EXA-W001/2024-03-01/"
    assert lending.categories == ("EXA",)
    assert "“to gether” is corrected to “together”. The print has it so." in lending.words
    assert "grown-up" not in lending.words
    assert "The text of this revision is not held here" in first.words


def test_a_retirement_names_the_successor() -> None:
    (retired, _) = read()["policies/EXA-W004/feed.xml"].entries
    assert retired.words.startswith("No longer in force from January 1, 2024. Replaced. In its place stands EXA-W002.")
    assert retired.categories == (), "the department is not known by name"


def test_the_feed_of_a_department_tells_of_its_documents_alone() -> None:
    feed = read()["changes/EXA/feed.xml"]
    assert feed.title == "What changed: Examples & Samples"
    assert {entry.page.split("/")[-3] for entry in feed.entries} == {"EXA-W001", "EXA-W002", "EXA-W005"}


@pytest.mark.parametrize("code", ["../etc", "..", "A/B", "A B", "", "É", "A&B"])
def test_a_code_that_cannot_be_part_of_an_address_has_no_feed(code: str) -> None:
    organisation = Organisation(name="X", departments={code: "Odd"})
    document = HANDLING.model_copy(update={"department": code})
    found = read(Register(organisation=organisation, documents=(document,)))
    assert set(found) == {"changes/feed.xml", "policies/EXA-W002/feed.xml"}


def test_links_are_whole_addresses_where_the_address_of_the_site_is_known() -> None:
    text = dict(feeds(Edition(EXAMPLE, AS_OF), SITE))["policies/EXA-W002/feed.xml"]
    assert text.count('href="') == text.count(f'href="{SITE}')


def test_without_a_change_a_feed_is_empty_and_still_keeps_the_rules() -> None:
    assert read(register_of(PURPOSE))["changes/feed.xml"].entries == ()


def ids(found: dict[str, Feed]) -> dict[tuple[str, bool], str]:
    """The id of each feed by its own address, and of each entry by its page and by whether it tells of a retirement."""
    known = {(feed.links["self"], False): feed.id for feed in found.values()}
    for feed in found.values():
        known |= {(entry.page, " retired" in entry.title): entry.id for entry in feed.entries}
    return known


def test_an_entry_has_the_same_id_in_every_feed() -> None:
    found = read()
    everywhere = {entry.id for feed in found.values() for entry in feed.entries}
    assert everywhere == {entry.id for entry in found["changes/feed.xml"].entries}


def test_ids_stay_when_a_revision_is_added() -> None:
    newer = with_revision(LENDING, text_revision(date(2026, 5, 5), [clause("new", "All is new.")]))
    before, after = ids(read()), ids(read(register_of(newer, *DOCUMENTS[1:])))
    assert before.items() < after.items()
    assert len(after) == len(before) + 1


def test_ids_stay_when_time_goes_by() -> None:
    assert ids(read(as_of=date(2019, 1, 1))) == ids(read()) == ids(read(as_of=date(2030, 1, 1)))


def test_ids_do_not_depend_on_the_address_of_the_site() -> None:
    here, there = ids(read(site=SITE)), ids(read())
    assert {(page.removeprefix(SITE), retired): id_ for (page, retired), id_ in here.items()} == {
        (page.removeprefix(ANYWHERE), retired): id_ for (page, retired), id_ in there.items()
    }


def test_ids_are_those_that_were_published() -> None:
    """Readers remember these: whoever has to change this test breaks every subscription."""
    feed = read()["policies/EXA-W005/feed.xml"]
    assert (feed.id, feed.entries[0].id) == (
        "urn:uuid:23ccc28b-0201-5d7f-9c31-b0172179e568",
        "urn:uuid:54c3ff3b-8fb8-5bd9-af38-4439e5304f67",
    )


def test_two_organisations_have_no_id_in_common() -> None:
    other = read(register_of(*DOCUMENTS, name="Another District"))
    assert not set(ids(read()).values()) & set(ids(other).values())


def test_the_feeds_do_not_depend_on_the_order_in_which_documents_were_read() -> None:
    backwards = register_of(*reversed(DOCUMENTS))
    assert dict(feeds(Edition(backwards, AS_OF), None)) == dict(feeds(Edition(EXAMPLE, AS_OF), None))


@steady
@given(st.text(min_size=1).filter(str.strip))
def test_any_text_can_be_told(words: str) -> None:
    document = Document(number="A", revisions=(text_revision(AS_OF, [clause("a", "A.")], title=words),))
    feed = read(register_of(document, name=words))["changes/feed.xml"]
    if words.isprintable():
        assert feed.author == words.strip()
        assert feed.entries[0].title == f"A, revised 06/01/25: {words.strip()}"


@steady
@given(st.dates(), st.sampled_from(sorted(zoneinfo.available_timezones())))
def test_an_instant_is_the_beginning_of_its_day(day: date, time_zone: str) -> None:
    stated = datetime.fromisoformat(instant(day, time_zone))
    assert (stated.date(), stated.hour, stated.minute) == (day, 0, 0)
    assert stated.tzinfo is not None
    assert len(instant(day, time_zone)) == len("2024-01-01T00:00:00+00:00")
