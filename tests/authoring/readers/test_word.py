"""Word files of bare XML: what Word shows is what is read."""

from policysite.authoring.readers.records import Finding, FindingKind
from policysite.authoring.readers.word import read_word
from tests.authoring.word_files import TWO_LEVELS, at, bare, p, shown


def findings(content: bytes) -> list[tuple[FindingKind, str]]:
    return [(found.kind, found.words) for found in read_word(content).findings]


def test_tracked_changes_are_read_as_if_accepted() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>never</w:delText></w:r></w:del>'
    new = '<w:ins w:id="2"><w:r><w:t>always</w:t></w:r></w:ins>'
    body = f"<w:p><w:r><w:t>Staff </w:t></w:r>{gone}{new}<w:r><w:t> ask.</w:t></w:r></w:p>"
    assert shown(body) == ["Staff always ask."]
    assert (FindingKind.LEFT_OUT, "never") in findings(bare(body))


def test_a_paragraph_whose_end_is_deleted_goes_on_with_the_next() -> None:
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert shown(p("One ", mark + at(1)) + p("two", at(1)) + p("three", at(1)), numbering=TWO_LEVELS) == [
        "1. One two", "2. three",
    ]  # fmt: skip


def test_words_before_a_deleted_end_are_kept_where_no_paragraph_follows() -> None:
    assert shown(p("One") + p("two", "<w:rPr><w:del w:id='1'/></w:rPr>")) == ["One", "two"]


def test_a_deleted_row_of_a_table_is_left_out() -> None:
    row = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{p('gone')}</w:tc></w:tr>"
    body = f"<w:tbl>{row}<w:tr><w:tc>{p('there')}</w:tc></w:tr></w:tbl>"
    assert shown(body) == ["there"]
    assert (FindingKind.LEFT_OUT, "gone") in findings(bare(body))


def test_footnotes_are_listed_at_the_paragraph_that_refers_to_them() -> None:
    body = "<w:p><w:r><w:t>Staff ask.</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    (found,) = read_word(bare(body, footnotes=f"<w:footnote w:id='2'>{p('Or the principal.')}</w:footnote>")).findings
    what = "This stands in one of the footnotes, which the register lacks."
    assert found == Finding(FindingKind.NOT_PLACED, "paragraph 1", what, "Or the principal.")


def test_a_row_of_a_table_is_one_paragraph() -> None:
    row = "<w:tr>" + "".join(f"<w:tc>{p(words)}</w:tc>" for words in ("Grade 3", "", "21")) + "</w:tr>"
    assert shown(f"<w:tbl>{row}</w:tbl>") == ["| Grade 3 | 21"]


def test_a_table_that_only_lays_out_the_page() -> None:
    label = f"<w:tr><w:tc>{p('a.')}</w:tc><w:tc>{p('Words')}</w:tc></w:tr>"
    cell = f"<w:tr><w:tc>{p('One') + p('Two')}</w:tc><w:tc>{p('Three')}</w:tc></w:tr>"
    assert shown(f"<w:tbl>{label}{cell}</w:tbl>") == ["a. Words", "One", "Two", "Three"]


def test_text_boxes_are_read_once_and_are_in_doubt() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    today, before = f"<w:drawing>{box}</w:drawing>", f"<w:pict>{box}</w:pict>"
    choice = f"<mc:Choice>{today}</mc:Choice><mc:Fallback>{before}</mc:Fallback>"
    run = f"<w:r><w:t>Before</w:t><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
    body = f"<w:p>{run}</w:p>{p('After')}"
    assert shown(body) == ["Before", "In the box", "After"]
    assert [kind for kind, _ in findings(bare(body))] == [FindingKind.DOUBT]


def test_what_stands_on_every_page_is_left_out() -> None:
    assert findings(bare(p("Words"), footer=p("Page 1") + p("Page 1") + p("Foot"))) == [
        (FindingKind.LEFT_OUT, "Page 1"), (FindingKind.LEFT_OUT, "Foot"),
    ]  # fmt: skip


def test_hidden_words_contents_and_comments_are_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r><w:r><w:t>Seen</w:t></w:r></w:p>"
    content = bare(hidden + p("Contents 3", '<w:pStyle w:val="T"/>'), styles=styles, comments="<w:comment/>")
    assert [paragraph.text for paragraph in read_word(content).paragraphs] == ["Seen"]
    assert sorted(findings(content)) == [
        (FindingKind.LEFT_OUT, ""), (FindingKind.LEFT_OUT, "Contents 3"), (FindingKind.LEFT_OUT, "Hidden"),
    ]  # fmt: skip


def test_fields_show_their_results() -> None:
    begin, separate, end = (f"<w:fldChar w:fldCharType='{kind}'/>" for kind in ("begin", "separate", "end"))
    code = "<w:instrText>REF x</w:instrText><w:t>code</w:t>"
    field = f"{begin}{code}{separate}<w:t>4.b</w:t>{end}"
    assert shown(f"<w:p><w:r><w:t>See </w:t>{field}<w:t>.</w:t></w:r></w:p>") == ["See 4.b."]


def test_breaks_tabs_and_hyphens() -> None:
    between = ("tab", "br", "noBreakHyphen", "softHyphen")
    inside = "".join(f"<w:t>{letter}</w:t><w:{name}/>" for letter, name in zip("abcd", between, strict=True))
    assert shown(f"<w:p><w:r>{inside}<w:t>e</w:t></w:r></w:p>") == ["a b c-de"]


def test_a_line_inside_a_paragraph_that_has_a_label_of_its_own() -> None:
    assert shown("<w:p><w:r><w:t>1. One</w:t><w:br/><w:t>2. Two</w:t><w:br/><w:t>more</w:t></w:r></w:p>") == [
        "1. One", "2. Two more",
    ]  # fmt: skip


def test_links_that_a_policy_may_have_are_kept() -> None:
    links = {"a": "https://example.org/form", "b": "http://example.org/"}
    body = "".join(f"<w:p><w:hyperlink r:id='{id_}'><w:r><w:t>form</w:t></w:r></w:hyperlink></w:p>" for id_ in "ab")
    reading = read_word(bare(body, links))
    assert [paragraph.text for paragraph in reading.paragraphs] == ["[form](https://example.org/form)", "form"]
    assert [found.what for found in reading.findings] == [
        "The link to http://example.org/ was left out. A policy links to https: and mailto: addresses."
    ]


def test_emphasis_inside_a_paragraph_is_kept_and_a_bold_paragraph_is_a_heading() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    inside = f"<w:p><w:r><w:t xml:space='preserve'>Do </w:t></w:r><w:r>{bold}<w:t>not</w:t></w:r></w:p>"
    heading = f"<w:p><w:r>{bold}<w:t>Records</w:t></w:r></w:p>"
    long = f"<w:p><w:r>{bold}<w:t>All of this sentence is bold.</w:t></w:r></w:p>"
    found = read_word(bare(inside + heading + long)).paragraphs
    assert [(paragraph.text, paragraph.heading) for paragraph in found] == [
        ("Do **not**", 0), ("Records", 7), ("All of this sentence is bold.", 0),
    ]  # fmt: skip
