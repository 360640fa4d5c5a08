"""Checkers: affirmed by a person, and compared case by case."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from textwrap import fill

import click

from policysite.adapters.clock import today
from policysite.analysis import (
    CaseChange,
    CaseChanges,
    NoAnswerError,
    TooManyCasesError,
    changes_by_revision,
    changes_by_text,
    in_words,
    misfits,
    text_in_force,
)
from policysite.authoring import AffirmError, ClauseReview, affirmation, write_affirmation
from policysite.cli.options import day_of, load_or_stop, root_option
from policysite.loading import Loaded, load
from policysite.model import Checker

_checker_argument = click.argument("name", metavar="CHECKER")


@click.command()
@root_option
@_checker_argument
@click.option("--by", metavar="NAME", required=True, help="Who compared the rules with the text.")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of the review; today unless given."
)
@click.option("--dry-run", is_flag=True, help="Show what would be affirmed, and write nothing.")
def affirm(root: Path, name: str, by: str, on: datetime | None, dry_run: bool) -> None:
    """Record that a person has compared the rules of CHECKER with the text that they cite.

    Shows the old and the new words of each clause that reads differently now, then writes the fingerprints of the
    clauses and the review into the newest revision of the checker. Where a text that takes effect later changes the
    clauses, a new revision is made for that day. Comments and layout stay.

    \b
    Example:
      policysite affirm contact-a-student --by "Executive Director of Human Resources" --dry-run
      policysite affirm contact-a-student --by "Executive Director of Human Resources" --on 2026-12-01
    """
    if not by.strip():
        raise click.BadParameter("Name the person or the role.", param_hint="--by")
    loaded = load_or_stop(root)
    checker = _checker(loaded, name)
    day = day_of(on) or today(loaded.register.organisation.time_zone)
    try:
        affirmed = affirmation(loaded.register, checker, day)
        for review in affirmed.clauses:
            _print_review(review)
        count = f"Clauses that read differently: {len(affirmed.clauses)}."
        if dry_run:
            click.echo(f"{count} Nothing was written.", err=True)
            return
        path = write_affirmation(root, checker, affirmed, by, day)
    except AffirmError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"The checker cannot be written: {error.strerror}.") from None
    click.echo(f"{count} Affirmed by {by} on {day}: {path}.")


def _checker(loaded: Loaded, name: str) -> Checker:
    for checker in loaded.register.checkers:
        if checker.name == name:
            return checker
    names = ", ".join(checker.name for checker in loaded.register.checkers) or "none"
    raise click.ClickException(
        f"There is no checker “{name}” without an error in its files. The others are: {names}. Run policysite check."
    )


def _print_review(review: ClauseReview) -> None:
    cited = f"cited by {', '.join(review.rules)}" if review.rules else "cited by no rule"
    click.echo(f"{review.label} {review.id}, {cited}")
    for heading, words in (("was", review.was or "not known to the register"), ("now", review.now)):
        click.echo(fill(words, width=100, initial_indent=f"  {heading}: ", subsequent_indent=" " * 7))
    click.echo()


@click.command()
@root_option
@_checker_argument
@click.option("--against", metavar="DATE", required=True, help="An earlier revision of the checker, or a text.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def cases(root: Path, name: str, against: str, form: str) -> None:
    """Show which cases of CHECKER change, from which outcome to which, and through which rules.

    DATE names another revision of the checker, with which the newest is compared; or a revision of its document, which
    tells the cases that rest on clauses that read differently there.

    \b
    Example:
      policysite cases contact-a-student --against 2026-11-24
      policysite cases contact-a-student --against 2027-02-15 --format markdown     for a pull request
    """
    loaded = load(root)
    checker = _checker(loaded, name)
    print_ = {"text": _as_text, "json": _as_json, "markdown": _as_markdown}[form]
    try:
        click.echo(print_(_compared(loaded, checker, against)))
    except (TooManyCasesError, NoAnswerError):
        raise click.ClickException("The cases cannot be compared. Run policysite check, which tells why.") from None


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is compared, and what comes out."""

    checker: str
    revision: date
    against: str
    finding: str
    changes: CaseChanges


def _compared(loaded: Loaded, checker: Checker, against: str) -> _Comparison:
    newest = checker.revisions[-1]
    earlier = {revision.published.isoformat(): revision for revision in checker.revisions[:-1]}
    if against in earlier:
        changes = changes_by_revision(earlier[against], newest)
        return _Comparison(checker.name, newest.published, f"its revision of {against}", "change", changes)
    document = loaded.register.by_number.get(checker.document)
    texts = {text.revised.isoformat(): text for text in document.texts} if document else {}
    if document is None or against not in texts:
        known = [f"the checker's revision of {day}" for day in earlier] + [f"the text of {day}" for day in texts]
        raise click.BadParameter(f"{against} names none of these: {', '.join(known)}.", param_hint="--against")
    text = texts[against]
    changed = misfits(newest, text_in_force(document, newest.published), text)
    clauses = ", ".join(f"{text.by_id[id_].label if id_ in text.by_id else '–'} {id_}" for id_ in changed) or "none"
    finding = f"rest on clauses that read differently there ({clauses})"
    changes = changes_by_text(newest, changed)
    return _Comparison(checker.name, newest.published, f"the text of {document.number} of {against}", finding, changes)


def _summary(compared: _Comparison) -> str:
    changes = compared.changes
    gone = f" {changes.gone} cases are gone." if changes.gone else ""
    return (
        f"{compared.checker} of {compared.revision}, compared with {compared.against}: "
        f"{changes.changed} of {changes.total} cases {compared.finding}.{gone}"
    )


def _from_to(change: CaseChange) -> tuple[str, str]:
    return (
        change.before.heading if change.before else "no such case before",
        change.after.heading if change.after else "no such case any more",
    )


def _as_text(compared: _Comparison) -> str:
    lines = [_summary(compared)]
    for change in compared.changes.changes:
        before, after = _from_to(change)
        outcome = before if before == after else f"{before} -> {after}"
        rules = f", through {', '.join(change.rules)}" if change.rules else ""
        lines += ["", f"{change.count:>5}  {outcome}{rules}", f"       such as {in_words(change.example)}"]
    return "\n".join(lines)


def _as_markdown(compared: _Comparison) -> str:
    lines = [_summary(compared)]
    if compared.changes.changes:
        lines += ["", "| cases | from | to | through the rules | such as |", "|---:|---|---|---|---|"]
    for change in compared.changes.changes:
        cells = (str(change.count), *_from_to(change), ", ".join(change.rules), in_words(change.example))
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines)


def _as_json(compared: _Comparison) -> str:
    changes = compared.changes
    rows = [
        {
            "cases": change.count,
            "before": change.before and change.before.id,
            "after": change.after and change.after.id,
            "rules": change.rules,
            "example": change.example,
        }
        for change in changes.changes
    ]
    record = {"checker": compared.checker, "revision": compared.revision.isoformat(), "against": compared.against}
    counts = {"cases": changes.total, "changed": changes.changed, "gone": changes.gone}
    return json.dumps(record | counts | {"changes": rows}, indent=2, ensure_ascii=False)
