"""``policysite codeowners``."""

from __future__ import annotations

from pathlib import Path

import click

from policysite.authoring.codeowners import CODEOWNERS_FILE
from policysite.authoring.codeowners import codeowners as make
from policysite.authoring.whole_files import write_whole
from policysite.cli.options import load_or_stop, root_option


@click.command()
@root_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if the file is out of date.")
def codeowners(root: Path, only_check: bool) -> None:
    """Write .github/CODEOWNERS: who must approve a change of which document.

    It follows from the approval authority of each document, and from the accounts that organisation.yml states under
    approvers. An authority without an account is left out, and named.

    \b
    Example:
      policysite codeowners
      policysite codeowners --check     in the checks of a pull request
    """
    made = make(load_or_stop(root).register)
    for authority, numbers in made.unknown:
        click.echo(f"No account is known for {authority}, who approves {', '.join(numbers)}.", err=True)
    path = root / CODEOWNERS_FILE
    there = path.read_bytes() if path.is_file() else None
    if there == made.text.encode():
        click.echo(f"{CODEOWNERS_FILE} is up to date.")
    elif only_check:
        raise click.ClickException(f"{CODEOWNERS_FILE} is out of date. Run policysite codeowners, and commit it.")
    else:
        write_whole(root, {CODEOWNERS_FILE: made.text.encode()})
        click.echo(f"{CODEOWNERS_FILE} was written.")
