"""An audit from beginning to end: the site built, audited, and reported on."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

import click

from policysite.adapters import site_build
from policysite.adapters.audit import report, suppressions
from policysite.adapters.audit.command import Order
from policysite.adapters.audit.findings import ENGINES, ToolFailureError
from policysite.adapters.audit.site_audit import Assignment, audit, pages_of
from policysite.adapters.clock import today
from policysite.adapters.progress import tell_progress
from policysite.loading import AUDIT_FIGURES, SAMPLE_FIGURES
from policysite.rendering import addresses

__all__ = ["ToolFailureError", "carry_out"]


def carry_out(order: Order) -> int:
    """Do what was asked for, and say on the terminal what came of it.

    Returns:
        The exit code: 0 where all is well, 1 where something was found, 2 where the audit is not complete.

    Raises:
        ToolFailureError: Nothing was examined.
    """
    day = today("UTC")
    rows = suppressions.load_suppressions(order.root)
    with _built(order) as site:
        assignment = _assignment(order, site)
        audited = audit(assignment, partial(tell_progress, what="pages"))
        outcome = report.evaluate(assignment, audited, rows, day=day, as_of=_as_of(site))
    try:
        report.write(outcome, order.report)
        if order.record:
            _record(outcome, order, assignment)
    except OSError as error:
        raise ToolFailureError(f"{error.filename} cannot be written: {error.strerror}.") from None
    for line in report.summary(outcome):
        click.echo(line)
    click.echo(f"The report is {order.report / report.PAGE}.", err=True)
    return outcome.exit_code


@contextmanager
def _built(order: Order) -> Iterator[Path]:
    if order.site is not None:
        if order.sample:
            raise ToolFailureError("Name the folder of a built site, or give --sample; not both.")
        if not (order.site / "index.html").is_file():
            raise ToolFailureError(
                f"{order.site} holds no site: index.html is not there. Name the folder of a built site."
            )
        yield order.site
        return
    with tempfile.TemporaryDirectory(dir=order.root, prefix=".site-") as scratch:
        site = Path(scratch) / "site"
        click.echo("Building the site …", err=True)
        root = order.root.resolve()
        subject = site_build.SAMPLE if order.sample else site_build.REGISTER
        if site_build.build_into(site.resolve(), root, site_build.environment(subject, None)) != 0:
            raise ToolFailureError("The site could not be built, so there is nothing to audit.")
        yield site


def _assignment(order: Order, site: Path) -> Assignment:
    every = pages_of(site)
    pages = tuple(page for page in every if not order.page or any(fnmatchcase(page, one) for one in order.page))
    if not pages:
        raise ToolFailureError(
            f"The site has no page {' or '.join(order.page)}. Addresses are as in policies/HUM-W050/."
        )
    engines = order.engine or tuple(ENGINES)
    return Assignment(site, pages, whole=pages == every, engines=engines, port=order.port or 0)


def _as_of(site: Path) -> date | None:
    """The day as of which the site was built, as it says itself; ``None`` where it does not."""
    try:
        return date.fromisoformat(json.loads((site / addresses.API_REGISTER).read_bytes())["as_of"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _record(outcome: report.Outcome, order: Order, assignment: Assignment) -> None:
    if not assignment.whole or set(assignment.engines) != set(ENGINES) or outcome.report.failures:
        raise ToolFailureError("Only a complete audit is kept for the statement: every page, every engine, no failure.")
    path = order.root / (SAMPLE_FIGURES if order.sample else AUDIT_FIGURES)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report.figures_text(outcome.report.figures), encoding="utf-8")
