"""The site: written, served, verified and published."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from policysite.adapters import editions, site_build
from policysite.adapters.clock import today
from policysite.adapters.git_branch import Branch
from policysite.adapters.site_verify import verify_site
from policysite.adapters.site_writer import write_plan
from policysite.cli.options import as_of_option, conformance_or_stop, day_of, load_or_stop, root_option
from policysite.site_plan import site_plan


@click.command()
@root_option
@as_of_option
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
    register = load_or_stop(root).register
    day = day_of(as_of) or today(register.organisation.time_zone)
    plan = site_plan(register, day, site=site_address, conformance=conformance_or_stop(root))
    try:
        count = write_plan(plan, root / "docs", target)
    except FileExistsError:
        raise click.ClickException(f"{target} is not empty. Name a folder that is new or empty.") from None
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}.") from None
    click.echo(f"{count} files written to {target}.")


@click.command()
@root_option
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
    found = verify_site(load_or_stop(root, "verified").register, site, conformance_or_stop(root))
    for difference in found.differences:
        click.echo(str(difference))
    compared = f"{found.pages} pages with {found.clauses} clauses, and {found.files} other files"
    if found.differences:
        click.echo(f"{len(found.differences)} differences; {compared} compared as of {found.as_of}.", err=True)
        sys.exit(1)
    where = f" at {found.address}" if found.address else ""
    click.echo(f"The site{where} is what the register says as of {found.as_of}: {compared}.")


@click.command()
@root_option
@as_of_option
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
    load_or_stop(root / subject.sources)
    if only_build:
        click.echo("Building the site …", err=True)
        code = site_build.build(root, day_of(as_of), subject)
        if code == 0:
            click.echo(f"The site is in {subject.site}/.", err=True)
        sys.exit(code)
    if not site_build.is_free(port):
        raise click.ClickException(f"Port {port} is in use. Stop what uses it, or choose another with --port.")
    click.echo(f"Building the site; then it is on http://127.0.0.1:{port}/. Stop it with Ctrl+C.", err=True)
    sys.exit(site_build.serve(root, day_of(as_of), subject, port=port))


@click.command()
@root_option
@as_of_option
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
    register = load_or_stop(root).register
    day = day_of(as_of) or today(register.organisation.time_zone)
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
