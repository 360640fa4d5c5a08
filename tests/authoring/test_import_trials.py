"""Policies of a real school district: every word of each is in a clause, is recognised, or is in the report.

The texts are not part of this project. They are looked for in ``shared/corpora/west-ada`` beside the checkout, or in
the folder that ``POLICYSITE_TRIALS`` names.
"""

import os
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from policysite.authoring import FindingKind, Given, Imported, Reading
from policysite.authoring.readers.contents import read_contents
from policysite.loading.revision_writing import revision_file
from policysite.loading.source_file import SourceFile, parse
from policysite.model import TextRevision, plain_text
from policysite.model import parse as parse_text
from tests.authoring.import_checks import import_into_nothing, unaccounted
from tests.builders import ROOT

TRIALS = Path(os.environ.get("POLICYSITE_TRIALS") or ROOT.parent / "shared" / "corpora" / "west-ada")
FILES = sorted(path.relative_to(TRIALS).as_posix() for path in [*TRIALS.glob("*/*.md"), *TRIALS.glob("*.pdf")])
GIVEN = Given(revised=date(2024, 1, 1), note="As adopted.")

pytestmark = pytest.mark.skipif(not FILES, reason=f"no policies to try in {TRIALS}")


def words_of(path: Path) -> list[str]:
    """The words of a file, found without the import."""
    if path.suffix == ".md":
        lines = path.read_text(encoding="utf-8").splitlines()
        return [word for line in lines for word in plain_text(parse_text(line)).split()]
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\u200b", "").split()


@cache
def taken(name: str) -> tuple[Reading, Imported]:
    path = TRIALS / name
    reading = read_contents(path.read_bytes(), path.suffix)
    given = replace(GIVEN, number="TRI-001") if path.suffix == ".pdf" else GIVEN
    return reading, import_into_nothing(reading, given)


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_accounted_for(name: str) -> None:
    reading, found = taken(name)
    whole = " ".join(words_of(TRIALS / name))
    for joined in reading.line_ends:  # the file has these words in two lines
        whole = whole.replace(joined.replace("-", "- "), joined)
    assert unaccounted(whole.split(), found) == ({}, {})


@pytest.mark.parametrize("name", FILES)
def test_what_is_written_reads_back_the_same(name: str) -> None:
    _, found = taken(name)
    source = parse(revision_file(found.text), name)
    assert isinstance(source, SourceFile)
    assert TextRevision.model_validate(source.value) == found.text


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".md")])
def test_numbers_and_titles_are_recognised(name: str) -> None:
    _, found = taken(name)
    assert found.number == Path(name).stem
    assert not [finding for finding in found.findings if finding.kind is FindingKind.DOUBT and "fault" in finding.what]
