"""Requirement tools that make sites of documents and their links, and a register in the form that each reads."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policysite.analysis import text_in_force
from policysite.model import Register, TextRevision

_CITATION = re.compile(r"\[\[([A-Z0-9-]+)(?:#[a-z0-9-]+)?\]\]")


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool.

    Attributes:
        name: What it is called.
        packages: What is installed for it.
        command: What builds the site, run in the folder of the content.
        write: Writes the content: the texts in force on a day.
    """

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]
    write: Callable[[Register, date, Path], None]


def _texts(register: Register, day: date) -> Iterator[tuple[str, TextRevision]]:
    for document in register.documents:
        text = text_in_force(document, day)
        if text:
            yield document.number, text


def _plain(words: str) -> str:
    return _CITATION.sub(r"\1", words)


def _strictdoc(register: Register, day: date, folder: Path) -> None:
    for number, text in _texts(register, day):
        parts = [f"[DOCUMENT]\nTITLE: {number} {text.title}\n"]
        for placed in text.placed:
            uid = f"{number}-{placed.label.replace('.', '-')}"
            cited = [cited for cited in _CITATION.findall(placed.clause.text) if cited in register.by_number]
            links = "".join(
                f"- TYPE: Parent\n  VALUE: {other}-1\n" for other in dict.fromkeys(cited) if other != number
            )
            relations = f"RELATIONS:\n{links}" if links else ""
            statement = f"STATEMENT: >>>\n{_plain(placed.clause.text)}\n<<<\n"
            parts.append(f"[REQUIREMENT]\nUID: {uid}\nTITLE: {placed.label}\n{statement}{relations}")
        (folder / f"{number}.sdoc").write_text("\n".join(parts), encoding="utf-8")


def _sphinx_needs(register: Register, day: date, folder: Path) -> None:
    (folder / "conf.py").write_text(
        'extensions = ["sphinx_needs"]\nneeds_id_regex = "^[A-Za-z0-9_]+"\n', encoding="utf-8"
    )
    numbers = []
    for number, text in _texts(register, day):
        numbers.append(number)
        title = f"{number} {text.title}"
        parts = [f"{title}\n{'=' * len(title)}\n"]
        for placed in text.placed:
            own = f"{number}_{placed.label}".replace("-", "_").replace(".", "_")
            cited = [f"{other}_1".replace("-", "_") for other in _CITATION.findall(placed.clause.text)]
            links = f"   :links: {', '.join(dict.fromkeys(cited))}\n" if cited else ""
            parts.append(f".. req:: {placed.label}\n   :id: {own}\n{links}\n   {_plain(placed.clause.text)}\n")
        (folder / f"{number}.rst").write_text("\n".join(parts), encoding="utf-8")
    listed = "\n".join(f"   {number}" for number in numbers)
    (folder / "index.rst").write_text(f"Policies\n========\n\n.. toctree::\n\n{listed}\n", encoding="utf-8")


def _doorstop(register: Register, day: date, folder: Path) -> None:
    subprocess.run(("git", "init", "--quiet", str(folder)), check=True)  # it looks for a working copy
    root = ""
    for number, text in _texts(register, day):
        prefix = number.replace("-", "")
        place = folder / prefix
        settings = f"settings:\n  digits: 3\n  itemformat: yaml\n  prefix: {prefix}\n  sep: '-'\n"
        if root:
            settings += f"  parent: {root}\n"
        root = root or prefix  # all documents hang from the first: it takes one tree alone
        place.mkdir()
        (place / ".doorstop.yml").write_text(settings, encoding="utf-8")
        for index, placed in enumerate(text.placed, 1):
            words = _plain(placed.clause.text).replace("\n", "\n  ")
            (place / f"{prefix}-{index:03}.yml").write_text(
                f"active: true\nderived: true\nheader: ''\nlevel: 1.{index}\nlinks: []\nnormative: true\nref: ''\n"
                f"reviewed: null\ntext: |\n  {words}\n",
                encoding="utf-8",
            )


PEERS = (
    Peer("StrictDoc", ("strictdoc==0.30.4",), ("strictdoc", "export", ".", "--output-dir", "../out"), _strictdoc),
    Peer(
        "sphinx-needs", ("sphinx==8.2.3", "sphinx-needs==5.1.0"), ("sphinx-build", "-q", ".", "../out"), _sphinx_needs
    ),
    Peer("Doorstop", ("doorstop==3.2",), ("doorstop", "publish", "all", "../out"), _doorstop),
)
