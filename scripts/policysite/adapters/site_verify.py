"""Whether a published site says what the register says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path

from policysite.adapters.page_comparison import compare_clauses, compare_pages
from policysite.adapters.page_reader import read_page
from policysite.exports.text_facts import TextFacts
from policysite.exports.text_records import ClauseRecord
from policysite.model import Register, TextRevision
from policysite.model.audit import Conformance
from policysite.rendering import Edition, Page, addresses
from policysite.site_plan import SitePlan, site_plan

_AGAIN = "Publish the site again."
_CHANGED = "Publish the site again, and find out what changed it."
_FOREIGN = "Remove it, and find out where it came from."

_PLANNED_ONLY = {
    addresses.REGISTER: ".html",
    addresses.AS_OF: ".html",
    addresses.API: ".json",
    addresses.CHECKERS: ".json",
}
"""Folders in which the plan knows every file of a kind."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something on the site that the register does not say, or the other way round.

    Attributes:
        file: Path below the folder of the site.
        what: What differs, as a full sentence.
        remedy: What to do, as a full sentence.
    """

    file: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What was compared, and what differs.

    Attributes:
        as_of: The day that the site states; ``None`` where it states none, so that nothing could be compared.
        address: The address that the site states.
        pages: Pages of the plan.
        clauses: Clauses on these pages.
        files: Other files of the plan.
        differences: By file.
    """

    as_of: date | None
    address: str | None
    pages: int
    clauses: int
    files: int
    differences: tuple[Difference, ...]


def verify_site(register: Register, site: Path, conformance: Conformance | None = None) -> Verification:
    """Compare a published site with the register, as of the day that the site states.

    It proves that every page of the plan is there with all its words, anchors and links; that the clauses on the pages
    of documents and revisions are those of the register, no more and no fewer; and that every file equals the plan's.
    What an engine puts around the planned part of a page is not judged.

    Args:
        register: The documents.
        site: The folder of the site.
        conformance: What its accessibility statement rests upon; nothing unless given.
    """
    try:
        as_of, address = _stated(site / addresses.API_REGISTER)
    except (OSError, ValueError, RecursionError):
        fault = Difference(addresses.API_REGISTER, "It is not there, or does not state the day of this site.", _AGAIN)
        return Verification(None, None, 0, 0, 0, (fault,))
    plan = site_plan(register, as_of, site=address, conformance=conformance)
    clauses = dict(_clauses_by_page(Edition(register, as_of)))
    differences = [
        *(difference for page in plan.pages for difference in _check_page(site, page, clauses.get(page.address))),
        *_check_files(site, plan),
        *_foreign(site, plan),
    ]
    return Verification(
        as_of=as_of,
        address=address,
        pages=len(plan.pages),
        clauses=sum(map(len, clauses.values())),
        files=len(plan.files),
        differences=tuple(sorted(differences, key=lambda difference: difference.file)),
    )


def _stated(path: Path) -> tuple[date, str | None]:
    """The day and the address that the site states of itself.

    Raises:
        OSError: The file cannot be read.
        ValueError: It does not state them.
    """
    stated = json.loads(path.read_bytes())
    if not isinstance(stated, dict):
        raise ValueError(path)
    address = stated.get("site_address")
    return date.fromisoformat(str(stated.get("as_of"))), address if isinstance(address, str) else None


def _clauses_by_page(edition: Edition) -> Iterator[tuple[str, tuple[ClauseRecord, ...]]]:
    """The clauses that the page of each document and of each revision must show: none where no text is held."""
    for document in edition.documents:
        current = edition.in_force(document)
        shown = [(addresses.document(document.number), current)]
        shown += [(addresses.revision(document.number, revision.revised), revision) for revision in document.revisions]
        for address, revision in shown:
            if isinstance(revision, TextRevision):
                facts = TextFacts(edition, document.number, revision.corrected(edition.as_of))
                yield address, facts.record().clauses
            else:
                yield address, ()


def _check_page(site: Path, page: Page, clauses: tuple[ClauseRecord, ...] | None) -> Iterator[Difference]:
    file = addresses.page_file(page.address)
    try:
        html = (site / file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        yield Difference(file, "The page is not there, or cannot be read.", _AGAIN)
        return
    planned = page.html()
    is_as_planned = planned in html
    if is_as_planned and clauses is None:
        return
    found = read_page(html, page.address)
    faults = [] if clauses is None else list(compare_clauses(clauses, found))
    if not faults and not is_as_planned:
        faults = list(compare_pages(read_page(planned, page.address), found))
    for fault in faults:
        yield Difference(file, fault, _CHANGED)


def _check_files(site: Path, plan: SitePlan) -> Iterator[Difference]:
    for planned in plan.files:
        try:
            found = (site / planned.path).read_bytes()
        except OSError:
            yield Difference(planned.path, "The file is not there, or cannot be read.", _AGAIN)
            continue
        expected = planned.content.encode()
        if found != expected:
            pairs = zip_longest(expected.split(b"\n"), found.split(b"\n"))
            line = next(count for count, (one, other) in enumerate(pairs, 1) if one != other)
            yield Difference(planned.path, f"Line {line} is not what the register says.", _CHANGED)


def _foreign(site: Path, plan: SitePlan) -> Iterator[Difference]:
    planned = {addresses.page_file(page.address) for page in plan.pages} | {file.path for file in plan.files}
    for folder, suffix in _PLANNED_ONLY.items():
        for path in (site / folder).rglob(f"*{suffix}"):
            file = path.relative_to(site).as_posix()
            if file not in planned:
                yield Difference(file, "The register does not know this file.", _FOREIGN)
