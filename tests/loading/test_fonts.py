"""Fonts of the register's own, for what the bundled ones lack."""

import shutil
from pathlib import Path

import pytest

from policysite.checks import check
from policysite.loading import BUNDLED, load
from tests.builders import FACES, example_sources


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A register with a face in a text."""
    root = tmp_path / "register"
    example_sources(root)
    text = root / "policy_src/documents/EXA-W001/2024-03-01.yml"
    text.write_text(
        text.read_text(encoding="utf-8").replace("Anyone may", "Anyone \N{GRINNING FACE} may"), encoding="utf-8"
    )
    return root


def codes(root: Path) -> list[str]:
    return [found.kind.code for found in check(load(root))]


def test_a_register_without_fonts_uses_those_that_are_bundled(root: Path) -> None:
    assert load(root).fonts is BUNDLED
    assert codes(root) == ["text-not-printable"]


def test_a_font_makes_a_text_printable(root: Path) -> None:
    fonts = root / "policy_src/fonts"
    fonts.mkdir()
    assert load(root).fonts is BUNDLED
    shutil.copy(FACES, fonts)
    (fonts / "LICENSE.txt").write_text("The licence of the font.")
    assert codes(root) == []
    loaded = load(root).fonts
    assert loaded.faces == (*BUNDLED.faces, "Font Awesome 6 Free")
    (fonts / "LICENSE.txt").write_text("Another licence.")
    assert load(root).fonts.digest != loaded.digest


def test_a_file_that_is_no_font_prints_nothing(root: Path) -> None:
    (root / "policy_src/fonts").mkdir()
    (root / "policy_src/fonts/faces.ttf").write_text("no font")
    assert codes(root) == ["text-not-printable"]


def test_a_font_outside_of_the_sources_is_not_used(root: Path) -> None:
    (root / "policy_src/fonts").mkdir()
    (root / "policy_src/fonts/faces.ttf").symlink_to(FACES)
    assert sorted(codes(root)) == ["outside-sources", "text-not-printable"]


def test_a_folder_in_the_folder_is_told(root: Path) -> None:
    (root / "policy_src/fonts/faces").mkdir(parents=True)
    (found,) = (found for found in load(root).problems)
    assert str(found) == (
        "policy_src/fonts/faces:1:1: error [unexpected-file] Only files stand here. Move the fonts in it one folder up."
    )
