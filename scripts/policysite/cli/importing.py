"""``policysite import``."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import click

from policysite.authoring import (
    FileReport,
    Given,
    Importing,
    UnreadableError,
    as_json,
    as_lines,
    as_markdown,
    read_file,
)
from policysite.authoring.readers.records import Reading
from policysite.cli.options import day_of, root_option
from policysite.loading import SOURCE_FOLDER, load

_PASTED = Path("-")


@click.command("import")
@root_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--number", metavar="NUMBER", help="The number of the document, where the file does not say it.")
@click.option("--title", metavar="TEXT", help="Its title, where the file does not say it.")
@click.option(
    "--revised",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The date that the text carries, where the files do not say it.",
)
@click.option("--note", metavar="TEXT", help="The line of the revision history, where the files have none of that day.")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE", help="Write the report as .json or .md too.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def import_files(
    root: Path,
    files: Sequence[Path],
    report: Path | None,
    dry_run: bool,
    revised: datetime | None,
    **stated: str | None,
) -> None:
    """Make drafts of Word files, PDFs, Markdown and plain text.

    Labels decide what stands on which level. What is in doubt, what was left out and what has no place is reported;
    nothing is invented, repaired or published, and no revision that is there is changed. A file that cannot be imported
    does not stop the others.

    \b
    Example:
      policysite import HUM-W050.docx
      policysite import ../old/*.pdf ../old/*.docx --report import.md
      policysite import notes.txt --number HUM-W060 --revised 2024-02-21 --note "Initial Work Instruction."
      policysite import -                       the text on the standard input
    """
    if report and report.suffix not in (".json", ".md"):
        raise click.UsageError("The name of the report ends in .json or .md.")
    if len(files) > 1 and (stated["number"] or stated["title"]):
        raise click.UsageError("--number and --title go with one file. Import this one by itself.")
    if not (root / SOURCE_FOLDER).is_dir():
        raise click.ClickException(f"There is no folder {SOURCE_FOLDER} here. Name the one that holds it with --root.")
    run = Importing(root, load(root), only_look=dry_run)
    given = Given(revised=day_of(revised), **stated)
    reports = [*_reports(run, files, given)]
    if report:
        report.write_text(as_json(reports) if report.suffix == ".json" else as_markdown(reports), encoding="utf-8")
    _conclude(run, reports)
    sys.exit(1 if any(found.failed for found in reports) else 0)


def _reports(run: Importing, files: Sequence[Path], given: Given) -> Iterator[FileReport]:
    """Read several files at a time, and take them in the order in which they are named."""
    with ThreadPoolExecutor(os.cpu_count()) as readers:
        for count, (file, reading) in enumerate(zip(files, readers.map(_read, files), strict=True), 1):
            name = "pasted text" if file == _PASTED else str(file)
            if isinstance(reading, Reading):
                found = run.take(name, reading, given)
            else:
                found = FileReport(name, failed=str(reading))
            first, *rest = as_lines(found)
            click.echo(f"[{count}/{len(files)}] {first}", err=bool(found.failed))
            for line in () if found.failed else rest:
                click.echo(line)
            yield found


def _read(file: Path) -> Reading | UnreadableError:
    try:
        if file != _PASTED:
            return read_file(file)
        with tempfile.NamedTemporaryFile() as pasted:
            pasted.write(sys.stdin.buffer.read())
            pasted.flush()
            return read_file(Path(pasted.name))
    except UnreadableError as error:
        return error


def _conclude(run: Importing, reports: Sequence[FileReport]) -> None:
    """Say what was entered besides, and what comes next."""
    verb = "Would be" if run.only_look else "Was"
    for name in run.add_mentioned():
        click.echo(f"{verb} entered by number and title, because an imported text lists it: {name}")
    failed = sum(bool(found.failed) for found in reports)
    written = sum(bool(found.written) for found in reports)
    there = len(reports) - failed - written
    click.echo(f"Files imported: {written}; not imported: {failed}; there already: {there}.", err=True)
    if run.only_look:
        click.echo("Nothing was written.", err=True)
    elif written:
        click.echo("Next:", err=True)
        click.echo("  Read each draft beside its original, and look at what is to be checked.", err=True)
        click.echo("  Look for mistakes: policysite check", err=True)
