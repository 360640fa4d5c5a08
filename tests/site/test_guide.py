"""The guide for HR can be read by everyone, and shows what there is."""

import re
from pathlib import Path

import pytest
import yaml
from click import Context

from policysite.cli import main
from policysite.rendering.repository_addresses import ISSUE_FORM
from tests.builders import ROOT
from tests.site.pictures import FOLDER, PICTURES
from tests.site.reading_level import grade, prose

GUIDE = ROOT / "docs" / "publishing"
PAGES = ("index", "propose", "review", "schedule", "correct", "retire", "in-force", "import")
"""The pages that HR reads; the others are for those who know files."""

EASY = 6.0
"""A text of this grade is read without effort by an adult who is in a hurry."""

LONGEST = 500
"""Words of a page."""


def text(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_guide_is_short_and_easy(name: str) -> None:
    assert grade(prose(text(name))) <= EASY
    assert len(prose(text(name)).split()) <= LONGEST


def test_the_measure_of_a_text_tells_easy_from_hard() -> None:
    easy = "The cat sat on the mat. It was warm. We all go home now."
    hard = (
        "Notwithstanding the aforementioned stipulations, organisational responsibilities regarding institutional "
        "documentation necessitate comprehensive consideration of applicable regulatory requirements."
    )
    assert grade(easy) < 2
    assert grade(hard) > 20


def test_code_and_pictures_are_no_prose() -> None:
    assert prose("# One\n\n![A: b.](c.png) Two `x` [three](d.md).\n\n```text\nfour\n```\n").split() == [
        "Two",
        "it",
        "three.",
    ]


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_is_small_and_is_told_in_words(name: str) -> None:
    assert (FOLDER / f"{name}.png").stat().st_size < 60_000
    shown = [
        found
        for page in GUIDE.glob("*.md")
        for found in re.findall(rf"!\[([^\]]*)\]\([^)]*/{name}\.png\)", page.read_text(encoding="utf-8"))
    ]
    assert len(shown) == 1
    assert len(shown[0].split()) >= 8


def test_the_form_is_called_what_the_guide_calls_it() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / ISSUE_FORM).read_text(encoding="utf-8"))
    labels = {row["attributes"].get("label") for row in form["body"]}
    named = set(re.findall(r"field \*\*(.*?)\*\*", "".join(map(text, PAGES))))
    assert named
    assert named <= labels


def test_commands_that_are_named_exist() -> None:
    named = set(
        re.findall(r"policysite ([a-z]+)", "".join(page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md")))
    )
    assert named <= set(main.list_commands(Context(main)))


def test_files_that_the_set_up_names_exist() -> None:
    for name in re.findall(r"\.github/[\w./-]+", text("repository")):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"`(\w+\.yml)`", text("repository")):
        assert (ROOT / ".github/workflows" / name).exists(), name


def test_every_page_is_reached_from_the_first() -> None:
    linked = {Path(target).stem for target in re.findall(r"\]\(([\w-]+\.md)", text("index"))}
    assert {page.stem for page in GUIDE.glob("*.md")} - {"index"} == linked
