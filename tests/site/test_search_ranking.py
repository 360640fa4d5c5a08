"""What search finds first, in the browser, over indexes made of a register without building its site."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from policysite.adapters.audit.static_host import serving
from policysite.exports.search_index import words_of
from policysite.loading import load
from policysite.model import Register
from policysite.site_plan import site_plan
from tests.builders import clause, held, register_of, text_revision
from tests.project import AS_OF, ROOT
from tests.site.expected import DOCUMENT

SEARCH = """async ({ folders, words, options }) => {
    const { Index } = await import("/assets/search-index.js");
    const { search } = await import("/assets/search-query.js");
    const open = (folder) => Index.open(new URL(`/search/${folder}/`, location));
    const indexes = await Promise.all(folders.map(open));
    const { rows, full, terms } = await search(indexes, words, options);
    const read = await Promise.all(rows.map((row) => row.index.read(row)));
    return { addresses: read.map(({ address }) => address), full, corrected: terms.map((term) => term.corrected) };
}"""

EXAMPLES = register_of(
    held(
        "EXA-W001",
        text_revision(date(2022, 1, 1), clause("lamp", "Every lamp is lent."), clause("key", "The key is kept.")),
        text_revision(
            date(2023, 1, 1),
            clause("lamp", "Every lantern is lent."),
            clause("key", "The key is kept."),
            title="Lending",
        ),
        text_revision(date(2026, 1, 1), clause("lamp", "Every torch is lent.")),
    ),
    held("EXA-W002", text_revision(date(2024, 1, 1), clause("first", "A lantern burns."), title="Burning Lanterns")),
    held(
        "LAMP-W003",
        text_revision(date(2024, 1, 1), clause("oil", "Oil is kept away from a lantern and a key. See [[EXA-W001]].")),
    ),
)


def write_indexes(folder: Path, register: Register, as_of: date) -> Path:
    """The search index of a register and the scripts that read it, without the pages of the site."""
    shutil.copytree(ROOT / "docs" / "assets", folder / "assets")
    (folder / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
    for file in site_plan(register, as_of).files:
        if file.path.startswith("search/"):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.read())
    return folder


@contextmanager
def searching(browser: Browser, folder: Path) -> Iterator[Page]:
    with serving(folder) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        yield page


@pytest.fixture(scope="module")
def policies(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that can search the policies of this repository."""
    folder = write_indexes(tmp_path_factory.mktemp("search") / "policies", load(ROOT).register, AS_OF)
    with searching(browser, folder) as page:
        yield page


