"""How long a whole site takes, and how that compares with stock Material and with requirement tools.

Run it by name: ``python -m tests.benchmarks.build``. The registers are generated: documents of 35 clauses with 4
revisions and 5 citations in each text. The baseline is stock Material with ``navigation.prune`` on the same pages as
Markdown written by hand: every text, redline, table of clauses and day. It is built in the same run. Requirement tools,
and ours beside them, are given the texts in force alone. PDFs are left out here, and measured by
``tests.benchmarks.pdf``; other tools make none.

Each figure is of a whole process with its children. ``cpu s`` is seconds of the processors, which a busy machine
misleads less than seconds of the clock; ``MiB`` is the peak of the largest process, or of this one where that is more.
Nothing is removed before the end: for minutes after, ext4 would take several times as long to make folders.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer

import click

from policysite.analysis import text_in_force
from policysite.model import TextRevision
from tests.benchmarks.corpus import AS_OF, Size, register
from tests.benchmarks.handwritten import write_handwritten
from tests.benchmarks.peers import PEERS, Peer
from tests.small_project import small_project

ROOT = Path(__file__).parents[2]
IN_FORCE = "ours, texts in force"
ONCE = """
from policysite.cli import main
main.get_command(None, "serve")  # imports what the command needs as it does itself
import policysite.site_plan.plan as plan
plan.form_pdfs = lambda *_: ()
plan._Makers._paper = lambda _: plan.Made(())
main()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took.

    Attributes:
        what: The command in words.
        documents: Of the register.
        seconds: By the clock.
        cpu: Seconds of the processors.
        memory: MiB of the largest process at its peak.
        files: That it left.
        megabytes: Of these files.
    """

    what: str
    documents: int
    seconds: float
    cpu: float
    memory: int
    files: int
    megabytes: int


def measured(
    what: str, documents: int, command: Sequence[str], cwd: Path, output: Path, *, patience: float = 3600
) -> Cost:
    """Run a command, and say what it took.

    Raises:
        RuntimeError: It failed, or was stopped after so many seconds.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(command, cwd=cwd, env=_environment(), stdout=said, stderr=subprocess.STDOUT)
        stopping = Timer(patience, running.kill)
        stopping.start()
        _, status, usage = os.wait4(running.pid, 0)
        stopping.cancel()
        running.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if running.returncode == -signal.SIGKILL:
            raise RuntimeError(f"{what}, {documents} documents: stopped after {patience:.0f} s.")
        if running.returncode != 0:
            said.seek(0)
            raise RuntimeError(f"{what}: {said.read().decode(errors='replace')[-600:]}")
    files = [path for path in output.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(what, documents, seconds, cpu, usage.ru_maxrss // 1024, len(files), size // 1_000_000)


def _environment() -> dict[str, str]:
    variables = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # libraries are installed compiled; so should the program itself be
    return variables


def _once(root: Path) -> list[str]:
    """The command that builds a project."""
    return [sys.executable, "-c", ONCE, "serve", "--root", str(root), "--build", "--as-of", str(AS_OF)]


def ours(scratch: Path, documents: int) -> Iterable[Cost]:
    """Cold, with nothing changed, and with one clause edited: the first time, when the spare is made, and again."""
    root = small_project(scratch / f"ours-{documents}", register(Size(documents=documents)))
    command = _once(root)
    yield measured("ours, cold", documents, command, ROOT, root / "site")
    yield measured("ours, nothing changed", documents, command, ROOT, root / "site")
    source = sorted((root / "policy_src" / "documents").glob("HUM-*/*.yml"))[-2]
    for what in ("ours, one clause edited first", "ours, one clause edited"):
        text = source.read_text(encoding="utf-8")
        source.write_text(text.replace('"text": "', '"text": "Mark well: ', 1), encoding="utf-8")
        yield measured(what, documents, command, ROOT, root / "site")


def ours_in_force(scratch: Path, documents: int) -> Iterable[Cost]:
    """Cold, with what requirement tools are given: the texts in force, which cite documents and not their clauses."""
    whole = register(Size(documents=documents))
    alone = [
        document.model_copy(update={"revisions": (_citing_documents(text),)})
        for document in whole.documents
        if (text := text_in_force(document, AS_OF))
    ]
    root = small_project(scratch / f"in-force-{documents}", whole.model_copy(update={"documents": tuple(alone)}))
    yield measured(IN_FORCE, documents, _once(root), ROOT, root / "site")


def _citing_documents(text: TextRevision) -> TextRevision:
    return TextRevision.model_validate_json(re.sub(r"#[a-z0-9-]+\]\]", "]]", text.model_dump_json()))


def baseline(scratch: Path, documents: int) -> Iterable[Cost]:
    """Stock Material on the same pages, written by hand."""
    root = scratch / f"material-{documents}"
    write_handwritten(register(Size(documents=documents)), AS_OF, root)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    yield measured("stock Material", documents, command, root, root / "site")


def peer(scratch: Path, documents: int, of: Peer, patience: float) -> Iterable[Cost]:
    """A requirement tool on the texts in force, in an environment of its own."""
    root = scratch / of.name
    root.mkdir()
    for command in ([sys.executable, "-m", "venv", "venv"], ["venv/bin/pip", "install", "--quiet", *of.packages]):
        subprocess.run(command, cwd=root, check=True, capture_output=True)
    (root / "content").mkdir()
    of.write(register(Size(documents=documents)), AS_OF, root / "content")
    command = [f"{root}/venv/bin/{of.command[0]}", *of.command[1:]]
    yield measured(of.name, documents, command, root / "content", root, patience=patience)


_GIVEN_TEXTS_IN_FORCE = {IN_FORCE, *(of.name for of in PEERS)}


def table(costs: Sequence[Cost]) -> str:
    """The figures, with ratios to stock Material and to our cold build of the same content, where there is one."""
    by = {(cost.what, cost.documents): cost for cost in costs}
    head = ("what", "documents", "s", "cpu s", "MiB", "files", "MB", "s / stock", "s / ours", "s / smallest")
    rows = [head, *(_row(cost, by) for cost in costs)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _row(cost: Cost, by: dict[tuple[str, int], Cost]) -> tuple[str, ...]:
    def ratio(to: Cost | None) -> str:
        return f"{cost.seconds / to.seconds:.3f}" if to else "-"

    smallest = min(
        (other.documents for what, other in ((key[0], value) for key, value in by.items()) if what == cost.what)
    )
    figures = (cost.documents, f"{cost.seconds:.1f}", f"{cost.cpu:.1f}", cost.memory, cost.files, cost.megabytes)
    return (
        cost.what,
        *map(str, figures),
        ratio(by.get(("stock Material", cost.documents))),
        ratio(by.get((IN_FORCE if cost.what in _GIVEN_TEXTS_IN_FORCE else "ours, cold", cost.documents))),
        ratio(by[cost.what, smallest]),
    )


@click.command()
@click.option("--documents", multiple=True, type=int, default=(250, 500, 1000, 2000), show_default=True)
@click.option("--stock", multiple=True, type=int, default=(250, 1000), show_default=True, help="Sizes of the baseline.")
@click.option("--peers", type=int, default=100, show_default=True, help="Documents that other tools are given.")
@click.option("--patience", default=1800, show_default=True, help="Seconds after which such a tool is stopped.")
@click.option("--skip", multiple=True, type=click.Choice([of.name for of in PEERS]), help="A tool to leave out.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="A file for the figures.")
def main(
    *,
    documents: tuple[int, ...],
    stock: tuple[int, ...],
    peers: int,
    patience: int,
    skip: tuple[str, ...],
    json_file: Path | None,
) -> None:
    """Print one table."""
    costs: list[Cost] = []
    asked = [of for of in PEERS if of.name not in skip]
    with tempfile.TemporaryDirectory(prefix="build-benchmark-") as folder:
        scratch = Path(folder)
        runs: list[Callable[[], Iterable[Cost]]] = [
            *(lambda size=size: ours(scratch, size) for size in documents),
            *(lambda size=size: baseline(scratch, size) for size in stock),
            *([lambda: ours_in_force(scratch, peers)] if asked else []),
            *(lambda of=of: peer(scratch, peers, of, patience) for of in asked),
        ]
        for run in runs:
            try:
                for cost in run():
                    costs.append(cost)
                    click.echo(f"{cost.what}, {cost.documents} documents: {cost.seconds:.1f} s", err=True)
            except (RuntimeError, OSError, subprocess.CalledProcessError) as error:
                click.echo(f"Not measured: {error}", err=True)
    click.echo(table(costs))
    if json_file:
        json_file.write_text(json.dumps([asdict(cost) for cost in costs], indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
