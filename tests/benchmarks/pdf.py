"""How long official forms take, cold and from the cache, and how that compares with what Typst needs at least.

Run it by name: ``python -m tests.benchmarks.pdf``. Texts are generated: documents of 35 clauses, about 700 words and
three pages. The baseline is a plain ``typst.compile`` of an empty document, measured in the same run: a ratio of 20
means that a form takes as long as twenty empty documents. Ratios are of seconds of the processors, so that a busy
machine does not mislead them.
"""

from __future__ import annotations

import os
import resource
import tempfile
from collections import deque
from collections.abc import Callable
from datetime import date
from operator import attrgetter
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple, TypeVar

import click
import pypdfium2  # type: ignore[import-untyped]
import typst

from policysite.adapters.folder_cache import FolderCache
from policysite.adapters.processors import processes_for, shared
from policysite.exports import Pdf, Typesetter, form_pdfs, register_pdf
from policysite.loading import BUNDLED
from policysite.model import Document, Organisation, Register
from policysite.rendering import Edition, addresses
from tests.benchmarks.figures import show
from tests.benchmarks.redline import document
from tests.exports import whole

T = TypeVar("T")

SITE = "https://policies.example.org/"
DAY = date(2026, 1, 1)


class Seconds(NamedTuple):
    """How long something took, on the wall's clock and on the clocks of all processors."""

    wall: float
    processor: float


PROCESSOR = attrgetter("processor")


def edition(documents: int) -> Edition:
    """A register of generated documents, each with one text."""
    organisation = Organisation(name="Example", departments={"EXA": "Examples"})
    made = [
        Document(number=f"EXA-W{seed:04}", department="EXA", revisions=(document(seed)[0],))
        for seed in range(documents)
    ]
    return Edition(Register(organisation=organisation, documents=tuple(made)), DAY)


def measure(documents: int, *, whole_register: bool) -> dict[str, float]:
    """Typeset the forms of a register twice."""
    register = edition(documents)
    with tempfile.TemporaryDirectory() as scratch:
        typesetter = Typesetter(cache=FolderCache(Path(scratch)))
        files, cold = timed(lambda: forms(register, typesetter))
        # Not before: where Typst has run, no further process can be started.
        empty = min(
            (timed(lambda: typst.compile(b"", font_paths=BUNDLED.typst, format="pdf"))[1] for _ in range(20)),
            key=PROCESSOR,
        )
        _same, warm = timed(lambda: forms(register, typesetter))
        revisions = [addresses.revision_pdf(found.number, found.revisions[0].revised) for found in register.documents]
        pages = sum(len(pypdfium2.PdfDocument(files[address].read())) for address in revisions)
        figures = {
            "documents": documents,
            "pages": pages,
            "kilobytes_each": round(sum(files[address].size for address in revisions) / documents / 1000, 1),
            "cold_seconds": round(cold.wall, 3),
            "cold_processor_seconds": round(cold.processor, 3),
            "cold_pages_a_second": round(pages / cold.wall, 1),
            "warm_seconds": round(warm.wall, 3),
            "warm_processor_seconds": round(warm.processor, 3),
            "ratio_cold_to_warm": round(cold.processor / warm.processor, 1),
            "empty_processor_milliseconds": round(empty.processor * 1000, 2),
            "ratio_form_to_empty": round(cold.processor / documents / empty.processor, 1),
        }
        if whole_register:
            whole, took = timed(register_pdf(register, SITE, typesetter).read)
            figures |= {
                "register_seconds": round(took.wall, 3),
                "register_processor_seconds": round(took.processor, 3),
                "register_megabytes": round(len(whole) / 1e6, 1),
            }
        figures["peak_mebibytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return figures


def forms(register: Edition, typesetter: Typesetter) -> dict[str, Pdf]:
    """All that the plan of a site needs of the forms, made document by document and by as many processes as a build."""

    def made(document: Document) -> None:
        for _address, file in form_pdfs(register, document, SITE, typesetter):
            file.read()

    documents = register.documents
    deque(shared(made, documents, processes_for(len(documents))), maxlen=0)
    return dict(whole.form_pdfs(register, SITE, typesetter))


def timed(make: Callable[[], T]) -> tuple[T, Seconds]:
    """Make something, and say how long that took."""
    wall, processor = perf_counter(), _processor_seconds()
    made = make()
    return made, Seconds(perf_counter() - wall, _processor_seconds() - processor)


def _processor_seconds() -> float:
    """Of this process and of those that it started and that have ended."""
    return process_time() + sum(os.times()[2:4])


@click.command()
@click.option("--documents", default=100, show_default=True, help="How many documents to generate.")
@click.option("--register", "whole_register", is_flag=True, help="Typeset the whole register as one PDF too.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(documents: int, whole_register: bool, as_json: bool) -> None:
    """Time the official forms of generated documents against an empty document."""
    figures = measure(documents, whole_register=whole_register)
    show(figures, as_json=as_json)


if __name__ == "__main__":
    main()
