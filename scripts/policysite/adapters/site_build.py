"""Building and serving the site: MkDocs as a command of its own, and the built folder put in place whole."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

AS_OF_VARIABLE = "POLICYSITE_AS_OF"
"""Through this variable ``mkdocs.yml`` learns which day counts as today."""

SITE = "site"
"""Folder of the built site, below the project's root."""


def _environment(as_of: date | None) -> dict[str, str]:
    # Material prints a notice of its own end of life on each build; it says nothing about this site.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    if as_of:
        environment[AS_OF_VARIABLE] = as_of.isoformat()
    return environment


def _mkdocs(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *arguments]


def build(root: Path, as_of: date | None) -> int:
    """Build the site into ``site``. The folder is replaced only when the build has succeeded.

    Args:
        root: The folder that holds ``mkdocs.yml``.
        as_of: The day that counts as today; the real day unless given.

    Returns:
        The exit code of MkDocs.
    """
    site = root / SITE
    # A build that is told to stop removes its scratch folder first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(dir=root, prefix=".site-") as scratch:
        fresh, old = Path(scratch) / "new", Path(scratch) / "old"
        command = _mkdocs("build", "--strict", "--site-dir", str(fresh))
        code = _run(command, root, as_of)
        if code == 0:
            if site.exists():
                site.rename(old)
            fresh.rename(site)
    return code


def _run(command: list[str], root: Path, as_of: date | None) -> int:
    """Run MkDocs, and show what it warns of. Its own quiet mode would not count warnings, so none would fail."""
    done = subprocess.run(
        command, cwd=root, env=_environment(as_of), check=False, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    sys.stderr.writelines(line for line in done.stderr.splitlines(keepends=True) if not line.startswith("INFO "))
    return done.returncode


def is_free(port: int) -> bool:
    """Whether a server can listen on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def serve(root: Path, port: int, as_of: date | None) -> int:
    """Serve the site on this machine, and rebuild it at every change, until it is interrupted.

    Args:
        root: The folder that holds ``mkdocs.yml``.
        port: Where to listen, on 127.0.0.1.
        as_of: The day that counts as today; the real day unless given.

    Returns:
        The exit code of MkDocs.
    """
    command = _mkdocs("serve", "--dev-addr", f"127.0.0.1:{port}")
    try:
        return subprocess.run(command, cwd=root, env=_environment(as_of), check=False).returncode
    except KeyboardInterrupt:
        return 0
