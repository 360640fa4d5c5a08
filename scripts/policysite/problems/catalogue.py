"""Every kind of problem that a run can report. Codes are stable: they are never renamed and never reused."""

from __future__ import annotations

from policysite.problems.checkers import CHECKERS
from policysite.problems.files import FILES, YAML
from policysite.problems.integrity import INTEGRITY
from policysite.problems.kinds import ProblemKind
from policysite.problems.kinds import errors as _errors
from policysite.problems.kinds import warnings as _warnings

_FIELDS = _errors(
    (
        "unknown-key",
        "A key is not one that this file can have, so what it says would be lost.",
        "Correct the spelling, or remove the key.",
    ),
    (
        "missing-field",
        "A key that this file must have is not there.",
        "Add the key with its value.",
    ),
    (
        "wrong-value",
        "A value is not of the kind that the key takes.",
        "Correct the value.",
    ),
    (
        "bad-date",
        "A date is not a day of the calendar written as year-month-day.",
        "Write the date as YYYY-MM-DD, such as 2024-02-21.",
    ),
    (
        "bad-number",
        "A document number has characters that a number cannot have.",
        "Use capital letters and digits, joined by hyphens or full stops, such as HUM-W050.",
    ),
    (
        "number-mismatch",
        "The number in document.yml is not the name of its folder.",
        "Make the two the same. A document's number never changes.",
    ),
    (
        "date-mismatch",
        "The revised date in a revision is not the date in the file's name.",
        "Make the two the same.",
    ),
    (
        "title-misplaced",
        "A document that is held takes its title from its revisions; one that is not held states it in document.yml.",
        "Write the title where it belongs.",
    ),
    (
        "unknown-department",
        "A department code is not in organisation.yml.",
        "Correct the code, or add the department to organisation.yml.",
    ),
    (
        "unknown-type",
        "A document type is not in organisation.yml.",
        "Correct the type, or add it to organisation.yml.",
    ),
    (
        "unknown-time-zone",
        "The time zone is not one of the IANA time zone database.",
        "Use a name such as America/Boise or UTC.",
    ),
)

_REVISIONS = _errors(
    (
        "revisions-missing",
        "A held document has no revision.",
        "Add a revision file, or state held: false.",
    ),
    (
        "revisions-not-held",
        "A document that is not held has revision files.",
        "State held: true, or remove the revisions.",
    ),
    (
        "date-twice",
        "Two revisions of a document take effect on the same day, so neither could be in force alone.",
        "Give each revision its own effective date.",
    ),
    (
        "date-out-of-order",
        "A revision takes effect before the revision that it follows.",
        "Correct the effective date, or the revised date.",
    ),
    (
        "effective-before-revised",
        "A revision takes effect before the day on which it was made.",
        "Correct the effective date, or the revised date.",
    ),
) | _warnings(
    (
        "editorial-claim-contradicted",
        "A revision is called editorial, but words that can change what the policy asks differ from the text before.",
        "If anyone has to act differently now, the revision is substantive; otherwise leave it as it is.",
    ),
)

_CLAUSES = _errors(
    (
        "clause-id-missing",
        "A clause has no id, so nothing could link to it for good.",
        "Add an id made of a few words of the clause, such as student-workers.",
    ),
    (
        "clause-id-malformed",
        "A clause's id is not made of lower-case words joined by hyphens.",
        "Use lower-case letters and digits, words joined by hyphens, beginning with a letter: student-workers.",
    ),
    (
        "clause-id-reserved",
        "A clause's id is the name of a section or of another part of the page.",
        "Choose other words for the id.",
    ),
    (
        "clause-id-twice",
        "Two clauses of one revision have the same id.",
        "Give the newer clause an id of its own. A copied clause gets a new id; a moved clause keeps its id.",
    ),
    (
        "clause-empty",
        "A clause has no text.",
        "Write the clause's text, or remove the clause.",
    ),
    (
        "clause-too-deep",
        "Clauses are nested more than four levels deep.",
        "Move the clause up, or split the clause that holds it.",
    ),
    (
        "label-in-text",
        "A clause's text begins with its own number or letter. Labels are made from the clause's place.",
        "Remove the label. If it is none (A. Smith), write a backslash before its full stop or bracket: A\\. Smith.",
    ),
) | _warnings(
    (
        "clause-id-reused",
        "A clause has the id of one that an earlier revision removed, so old links to that one lead to this one.",
        "If it is another clause, give it an id of its own. If the old clause has come back, leave it as it is.",
    ),
)

