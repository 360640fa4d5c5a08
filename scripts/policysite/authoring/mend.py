"""What can be mended without a person: the ids of new clauses, and the layout of files. Never a published revision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from policysite.authoring.clause_ids import proposed_id
from policysite.authoring.drafts import Draft
from policysite.loading import SOURCE_FOLDER, Loaded
from policysite.loading.source_file import SourceFile, parse, read
from policysite.loading.yaml_writing import INDENT, WIDTH, WritingError, editable, scalar, written
from policysite.model import canonical_text

_SOURCES = ("organisation.yml", "documents/*/*.yml")
_REVISION = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.errata)?")
_MANY_WORDS = frozenset({"text", "summary", "change_note", "approval_authority", "note"})


def mended(loaded: Loaded, root: Path) -> Draft:
    """What is safe to mend in the sources.

    A clause without an id gets one; the id of the clause before it that says the same, where there is such a clause.
    Line ends, spaces and indentation become those of all files, and a text with a line that is too long is laid out
    anew, one sentence a line. A file that was published is left alone, and so is one that cannot
    be read.

    Args:
        loaded: The register.
        root: The folder that holds ``policy_src``.
    """
    published = {(part.number, str(part.revised)) for part in loaded.ledger.by_part}
    files: dict[str, str] = {}
    done: list[str] = []
    base = root / SOURCE_FOLDER
    for path in sorted(path for pattern in _SOURCES for path in base.glob(pattern)):
        revised = _REVISION.fullmatch(path.stem)
        if (revised and (path.parent.name, revised[1]) in published) or not _is_inside(path, base):
            continue
        name = f"{SOURCE_FOLDER}/{path.relative_to(base).as_posix()}"
        source = read(path, name)
        if not isinstance(source, SourceFile):
            continue
        mending = _Mending(_earlier_ids(loaded, path.parent.name, name))
        try:
            text = mending.file(source)
        except (YAMLError, WritingError):
            continue
        if text.encode() != path.read_bytes():
            files[name] = text
            done += [f"{name}: {what}" for what in mending.done or ("The layout was put in order.",)]
    return Draft(files, tuple(done))


def _is_inside(path: Path, base: Path) -> bool:
    """Whether a file is where it seems to be: what a link leads to is not written to."""
    return not path.is_symlink() and base.resolve() in path.resolve().parents


@dataclass
class _Mending:
    """The mending of one file.

    Attributes:
        earlier: The ids of the document's clauses in its other files, by what they say.
        done: What was mended, beside the layout.
    """

    earlier: Mapping[str, str]
    done: list[str] = field(default_factory=list)

    def file(self, source: SourceFile) -> str:
        """The text of the file as it should be."""
        keys = editable(source)
        self._lay_out(keys, 0)
        self._give_ids(keys)
        text = written(keys)
        bare = "".join(line.rstrip(" \t") + "\n" for line in text.splitlines())
        return bare if _value(bare) == _value(text) else text

    def _lay_out(self, value: Any, indent: int) -> None:
        if isinstance(value, CommentedMap):
            for key, below in value.items():
                if key not in _MANY_WORDS or not isinstance(below, str):
                    self._lay_out(below, indent)
                elif "  " in below or _is_too_long(below, indent, key):
                    value[key] = scalar(re.sub(" {2,}", " ", below).strip(), indent, key)
        elif isinstance(value, list):
            for item in value:
                self._lay_out(item, indent + INDENT)

    def _give_ids(self, keys: CommentedMap) -> None:
        rows = list(_rows(keys))
        used = {str(row["id"]) for row in rows if row.get("id")}
        for row in rows:
            words = row.get("text")
            if row.get("id") or not isinstance(words, str) or not words.strip():
                continue
            same = self.earlier.get(canonical_text(words))
            given = same if same and same not in used else proposed_id(words, used | set(self.earlier.values()))
            used.add(given)
            row.pop("id", None)
            row.insert(0, "id", given)
            self.done.append(f"The clause “{_beginning(words)}” got the id {given}.")


def _earlier_ids(loaded: Loaded, number: str, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for (other, _), source in sorted(loaded.sources.revisions.items()):
        if other == number and source.name != name:
            found |= {canonical_text(str(row["text"])): str(row["id"]) for row in _rows(_value(source.text))}
    return found


def _value(text: str) -> Any:
    source = parse(text, "mended")
    return source.value if isinstance(source, SourceFile) else None


def _is_too_long(text: str, indent: int, key: str) -> bool:
    """Whether a text has a line beyond the width of a file."""
    folds = list(getattr(text, "fold_pos", ()))
    breaks = sorted([-1, *folds, *(found.start() for found in re.finditer("\n", text)), len(text)])
    before = indent + (2 if folds else len(key) + 2)
    return any(before + end - start - 1 > WIDTH for start, end in pairwise(breaks))


def _rows(keys: Any) -> Iterator[Any]:
    """Every clause of a file, in reading order, as far as it is one."""
    clauses = keys.get("clauses") if isinstance(keys, dict) else ()
    for row in clauses if isinstance(clauses, list) else ():
        if isinstance(row, dict):
            yield row
            yield from _rows(row)


def _beginning(words: str) -> str:
    first = " ".join(words.split()[:6])
    return first if len(first) == len(" ".join(words.split())) else f"{first} …"
