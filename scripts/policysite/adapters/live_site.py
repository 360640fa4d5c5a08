"""A built site on this machine, rebuilt at every change; browsers that show it follow by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

_LOOKED_AT = 0.3
"""Seconds between two looks at the sources."""


def serve_live(site: Path, port: int, rebuild: Callable[[], None], watched: Iterable[Path]) -> None:
    """Serve a site on 127.0.0.1 until this process is interrupted.

    Args:
        site: The folder of the built site.
        port: Where to listen.
        rebuild: Brings the folder up to date. What goes wrong in it, it tells itself.
        watched: Files and folders at whose changes that is to be done.
    """
    server = LiveReloadServer(rebuild, "127.0.0.1", port, str(site), polling_interval=_LOOKED_AT)
    missing = site / "404.html"
    server.error_handler = lambda code: missing.read_bytes() if code == 404 else None
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
