"""The report of an import: as lines for a terminal, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from pydantic import TypeAdapter

from policysite.authoring.importing import FileReport
from policysite.authoring.readers.records import Finding, FindingKind
from policysite.rendering.github_markdown import block

_HEADINGS = {
    FindingKind.DOUBT: "To be checked",
    FindingKind.MEND: "Spelling to be checked",
    FindingKind.NOT_PLACED: "In the file, and not in the draft",
    FindingKind.LEFT_OUT: "Left out: no part of the text",
    FindingKind.RECOGNISED: "Recognised",
}
_REPORTS = TypeAdapter(tuple[FileReport, ...])


def as_json(reports: Sequence[FileReport]) -> str:
    """All that is known, for programs."""
    return _REPORTS.dump_json(tuple(reports), indent=2).decode() + "\n"


def as_markdown(reports: Sequence[FileReport]) -> str:
    """All that is known, to be read; words of a file cannot become markup."""
    return "\n\n".join(part for report in reports for part in _blocks(report)) + "\n"


def as_lines(report: FileReport) -> Iterator[str]:
    """What a person needs to know of one file, on a terminal; what was recognised is only counted."""
    yield f"{report.file}: {outcome(report)}"
    for kind, findings in _by_kind(report):
        if kind is FindingKind.RECOGNISED:
            yield f"  {_HEADINGS[kind]}: {len(findings)} facts, titles of sections and citations"
            continue
        yield f"  {_HEADINGS[kind]}:"
        for finding in findings:
            yield f"    {finding.place}: {_said(finding)}"
    if report.written:
        yield "  Written:"
        yield from (f"    {name}" for name in report.written)


def outcome(report: FileReport) -> str:
    """What became of a file, in a sentence."""
    if report.failed:
        return f"not imported. {report.failed}"
    what = f"{report.number}, {report.title}, revision of {report.revised}: {report.clauses} clauses ({report.form})."
    return what if report.written else f"{what} The register has it already."


def _said(finding: Finding) -> str:
    return f"{finding.what} “{finding.words}”" if finding.words else finding.what


def _by_kind(report: FileReport) -> Iterator[tuple[FindingKind, list[Finding]]]:
    for kind in _HEADINGS:
        found = [finding for finding in report.findings if finding.kind is kind]
        if found:
            yield kind, found


def _blocks(report: FileReport) -> Iterator[str]:
    yield block(Markup("<h2>{}</h2>").format(report.file))
    yield block(Markup("<p>{}</p>").format(outcome(report)))
    for kind, findings in _by_kind(report):
        rows = Markup("").join(
            Markup("<li><strong>{}</strong>: {}</li>").format(finding.place, _said(finding)) for finding in findings
        )
        yield block(Markup("<h3>{}</h3><ul>{}</ul>").format(_HEADINGS[kind], rows))
    if report.written:
        rows = Markup("").join(Markup("<li><code>{}</code></li>").format(name) for name in report.written)
        yield block(Markup("<h3>Written</h3><ul>{}</ul>").format(rows))
