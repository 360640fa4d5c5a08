"""Work is shared by processes where that pays, and where one can still be forked."""

import subprocess
import sys

import pytest

from policysite.adapters.processors import sharing

SMALL_PDF = """BUNDLED.typeset(b'#set document(title: "A")', {})"""


FORKS = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
AMONG = [1, pytest.param(2, marks=FORKS)]


@FORKS
@pytest.mark.parametrize(("before", "told"), [("", "2 1"), (SMALL_PDF, "1 1")], ids=["fresh", "after Typst"])
def test_no_process_is_forked_where_typst_has_left_threads(before: str, told: str) -> None:
    """A PDF that is made in a process forked after that would never be finished."""
    lines = (
        "import os",
        "os.cpu_count = lambda: 2",
        "from policysite.adapters.processors import processes_for",
        "from policysite.loading import BUNDLED",
        before,
        "print(processes_for(100), processes_for(99))",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert done.stdout.strip() == told


@pytest.mark.parametrize("among", AMONG)
def test_more_can_be_asked_for_while_the_first_is_under_way(among: int) -> None:
    with sharing(abs, among) as done:
        first = done([-1, -2, -3])
        assert [next(first), next(first)] == [1, 2]
        assert [*first, *done([-4])] == [3, 4]
        assert list(done([])) == []


@pytest.mark.parametrize("among", AMONG)
def test_what_goes_wrong_is_told(among: int) -> None:
    with pytest.raises(ValueError, match="invalid literal"), sharing(int, among) as done:
        list(done(["1", "one"]))
