import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.marked_up import Run, marked_up
from policysite.model import citations, parse, plain_text
from tests.strategies import policy_texts

_runs = st.lists(
    st.builds(
        Run,
        policy_texts,
        st.booleans(),
        st.booleans(),
        st.sampled_from(["", "", "https://example.org/", "http://x", "x y"]),
    ),
    max_size=4,
)


@given(runs=_runs)
def test_whatever_the_words_are_they_read_back_the_same(runs: list[Run]) -> None:
    nodes = parse(marked_up(runs))
    assert readable(plain_text(nodes)) == readable("".join(run.text for run in runs))
    assert not list(citations(nodes))


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([Run("must "), Run("not", strong=True), Run(" do")], "must **not** do"),
        ([Run("see "), Run("this ", emphasis=True), Run("form", emphasis=True)], "see *this form*"),
        ([Run("the form", address="https://example.org/form")], "[the form](https://example.org/form)"),
        ([Run("5 * 3 * 2 and areas*")], "5 * 3 * 2 and areas*"),
        (
            [Run("*a* [b](https://example.org/) [[X-1]] c\\d")],
            "\\*a\\* \\[b\\](https://example.org/) \\[\\[X-1\\]\\] c\\\\d",
        ),
        ([Run("wo"), Run("rd", strong=True), Run("s")], "wo**rd**s"),
        ([Run("a"), Run(".", strong=True), Run("b")], "a.b"),
    ],
)
def test_dress(runs: list[Run], text: str) -> None:
    assert marked_up(runs) == text
