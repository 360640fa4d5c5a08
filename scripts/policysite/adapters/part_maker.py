"""Making parts of the site and writing their files, in this process or in another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from policysite.adapters.found_parts import FoundParts
from policysite.adapters.frames import Frames
from policysite.adapters.made_files import made_files
from policysite.adapters.site_tree import SiteTree, Stored
from policysite.site_plan import Part, index_part


class ToldIndex(NamedTuple):
    """A search index to be made.

    Attributes:
        address: Its address, which is its name too.
        told: The names of the parts of which it tells, each with the digest of what it is told of them.
        texts: Those of what it is told that were made in this build, by digest.
    """

    address: str
    told: list[tuple[str, str]]
    texts: dict[str, str]


class Written(NamedTuple):
    """A part that was made.

    Attributes:
        name: Its name.
        files: As they were written, by path below the site's root.
        told: The addresses of its pages that search engines are told.
        texts: By search index, what that is told of it.
    """

    name: str
    files: dict[str, Stored]
    told: list[str]
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class PartMaker:
    """Makes parts, and writes their files.

    Attributes:
        parts: Those of the plan, by name.
        documents: Those of the register, by number.
        tree: Where files are written.
        frames: What stands around pages.
        found: Where is kept what search is told.
    """

    parts: Mapping[str, Part]
    documents: Mapping[str, object]
    tree: SiteTree
    frames: Frames
    found: FoundParts

    def written(self, wanted: str | ToldIndex) -> Written:
        """Make a part of the plan, by its name, or an index."""
        part = self.parts[wanted] if isinstance(wanted, str) else self._index_part(wanted)
        made = part.make()
        files = {path: self.tree.store(path, content) for path, content in made_files(made, self.frames)}
        told = [page.address for page in made.pages if page.indexed]
        return Written(part.name, files, told, self.found.keep(made))

    def _index_part(self, index: ToldIndex) -> Part:
        self.found.know(index.texts)
        told = [(self.parts[name], digest) for name, digest in index.told]
        return index_part(index.address, self.found.entries(index.address, told, self.documents))
