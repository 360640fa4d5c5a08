"""PDFs of Typst: by their tags, and by where the lines stand."""

import pikepdf
import pytest

from policysite.authoring.readers import pdf
from policysite.authoring.readers.pdf import read_pdf
from policysite.authoring.readers.records import FindingKind, UnreadableError
from tests.authoring.pdf_files import one_page, rewritten

NARROW = '#set page(width: 12cm, height: 8cm, margin: 1cm)\n#set text(hyphenate: true, lang: "en")'


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_pdf(content).paragraphs]


def findings(content: bytes, kind: FindingKind) -> list[str]:
    return [found.words or found.what for found in read_pdf(content).findings if found.kind is kind]


@pytest.mark.parametrize("tags", [True, False])
def test_a_hyphen_that_only_breaks_a_line_is_removed_where_the_file_says_so(tags: bool) -> None:
    words = "Responsibilities characteristically misunderstood necessitate straightforward communication. " * 3
    content = one_page(NARROW, "#set par(justify: true)", words, tags=tags)
    assert texts(content) == [words.strip()]


@pytest.mark.parametrize("tags", [True, False])
def test_a_hyphen_of_a_word_is_kept_at_the_end_of_a_line(tags: bool) -> None:
    narrow = "#set page(width: 5.2cm, margin: 1cm)\n#set text(hyphenate: false)"
    reading = read_pdf(one_page(narrow, "The new District-approved tool", tags=tags))
    assert [paragraph.text for paragraph in reading.paragraphs] == ["The new District-approved tool"]
    assert reading.line_ends == ("District-approved",)


@pytest.mark.parametrize("tags", [True, False])
def test_a_paragraph_goes_on_on_the_next_page(tags: bool) -> None:
    sentence = "Staff answer each message within two days, and say so to the family that wrote it. "
    words = " ".join(f"{count}) {sentence}" if count % 7 == 0 else sentence for count in range(1, 15))
    content = one_page(NARROW, "#set text(hyphenate: false)", words.replace(")", "\\)"), tags=tags)
    assert " ".join(texts(content)) == " ".join(words.split())


@pytest.mark.parametrize("tags", [True, False])
def test_what_stands_on_every_page_is_left_out(tags: bool) -> None:
    foot = '#set page(height: 6cm, footer: [Policy 7 #h(1fr) #context counter(page).display("1 of 1", both: true)])'
    content = one_page(foot, "One.", "#pagebreak()", "Two.", "#pagebreak()", "Three.", tags=tags)
    assert texts(content) == ["One.", "Two.", "Three."]
    assert len(findings(content, FindingKind.LEFT_OUT)) >= 3


def test_words_that_are_drawn_twice_to_look_bold_are_read_once() -> None:
    doubled = "#place(dx: 0.3pt)[Non-Discrimination]#place[Non-Discrimination]"
    assert texts(one_page(doubled, tags=False)) == ["Non-Discrimination"]


def test_headings_lists_and_tables_of_a_tagged_file() -> None:
    content = one_page("= One", "Two", "+ Three", "+ Four", "  - Five", "#table(columns: 2)[a][b][c][d]")
    found = read_pdf(content).paragraphs
    assert [(paragraph.label or paragraph.bullet, paragraph.text, paragraph.heading) for paragraph in found] == [
        ("", "One", 1), ("", "Two", 0), ("1.", "Three", 0), ("2.", "Four", 0), ("•", "Five", 0), ("|", "a | b", 0),
        ("|", "c | d", 0),
    ]  # fmt: skip


def test_headings_and_lists_by_their_looks() -> None:
    content = one_page("= One", "Two is a sentence.", "+ Three", "  + Four", "*Bold*", tags=False)
    found = read_pdf(content).paragraphs
    assert [(paragraph.text, bool(paragraph.heading)) for paragraph in found] == [
        ("One", True), ("Two is a sentence.", False), ("1. Three", False), ("1. Four", False), ("Bold", True),
    ]  # fmt: skip
    assert [paragraph.indent or 0 for paragraph in found][2] < (found[3].indent or 0)


@pytest.mark.parametrize("tags", [True, False])
def test_marks_of_markup_are_words(tags: bool) -> None:
    words = "5 \\* 3, \\[\\[X-1\\]\\] and \\*all\\*"
    assert texts(one_page(words, tags=tags)) == [words]


def test_links_and_the_title_are_told() -> None:
    content = one_page('#set document(title: "Lending of Examples")', '#link("https://example.org/")[the form]')
    assert read_pdf(content).title == "Lending of Examples"
    (doubt,) = findings(content, FindingKind.DOUBT)
    assert doubt == "“the form” links to https://example.org/. The address was left out."


def test_words_across_the_page_are_left_out() -> None:
    content = one_page("Words", "#place(rotate(60deg)[DRAFT])", tags=False)
    assert texts(content) == ["Words"]
    assert "".join(findings(content, FindingKind.LEFT_OUT)).replace(" ", "") in ("DRAFT", "TFARD")


def test_a_page_without_text_and_a_ruled_table_are_in_doubt() -> None:
    content = one_page("#table(columns: 2)[a][b][c][d]", "#pagebreak()", "#rect()", tags=False)
    assert findings(content, FindingKind.DOUBT) == [
        "The page holds no text. If it is a picture, have its text recognised first.",
        "There may be a table here. Look whether its words are in order.",
    ]


def test_tags_that_reach_only_a_part_of_the_text_are_not_trusted() -> None:
    def cut(file: pikepdf.Pdf) -> None:
        parts = file.Root.StructTreeRoot.K[0].K
        while len(parts) > 1:
            del parts[1]

    content = rewritten(one_page("One.", "", "Two.", "", "Three."), cut)
    reading = read_pdf(content)
    assert (reading.form, texts(content)) == ("PDF without tags", ["One.", "Two.", "Three."])


def test_a_structure_that_leads_in_a_circle() -> None:
    def circle(file: pikepdf.Pdf) -> None:
        document = file.Root.StructTreeRoot.K[0]
        document.K.append(document)

    assert texts(rewritten(one_page("One.", "", "Two."), circle)) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7\nnothing", "damaged"),
        (one_page("#rect()"), "holds no text"),
        (rewritten(one_page("Words"), lambda _: None, password="secret"), "locked by a password"),
    ],
    ids=["damaged", "empty", "locked"],
)
def test_what_cannot_be_read(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_pdf(content)


@pytest.mark.parametrize(
    ("name", "why"), [("MAX_PAGES", "more than 1 pages"), ("MAX_CHARACTERS", "more than 1 characters")]
)
def test_endless_files_are_refused(name: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = one_page("Words", "#pagebreak()", "Words")
    monkeypatch.setattr(pdf, name, 1)
    with pytest.raises(UnreadableError, match=why):
        read_pdf(content)
