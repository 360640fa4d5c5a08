"""The command ``policysite`` on a small register."""

from pathlib import Path

from click.testing import CliRunner, Result

from policysite.cli import main


def run(root: Path, name: str, *arguments: str) -> Result:
    """Run a command in the folder that holds ``policy_src``."""
    return CliRunner().invoke(main, [name, "--root", str(root), *arguments], catch_exceptions=False)


def source(root: Path, file: str) -> Path:
    """A file of a document."""
    return root / "policy_src" / "documents" / file


def everything(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
