"""What can be wrong with the ledger, and with what it seals."""

from __future__ import annotations

from policysite.problems.kinds import errors

_ERRATUM = """\
errata:
  - on: 2026-11-23
    clause: student-workers
    was: the words as they stand in the file of the revision
    now: the words as the approved document has them"""

INTEGRITY = errors(
    (
        "ledger-malformed",
        "A line of the ledger is not one that policysite seal writes.",
        "Restore ledger.txt as it was published. Nobody edits it: policysite seal alone adds lines to it.",
    ),
    (
        "ledger-broken",
        "The chain of the ledger does not hold: a line was changed, moved, removed or added by hand.",
        "Restore ledger.txt as it was published. Nobody edits it: policysite seal alone adds lines to it.",
    ),
    (
        "ledger-not-extended",
        "Entries of the earlier ledger that this one was compared with are missing or changed here.",
        "Restore ledger.txt as it was published, or bring this branch up to date if it is older.",
    ),
    (
        "sealed-revision-changed",
        "A revision that was published is not the same any more. A published revision never changes.",
        "Restore the file as it was published. If the policy itself changes, add a new revision. If a clause was taken "
        "over wrongly from the approved document, write an erratum into an errata file beside it.",
        _ERRATUM,
    ),
    (
        "sealed-revision-removed",
        "A revision that was published is gone. What was once in force must go on being found.",
        "Restore the file as it was published. A document that is out of force is retired in its document.yml.",
    ),
    (
        "sealed-erratum-changed",
        "An erratum that was published is changed, moved or gone.",
        "Restore the errata file as it was published. If an erratum was wrong, add a further one at its end.",
        _ERRATUM,
    ),
)
