"""The folder ``policy_src``: which files are there, and what they become."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from policysite.loading.cache import Cache
from policysite.loading.checker_folder import CHECKERS, read_checkers
from policysite.loading.fonts import BUNDLED, FONT_FOLDER, Fonts, with_fonts_of
from policysite.loading.kept_document import from_kept, kept_document
from policysite.loading.ledger_file import LEDGER_FILE, read_ledger
from policysite.loading.loaded import Loaded
from policysite.loading.source_file import SourceFile, SourceText, decoded
from policysite.loading.source_folder import SourceFolder, digest_of, plain_files
from policysite.loading.sources import SOURCE_FOLDER
from policysite.loading.validation import validate
from policysite.model import (
    Document,
    ErrataFile,
    Erratum,
    HistoryRevision,
    Ledger,
    Organisation,
    Register,
    Revision,
    TextRevision,
)
from policysite.model.base import NUMBER
from policysite.problems import Location, Problem, as_written, problem
from policysite.problems.problem import in_reading_order

_REVISION_FILE = re.compile(r"\d{4}-\d{2}-\d{2}\.yml")
_ERRATA_FILE = re.compile(r"(\d{4}-\d{2}-\d{2})\.errata\.yml")
_WORTH_SHARING = 40
"""Documents that are to be parsed, from which on a second process pays for its start."""
_UNKNOWN = Organisation(name="?")
"""Stands in for an organisation that could not be read; nothing is published from it."""
_EVIDENCE = "Write evidence: text where the full text is held, evidence: history where only its row in the history is."
_KNOWN_AT_TOP = frozenset({"organisation.yml", "documents", CHECKERS, "schema", FONT_FOLDER, LEDGER_FILE})


def load(root: Path, cache: Cache | None = None, processes: int = 1) -> Loaded:
    """Read all of ``policy_src``.

    Args:
        root: The folder that holds ``policy_src``.
        cache: Keeps documents in which nothing was wrong, so that their files need not be parsed again.
        processes: How many may read at the same time, which takes a cache on the disk and a system that forks.
    """
    folder = _Folder(root, cache)
    if not folder.base.is_dir():
        remedy = "Run the command in the folder that holds policy_src, or name that folder with --root."
        missing = problem("source-missing", Location(SOURCE_FOLDER), "The folder is not there.", remedy)
        return Loaded(Register(organisation=_UNKNOWN, documents=()), folder.sources, (missing,), frozenset())
    organisation = folder.organisation()
    with _no_collection():
        documents = folder.documents(processes)
        checkers = tuple(read_checkers(folder))
    register = Register(organisation=organisation or _UNKNOWN, documents=documents, checkers=checkers)
    ledger, fonts = folder.ledger(), folder.fonts()
    problems = in_reading_order(folder.problems)
    numbers = frozenset(folder.numbers)
    return Loaded(register, folder.sources, problems, numbers, ledger, fonts=fonts, digests=folder.digests)


def _read_apart(root: Path, cache: Cache, folders: Sequence[Path], processes: int) -> None:
    """Let several processes read documents. They are in the cache afterwards, but for those with something wrong."""
    fork = get_context("fork")
    shares = [folders[share::processes] for share in range(processes)]
    readers = [fork.Process(target=_read_share, args=(_Folder(root, cache), share)) for share in shares]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()


def _read_share(reader: _Folder, folders: Sequence[Path]) -> None:
    """What one of several processes does: its findings are told by nobody, since what is wrong is read again."""
    for folder in folders:
        if reader.kept(folder) is None:
            reader.read(folder)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Reading makes many objects and hardly any garbage; looking for it took two fifths of the time.

    What was read is not looked through later either, until something is read again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


class _Folder(SourceFolder):
    """One reading of ``policy_src``; collects problems and goes on."""

    def __init__(self, root: Path, cache: Cache | None) -> None:
        super().__init__(root)
        self.numbers: set[str] = set()
        self.digests: dict[str, str] = {}
        self._cache = cache

    def organisation(self) -> Organisation | None:
        source = self.source(self.base / "organisation.yml")
        if source is None:
            return None
        organisation = validate(Organisation, source)
        if isinstance(organisation, list):
            self.problems += organisation
            return None
        self.sources.organisation = source.places()
        return organisation

    def ledger(self) -> Ledger:
        path = self.base / LEDGER_FILE
        if not (path.exists() or path.is_symlink()) or not self.inside(path):
            return Ledger()
        ledger, problems = read_ledger(path, self.name(path))
        self.problems += problems
        return ledger

    def fonts(self) -> Fonts:
        """Those of the register's own are looked for in the folder itself, and not below it."""
        folder = self.base / FONT_FOLDER
        files = self.children(folder) if folder.exists() else []
        for path in files:
            if not path.is_file():
                self.report("unexpected-file", path, "Only files stand here.", "Move the fonts in it one folder up.")
        return with_fonts_of(folder, [path for path in files if path.is_file()]) if files else BUNDLED

    def documents(self, processes: int) -> tuple[Document, ...]:
        for path in self.children(self.base):
            if path.name not in _KNOWN_AT_TOP:
                remedy = "Remove it. Here stand organisation.yml and the folders documents, checkers and schema."
                self.report("unexpected-file", path, "This is not a part of the register.", remedy)
        folders: list[Path] = []
        for path in self.children(self.base / "documents"):
            if path.is_dir():
                folders.append(path)
            else:
                remedy = "Remove the file, or put it into the folder of its document."
                self.report("unexpected-file", path, "Only folders, one a document, stand here.", remedy)
        self.numbers.update(folder.name for folder in folders)
        found = {folder: self.kept(folder) for folder in folders}
        missing = [folder for folder in folders if found[folder] is None]
        if self._cache is not None and processes > 1 and len(missing) >= _WORTH_SHARING:
            _read_apart(self.root, self._cache, missing, processes)
            found |= {folder: self.kept(folder) for folder in missing}
        found |= {folder: found[folder] or self.read(folder) for folder in missing}
        return tuple(document for document in found.values() if document)

    def read(self, folder: Path) -> Document | None:
        """A document from its files; it is kept where nothing is wrong with it."""
        document = self._document(folder)
        if document and self._cache is not None and folder.name in self.digests:
            self._cache.put(self.digests[folder.name], kept_document(document))
        return document

    def kept(self, folder: Path) -> Document | None:
        """A document as it was read before from the same files."""
        files = plain_files(folder)
        if files is None:
            return None
        self.digests[folder.name] = digest_of(folder.name, files)
        kept = self._cache.get(self.digests[folder.name]) if self._cache is not None else None
        if kept is None:
            return None
        document = from_kept(kept)
        place_of_all = self.name(folder)
        for name, content in files.items():
            place = SourceText(f"{place_of_all}/{name}", decoded(content))
            if name == "document.yml":
                self.sources.documents[folder.name] = place
            elif _ERRATA_FILE.fullmatch(name):
                self.sources.errata[folder.name, name[:10]] = place
            else:
                self.sources.revisions[folder.name, date.fromisoformat(name[:10])] = place
        return document

    def _document(self, folder: Path) -> Document | None:
        found_before = len(self.problems)
        revisions = sorted(self._revisions(folder), key=lambda revision: (revision.effective_on, revision.revised))
        source = self.source(folder / "document.yml")
        if source is None:
            return None
        self.sources.documents[folder.name] = source.places()
        number = source.value.get("number")
        if isinstance(number, str) and re.fullmatch(NUMBER, number) and number != folder.name:
            what = f"The number is {number}, the folder is {folder.name}."
            self.problems.append(problem("number-mismatch", source.at(("number",)), what))
        document = validate(Document, source, {"revisions": tuple(revisions)})
        if isinstance(document, list):
            self.problems += document
            return None
        return document if len(self.problems) == found_before else None

    def _revisions(self, folder: Path) -> Iterator[Revision]:
        for path in self.children(folder):
            if path.name == "document.yml":
                continue
            if corrected := _ERRATA_FILE.fullmatch(path.name):
                if not path.with_name(f"{corrected[1]}.yml").exists():
                    self.report("errata-alone", path, f"There is no revision {corrected[1]}.yml.")
                continue
            if not _REVISION_FILE.fullmatch(path.name):
                remedy = f"Name it {path.stem}.yml." if _REVISION_FILE.fullmatch(f"{path.stem}.yml") else None
                self.report("unexpected-file", path, "This is neither document.yml nor named by a date.", remedy)
                continue
            source = self.source(path)
            corrections = path.with_name(f"{path.stem}.errata.yml")
            errata = self._errata(corrections)
            revision = self._revision(source, errata.errata if errata else ()) if source else None
            if errata and isinstance(revision, HistoryRevision):
                remedy = "Remove it. An erratum corrects the words of a text that is held."
                self.report("errata-alone", corrections, f"Of the revision {path.stem}, no text is held.", remedy)
            if source and revision:
                self.sources.revisions[folder.name, revision.revised] = source.places()
                yield revision

    def _errata(self, path: Path) -> ErrataFile | None:
        source = self.source(path) if path.exists() else None
        if source is None:
            return None
        errata = validate(ErrataFile, source)
        if isinstance(errata, list):
            self.problems += errata
            return None
        self.sources.errata[path.parent.name, path.name[:10]] = source.places()
        return errata

    def _revision(self, source: SourceFile, errata: tuple[Erratum, ...]) -> Revision | None:
        revision: Revision | list[Problem]
        evidence = source.value.get("evidence")
        if evidence == "history":
            revision = validate(HistoryRevision, source)
        elif evidence == "text":
            revision = validate(TextRevision, source, {"errata": errata})
        else:
            revision = [_evidence_problem(source)]
        if isinstance(revision, list):
            self.problems += revision
            return None
        if source.name.rpartition("/")[2] != f"{revision.revised}.yml":
            what = f"The revised date is {revision.revised}, the file is named otherwise."
            self.problems.append(problem("date-mismatch", source.at(("revised",)), what))
            return None
        return revision


def _evidence_problem(source: SourceFile) -> Problem:
    """Without its evidence nothing else can be said of a revision."""
    if "evidence" in source.value:
        what = f"{as_written(source.value['evidence'])} is not a kind of evidence."
        return problem("wrong-value", source.at(("evidence",)), what, _EVIDENCE)
    return problem("missing-field", source.at(), "The key “evidence” is missing.", _EVIDENCE)
