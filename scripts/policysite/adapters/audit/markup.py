"""The Nu Html Checker on every file of a site."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from policysite.adapters.audit import engines
from policysite.adapters.audit.findings import Finding, Observations, Rule, ToolFailureError

RULE = Rule("vnu", "html")
"""vnu has no names for what it checks: HTML is written as the standard asks, or it is not."""


def run(site: Path, pages: Sequence[str]) -> Observations:
    """Check the HTML of pages.

    Args:
        site: The folder of the built site.
        pages: Their addresses below the root.

    Raises:
        ToolFailureError: Java or vnu is missing, or vnu gave no report.
    """
    files = [str(page_file(site, page).resolve()) for page in pages]
    command = [
        engines.java(),
        "-jar",
        str(engines.engine_file(engines.VNU)),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
    ]
    done = subprocess.run([*command, *files], capture_output=True, encoding="utf-8", check=False)
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        raise ToolFailureError(f"vnu gave no report: {done.stderr.strip()[:500] or 'it said nothing'}") from None
    seen = Observations()
    seen.applied[RULE] = len(files)
    root = site.resolve()
    for message in messages:
        if message["type"] == "non-document-error":
            raise ToolFailureError(f"vnu could not read {message.get('url')}: {message['message']}")
        if message["type"] != "error":
            continue
        file = Path(unquote(urlsplit(message["url"]).path)).relative_to(root).as_posix()
        what = f"Line {message.get('lastLine', '?')}: {message['message']}"
        extract = message.get("extract", "").strip()[:300]
        seen.findings.append(Finding(RULE, file.removesuffix("index.html"), extract, what, extract, ("the file",)))
    return seen


def page_file(site: Path, page: str) -> Path:
    """The file that answers at the address of a page."""
    return site / page if page.endswith(".html") else site / page / "index.html"
