"""Whatever a file holds, loading it ends with a register or with problems, never with a traceback."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.checks import check
from policysite.loading import load
from tests.builders import EXAMPLES, example_sources
from tests.strategies import policy_texts, steady

REVISION = "policy_src/documents/EXA-W001/2024-03-01.yml"
FILES = (REVISION, "policy_src/documents/EXA-W001/document.yml", "policy_src/organisation.yml")
CHECKER = "policy_src/checkers/borrowing/2024-06-01.yml"
TEXTS = [(EXAMPLES / "base" / file).read_text(encoding="utf-8") for file in FILES]

_snippets = st.sampled_from(
    [
        *"\t|\"'[]{}#%@~*\n\r\0\u2028\ufeff", "  ", "- ", ": ", "? ", " #", "&a ", "*a ", "!a ", "!!set ", ">-", "<<: ",
        "---\n", "...\n", "null", "true", "1.10", "2024-02-30", "[[", "]]",
    ]
)  # fmt: skip


@st.composite
def damaged_texts(draw: st.DrawFn, texts: Sequence[str]) -> str:
    """A good source file in which something was cut, doubled or typed over."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 30)))
        put = draw(st.one_of(_snippets, st.just(text[start:end] * 2), st.text(max_size=5), st.just("")))
        text = text[:start] + put + text[end:]
    return text


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        sources = example_sources(Path(folder) / "sources")
        shutil.copytree(EXAMPLES / "checker", sources, dirs_exist_ok=True)
        yield sources


def assert_is_explained(root: Path, file: str, content: bytes) -> None:
    before = (root / file).read_bytes()
    (root / file).write_bytes(content)
    try:
        problems = check(load(root))
    finally:
        (root / file).write_bytes(before)
    lines = (
        content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    for found in problems:
        assert found.what.strip()
        assert found.remedy.strip()
        if found.location.file == file:
            assert 1 <= found.location.line <= len(lines)
            assert 1 <= found.location.column <= len(lines[found.location.line - 1]) + 1


@steady
@given(content=st.binary(), file=st.sampled_from(FILES))
def test_bytes(root: Path, content: bytes, file: str) -> None:
    assert_is_explained(root, file, content)


@steady
@given(text=st.text(st.characters(exclude_categories=["Cs"])), file=st.sampled_from(FILES))
def test_text(root: Path, text: str, file: str) -> None:
    assert_is_explained(root, file, text.encode())


@steady
@given(text=damaged_texts(TEXTS), file=st.sampled_from(FILES))
def test_damaged_sources(root: Path, text: str, file: str) -> None:
    assert_is_explained(root, file, text.encode("utf-8", "replace"))


@steady
@given(text=damaged_texts([(EXAMPLES / "checker" / CHECKER).read_text(encoding="utf-8")]))
def test_damaged_checkers(root: Path, text: str) -> None:
    assert_is_explained(root, CHECKER, text.encode("utf-8", "replace"))


@steady
@given(words=policy_texts)
def test_any_words_as_the_text_of_a_clause(root: Path, words: str) -> None:
    block = "".join(f"      {line}\n" for line in words.splitlines() or [""])
    text = TEXTS[0].replace("Anyone may borrow an example.\n", f"|-\n{block}")
    assert_is_explained(root, REVISION, text.encode("utf-8", "replace"))
