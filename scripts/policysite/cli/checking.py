"""``policysite check``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import indent

import click

from policysite.adapters.git_history import NotInHistoryError, file_at
from policysite.authoring import mended, write_draft
from policysite.checks import check as check_register
from policysite.cli.options import root_option
from policysite.exports.review_record import problem_record
from policysite.loading import LEDGER_FILE, SOURCE_FOLDER, Loaded, load
from policysite.model import Ledger, parse_ledger
from policysite.problems import Problem


@click.command()
@root_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option(
    "--against",
    metavar="REF",
    help="A branch, tag or commit, such as origin/main: its ledger must go on here, and not be cut off or rewritten.",
)
@click.option(
    "--fix", is_flag=True, help="First mend what is safe to mend: ids of new clauses, and the layout of files."
)
def check(root: Path, form: str, against: str | None, fix: bool) -> None:
    """Report every problem of policy_src.

    Exits with 1 if there is an error; warnings alone exit with 0. What was published is never mended.

    \b
    Example:
      policysite check
      policysite check --fix
      policysite check --format github     as annotations of a pull request
      policysite check --against origin/main
    """
    if fix:
        _mend(root)
    loaded = load(root)
    if against:
        loaded = replace(loaded, earlier_ledger=_ledger_at(root, against))
    problems = check_register(loaded)
    {"text": _print_text, "json": _print_json, "github": _print_github}[form](loaded, problems)
    sys.exit(1 if any(found.is_error for found in problems) else 0)


def _mend(root: Path) -> None:
    draft = mended(load(root), root)
    try:
        write_draft(root, draft)
    except OSError as error:
        raise click.ClickException(f"It cannot be written: {error.strerror}. Nothing was mended.") from None
    for sentence in draft.done or ("There was nothing to mend by itself.",):
        click.echo(sentence, err=True)


def _ledger_at(root: Path, ref: str) -> Ledger:
    try:
        raw = file_at(root, ref, f"{SOURCE_FOLDER}/{LEDGER_FILE}")
    except NotInHistoryError as error:
        raise click.ClickException(f"The ledger at {ref} cannot be read: {error}") from None
    return parse_ledger(raw)[0] if raw else Ledger()


def _print_text(loaded: Loaded, problems: Sequence[Problem]) -> None:
    for found in problems:
        click.echo(str(found))
        if found.example:
            click.echo(indent(found.example, "    "))
    errors = sum(found.is_error for found in problems)
    count = len(loaded.numbers)
    click.echo(f"{count} documents checked: {errors} errors, {len(problems) - errors} warnings.", err=True)


def _print_json(loaded: Loaded, problems: Sequence[Problem]) -> None:
    rows = [problem_record(found) for found in problems]
    click.echo(json.dumps({"documents": len(loaded.numbers), "problems": rows}, indent=2, ensure_ascii=False))


def _print_github(_loaded: Loaded, problems: Sequence[Problem]) -> None:
    for found in problems:
        place = found.location
        words = "\n".join(filter(None, (f"{found.what} {found.remedy}", found.example)))
        fields = f"file={_field(place.file)},line={place.line},col={place.column},title={_field(found.kind.code)}"
        click.echo(f"::{found.kind.severity} {fields}::{_escaped(words)}")


def _escaped(text: str) -> str:
    """Text as a GitHub workflow command takes it: what could end the command is percent-encoded."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
