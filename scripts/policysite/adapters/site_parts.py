"""Building the site part by part: only what has changed is made, on as many processors as there are."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from policysite.adapters.clock import today
from policysite.adapters.folder_cache import CACHE, FOUND_FOLDER, PDF_FOLDER, FolderCache
from policysite.adapters.found_parts import FoundParts
from policysite.adapters.frames import Frames, Surroundings
from policysite.adapters.made_files import sitemap_files
from policysite.adapters.part_maker import PartMaker, ToldIndex
from policysite.adapters.processors import processes_for, sharing
from policysite.adapters.program_digest import program_digest
from policysite.adapters.site_build import Subject, build_into, environment
from policysite.adapters.site_tree import Publishing, SiteTree, StoredPart
from policysite.exports import Typesetter
from policysite.loading import Loaded
from policysite.model import canonical_json
from policysite.model.audit import Conformance
from policysite.rendering import addresses
from policysite.site_plan import Part, SitePlan, dated_stamps, register_stamps, site_plan

THEME = "scripts/theme"
_AROUND = "around"
_SITEMAP = "sitemap"
_UNPLANNED = (_AROUND, _SITEMAP)
_SCRATCH = "mkdocs-"

Progress = Callable[[int, int], None]
"""Is told how many parts are ready, and of how many."""


class EngineError(Exception):
    """MkDocs could not build what stands around the plan. It has said why."""


@dataclass(frozen=True)
class Building:
    """What is built, and from what.

    Attributes:
        root: The folder that holds ``mkdocs.yml``.
        subject: What the site is built from.
        target: The folder of the site.
        loaded: The register, without errors that stop a build.
        stamps: Of the documents, by number; what stands around them need not be in them.
        conformance: What the accessibility statement rests upon.
        as_of: The day that counts as today; ``None`` for the real day.
        whole_register: Whether the register is printed as one PDF too.
        progress: Is told how far it has come.
    """

    root: Path
    subject: Subject
    target: Path
    loaded: Loaded
    stamps: Mapping[str, str]
    conformance: Conformance
    as_of: date | None
    whole_register: bool
    progress: Progress

    def publish(self) -> None:
        """Bring the site up to date; until that has succeeded, it stays as it was.

        Raises:
            EngineError: What is written by hand cannot be built.
            TypesettingError: A text cannot be typeset.
            OSError: A folder cannot be written, or the disk is full.
        """
        with self._workshop() as workshop:
            publishing = Publishing(self.target, workshop)
            tree = publishing.open()
            around = self._around(tree, workshop)
            self._plan_parts(tree, around)
            publishing.publish(tree)

    @contextmanager
    def _workshop(self) -> Iterator[Path]:
        """A folder for what is not published, for one build at a time; a passing one where none can be kept."""
        kept = self.root / CACHE / f"work-{self.target.name}"
        try:
            kept.mkdir(parents=True, exist_ok=True)
            lock = os.open(kept / "lock", os.O_CREAT | os.O_RDWR)
        except OSError:
            with tempfile.TemporaryDirectory(dir=self.root, prefix=".site-") as passing:
                yield Path(passing)
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for stale in kept.glob(f"{_SCRATCH}*"):
                shutil.rmtree(stale)
            yield kept
        finally:
            os.close(lock)

    @property
    def _day(self) -> date:
        return self.as_of or today(self.loaded.register.organisation.time_zone)

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter(self.loaded.fonts, FolderCache(self.root / PDF_FOLDER), whole_register=self.whole_register)

    def _plan(self, site: str | None) -> SitePlan:
        register, conformance = self.loaded.register, self.conformance
        return site_plan(register, self._day, site=site, typesetter=self._typesetter, conformance=conformance)

    # What stands around the plan

    def _around(self, tree: SiteTree, workshop: Path) -> Surroundings:
        """What MkDocs makes, from the tree where nothing that it reads has changed."""
        organisation = self.loaded.register.organisation
        planned = [address for part in self._plan(None).parts for address in part.addresses]
        told = canonical_json(
            {"addresses": planned, "fictional": organisation.name if organisation.fictional else None}
        )
        stamp = _digest(self._engine_digest(), told)
        kept = tree.keep(_AROUND, stamp)
        if kept is None:
            with tempfile.TemporaryDirectory(dir=workshop, prefix=_SCRATCH) as scratch:
                apart, built = Path(scratch) / "apart.json", Path(scratch) / "site"
                apart.write_text(told, encoding="utf-8")
                variables = environment(self.subject, self.as_of) | {"POLICYSITE_APART": str(apart)}
                if build_into(built, self.root, variables) != 0:
                    raise EngineError("MkDocs says what is wrong.")
                files = {
                    (path := file.relative_to(built).as_posix()): tree.store(path, file.read_bytes())
                    for file in sorted(built.rglob("*"))
                    if file.is_file() and file.name not in ("sitemap.xml", "sitemap.xml.gz")
                }
                kept = tree.parts[_AROUND] = StoredPart(stamp, files, [apart.read_text(encoding="utf-8")])
        return Surroundings.from_json(kept.told[0])

    def _engine_digest(self) -> str:
        """Of all that MkDocs reads."""
        variables = {name: value for name, value in os.environ.items() if name.startswith("POLICYSITE_")}
        files = (self.root / "mkdocs.yml", *_files(self.root / "docs"), *_files(self.root / THEME))
        return program_digest(files, canonical_json(variables))

    # The plan

    def _plan_parts(self, tree: SiteTree, around: Surroundings) -> None:
        plan, frames = self._plan(around.address), Frames(self.root / THEME, self.root / "docs", around)
        outside = self._outside(around)
        stamps, found = self._stamps(outside), FoundParts(self.root / FOUND_FOLDER)
        parts = {part.name: part for part in plan.parts}
        maker = PartMaker(parts, self.loaded.register.by_number, tree, frames, found)

        def stale(parts: Iterable[Part]) -> list[str]:
            return [part.name for part in parts if tree.keep(part.name, stamps.get(part.name)) is None]

        shown = [part for part in plan.parts if part.is_found]
        # What shows the whole register takes long: it comes first.
        first, others = stale(reversed(shown)), stale(part for part in plan.parts if not part.is_found)
        self._tell(tree, plan)
        with sharing(maker.written, processes_for(len(maker.documents))) as written:

            def make(wanted: Sequence[str | ToldIndex]) -> None:
                if wanted:
                    tree.begin()  # before another process writes into it
                for name, files, told, texts in written(wanted):
                    tree.parts[name] = StoredPart(stamps.get(name), files, told, found.remember(texts))
                    self._tell(tree, plan)

            make(first)
            indexes = []
            for index in addresses.SEARCH_INDEXES:
                told = [(part.name, digest) for part in shown if (digest := tree.parts[part.name].found.get(index))]
                stamps[index] = _digest(outside, *(digest for _, digest in told))
                if tree.keep(index, stamps[index]) is None:
                    indexes.append(ToldIndex(index, told, found.remembered(digest for _, digest in told)))
            make([*indexes, *others])

        listed = [*around.pages, *(page for part in plan.parts for page in tree.parts[part.name].told)]
        stamp = _digest(outside, *listed)
        if tree.keep(_SITEMAP, stamp) is None:
            files = sitemap_files(listed, self._day, around.address)
            tree.parts[_SITEMAP] = StoredPart(stamp, {path: tree.store(path, content) for path, content in files})

    def _tell(self, tree: SiteTree, plan: SitePlan) -> None:
        """Tell how many parts of a plan are ready."""
        ready = sum(name not in _UNPLANNED for name in tree.parts)
        self.progress(ready, len(plan.parts) + len(addresses.SEARCH_INDEXES))

    def _outside(self, around: Surroundings) -> str:
        """A digest of what all parts depend on, beside the documents."""
        said = (
            self.loaded.register.organisation.model_dump_json(),
            str(self._day),
            around.json(),
            self.loaded.fonts.digest,
        )
        return program_digest(_files(self.root / THEME), "\n".join(said))

    def _stamps(self, outside: str) -> dict[str, str]:
        """Of the parts of the plan, by name."""
        register, digests, day = self.loaded.register, self.loaded.digests, self._day
        said = _digest(outside, self.conformance.model_dump_json(), str(self.whole_register))
        of_register = register_stamps(register, digests, day, said)
        return dated_stamps(register, self.stamps, day, outside) | of_register


def _digest(*said: str) -> str:
    return sha256(" ".join(said).encode()).hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
