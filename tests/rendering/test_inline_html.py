"""Whatever a policy text holds, the page gets emphasis, links and citations, and nothing else."""

from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import assume, given

from policysite.model import Citation, citations, parse, plain_text
from policysite.rendering import Edition, addresses
from policysite.rendering.inline_html import Cite, cited_place, citing, inline_html, paragraphs_html
from policysite.rendering.links import Links
from tests.builders import clause, held, not_held, register_of, text_revision
from tests.strategies import policy_texts, steady

EDITION = Edition(
    register_of(
        held("EXA-W001", text_revision(date(2024, 1, 1), clause("care"), clause("end", "Examples end."))),
        held("EXA-W002", text_revision(date(2024, 1, 1), "Hands are clean.", clause("clean-hands"))),
        not_held("EXA-P003"),
    ),
    as_of=date(2024, 6, 1),
)
PAGE = addresses.document("EXA-W001")
CITE = citing(EDITION, Links(PAGE), "EXA-W001", {"care": "1", "end": "2"})


class Reading(HTMLParser):
    """What a browser makes of inline HTML: words, links, and a complaint about whatever else there is."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.links: list[str] = []
        self.open: list[str] = []
        self.complaints: list[str] = []
        self.feed(str(html))
        self.close()
        self.complaints += [f"never closed: {tag}" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        allowed = {"em": ([],), "strong": ([],), "a": (["href"], ["class", "href"])}
        if names not in allowed.get(tag, ()) or (tag == "a" and "a" in self.open):
            self.complaints.append(f"not allowed: {self.get_starttag_text()}")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.complaints.append(f"closed without being open: {tag}")

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.complaints.append(f"comment: {data}")

    def handle_decl(self, decl: str) -> None:
        self.complaints.append(f"declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        self.complaints.append(f"section: {data}")

    def handle_pi(self, data: str) -> None:
        self.complaints.append(f"instruction: {data}")


def is_safe(link: str) -> bool:
    parts = urlsplit(link)
    inside = not parts.scheme and not parts.netloc and not parts.path.startswith("/")
    return parts.scheme in ("https", "mailto") or (inside and link != "")


def words_of(citation: Citation) -> str:
    return cited_place(EDITION, citation, {"care": "1", "end": "2"} if citation.number == "EXA-W001" else None).words


@steady
@given(policy_texts)
def test_any_text_becomes_its_words_with_allowed_markup_only(text: str) -> None:
    nodes = parse(text)
    assume(all(citation.number in EDITION.register.by_number for citation in citations(nodes)))
    reading = Reading(inline_html(nodes, CITE))
    assert reading.complaints == []
    assert [link for link in reading.links if not is_safe(link)] == []
    assert reading.words == plain_text(nodes, cite=words_of)


def html(text: str, cite: Cite = CITE) -> str:
    return str(inline_html(parse(text), cite))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*all* and **more**", "<em>all</em> and <strong>more</strong>"),
        ('[a "list"](https://example.org/?a=1&b=2)', '<a href="https://example.org/?a=1&amp;b=2">a &#34;list&#34;</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ('[x](https://example.org/"onclick="x)', '<a href="https://example.org/%22onclick=%22x">x</a>'),
    ],
)
def test_inline_html(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[EXA-P003]]", '<a class="ps-citation" href="../EXA-P003/">EXA-P003</a>'),
        ("[[EXA-W002#clean-hands]]", '<a class="ps-citation" href="../EXA-W002/#clean-hands">EXA-W002 §2</a>'),
        ("[[EXA-W001#end]]", '<a class="ps-citation" href="#end">EXA-W001 §2</a>'),
        ("[[EXA-W001]]", '<a class="ps-citation" href="./">EXA-W001</a>'),
        (
            "[[EXA-W002#gone]]",
            '<a class="ps-citation ps-citation--gone" href="../EXA-W002/">EXA-W002 (a clause that is not in force)</a>',
        ),
    ],
)
def test_a_citation_leads_to_what_it_names(text: str, expected: str) -> None:
    assert html(text) == expected


def test_each_line_is_a_paragraph_and_markup_ends_with_it() -> None:
    assert paragraphs_html("*first\n\nsecond*\n \n**third**", CITE) == (
        "<p>*first</p>\n<p>second*</p>\n<p><strong>third</strong></p>"
    )
