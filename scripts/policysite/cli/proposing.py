"""The commands that the workflows run for issues and pull requests on GitHub."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from policysite.adapters import proposing
from policysite.adapters.clock import today
from policysite.adapters.events import EventError, issue_event, pull_request_event
from policysite.adapters.git_branch import GitError
from policysite.adapters.git_commit import Repository
from policysite.adapters.git_history import NotInHistoryError
from policysite.adapters.github import GitHub, GitHubError
from policysite.authoring.drafts import one_line
from policysite.cli.options import as_of_option, day_of, root_option
from policysite.loading import load

_event_option = click.option(
    "--event",
    type=click.Path(path_type=Path),
    envvar="GITHUB_EVENT_PATH",
    required=True,
    metavar="FILE",
    help="The file in which GitHub describes what happened; that of the workflow unless given.",
)


def _desk(root: Path, as_of: datetime | None) -> proposing.Desk:
    """What GitHub tells a workflow about itself, in the variables that it sets."""
    try:
        github = GitHub(os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"])
    except KeyError as missing:
        raise click.ClickException(f"{missing.args[0]} is not set. A workflow on GitHub sets it.") from None
    server, number = os.environ.get("GITHUB_SERVER_URL", ""), os.environ.get("GITHUB_RUN_ID", "")
    run = f"{server}/{github.repository}/actions/runs/{number}" if server and number else ""
    day = day_of(as_of) or today(load(root).register.organisation.time_zone)
    return proposing.Desk(root.resolve(), Repository(root.resolve()), github, day, run)


@click.command()
@root_option
@as_of_option
@_event_option
def propose(root: Path, as_of: datetime | None, event: Path) -> None:
    """Make a branch and a pull request of an issue in which a revision is proposed.

    What cannot be read is said below the issue, with the line that it is about. An attached Word file is imported. The
    workflow propose.yml runs this; GITHUB_TOKEN may then write issues, pull requests and branches.

    \b
    Example:
      policysite propose --event issue.json
    """
    try:
        done = proposing.propose(_desk(root, as_of), issue_event(event))
    except (EventError, GitError, GitHubError, NotInHistoryError) as error:
        raise click.ClickException(one_line(str(error))) from None
    click.echo(one_line(done))


@click.command()
@root_option
@as_of_option
@_event_option
def comment(root: Path, as_of: datetime | None, event: Path) -> None:
    """Write below a pull request what it changes, and print the same.

    The files of the pull request are read, and none of its code is run. Below one that comes from a fork nothing is
    written, because its workflow may not write. The workflow ci.yml runs this.

    \b
    Example:
      policysite comment --event pull_request.json
    """
    try:
        told = proposing.comment_on(_desk(root, as_of), pull_request_event(event))
    except (EventError, GitError, GitHubError, NotInHistoryError) as error:
        raise click.ClickException(one_line(str(error))) from None
    click.echo(told, nl=False)
