"""The commands that write drafts. None of them touches a published revision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from policysite.adapters.clock import today
from policysite.authoring import (
    AuthoringError,
    Draft,
    NewDocument,
    RevisionDates,
    add_held,
    add_not_held,
    write_draft,
)
from policysite.authoring import reaffirm as recorded_review
from policysite.authoring import retire as recorded_retirement
from policysite.authoring import revise as copied_revision
from policysite.cli.options import day_of, root_option
from policysite.loading import Loaded, load

_KINDS = click.Choice(["editorial", "substantive", "reaffirmed"])
_DAY = click.DateTime(["%Y-%m-%d"])
_revised_option = click.option(
    "--revised", type=_DAY, metavar="DATE", help="The date that the revision carries; today unless given."
)


def carry_out(root: Path, make: Callable[[Loaded], Draft]) -> None:
    """Make a draft, write it, and say what was done and what comes next.

    Args:
        root: The folder that holds ``policy_src``.
        make: Makes the draft from the register.

    Raises:
        click.ClickException: Nothing was written; its text says why.
    """
    try:
        draft = make(load(root))
        write_draft(root, draft)
    except AuthoringError as error:
        raise click.ClickException(f"{error} Nothing was written.") from None
    except OSError as error:
        raise click.ClickException(f"It cannot be written: {error.strerror}. Nothing was written.") from None
    for sentence in draft.done:
        click.echo(sentence)
    if draft.next_steps:
        click.echo("Next:", err=True)
    for step in draft.next_steps:
        click.echo(f"  {step}", err=True)


def _dates(loaded: Loaded, revised: datetime | None, effective: datetime | None) -> RevisionDates:
    made = day_of(revised) or today(loaded.register.organisation.time_zone)
    return RevisionDates(made, day_of(effective) or made)


@click.command()
@root_option
@click.argument("number")
@click.option("--title", metavar="TEXT", help="Its title; not needed where the register has it.")
@click.option("--department", metavar="CODE", help="The code of its department, as in organisation.yml.")
@click.option("--type", metavar="TYPE", help="Its type, as in organisation.yml.")
@click.option("--note", metavar="TEXT", help="The line of the revision history.")
@_revised_option
@click.option("--effective", type=_DAY, metavar="DATE", help="Its first day in force; the revised date unless given.")
@click.option("--not-held", is_flag=True, help="Its text is not here: the register knows its number and title alone.")
def new(root: Path, revised: datetime | None, effective: datetime | None, not_held: bool, **stated: Any) -> None:
    """Add the document NUMBER to the register.

    It gets a first revision, whose clauses are to be written. Where the register knows the document by its number and
    title alone, it is held from now on. Leave out what is not known.

    \b
    Example:
      policysite new HUM-W060 --title "Use of Vehicles" --department HUM --note "Initial Work Instruction."
      policysite new FIN-P001 --title "Public Purchasing" --not-held
    """
    note = stated.pop("note")
    document = NewDocument(**stated)

    def make(loaded: Loaded) -> Draft:
        if not_held:
            return add_not_held(loaded, document)
        return add_held(loaded, document, _dates(loaded, revised, effective), note or "")

    carry_out(root, make)


@click.command()
@root_option
@click.argument("number")
@click.option("--effective", type=_DAY, required=True, metavar="DATE", help="The first day on which it is in force.")
@_revised_option
@click.option("--note", required=True, metavar="TEXT", help="The line of the revision history.")
@click.option("--kind", type=_KINDS, help="What kind of change it is, where the approving authority says so.")
def revise(root: Path, number: str, effective: datetime, revised: datetime | None, **stated: Any) -> None:
    """Copy the text in force of the document NUMBER into a new revision.

    The clauses keep their ids. Transcription notes are left out, because they are about the older text.

    \b
    Example:
      policysite revise HUM-W050 --effective 2027-07-01 --note "Added the new messaging tool."
      policysite revise HUM-W050 --effective 2027-07-01 --note "Mended a comma." --kind editorial
    """
    carry_out(root, lambda loaded: copied_revision(loaded, number, _dates(loaded, revised, effective), **stated))


@click.command()
@root_option
@click.argument("number")
@click.option("--on", type=_DAY, required=True, metavar="DATE", help="The day of the review.")
@click.option("--note", metavar="TEXT", help="What the approving authority says of it.")
@click.option("--due", type=_DAY, metavar="DATE", help="The day by which the next review must be, where one was set.")
def reaffirm(root: Path, number: str, on: datetime, note: str | None, due: datetime | None) -> None:
    """Record that the document NUMBER was reviewed, and that nothing changed.

    \b
    Example:
      policysite reaffirm HUM-W050 --on 2026-11-23
      policysite reaffirm HUM-W050 --on 2026-11-23 --due 2028-11-30
    """

    def make(loaded: Loaded) -> Draft:
        if on.date() > today(loaded.register.organisation.time_zone):
            raise AuthoringError(f"{on.date()} is still to come. A review is recorded when it has been made.")
        return recorded_review(loaded, number, on.date(), note=note, due=day_of(due))

    carry_out(root, make)


@click.command()
@root_option
@click.argument("number")
@click.option("--on", type=_DAY, required=True, metavar="DATE", help="The first day on which it is not in force.")
@click.option("--successor", metavar="NUMBER", help="The document that stands in its place, if one does.")
@click.option("--note", metavar="TEXT", help="Why, where the approving authority says so.")
def retire(root: Path, number: str, on: datetime, successor: str | None, note: str | None) -> None:
    """Retire the document NUMBER. Its address goes on answering, and says so.

    \b
    Example:
      policysite retire HUM-W050 --on 2027-07-01
      policysite retire HUM-W050 --on 2027-07-01 --successor HUM-W060
    """
    carry_out(root, lambda loaded: recorded_retirement(loaded, number, on.date(), note=note, successor=successor))
