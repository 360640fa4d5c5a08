"""Affirming a checker: a person has compared its rules with the text, and the checker says so."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from policysite.analysis import StaleReason, misfits, staleness, text_in_force
from policysite.authoring.whole_files import write_whole
from policysite.loading import CHECKERS, SOURCE_FOLDER
from policysite.loading.checker_folder import checker_revision
from policysite.loading.source_file import parse as parse_source
from policysite.model import (
    Checker,
    CheckerReview,
    CheckerRevision,
    Clause,
    Document,
    PlacedClause,
    Register,
    TextRevision,
    parse,
    plain_text,
)
from policysite.model.fingerprint import fingerprint

_UNBROKEN = 1_000_000
"""Longer than any line, so that none is broken anew."""


class AffirmError(Exception):
    """Nothing can be affirmed; the text says why and what to do, as full sentences."""


@dataclass(frozen=True, slots=True)
class ClauseReview:
    """A clause that reads differently from what was reviewed, or was not reviewed yet.

    Attributes:
        id: The clause.
        label: Its label now.
        rules: The rules that cite it.
        was: The words that were reviewed; ``None`` where there were none, or the register does not have them.
        now: The words now.
    """

    id: str
    label: str
    rules: tuple[str, ...]
    was: str | None
    now: str


@dataclass(frozen=True, slots=True)
class Affirmation:
    """What is written when a checker is affirmed.

    Attributes:
        revision: The date of the revision that is affirmed.
        source: The date of the file from which it is made: another one where the affirmed revision is new.
        text: The text that it fits.
        clauses: The clauses whose fingerprints change.
    """

    revision: date
    source: date
    text: TextRevision
    clauses: tuple[ClauseReview, ...]


def affirmation(register: Register, checker: Checker, on: date) -> Affirmation:
    """Work out what affirming the newest revision of a checker means.

    A revision that fits the text in force when it is first published is affirmed as it is. Where a later text changes
    what it rests on, a new revision is made for the day of that text, or for the day of the review if that is later.

    Args:
        register: The register.
        checker: The checker.
        on: The day of the review.

    Raises:
        AffirmError: The rules have to be changed first.
    """
    document = register.by_number[checker.document]
    revision = checker.revisions[-1]
    stale = staleness(register, checker, revision)
    target = revision.published
    if stale and stale[0].day > revision.published:
        target = max(stale[0].day, on)
    text = text_in_force(document, target)
    if text is None:
        raise AffirmError(f"No text of {document.number} is in force on {target}, or none is held.")
    published_with = text_in_force(document, revision.published)
    found = misfits(revision, published_with, text)
    for clause, reason in found.items():
        if reason in (StaleReason.GONE, StaleReason.ADDED):
            raise AffirmError(_by_hand(revision, clause, reason, target))
    reviews = (_review(document, revision, text.by_id[clause]) for clause in text.by_id if clause in found)
    return Affirmation(target, revision.published, text, tuple(reviews))


def _by_hand(revision: CheckerRevision, clause: str, reason: StaleReason, target: date) -> str:
    said = "is not in" if reason is StaleReason.GONE else "is new in"
    beginning = f"The clause “{clause}” {said} the text in force on {target}, so the rules have to be changed."
    if target == revision.published:
        return f"{beginning} Change them in {target}.yml, then affirm again."
    return f"{beginning} Copy {revision.published}.yml as {target}.yml, change the rules there, then affirm again."


def _review(document: Document, revision: CheckerRevision, now: PlacedClause) -> ClauseReview:
    id_ = now.clause.id
    rules = tuple(rule.id for rule in revision.rules if id_ in rule.cites)
    reviewed = {rule.cites.get(id_) for rule in revision.rules if id_ in rule.cites} - {fingerprint(now.clause)}
    if not rules:
        text = text_in_force(document, revision.published)
        reviewed = {fingerprint(text.by_id[id_].clause)} if text and id_ in text.by_id else set()
    was = next((clause.text for clause in _history(document, id_) if fingerprint(clause) in reviewed), None)
    return ClauseReview(id_, now.label, rules, was and _words(was), _words(now.clause.text))


def _history(document: Document, id_: str) -> Iterator[Clause]:
    """Every state of a clause that was in force, the newest first."""
    for text in reversed(document.texts):
        for day in (date.max, *(erratum.on for erratum in reversed(text.errata)), date.min):
            placed = text.corrected(day).by_id.get(id_)
            if placed:
                yield placed.clause


def _words(text: str) -> str:
    return " ".join(plain_text(parse(text)).split())


def write_affirmation(root: Path, checker: Checker, affirmed: Affirmation, by: str, on: date) -> Path:
    """Write the fingerprints and the review into the revision's file, or into a new one, and leave all else as it is.

    Args:
        root: The folder that holds ``policy_src``.
        checker: The checker.
        affirmed: What is affirmed.
        by: Who compared the rules with the text.
        on: The day of the review.

    Returns:
        The file.

    Raises:
        AffirmError: The file cannot be changed without losing something.
        OSError: The file cannot be read or written.
    """
    folder = root / SOURCE_FOLDER / CHECKERS / checker.name
    path = folder / f"{affirmed.revision}.yml"
    prints = {placed.clause.id: fingerprint(placed.clause) for placed in affirmed.text.placed}
    review = CheckerReview(by=by, on=on)
    meant = _with_prints(checker.revision(affirmed.source), affirmed.revision, prints, review)
    content = _edited((folder / f"{affirmed.source}.yml").read_text(encoding="utf-8"), prints, review)
    source = parse_source(content, path.name)
    if isinstance(source, list) or checker_revision(source, affirmed.revision) != meant:
        raise AffirmError(f"{path.name} cannot be written without losing something. Write the fingerprints by hand.")
    write_whole(folder, {path.name: content.encode()})
    return path


def _with_prints(
    revision: CheckerRevision, published: date, prints: Mapping[str, str], review: CheckerReview
) -> CheckerRevision:
    rules = tuple(
        rule.model_copy(update={"cites": {clause: prints[clause] for clause in rule.cites}}) for rule in revision.rules
    )
    return revision.model_copy(update={"published": published, "reviewed": review, "rules": rules})


def _edited(source: str, prints: Mapping[str, str], review: CheckerReview) -> str:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _UNBROKEN
    yaml.indent(mapping=2, sequence=4, offset=2)
    content: Any = yaml.load(source)
    for rule in content["rules"]:
        for clause in rule["cites"]:
            rule["cites"][clause] = prints[clause]
    stated = CommentedMap({"by": review.by, "on": review.on})
    if "reviewed" in content:
        content["reviewed"] = stated
    else:
        content.insert(0, "reviewed", stated)
    written = io.StringIO()
    yaml.dump(content, written)
    return written.getvalue()
