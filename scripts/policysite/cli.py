"""The command ``policysite``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from textwrap import indent

import click

from policysite import __version__
from policysite.adapters import editions, site_build
from policysite.adapters.audit.command import audit
from policysite.adapters.clock import today
from policysite.adapters.git_branch import Branch
from policysite.adapters.git_history import NotInHistoryError, file_at
from policysite.adapters.site_verify import verify_site
from policysite.adapters.site_writer import write_plan
from policysite.authoring import SealingError, write_ledger
from policysite.authoring import seal as seal_drafts
from policysite.checks import check as check_register
from policysite.exports import source_schemas
from policysite.loading import LEDGER_FILE, SOURCE_FOLDER, Loaded, load, load_conformance
from policysite.model import Ledger, parse_ledger
from policysite.model.audit import Conformance
from policysite.problems import Problem, ProblemsFound
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


main.add_command(audit)


@main.command()
@_root_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option(
    "--against",
    metavar="REF",
    help="A branch, tag or commit, such as origin/main: its ledger must go on here, and not be cut off or rewritten.",
)
def check(root: Path, form: str, against: str | None) -> None:
    """Report every problem of policy_src.

    Exits with 1 if there is an error; warnings alone exit with 0.

    \b
    Example:
      policysite check
      policysite check --format github     as annotations of a pull request
      policysite check --against origin/main
    """
    loaded = load(root)
    if against:
        loaded = replace(loaded, earlier_ledger=_ledger_at(root, against))
    problems = check_register(loaded)
    {"text": _print_text, "json": _print_json, "github": _print_github}[form](loaded, problems)
    sys.exit(1 if any(found.is_error for found in problems) else 0)


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
        | ({"example": found.example} if found.example else {})
        for found in problems
    ]
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


def _load_or_stop(root: Path, done: str = "written") -> Loaded:
    loaded = load(root)
    errors = [found for found in check_register(loaded) if found.is_error]
    if errors:
        for found in errors:
            click.echo(str(found), err=True)
        click.echo(f"{len(errors)} errors; nothing was {done}.", err=True)
        sys.exit(1)
    return loaded


def _conformance_or_stop(root: Path) -> Conformance:
    try:
        return load_conformance(root)
    except ProblemsFound as error:
        raise click.ClickException(str(error)) from None


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
    day = _day(as_of) or today(register.organisation.time_zone)
    plan = site_plan(register, day, site=site_address, conformance=_conformance_or_stop(root))
    try:
        count = write_plan(plan, root / "docs", target)
    except FileExistsError:
        raise click.ClickException(f"{target} is not empty. Name a folder that is new or empty.") from None
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}.") from None
    click.echo(f"{count} files written to {target}.")


@main.command()
@_root_option
@_as_of_option
@click.option("--dry-run", is_flag=True, help="Say what would be sealed, and write nothing.")
def seal(root: Path, as_of: datetime | None, dry_run: bool) -> None:
    """Enter every draft into the ledger: from then on it is published, and never changed.

    The workflow that publishes the site does this; nobody has to do it by hand. What is sealed already is left as it
    is, so sealing twice does no harm. Revisions that take effect later are sealed too.

    \b
    Example:
      policysite seal --dry-run
      policysite seal --as-of 2026-11-23     the day that the new entries carry
    """
    loaded = _load_or_stop(root)
    try:
        ledger, added = seal_drafts(loaded, _day(as_of) or today(loaded.register.organisation.time_zone))
        if added and not dry_run:
            write_ledger(root, ledger, replaced=loaded.ledger)
    except SealingError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"The ledger cannot be written: {error.strerror}.") from None
    for entry in added:
        click.echo(f"{'Would seal' if dry_run else 'Sealed'}: {entry.part}")
    outcome = f"New entries in the ledger: {len(added)}." if added else "Everything is sealed already."
    click.echo("Nothing was written." if added and dry_run else outcome, err=True)


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
    found = verify_site(_load_or_stop(root, "verified").register, site, _conformance_or_stop(root))
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
