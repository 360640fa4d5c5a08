"""Work is shared by processes where that pays, and where one can still be forked."""

import subprocess
import sys

import pytest

SMALL_PDF = """BUNDLED.typeset(b'#set document(title: "A")', {})"""


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
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
