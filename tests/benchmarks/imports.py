"""How right the import is and how long it takes, file by file.

Run it by name: ``python -m tests.benchmarks.imports FILE…``; without a file it tries the Word files and PDFs that the
tests make of HUM-W050. Labels and words are compared with the text that the register of this checkout, or its sample
district, has of the document; a file of another document has no reference. The ratio compares the time with what the
file's own library takes to give its bare text; a page has 400 words where a file has none.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time

import click
import docx
import pdfplumber

from policysite.analysis.alignment import aligned
from policysite.authoring import AuthoringError, FindingKind, Given, Imported, UnreadableError
from policysite.authoring.form import words
from policysite.authoring.readers.contents import read_contents
from policysite.loading import load
from policysite.model import TextRevision
from tests.authoring.import_checks import import_into_nothing
from tests.authoring.pdf_files import printed
from tests.authoring.word_files import VARIANTS
from tests.builders import ROOT

WORDS_A_PAGE = 400


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a file."""

    file: str
    form: str
    clauses: int
    labels: str
    words: str
    not_placed: int
    doubts: int
    seconds_a_page: float
    ratio: float

    def cells(self) -> tuple[str, ...]:
        numbers = (str(number) for number in (self.clauses, self.labels, self.words, self.not_placed, self.doubts))
        ratio = f"{self.ratio:.1f}" if self.ratio else "–"
        return (self.file, self.form, *numbers, f"{self.seconds_a_page:.3f}", ratio)


HEAD = ("file", "form", "clauses", "labels right", "words right", "words not placed", "doubts", "s a page", "ratio")


def measured(path: Path) -> Row:
    """Import a file, and measure."""
    content = path.read_bytes()
    plain, pages, baseline = _plain_text(content)
    start = process_time()
    reading = read_contents(content, path.suffix.lower())
    given = Given(revised=date(2000, 1, 1), note="Not known.", number="TRY-001", title="Not known")
    try:
        found = import_into_nothing(reading, Given(note=given.note))
    except AuthoringError:
        found = import_into_nothing(reading, given)
    seconds = process_time() - start
    labels, right = _compared(found)
    lost = [finding for finding in found.findings if finding.kind is FindingKind.NOT_PLACED]
    return Row(
        path.name,
        reading.form,
        len(found.text.placed),
        labels,
        right,
        sum(len(finding.words.split()) for finding in lost),
        sum(finding.kind is FindingKind.DOUBT for finding in found.findings),
        seconds / (pages or max(1, len(plain.split()) / WORDS_A_PAGE)),
        seconds / baseline if baseline else 0,
    )


def _plain_text(content: bytes) -> tuple[str, int, float]:
    """The bare text, the pages that the file has, and the seconds that it took; none for a file that is bare text."""
    start, pages = process_time(), 0
    if not content.startswith(b"PK") and b"%PDF-" not in content[:1024]:
        return content.decode("utf-8", "replace"), 0, 0
    if b"%PDF-" in content[:1024]:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            text, pages = " ".join(page.extract_text() for page in pdf.pages), len(pdf.pages)
    else:
        text = " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    return text, pages, process_time() - start


def _compared(found: Imported) -> tuple[str, str]:
    """The shares of labels and of words that are those of the register's text."""
    reference = _reference(found.number, found.text.revised)
    if reference is None:
        return "–", "–"
    old = [(placed.label, words(placed.clause.text)) for placed in reference.placed]
    new = [(placed.label, words(placed.clause.text)) for placed in found.text.placed]
    right = sum(label == other for (label, _), (other, _) in zip(old, new, strict=False))
    old_words = [word for _, text in old for word in text.split()]
    new_words = [word for _, text in new for word in text.split()]
    wrong = 0
    for change in aligned(old_words, new_words):
        wrong += max(change.old_end - change.old_start, change.new_end - change.new_start)
    return _share(right, max(len(old), len(new))), _share(len(old_words) - wrong, len(old_words))


def _reference(number: str, revised: date) -> TextRevision | None:
    for root in (ROOT, ROOT / "tests" / "sample_district"):
        document = load(root).register.by_number.get(number)
        texts = document.texts if document else ()
        if texts:
            return next((text for text in texts if text.revised == revised), texts[-1])
    return None


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _rows(files: tuple[Path, ...]) -> Iterator[tuple[str, ...]]:
    for path in files:
        try:
            yield measured(path).cells()
        except (UnreadableError, AuthoringError) as error:
            yield (path.name, f"not imported: {error}")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(files: tuple[Path, ...]) -> None:
    """Import each of the FILES, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [HEAD, *_rows(files or tuple(_made(Path(folder))))]
    widths = [max(len(row[column]) for row in rows if len(row) == len(HEAD)) for column in range(len(HEAD))]
    for row in rows:
        cells = (f"{cell:{'<' if column < 2 else '>'}{widths[column]}}" for column, cell in enumerate(row))
        click.echo("  ".join(cells).rstrip())


def _made(folder: Path) -> Iterator[Path]:
    files = {f"{name}.docx": make() for name, make in VARIANTS.items()}
    files |= {"tagged.pdf": printed(tags=True), "untagged.pdf": printed(tags=False)}
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        yield path


if __name__ == "__main__":
    main()