_TIME = _errors(
    (
        "superseded-unknown",
        "A document supersedes one that the register does not know.",
        "Correct the number, or add the superseded document to the register.",
    ),
    (
        "supersession-cycle",
        "Documents supersede one another in a circle, so none of them could be the one in force.",
        "Remove the number that closes the circle from its supersedes list.",
    ),
    (
        "revision-after-retirement",
        "A revision takes effect on or after the day on which its document is retired.",
        "Correct one of the two dates. A document that returns is a new document, with a new number.",
    ),
    (
        "review-out-of-order",
        "Reviews are not in the order of their days, or one is older than the first revision.",
        "Put the reviews in order, oldest first, each with its own day.",
    ),
    (
        "errata-alone",
        "An errata file has no text beside it that it could correct.",
        "Name it by the date of the revision that it corrects, such as 2024-02-21.errata.yml.",
    ),
    (
        "erratum-misfit",
        "An erratum does not fit the clause that it corrects.",
        "Copy the faulty words from the clause as they stand there, enough of them to be found once.",
    ),
    (
        "change-note-misfit",
        "What a change note says of itself does not fit the register.",
        "Correct the change note or, where the note is right, the file.",
    ),
) | _warnings(
    (
        "citation-suspect",
        "A citation leads to a text that has changed since the citing text was last revised or reaffirmed.",
        "Read both again. Then revise the citing document, or record a review that reaffirms it.",
    ),
)

_TEXT = _errors(
    (
        "markup-not-allowed",
        "A text holds HTML. It would be shown as it stands, never carried out.",
        "Use *emphasis*, [words](https://…) or [[NUMBER]]; to show a < as it is, write \\<.",
    ),
    (
        "link-not-allowed",
        "A link leads to something else than an https or mailto address.",
        "Link to an https: or mailto: address, or remove the link.",
    ),
    (
        "citation-malformed",
        "Double square brackets do not hold a document number.",
        "Write [[HUM-W050]] for a document or [[HUM-W050#student-workers]] for a clause.",
    ),
    (
        "citation-unknown-document",
        "A citation names a document that the register does not know.",
        "Correct the number, or add the document to the register (held: false where its text is not held).",
    ),
    (
        "citation-unknown-clause",
        "A citation names a clause that the cited document does not have.",
        "Correct the clause's id. It is the id of the clause, not its label.",
    ),
    (
        "note-unknown-clause",
        "A transcription note names a clause that the revision does not have.",
        "Correct the clause's id.",
    ),
) | _warnings(
    (
        "associated-title-differs",
        "The title printed with an associated document is not the title that the register has for it.",
        "Check both against their sources. A published text keeps the words that were printed.",
    ),
)

_CHAPTERS = {
    "Files and folders": FILES,
    "YAML": YAML,
    "Keys and values": _FIELDS,
    "Revisions": _REVISIONS,
    "Clauses": _CLAUSES,
    "Texts and citations": _TEXT,
    "Time": _TIME,
    "Integrity": INTEGRITY,
    "Checkers": CHECKERS,
}

CATALOGUE: dict[str, ProblemKind] = {code: kind for kinds in _CHAPTERS.values() for code, kind in kinds.items()}
"""Every kind, by code, in the order of the chapters of its page."""

CHAPTERS = tuple((chapter, tuple(kinds.values())) for chapter, kinds in _CHAPTERS.items())
"""The catalogue in chapters, for the page that lists it."""
