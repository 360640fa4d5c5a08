"""The command ``policysite``."""

from __future__ import annotations

import gc
from importlib import import_module

import click

from policysite import __version__

_PLACES = {
    "affirm": "policysite.cli.checkers:affirm",
    "audit": "policysite.adapters.audit.command:audit",
    "cases": "policysite.cli.checkers:cases",
    "check": "policysite.cli.checking:check",
    "codeowners": "policysite.cli.codeowners:codeowners",
    "comment": "policysite.cli.proposing:comment",
    "import": "policysite.cli.importing:import_files",
    "new": "policysite.cli.authoring:new",
    "propose": "policysite.cli.proposing:propose",
    "publish": "policysite.cli.site:publish",
    "reaffirm": "policysite.cli.authoring:reaffirm",
    "redline": "policysite.cli.redline:redline",
    "retire": "policysite.cli.authoring:retire",
    "review": "policysite.cli.review:review",
    "revise": "policysite.cli.authoring:revise",
    "schemas": "policysite.cli.sources:schemas",
    "seal": "policysite.cli.sources:seal",
    "serve": "policysite.cli.serving:serve",
    "verify": "policysite.cli.site:verify",
    "write": "policysite.cli.site:write",
}
"""In which module each command is."""

_OBJECTS = 100_000
"""How many objects are made before Python looks for garbage. A command makes many that stay, and little garbage."""


class _Commands(click.Group):
    """Commands whose modules are imported when they are asked for: what one needs would hold up all others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        return list(_PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        if cmd_name not in _PLACES:
            return None
        gc.set_threshold(_OBJECTS)
        module, _, name = _PLACES[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_Commands)
@click.version_option(__version__)
def main() -> None:
    """Keep policies as text, and publish them as a site."""


__all__ = ["main"]
