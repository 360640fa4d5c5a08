"""How far a long work has come."""

from __future__ import annotations

import sys


def tell_progress(done: int, of: int, what: str) -> None:
    """Tell those who watch on a terminal; a log has no use for it.

    Args:
        done: How many are done.
        of: How many there are.
        what: What they are, such as ``pages``.
    """
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        sys.stderr.write(f"\r{done} of {of} {what}{end}")
        sys.stderr.flush()