@pytest.fixture(scope="module")
def examples(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that can search a few examples."""
    folder = write_indexes(tmp_path_factory.mktemp("search") / "examples", EXAMPLES, date(2025, 1, 1))
    with searching(browser, folder) as page:
        yield page


def ask(page: Page, words: str, folders: Sequence[str] = ("now",), **options: str) -> Any:
    return page.evaluate(SEARCH, {"folders": list(folders), "words": words, "options": options})


def found(page: Page, words: str, folders: Sequence[str] = ("now",), **options: str) -> list[str]:
    """The addresses of what is found, the best first."""
    return list(ask(page, words, folders, **options)["addresses"])


def the_place(anchor: str) -> str:
    return f"{DOCUMENT}#{anchor}"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("student workers", the_place("student-workers")),
        ("counselor warmline", the_place("late-or-weekend")),
        ("warmline", the_place("late-or-weekend")),
        ("can I text a student?", the_place("student-workers")),
        ("text messaging", the_place("authorized-tools")),
        ("text message", the_place("authorized-tools")),
        ("Text-Messaging!", the_place("authorized-tools")),
        ("individual meetings necessary", the_place("more-than-one-person")),
        ("2.b", the_place("student-workers")),
        ("§2.b", the_place("student-workers")),
        ("§ 2.b.", the_place("student-workers")),
        ("2b", the_place("student-workers")),
        ("(2.b)?", the_place("student-workers")),
        ("HUM-W050 §2.b (revised 02/21/24)", the_place("student-workers")),
        ("2.B", the_place("student-workers")),
        ("W050 2.b", the_place("student-workers")),
        ("w050 2b", the_place("student-workers")),
        ("50 §4.b.i", the_place("more-than-one-person")),
        ("hum w050 §2.b", the_place("student-workers")),
        ("HUM-W050 §4.b.i", the_place("more-than-one-person")),
        ("HUM-W050§4.b.i", the_place("more-than-one-person")),
        ("HUM-W050 4", the_place("questions-to-consider")),
        ("humw050 3", the_place("instruction-platforms")),
        ("HUM-W050", DOCUMENT),
        ("hum-w050", DOCUMENT),
        ("humw050", DOCUMENT),
        ("W050", DOCUMENT),
        ("hum-w0", DOCUMENT),
        ("staff use of electronic communication tools", DOCUMENT),
        ("Staff use of electronic comunication tools", DOCUMENT),
        ("PAP-W006", "policies/PAP-W006/"),
        ("maintaining boundaries", "policies/PAP-W006/"),
        ("executive director", the_place("approval-authority")),
        ("Remind to ParentSquare", the_place("revision-history")),
        ("transcription notes", the_place("transcription-notes")),
        ("as of a day", "as-of/"),
    ],
)
def test_the_best_place_comes_first(policies: Page, words: str, first: str) -> None:
    assert found(policies, words)[0] == first


def test_a_mention_is_found_after_what_is_named(policies: Page) -> None:
    assert found(policies, "PAP-W006") == [
        "policies/PAP-W006/",
        the_place("professional-communication"),
        the_place("associated-documents"),
    ]


@pytest.mark.parametrize("typed", ["war", "warm", "warmli", "counselor war"])
def test_a_word_is_found_while_it_is_typed(policies: Page, typed: str) -> None:
    assert found(policies, typed)[0] == the_place("late-or-weekend")


@pytest.mark.parametrize("slip", ["warmlien", "wramline", "warmlin3", "warrmline", "worksite warmlone"])
def test_a_slip_of_the_pen_is_mended(policies: Page, slip: str) -> None:
    answer = ask(policies, slip)
    assert answer["addresses"][0] == the_place("late-or-weekend")
    assert "warmline" in answer["corrected"]


@pytest.mark.parametrize(
    "words", ["", " ", "§", "…!", "the the", "0", "9.z.x", "-", "x" * 300, "<b>", "constructor", "🙂"]
)
def test_anything_can_be_asked(policies: Page, words: str) -> None:
    assert isinstance(found(policies, words), list)


def test_some_of_the_words_are_better_than_nothing_and_it_is_said(policies: Page) -> None:
    answer = ask(policies, "warmline xylophone zebra")
    assert answer["addresses"][0] == the_place("late-or-weekend")
    assert not answer["full"]


def test_words_are_cut_alike_where_the_index_is_made_and_where_it_is_read(policies: Page) -> None:
    texts = [
        "District-approved tools (e.g., ParentSquare), parents/guardians",
        "Don't, don’t: the employee's own words",
        "naïve Ångström ﬁrst ½ x² İstanbul ΑΣ straße", "résumé résumé", "snake_case 24/7 §2.b HUM-W050",
        "한국어 日本語 العربية हिन्दी ไทย", "\u00a0a\u200bb\u2028c", "",
    ]  # fmt: skip
    cut = policies.evaluate(
        "async (texts) => { const { wordsOf } = await import('/assets/search-words.js'); return texts.map(wordsOf); }",
        texts,
    )
    assert cut == [words_of(text) for text in texts]


def test_on_the_page_of_a_document_its_own_clause_comes_first(examples: Page) -> None:
    clauses = ["policies/EXA-W001/#lamp", "policies/EXA-W002/#first", "policies/LAMP-W003/#oil"]
    assert found(examples, "1") == clauses
    assert found(examples, "1", here="policies/EXA-W002/")[0] == clauses[1]


def test_documents_whose_number_begins_so_come_before_those_that_mention_one(examples: Page) -> None:
    assert found(examples, "lamp-w0")[0] == "policies/LAMP-W003/"
    assert found(examples, "exa-w00")[:2] == ["policies/EXA-W001/", "policies/EXA-W002/"]


def test_the_code_of_a_department_does_not_outweigh_the_word(examples: Page) -> None:
    assert found(examples, "lamp kept", ["now", "then"])[0] == "policies/LAMP-W003/#oil"
    assert found(examples, "lantern")[0] != "policies/LAMP-W003/#oil"


def test_a_wording_that_is_not_in_force_leads_to_the_revision_that_had_it(examples: Page) -> None:
    assert not ask(examples, "every lamp lent")["full"]
    both = ["now", "then"]
    assert found(examples, "every lamp lent", both) == ["policies/EXA-W001/2022-01-01/#1"]
    assert found(examples, "torch", both) == ["policies/EXA-W001/2026-01-01/#1"]
    assert found(examples, "key kept", both)[0] == "policies/EXA-W001/#key"
    assert len(found(examples, "key kept", both)) == 2


def test_a_word_known_to_the_past_alone_is_no_slip_when_the_past_is_searched(examples: Page) -> None:
    assert ask(examples, "torch", ["now", "then"])["corrected"] == [None]
