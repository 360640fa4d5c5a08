"""Templates are compiled once, and again when something about them is another."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, FileSystemBytecodeCache

from policysite.rendering.templates import template_environment

TEMPLATE = "{% set a = 1 %}\n{{ a }}"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which compiled templates are kept, instead of the program's own."""
    made = FileSystemBytecodeCache.__init__
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr(
        FileSystemBytecodeCache, "__init__", lambda self, _, pattern: made(self, str(tmp_path), pattern)
    )
    return tmp_path


def rendered(template: str, **options: bool) -> str:
    return template_environment(DictLoader({"page.html": template}), **options).get_template("page.html").render()


def compiled(folder: Path) -> bytes:
    (file,) = folder.iterdir()
    return file.read_bytes()


@pytest.mark.usefixtures("kept")
def test_a_compiled_template_is_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(TEMPLATE) == "\n1"
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert rendered(TEMPLATE) == "\n1"


def test_what_has_changed_or_is_damaged_is_compiled_again(kept: Path) -> None:
    assert rendered(TEMPLATE) == "\n1"
    first = compiled(kept)
    assert rendered("another") == "another"
    assert rendered(TEMPLATE, trim_blocks=True) == "1"
    assert compiled(kept) != first
    for damaged in (b"", b"other", first[: len(first) // 2]):
        next(kept.iterdir()).write_bytes(damaged)
        assert rendered(TEMPLATE) == "\n1"
        assert compiled(kept) == first


def test_templates_work_where_nothing_can_be_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.rmdir()
    assert rendered(TEMPLATE) == "\n1"
    kept.mkdir()
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert rendered(TEMPLATE) == "\n1"
    assert list(kept.iterdir()) == []
