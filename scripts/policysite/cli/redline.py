"""``policysite redline``."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import click

from policysite.analysis import NotComparableError, compared_texts
from policysite.analysis import redline as compare
from policysite.authoring import AuthoringError, known_document
from policysite.cli.options import day_of, root_option
from policysite.exports.redline_record import redline_record
from policysite.loading import load
from policysite.model import TextRevision
from policysite.rendering.redline_markdown import redline_blocks
from policysite.rendering.redline_text import redline_text

_DAY = click.DateTime(["%Y-%m-%d"])
_MARK = re.compile(r"\[-|-\]|\{\+|\+\}")


@click.command()
@root_option
@click.argument("number")
@click.option("--old", type=_DAY, metavar="DATE", help="The older text; the one before the newer unless given.")
@click.option("--new", type=_DAY, metavar="DATE", help="The newer text; the newest draft, or text, unless given.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def redline(root: Path, number: str, old: datetime | None, new: datetime | None, form: str) -> None:
    """Show what changed between two texts of the document NUMBER, clause by clause.

    Without dates, the draft is compared with the text before it. A date is that of a revision; any other day means the
    text in force on it. Words that went stand in [-…-], words that came in {+…+}.

    \b
    Example:
      policysite redline HUM-W050
      policysite redline HUM-W050 --old 2024-02-21 --new 2027-07-01
      policysite redline HUM-W050 --format markdown
    """
    loaded = load(root)
    try:
        document = known_document(loaded, number)
        before, after = compared_texts(document, loaded.ledger, day_of(old), day_of(new))
        found = compare(before, after)
    except (AuthoringError, NotComparableError) as error:
        raise click.ClickException(str(error)) from None
    if form == "json":
        ends = {"document": number, "old": before.revised.isoformat(), "new": after.revised.isoformat()}
        click.echo(json.dumps(ends | redline_record(found), indent=2, ensure_ascii=False))
    elif form == "markdown":
        click.echo("\n\n".join(redline_blocks(found)))
    else:
        click.echo(_heading(number, before, after), nl=False)
        click.echo(_coloured(redline_text(found)), nl=False)


def _heading(number: str, before: TextRevision, after: TextRevision) -> str:
    lines = (
        f"{number}, {_dated(after)}, compared with {_dated(before)}",
        f"Change note: {after.change_note}",
        f"Kind, as stated: {after.kind or 'not stated'}",
    )
    return "".join(f"{line}\n" for line in (*lines, ""))


def _dated(text: TextRevision) -> str:
    return f"revised {text.revised}" + (f" and in force from {text.effective}" if text.effective else "")


def _coloured(text: str) -> str:
    """The same with colours, which click leaves out where nobody would see them."""
    parts: list[str] = []
    colour = None
    end = 0
    for mark in _MARK.finditer(text):
        parts.append(click.style(text[end : mark.start()], fg=colour))
        opens = mark[0] in ("[-", "{+")
        shown = "red" if mark[0] in ("[-", "-]") else "green"
        parts.append(click.style(mark[0], fg=shown))
        colour = shown if opens else None
        end = mark.end()
    return "".join((*parts, text[end:]))
