"""One work, shared by as many processes as there are processors."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any, TypeVar

from policysite.loading import typst_has_run

Item = TypeVar("Item")
Result = TypeVar("Result")


_WORTH_SHARING = 100
"""Documents from which on a second process pays for its start."""


def processes() -> int:
    """As many as there are processors, where a process can be forked safely; elsewhere one."""
    return (os.cpu_count() or 1) if sys.platform == "linux" else 1


def processes_for(documents: int) -> int:
    """The same for work on so many documents: one, where a second does not pay or can no longer be forked."""
    return processes() if documents >= _WORTH_SHARING and not typst_has_run() else 1


def shared(work: Callable[[Item], Result], items: Sequence[Item], among: int) -> Iterator[Result]:
    """Do a work on each item, and give the results in the order of the items.

    Args:
        work: May use whatever is in memory; its results are sent from one process to another.
        items: The items, those that take long first.
        among: How many processes; one does it by itself.
    """

    def at(index: int) -> Result:
        return work(items[index])

    with sharing(at, among) as done:
        yield from done(range(len(items)))


@contextmanager
def sharing(work: Callable[[Item], Result], among: int) -> Iterator[Callable[[Iterable[Item]], Iterator[Result]]]:
    """Have a work done on items, more of which may follow while the first ones are under way.

    Args:
        work: May use whatever is in memory; its items and its results are sent from one process to another.
        among: How many processes; one does it by itself, and not before a result is asked for.

    Yields:
        What takes items, those that take long first, and gives the results in the same order.
    """
    global _work  # noqa: PLW0603 - what a forked process is to do cannot be sent to it: it knows it from before
    if among == 1:
        yield partial(map, work)
        return
    _work = work
    gc.freeze()  # else each process would copy all that it looks at
    with ProcessPoolExecutor(among, get_context("fork"), initializer=_left_to_the_first) as pool:
        yield partial(pool.map, _done)


_work: Callable[[Any], Any]


def _done(item: Any) -> Any:
    return _work(item)


def _left_to_the_first() -> None:
    """The process that waits is told to stop, and stops the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
