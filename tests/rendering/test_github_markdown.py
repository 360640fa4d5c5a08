"""A policy's words stay words in GitHub's Markdown."""

import re
from datetime import date

from hypothesis import given
from markdown_it import MarkdownIt

from policysite.analysis import redline
from policysite.rendering.redline_markdown import redline_blocks
from tests.builders import clause, text_revision
from tests.strategies import policy_texts

ATTACKS = """@board #1 GH-1 $x$ **bold** [x](javascript:alert(1)) ![x](http://x.example/) `code` | a |
<script>alert(1)</script> </blockquote></p>

# Heading

- item

```
code
```
<img src=x onerror=alert(1)> <!-- --> &lt;b&gt; ~~x~~"""


def blocks(text: str) -> tuple[str, ...]:
    new = text_revision(date(2025, 1, 1), clause("c1", text))
    return redline_blocks(redline(text_revision(date(2024, 1, 1), "Z"), new))


def test_nothing_that_a_policy_says_becomes_markup() -> None:
    (block,) = blocks(ATTACKS)
    assert set(re.findall(r"</?[a-z]+>", block)) == {
        "<p>", "</p>", "<b>", "</b>", "<blockquote>", "</blockquote>", "<ins>", "</ins>", "<del>", "</del>",
        "<span>", "</span>",
    }  # fmt: skip
    assert re.sub(r"</?(?:p|b|blockquote|ins|del|span)>", "", block).count("<") == 0
    assert "<span>@</span>board <span>#</span>1" in block


@given(policy_texts.filter(lambda text: bool(text.strip())))
def test_whatever_the_text_each_block_is_one_line_of_html(text: str) -> None:
    for block in blocks(text):
        assert "\n" not in block
        (token,) = MarkdownIt("commonmark").parse(block)
        assert token.type == "html_block"
        assert re.sub(r"</?(?:p|b|blockquote|ins|del|span)>", "", block).count("<") == 0
        assert re.findall(r"(?<!<span>)[@$]", block) == []
