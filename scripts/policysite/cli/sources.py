"""What the program itself writes into ``policy_src``: the ledger and the schemas."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from policysite.adapters.clock import today
from policysite.authoring import SealingError, write_ledger
from policysite.authoring import seal as seal_drafts
from policysite.cli.options import as_of_option, day_of, load_or_stop, root_option
from policysite.exports import source_schemas
from policysite.loading import SOURCE_FOLDER


@click.command()
@root_option
@as_of_option
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
    loaded = load_or_stop(root)
    try:
        ledger, added = seal_drafts(loaded, day_of(as_of) or today(loaded.register.organisation.time_zone))
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


@click.command()
@root_option
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
