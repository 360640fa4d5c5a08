"""The site: written, served, verified and published."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from policysite.adapters import editions
from policysite.adapters.clock import today
from policysite.adapters.folder_cache import PDF_FOLDER, FolderCache
from policysite.adapters.git_branch import Branch
from policysite.adapters.site_verify import verify_site
from policysite.adapters.site_writer import write_plan
from policysite.cli.options import as_of_option, conformance_or_stop, day_of, load_or_stop, root_option
from policysite.exports import Typesetter, TypesettingError
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
    loaded = load_or_stop(root)
    day = day_of(as_of) or today(loaded.register.organisation.time_zone)
    typesetter = Typesetter(loaded.fonts, FolderCache(root / PDF_FOLDER))
    conformance = conformance_or_stop(root)
    try:
        plan = site_plan(loaded.register, day, site=site_address, typesetter=typesetter, conformance=conformance)
        count = write_plan(plan, root / "docs", target)
    except TypesettingError as error:
        raise click.ClickException(f"{error} Nothing was written.") from None
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
    loaded, conformance = load_or_stop(root, "verified"), conformance_or_stop(root)
    try:
        found = verify_site(loaded.register, site, fonts=loaded.fonts, conformance=conformance)
    except TypesettingError as error:
        raise click.ClickException(f"{error} Nothing was verified.") from None
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
