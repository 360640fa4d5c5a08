"""LinkChecker on a served site: every link and every place on a page to which one leads."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from policysite.adapters.audit.findings import Finding, Observations, ToolFailureError
from policysite.adapters.audit.own_rules import rule

Row = dict[str, str]

_SETTINGS = Path(__file__).with_name("linkcheckerrc")


def rows(addresses: Sequence[str], depth: int | None = None) -> list[Row]:
    """Run LinkChecker from some pages on; return a row for each link to an address not yet seen.

    Args:
        addresses: The pages.
        depth: How many links in a row are followed; all unless given.

    Raises:
        ToolFailureError: LinkChecker gave no report.
    """
    command = [str(Path(sys.executable).with_name("linkchecker")), "--config", str(_SETTINGS)]
    options = ["--no-status", "--verbose", "--output", "csv/utf_8"]
    if depth is not None:
        options += ["--recursion-level", str(depth)]
    # In an empty folder it finds no settings of whoever runs it, and may leave what it likes.
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run(
                [*command, *options, *addresses],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        except OSError as error:
            raise ToolFailureError(f"LinkChecker does not start: {error.strerror}.") from None
    lines = [line for line in done.stdout.splitlines() if not line.startswith("# ")]
    if len(lines) < 2:
        raise ToolFailureError(f"LinkChecker gave no report: {done.stderr.strip()[-500:] or 'it said nothing'}")
    return list(csv.DictReader(lines, delimiter=";"))


def run(addresses: Sequence[str], depth: int | None = None) -> Observations:
    """Follow the links of a served site.

    Args:
        addresses: The pages from which to begin; those to which nothing links must be among them.
        depth: How many links in a row are followed; all unless given.

    Raises:
        ToolFailureError: LinkChecker gave no report.
    """
    seen = Observations()
    links = rows(addresses, depth)
    for name in ("broken-link", "broken-anchor"):
        seen.applied[rule("links", name)] = len(links)
    for row in links:
        if row["valid"] == "True" and not row["warningstring"]:
            continue
        name = "broken-anchor" if "anchor" in row["warningstring"].lower() else "broken-link"
        page = unquote(urlsplit(row["parentname"]).path.lstrip("/"))
        what = f"The link to {row['urlname']} leads nowhere: {row['result']} {row['warningstring']}".strip()
        seen.findings.append(Finding(rule("links", name), page, row["urlname"], what))
    return seen
