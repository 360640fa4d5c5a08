"""What is read from a published page."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.adapters.page_reader import FoundPage, read_page

CLAUSE = """
<ol><li class="ps-clause" id="care"><a id="2" href="#2">2.</a>
<div class="ps-clause__words"><p>Handle <em>with</em> care,<br>as <a class="x" href="../W2/#clean">W2</a>
says.</p><p>And&#32;wash&nbsp;hands.</p></div> <a href="#care">#</a>
<ol><li class="ps-clause" id="gloves"><a id="2.a">a.</a><div class="ps-clause__words"><p>Wear gloves.</p></div></li>
</ol></li></ol>
"""


def read(html: str) -> FoundPage:
    return read_page(html, "policies/W1/")


def test_a_clause_has_its_own_words_and_anchors() -> None:
    care, gloves = read(CLAUSE).clauses
    assert care.words == "Handle with care, as W2 says. And wash hands."
    assert (care.id, care.anchors) == ("care", {"care", "2"})
    assert gloves.words == "Wear gloves."
    assert (gloves.id, gloves.anchors) == ("gloves", {"gloves", "2.a"})


@pytest.mark.parametrize(
    ("before", "after"), [("<p hidden>", "</p>"), ("<template><p>", "</p></template>"), ("<!--", "-->")]
)
def test_a_clause_does_not_say_what_is_hidden(before: str, after: str) -> None:
    (_, gloves) = read(CLAUSE.replace("<p>Wear gloves.</p>", f"{before}Wear gloves.{after}")).clauses
    assert gloves.words == ""


def test_links_are_addresses_below_the_root_of_the_site() -> None:
    hrefs = {
        "../W2/#x": "policies/W2/#x",
        "./": "policies/W1/",
        "../../": "",
        "https://example.org/y": "https://example.org/y",
        "mailto:k@x.org": "mailto:k@x.org",
    }
    assert read("".join(f'<a href="{href}">a</a>' for href in hrefs)).links == Counter(hrefs.values())


def test_elements_part_words_unless_they_stand_in_a_line() -> None:
    html = "<p>one</p><p>t<b>w</b>o</p><script>no</script><style>no</style><td>three<td>fo\u00adur &amp; <br>five"
    assert " ".join(read(html).words).strip() == "one two three four & five"


def test_links_to_headings_are_not_words() -> None:
    found = read('<h2 id="s">Summary<a class="headerlink" href="#s">¶</a></h2>')
    assert " ".join(found.words).strip() == "Summary"
    assert found.links == Counter()


def test_an_anchor_is_counted_as_often_as_it_stands_there() -> None:
    assert read('<p id="a"><b id="a"></b></p><img id="b">').anchors == Counter({"a": 2, "b": 1})


@pytest.mark.parametrize("html", ["", "</li></div>", "<li class=ps-clause>", "<p", "<a href>x</a>", "<p>x</div>y"])
def test_broken_html_is_read_as_far_as_it_goes(html: str) -> None:
    read(html)


_PIECES = [
    "<li class=ps-clause id=a>",
    "</li>",
    "<p>",
    "</p>",
    "<!--",
    "-->",
    "<![",
    "<!",
    "<?",
    "&",
    "<",
    "w",
    '"',
    ">",
]


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_no_html_brings_the_reader_down(pieces: list[str]) -> None:
    read("".join(pieces))
