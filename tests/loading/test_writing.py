"""What is written reads back as what was meant, and what is not touched stays as it is."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml.comments import CommentedMap

from policysite.loading import load
from policysite.loading.revision_writing import revision_file
from policysite.loading.source_file import SourceFile, parse
from policysite.loading.validation import validate
from policysite.loading.yaml_writing import WIDTH, editable, scalar, written
from policysite.model import TextRevision
from tests.builders import ROOT, clause, text_revision
from tests.strategies import EPOCH, policy_texts

SAMPLE = ROOT / "tests" / "sample_district"
SOURCES = sorted((ROOT / "policy_src").glob("**/*.yml")) + sorted(SAMPLE.glob("**/*.yml"))


def read_back(text: str) -> SourceFile:
    source = parse(text, "written")
    assert isinstance(source, SourceFile), source
    return source


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_that_is_not_changed_is_written_byte_for_byte(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert written(editable(read_back(text))) == text


def test_scalars_stay_as_they_are_written() -> None:
    text = "a: 1.10\nb: 2024-02-21\nc: yes\nd: 0x10\ne:\ng: 'null'\nh: 1_000\n"
    assert written(editable(read_back(text))) == text


def texts() -> list[TextRevision]:
    return [text for root in (ROOT, SAMPLE) for document in load(root).register.documents for text in document.texts]


def test_every_text_that_is_held_reads_back_the_same() -> None:
    for text in texts():
        assert validate(TextRevision, read_back(revision_file(text)), {"errata": text.errata}) == text


def test_no_line_is_longer_than_a_files_lines_are() -> None:
    assert [line for text in texts() for line in revision_file(text).splitlines() if len(line) > WIDTH] == []


def visible(text: str) -> str:
    """A text as a source can hold it."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()


written_texts = policy_texts.map(
    lambda text: visible("".join(letter for letter in text if letter.isprintable() or letter == "\n"))
).filter(bool)


@given(st.lists(written_texts, min_size=1, max_size=4), written_texts)
def test_any_text_reads_back_the_same(words: list[str], summary: str) -> None:
    tree = clause("c1", words[0], *(clause(f"c{count}", text) for count, text in enumerate(words[1:], 2)))
    text = text_revision(EPOCH, tree, summary=summary, title=words[0].replace("\n", " "), applicability=words)
    assert validate(TextRevision, read_back(revision_file(text))) == text


@pytest.mark.parametrize("text", ["true", "no", "null", "~", "12", "1.10", "2024-01-01", "", "a: b", " a", "a\n\n b"])
def test_text_is_not_taken_for_another_kind_of_value(text: str) -> None:
    mapping: dict[str, Any] = {"key": scalar(text, 0, "key")}
    assert read_back(written(CommentedMap(mapping))).value == {"key": text}
