"""``policysite audit``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

_ENGINES = ("axe", "equal-access", "vnu", "keyboard", "layout", "tree", "page", "links")


class IncompleteAudit(click.ClickException):
    """The audit, or a part of it, could not be done. That is neither a pass nor a fault of the site."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for; `audit` says what each of these is."""

    root: Path
    site: Path | None
    sample: bool
    page: tuple[str, ...]
    engine: tuple[str, ...]
    port: int | None
    report: Path
    record: bool


@click.command()
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds mkdocs.yml; the current one unless given.",
)
@click.option("--sample", is_flag=True, help="The site of the fictional district that shows every state of a document.")
@click.option(
    "--page", multiple=True, metavar="ADDRESS", help="Only these pages, by address below the root; * is any text."
)
@click.option("--engine", multiple=True, type=click.Choice(_ENGINES), help="Only these engines.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Where the site is served meanwhile; any free port unless given."
)
@click.option(
    "--report",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("audit-report"),
    show_default=True,
    help="The folder into which the report is written.",
)
@click.option("--record", is_flag=True, help="Keep the figures in docs/accessibility, for the accessibility statement.")
@click.argument("site", required=False, type=click.Path(path_type=Path))
def audit(**given: Any) -> None:
    r"""Audit the site, or one that was built into the folder SITE, for accessibility and broken links.

    Every page is examined in a browser, 1280 and 320 px wide, in light, dark and forced colours, with everything opened
    that can be opened: by axe-core, IBM's Equal Access, a walk with the keyboard, and checks of reflow, spacing, motion
    and the accessibility tree. vnu checks the HTML, LinkChecker the links.

    Exits with 1 if anything is found, and with 2 if a part of the audit could not be done.

    \b
    Example:
      policysite audit
      policysite audit --sample
      policysite audit --page 'policies/*' --engine axe --engine keyboard
    """
    try:
        from policysite.adapters.audit import auditing  # noqa: PLC0415 # it needs what only the tests' environment has
    except ModuleNotFoundError as error:
        raise IncompleteAudit(
            f"The audit needs {error.name}, which scripts/audit installs. Run scripts/audit."
        ) from None
    try:
        sys.exit(auditing.carry_out(Order(**given)))
    except auditing.ToolFailureError as error:
        raise IncompleteAudit(str(error)) from None
