"""The command ``policysite``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from policysite import __version__
from policysite.adapters import site_build
from policysite.adapters.clock import today
from policysite.adapters.site_verify import verify_site
from policysite.adapters.site_writer import write_plan
from policysite.checks import check as check_register
from policysite.exports import source_schemas
from policysite.loading import SOURCE_FOLDER, Loaded, load
from policysite.problems import Problem
from policysite.site_plan import site_plan

_root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds policy_src; the current one unless given.",
)
_as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that counts as today, as YYYY-MM-DD; the real day unless given.",
)


def _day(as_of: datetime | None) -> date | None:
    return as_of.date() if as_of else None


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Keep policies as text, and publish them as a site."""


@main.command()
@_root_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(root: Path, form: str) -> None:
    """Report every problem of policy_src.

    Exits with 1 if there is an error; warnings alone exit with 0.

    \b
    Example:
      policysite check
      policysite check --format github     as annotations of a pull request
    """
    loaded = load(root)
    problems = check_register(loaded)
    {"text": _print_text, "json": _print_json, "github": _print_github}[form](loaded, problems)
    sys.exit(1 if any(found.is_error for found in problems) else 0)


def _print_text(loaded: Loaded, problems: Sequence[Problem]) -> None:
    for found in problems:
        click.echo(str(found))
    errors = sum(found.is_error for found in problems)
    count = len(loaded.numbers)
    click.echo(f"{count} documents checked: {errors} errors, {len(problems) - errors} warnings.", err=True)


def _print_json(loaded: Loaded, problems: Sequence[Problem]) -> None:
    rows = [
        {
            "code": found.kind.code,
            "severity": str(found.kind.severity),
            "file": found.location.file,
            "line": found.location.line,
            "column": found.location.column,
            "what": found.what,
            "remedy": found.remedy,
        }
        for found in problems
    ]
    click.echo(json.dumps({"documents": len(loaded.numbers), "problems": rows}, indent=2, ensure_ascii=False))


def _print_github(_loaded: Loaded, problems: Sequence[Problem]) -> None:
    for found in problems:
        place = found.location
        fields = f"file={_field(place.file)},line={place.line},col={place.column},title={_field(found.kind.code)}"
        click.echo(f"::{found.kind.severity} {fields}::{_escaped(f'{found.what} {found.remedy}')}")


def _escaped(text: str) -> str:
    """Text as a GitHub workflow command takes it: what could end the command is percent-encoded."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _load_or_stop(root: Path, done: str = "written") -> Loaded:
    loaded = load(root)
    errors = [found for found in check_register(loaded) if found.is_error]
    if errors:
        for found in errors:
            click.echo(str(found), err=True)
        click.echo(f"{len(errors)} errors; nothing was {done}.", err=True)
        sys.exit(1)
    return loaded


@main.command()
@_root_option
@_as_of_option
@click.option("--site-address", metavar="ADDRESS", help="Where the site will be; feeds then hold whole addresses.")
@click.argument("target", type=click.Path(path_type=Path))
def write(root: Path, as_of: datetime | None, site_address: str | None, target: Path) -> None:
    """Write the site plan into the folder TARGET, for another engine.

    The folder holds a Markdown file for each page, and a copy of docs.

    \b
    Example:
      policysite write ../plan --as-of 2026-11-23
      policysite write ../plan --site-address https://policies.example.org/
    """
    register = _load_or_stop(root).register
    plan = site_plan(register, _day(as_of) or today(register.organisation.time_zone), site=site_address)
    try:
        count = write_plan(plan, root / "docs", target)
    except FileExistsError:
        raise click.ClickException(f"{target} is not empty. Name a folder that is new or empty.") from None
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}.") from None
    click.echo(f"{count} files written to {target}.")


@main.command()
@_root_option
@click.argument("site", type=click.Path(path_type=Path))
def verify(root: Path, site: Path) -> None:
    """Compare a published site, in the folder SITE, with the register.

    Every page, text, anchor, fingerprint and feed must be what policy_src says as of the day that the site itself
    states in api/register.json. Reports each difference, and exits with 1 if there is one.

    \b
    Example:
      policysite verify site
      policysite verify ../downloaded        a copy of what the server holds
    """
    if not site.is_dir():
        raise click.ClickException(f"{site} is not a folder. Name the folder that holds the site's index.html.")
    found = verify_site(_load_or_stop(root, "verified").register, site)
    for difference in found.differences:
        click.echo(str(difference))
    compared = f"{found.pages} pages with {found.clauses} clauses, and {found.files} other files"
    if found.differences:
        click.echo(f"{len(found.differences)} differences; {compared} compared as of {found.as_of}.", err=True)
        sys.exit(1)
    where = f" at {found.address}" if found.address else ""
    click.echo(f"The site{where} is what the register says as of {found.as_of}: {compared}.")


@main.command()
@_root_option
def schemas(root: Path) -> None:
    """Write the JSON Schemas of the source files to policy_src/schema."""
    folder = root / SOURCE_FOLDER / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in source_schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{folder / name}")


@main.command()
@_root_option
@_as_of_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--build", "only_build", is_flag=True, help="Build the site into site/ and exit.")
def serve(root: Path, as_of: datetime | None, port: int, only_build: bool) -> None:
    """Serve the site on http://127.0.0.1:8000 and rebuild it at every change.

    \b
    Example:
      policysite serve --as-of 2023-10-01      the site as it would have been on that day
      policysite serve --build                 build only
    """
    _load_or_stop(root)
    if only_build:
        click.echo("Building the site …", err=True)
        code = site_build.build(root, _day(as_of))
        if code == 0:
            click.echo(f"The site is in {site_build.SITE}/.", err=True)
        sys.exit(code)
    if not site_build.is_free(port):
        raise click.ClickException(f"Port {port} is in use. Stop what uses it, or choose another with --port.")
    click.echo(f"Building the site; then it is on http://127.0.0.1:{port}/. Stop it with Ctrl+C.", err=True)
    sys.exit(site_build.serve(root, port, _day(as_of)))
