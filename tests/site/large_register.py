"""A register that is large enough to be grouped, and its site with the frame around each page."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import yaml

from policysite.model import Register
from tests.benchmarks.corpus import AS_OF, Size, register, write_sources
from tests.project import ROOT

REGISTER: Register = register(Size(documents=60, clauses=2, revisions=2, citations=4))
LAST_DAY: date = max(revision.effective_on for document in REGISTER.documents for revision in document.revisions)

_NAVIGATION = ["index.md", "policies/index.md", "changes/index.md", "as-of/index.md", "map/index.md"]


def build(folder: Path) -> None:
    """Build the site into a new folder, without the pages written by hand."""
    write_sources(REGISTER, folder)
    (folder / "docs").mkdir()
    (folder / "docs" / "assets").symlink_to(ROOT / "docs" / "assets")
    ours = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": str(ROOT / "scripts" / "theme")},
        "nav": _NAVIGATION,
        "plugins": ["policysite"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(ours), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env=os.environ | {"POLICYSITE_AS_OF": AS_OF.isoformat()},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
