import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.model import Citation, Emphasis, Inline, Link, Strong, Text, citations, parse, plain_text
from policysite.model.inline import MAX_NESTING
from tests.strategies import policy_texts, steady, unmarked_texts


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("Examples are lent.", (Text("Examples are lent."),)),
        ("*all* of them", (Emphasis((Text("all"),)), Text(" of them"))),
        ("**all** of them", (Strong((Text("all"),)), Text(" of them"))),
        (r"a\*b *c*", (Text("a*b "), Emphasis((Text("c"),)))),
        ("2 * 3 * 4", (Text("2 * 3 * 4"),)),
        ("an * asterisk", (Text("an * asterisk"),)),
        ("[the list](https://example.org/a?b=c)", (Link("https://example.org/a?b=c", (Text("the list"),)),)),
        ("[write](mailto:keeper@example.org)", (Link("mailto:keeper@example.org", (Text("write"),)),)),
        ("[*all*](https://example.org)", (Link("https://example.org", (Emphasis((Text("all"),)),)),)),
        ("see [[EXA-W001]].", (Text("see "), Citation("EXA-W001"), Text("."))),
        ("see [[EXA-W001#care]].", (Text("see "), Citation("EXA-W001", "care"), Text("."))),
        ("[[5.10-R1]]", (Citation("5.10-R1"),)),
        ("*[[EXA-W001]]*", (Emphasis((Citation("EXA-W001"),)),)),
        ("[[EXA-W001]](https://example.org)", (Citation("EXA-W001"), Text("(https://example.org)"))),
    ],
)
def test_what_is_markup(text: str, nodes: Inline) -> None:
    assert parse(text) == nodes


@pytest.mark.parametrize(
    "text",
    [
        "<b>all</b> [of] them",
        "[x](javascript:alert(1))",
        "[x](http://example.org)",
        "[x](//example.org)",
        "[x](list.html)",
        "[x]()",
        "[x](<>)",
        '[x]( "https://example.org")',
        "[x](DATA:text/html,x)",
        "![x](list.png)",
        "[x]: https://example.org",
        "`*`",
        "[[exa-w001]]",
        "[[EXA-W001#2.b]]",
        "[[EXA-W001#-care]]",
        "[[EXA-W001 ]]",
        "[[EXA-W001",
        "&lt;*",
        "# [x",
        "*   ",
    ],
)
def test_what_is_text(text: str) -> None:
    assert plain_text(parse(text)) == text
    assert all(isinstance(node, Text) for node in parse(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\*all\*", "*all*"),
        (r"\[[EXA-W001]]", "[[EXA-W001]]"),
        (r"[\[EXA-W001]]", "[[EXA-W001]]"),
        (r"A\. Smith", "A. Smith"),
        (r"a \< b", "a < b"),
        (r"\a", r"\a"),
        ("\\\\", "\\"),
        ("first\\\nsecond", "first\nsecond"),
    ],
)
def test_a_backslash_shows_a_mark_as_it_is(text: str, words: str) -> None:
    assert plain_text(parse(text)) == words
    assert list(citations(parse(text))) == []


def test_a_link_does_not_hold_a_citation() -> None:
    assert parse("[see [[EXA-W001]]](https://example.org)") == (
        Text("[see "),
        Citation("EXA-W001"),
        Text("](https://example.org)"),
    )


def test_citations_in_reading_order_also_within_emphasis() -> None:
    nodes = parse("[[EXA-W003]] *and [[EXA-W001#care]] **and [[EXA-W002]]*** and [[EXA-W003]]")
    assert [str(citation) for citation in citations(nodes)] == [
        "[[EXA-W003]]",
        "[[EXA-W001#care]]",
        "[[EXA-W002]]",
        "[[EXA-W003]]",
    ]


def test_citations_are_worded_by_number_unless_said_otherwise() -> None:
    nodes = parse("see *[[EXA-W001#care]]*")
    assert plain_text(nodes) == "see EXA-W001"
    assert plain_text(nodes, cite=lambda citation: f"§{citation.clause}") == "see §care"


@pytest.mark.parametrize("marks", ["*" * 5000, "*a **b " * 2000])
def test_emphasis_is_never_so_deep_that_reading_it_fails(marks: str) -> None:
    nodes = parse(f"{marks}word{marks[::-1]}")
    assert "word" in plain_text(nodes)
    assert depth(nodes) <= MAX_NESTING


def depth(nodes: Inline) -> int:
    return max((1 + depth(node.children) for node in nodes if isinstance(node, Emphasis | Strong | Link)), default=0)


@steady
@given(unmarked_texts)
def test_text_without_a_mark_is_kept_to_the_letter(text: str) -> None:
    assert plain_text(parse(text)) == text


@steady
@given(policy_texts)
def test_every_text_can_be_parsed_and_no_word_is_added(text: str) -> None:
    words = plain_text(parse(text), cite=str)
    assert not set(words) - set(text) - {"\n", "\N{REPLACEMENT CHARACTER}"}
    assert len(words) <= len(text)


def test_an_underscore_is_a_character_like_any_other() -> None:
    assert plain_text(parse("Sign here: ____ and *there*: _name_, __title__")) == (
        "Sign here: ____ and there: _name_, __title__"
    )


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["[[EXA-W001]]", "[[EXA-W001#care]]", "\n", " ", "(", "]"]), st.text("ab _<&", max_size=5)
        )
    )
)
def test_citations_are_read_alike_with_and_without_the_parser(parts: list[str]) -> None:
    text = "".join(parts)
    # An emphasised word behind the text makes the parser read it.
    *nodes, emphasised = parse(f"{text}|*x*")
    assert emphasised == Emphasis((Text("x"),))
    assert tuple(nodes) == parse(f"{text}|")
