"""MkDocs as a command of its own: what it is told, and what of its answers is passed on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Subject:
    """What a site is built from, and where it is put. Both are below the project's root.

    Attributes:
        sources: The folder that holds ``policy_src``.
        site: The folder of the built site.
    """

    sources: str
    site: str


REGISTER = Subject(sources=".", site="site")
"""The policies of this repository."""

SAMPLE = Subject(sources="tests/sample_district", site="site-sample")
"""The invented district that shows every state in which a document can be."""


def environment(subject: Subject, as_of: date | None) -> dict[str, str]:
    """The variables through which ``mkdocs.yml`` learns what to build, beside those of this process.

    Args:
        subject: What the site is built from.
        as_of: The day that counts as today; the real day unless given.
    """
    # Material prints a notice of its own end of life on each build; it says nothing about this site.
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "POLICYSITE_SOURCES": subject.sources}
    if as_of:
        variables["POLICYSITE_AS_OF"] = as_of.isoformat()
    return variables


def build_into(target: Path, root: Path, variables: dict[str, str]) -> int:
    """Build the site into a folder that is not there yet.

    Args:
        target: The folder.
        root: The folder that holds ``mkdocs.yml``.
        variables: Those of `environment`, and what else ``mkdocs.yml`` reads.

    Returns:
        The exit code of MkDocs.
    """
    # Not --quiet: it would silence warnings before --strict could count them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=root, env=variables, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.stderr.write(complaints(done.stderr))
    return done.returncode


def complaints(said: str) -> str:
    """What MkDocs says, without the lines that only tell how far it has come."""
    return "".join(line for line in said.splitlines(keepends=True) if not line.startswith("INFO "))


def is_free(port: int) -> bool:
    """Whether a server can listen on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
