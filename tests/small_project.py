"""A project that is built in a second: a register, the theme, and one page written by hand."""

import shutil
from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from policysite.cli import main
from policysite.model import Register
from tests.benchmarks.corpus import AS_OF, Size, register, write_sources
from tests.project import ROOT

SMALL = register(Size(documents=8, clauses=5, revisions=2, citations=1))
MENU = [
    {"Home": "index.md"},
    {"Policies": "policies/index.md"},
    {"What changed": "changes/index.md"},
    {"As of a day": "as-of/index.md"},
    {"Map": "map/index.md"},
    {"About": "about.md"},
]


def small_project(root: Path, of: Register = SMALL) -> Path:
    """Write the project into a new folder, and return the folder."""
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    shutil.copytree(ROOT / "scripts" / "theme", root / "scripts" / "theme")
    (root / "docs" / "about.md").write_text("# About\n\nWritten by hand.\n", encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head, _, rest = settings.partition("nav:\n")
    plugins = rest[rest.index("plugins:") : rest.index("  - mkdocstrings:")]
    (root / "mkdocs.yml").write_text(f"{head}{yaml.safe_dump({'nav': MENU})}{plugins}", encoding="utf-8")
    write_sources(of, root)
    return root


def build(root: Path) -> Result:
    """Build the site of the project in this process, as ``scripts/serve --build`` does."""
    arguments = ["serve", "--root", str(root), "--build", "--as-of", AS_OF.isoformat()]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
