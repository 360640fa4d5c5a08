"""The command ``policysite``."""

from __future__ import annotations

import click

from policysite import __version__
from policysite.adapters.audit.command import audit
from policysite.cli.authoring import new, reaffirm, retire, revise
from policysite.cli.checkers import affirm, cases
from policysite.cli.checking import check
from policysite.cli.codeowners import codeowners
from policysite.cli.importing import import_files
from policysite.cli.proposing import comment, propose
from policysite.cli.redline import redline
from policysite.cli.review import review
from policysite.cli.serving import serve
from policysite.cli.site import publish, verify, write
from policysite.cli.sources import schemas, seal


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Keep policies as text, and publish them as a site."""


_COMMANDS = (
    *(check, seal, schemas, codeowners),
    *(new, import_files, revise, redline, review, reaffirm, retire),
    *(affirm, cases),
    *(serve, write, verify, publish, audit),
    *(propose, comment),
)

for _command in _COMMANDS:
    main.add_command(_command)

__all__ = ["main"]
