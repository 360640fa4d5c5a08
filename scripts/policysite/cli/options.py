"""What several commands share: their options, and a register without errors."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from policysite.checks import faults
from policysite.loading import Loaded, load, load_conformance
from policysite.model.audit import Conformance
from policysite.problems import ProblemsFound

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds policy_src; the current one unless given.",
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that counts as today, as YYYY-MM-DD; the real day unless given.",
)


def day_of(as_of: datetime | None) -> date | None:
    """The day that ``--as-of`` names; ``None`` for the real day."""
    return as_of.date() if as_of else None


def load_or_stop(root: Path, done: str = "written") -> Loaded:
    """Load a register; where it has an error, print every error and exit with 1.

    Args:
        root: The folder that holds ``policy_src``.
        done: What is then said not to have happened.
    """
    loaded = load(root)
    errors = faults(loaded)
    if errors:
        for found in errors:
            click.echo(str(found), err=True)
        click.echo(f"{len(errors)} errors; nothing was {done}.", err=True)
        sys.exit(1)
    return loaded


def conformance_or_stop(root: Path) -> Conformance:
    """What the accessibility statement rests upon; where that cannot be read, say why and exit with 1."""
    try:
        return load_conformance(root)
    except ProblemsFound as error:
        raise click.ClickException(str(error)) from None
