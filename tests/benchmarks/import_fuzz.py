"""Whether any of many damaged Word files, PDFs and outlines makes the import fail, hang or take too much memory.

Run it by name: ``python -m tests.benchmarks.import_fuzz``. Each file is damaged by chance, the same way for the same
seed; it is read, taken and written back in a process that may take 1 GB. The ratio compares the time that a damaged
file takes with that of the same files undamaged.
"""

from __future__ import annotations

import json
import logging
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from statistics import mean
from time import process_time, time
from typing import NamedTuple

import click

from policysite.authoring import Imported
from tests.authoring.mutations import FORMS, mutated, seeds
from tests.authoring.test_import_of_damaged_files import taken

SECONDS = 10
MEMORY = 1_000_000_000


class Outcome(NamedTuple):
    """What became of one file."""

    seed: int
    form: str
    what: str
    seconds: float
    memory: int
    fault: str = ""


def _begin() -> None:
    logging.disable()  # what a library says of a damaged file, the command shows to nobody either
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)


def _too_long(*_: object) -> None:
    raise TimeoutError


def _outcome(seed: int) -> Outcome:
    form, content = mutated(seed)
    what, fault = "failed", ""
    start = process_time()
    signal.alarm(6 * SECONDS)  # by the wall clock, where others use the machine too
    try:
        found = taken(content)
        what = "imported" if isinstance(found, Imported) else "refused"
        if isinstance(found, Imported) and any("fault of the program" in finding.what for finding in found.findings):
            what, fault = "failed", "a word was lost or added"
    except MemoryError:  # the command reads all but text in a process that ends here, and says that it was too much
        what, fault = ("stopped", "") if form != "text" else ("failed", traceback.format_exc(limit=-4))
    except BaseException:  # a fault of any kind is what is looked for
        fault = traceback.format_exc(limit=-4)
    finally:
        signal.alarm(0)
    seconds = process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Outcome(seed, form, what, seconds, memory, fault)


def outcomes(first: int, count: int, processes: int) -> Iterator[Outcome]:
    """Try so many seeds from the first on."""
    with ProcessPoolExecutor(processes, initializer=_begin) as pool:
        yield from pool.map(_outcome, range(first, first + count), chunksize=20)


def _undamaged() -> float:
    """Seconds that a good file takes on average."""
    _begin()
    start = process_time()
    files = [content for form in FORMS for content in seeds(form)]
    for content in files:
        taken(content)
    return (process_time() - start) / len(files)


@click.command()
@click.option("--count", default=10_000, show_default=True, help="How many damaged files to try.")
@click.option("--first", default=0, show_default=True, help="The first seed.")
@click.option("--processes", default=2, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(count: int, first: int, processes: int, as_json: bool) -> None:
    """Import damaged files, and exit with 1 if one fails, takes more than 10 seconds, or more than 1 GB."""
    begun = time()
    found = list(outcomes(first, count, processes))
    with ProcessPoolExecutor(1) as pool:
        baseline = pool.submit(_undamaged).result()
    failures = [outcome for outcome in found if outcome.fault or outcome.seconds > SECONDS]
    kinds = Counter(f"{outcome.form}, {outcome.what}" for outcome in found)
    figures = {
        "files": len(found),
        **dict(sorted(kinds.items())),
        "failures": len(failures),
        "longest_seconds": round(max(outcome.seconds for outcome in found), 2),
        "most_memory_mb": max(outcome.memory for outcome in found) // 1_000_000,
        "seconds_to_those_of_a_good_file": round(mean(outcome.seconds for outcome in found) / baseline, 2),
        "minutes_in_all": round((time() - begun) / 60, 1),
    }
    if as_json:
        click.echo(json.dumps(figures, indent=2))
    else:
        for name, figure in figures.items():
            click.echo(f"{name.replace('_', ' '):34}{figure:>10}")
    for failure in failures[:5]:
        click.echo(f"seed {failure.seed} ({failure.form}, {failure.seconds:.1f} s): {failure.fault}", err=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
