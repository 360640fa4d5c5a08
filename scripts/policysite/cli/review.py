"""``policysite review``."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from policysite.adapters.git_history import NotInHistoryError
from policysite.adapters.proposals import review_of
from policysite.cli.options import as_of_option, day_of, root_option
from policysite.exports.review_record import review_record
from policysite.rendering.review_markdown import review_markdown
from policysite.rendering.review_text import review_text


@click.command()
@root_option
@as_of_option
@click.argument("range_", metavar="BASE..HEAD")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option(
    "--whole", default="", metavar="ADDRESS", help="Where all of it is, for readers of a comment that is cut."
)
def review(root: Path, as_of: datetime | None, range_: str, form: str, whole: str) -> None:
    """Tell a reviewer what the branch HEAD changes since it left BASE.

    For each document: the redline, the kind that is claimed and what contradicts it, the day on which it takes effect,
    the citations to be looked at again, what could be said more plainly, and the problems. Without HEAD, the files are
    taken as they are in the folder.

    \b
    Example:
      policysite review origin/main..
      policysite review origin/main..HEAD --format markdown
    """
    base, _, head = range_.partition("..")
    try:
        shown = review_of(root, base, head.lstrip(".") or None, day_of(as_of))
    except NotInHistoryError as error:
        raise click.ClickException(f"{range_} cannot be compared: {error}") from None
    if form == "json":
        click.echo(json.dumps(review_record(shown), indent=2, ensure_ascii=False))
    elif form == "markdown":
        click.echo(review_markdown(shown, whole=whole, made_by=f"policysite review {range_}"), nl=False)
    else:
        click.echo(review_text(shown), nl=False)
