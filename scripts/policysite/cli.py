"""The command ``policysite``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from policysite import __version__
from policysite.adapters import editions, site_build
from policysite.adapters.clock import today
from policysite.adapters.git_branch import Branch
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


def _load_or_stop(root: Path) -> Loaded:
    loaded = load(root)
    errors = [found for found in check_register(loaded) if found.is_error]
    if errors:
        for found in errors:
            click.echo(str(found), err=True)
        click.echo(f"{len(errors)} errors; nothing was written.", err=True)
        sys.exit(1)
    return loaded


@main.command()
@_root_option
@_as_of_option
@click.argument("target", type=click.Path(path_type=Path))
def write(root: Path, as_of: datetime | None, target: Path) -> None:
    """Write the site plan into the folder TARGET, for another engine.

    The folder holds a Markdown file for each page, and a copy of docs.

    \b
    Example:
      policysite write ../plan --as-of 2026-11-23
    """
    loaded = _load_or_stop(root)
    plan = site_plan(loaded.register, _day(as_of) or today(loaded.register.organisation.time_zone))
    try:
        count = write_plan(plan, root / "docs", target)
    except FileExistsError:
        raise click.ClickException(f"{target} is not empty. Name a folder that is new or empty.") from None
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}.") from None
    click.echo(f"{count} files written to {target}.")


@main.command()
@_root_option
def schemas(root: Path) -> None:
    """Write the JSON Schemas of the source files to policy_src/schema.

    An editor that knows them completes keys and marks mistakes. A test fails when they are out of date.

    \b
    Example:
      policysite schemas
    """
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
@click.option("--sample", is_flag=True, help="The site of an invented district; built into site-sample/.")
def serve(root: Path, as_of: datetime | None, port: int, only_build: bool, sample: bool) -> None:
    """Serve the site on http://127.0.0.1:8000 and rebuild it at every change.

    \b
    Example:
      policysite serve --as-of 2023-10-01      the site as it would have been on that day
      policysite serve --build                 build only
      policysite serve --sample                a district that shows all that the site can do
    """
    subject = site_build.SAMPLE if sample else site_build.REGISTER
    _load_or_stop(root / subject.sources)
    if only_build:
        click.echo("Building the site …", err=True)
        code = site_build.build(root, _day(as_of), subject)
        if code == 0:
            click.echo(f"The site is in {subject.site}/.", err=True)
        sys.exit(code)
    if not site_build.is_free(port):
        raise click.ClickException(f"Port {port} is in use. Stop what uses it, or choose another with --port.")
    click.echo(f"Building the site; then it is on http://127.0.0.1:{port}/. Stop it with Ctrl+C.", err=True)
    sys.exit(site_build.serve(root, _day(as_of), subject, port=port))


@main.command()
@_root_option
@_as_of_option
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that holds the published site.")
@click.option("--remote", default="origin", show_default=True, help="Where the branch is fetched from and pushed to.")
@click.option("--push", is_flag=True, help="Push the branch; without it, it is only written here.")
def publish(root: Path, as_of: datetime | None, branch: str, remote: str, push: bool) -> None:
    """Put the site on the branch from which it is published.

    The pages at the root of the branch are always the latest. An edition of the whole site is kept below editions/
    when the register has changed, or a revision has taken effect or a document was retired since the newest edition.

    \b
    Example:
      policysite publish                  on the branch gh-pages, here only
      policysite publish --push           and at the remote

    The variable POLICYSITE_SITE_URL states the address of the site, for canonical addresses and the sitemap.
    """
    register = _load_or_stop(root).register
    day = _day(as_of) or today(register.organisation.time_zone)
    try:
        published = editions.publish(Branch(root.resolve(), branch, remote), register, day, push=push)
    except editions.PublishingError as error:
        raise click.ClickException(str(error)) from None
    kept = (
        f"The edition of {day} was added"
        if published.is_new
        else f"No edition was added since {max(published.editions)}"
    )
    click.echo(f"The site as of {day} is on the branch {branch}. {kept}. Editions kept: {len(published.editions)}.")
