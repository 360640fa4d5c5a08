"""What the audit tells: on the terminal, as JSON, and as a page with a picture of each fault."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from policysite.adapters.audit import engines
from policysite.adapters.audit.findings import ENGINES, Finding, Observations, Rule, merged
from policysite.adapters.audit.site_audit import Assignment, Audited
from policysite.adapters.audit.suppressions import Suppression, faults, part
from policysite.model.audit import AuditFigures, AuditRule, AuditTool, Criterion
from policysite.model.base import Model

JSON = "audit.json"
PAGE = "index.html"


class FindingRecord(Model):
    """An element that breaks a rule."""

    engine: str
    rule: str
    criteria: tuple[Criterion, ...]
    page: str
    """Address of the page, below the root of the site."""
    selector: str
    """Finds the element; empty where the page as a whole is meant."""
    what: str
    html: str
    states: tuple[str, ...]
    """The states of the page in which this is so."""


class AuditReport(Model):
    """Everything that an audit has shown."""

    figures: AuditFigures
    findings: tuple[FindingRecord, ...]
    suppressed: tuple[FindingRecord, ...]
    suppression_faults: tuple[str, ...]
    """Suppressions that expired, or that nothing needs any more."""
    failures: tuple[str, ...]
    """What could not be done, so that the audit is not complete."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An audit that was evaluated.

    Attributes:
        report: What is written as JSON.
        counted: The findings that count, with their pictures.
        seen: All observations.
    """

    report: AuditReport
    counted: tuple[Finding, ...]
    seen: Observations

    @property
    def exit_code(self) -> int:
        """2 where something could not be examined, 1 where something was found, 0 where all is well."""
        if self.report.failures:
            return 2
        return 1 if self.counted or self.report.suppression_faults else 0


def evaluate(
    assignment: Assignment, audited: Audited, rows: Sequence[Suppression], *, day: date, as_of: date | None
) -> Outcome:
    """Count the findings.

    Args:
        assignment: What was audited.
        audited: What was seen.
        rows: The suppressions.
        day: The day of the audit.
        as_of: The day as of which the site was built, where that is known.
    """
    counted, borne = part(merged(audited.seen.findings), rows, day)
    whole = assignment.whole and set(assignment.engines) == set(ENGINES) and not audited.failures
    found = Counter(finding.rule for finding in counted)
    rules = sorted({*audited.seen.applied, *found}, key=str)
    versions = engines.versions()
    figures = AuditFigures(
        audited=day,
        as_of=as_of,
        browser=audited.browser or "none",
        pages=len(assignment.pages),
        states=audited.seen.states,
        tools=tuple(
            AuditTool(engine=name, what=what, version=versions.get(name))
            for name, what in ENGINES.items()
            if name in assignment.engines
        ),
        rules=tuple(_rule(rule, audited.seen, found[rule]) for rule in rules),
        suppressed=len(borne),
    )
    report = AuditReport(
        figures=figures,
        findings=tuple(_record(finding) for finding in counted),
        suppressed=tuple(_record(finding) for finding in borne),
        suppression_faults=tuple(faults(rows, borne, day, whole=whole)),
        failures=tuple(audited.failures),
    )
    return Outcome(report, tuple(counted), audited.seen)


def _rule(rule: Rule, seen: Observations, findings: int) -> AuditRule:
    return AuditRule(
        engine=rule.engine,
        name=rule.name,
        criteria=rule.criteria,
        applied=seen.applied[rule],
        to_review=seen.to_review[rule],
        findings=findings,
    )


def _record(found: Finding) -> FindingRecord:
    return FindingRecord(
        engine=found.rule.engine,
        rule=found.rule.name,
        criteria=found.rule.criteria,
        page=found.page,
        selector=found.selector,
        what=found.what,
        html=found.html,
        states=found.states,
    )


def summary(outcome: Outcome) -> Iterator[str]:
    """The outcome, line by line."""
    report = outcome.report
    figures = report.figures
    yield f"{figures.pages} pages in {figures.states} states, {figures.browser}"
    for tool in figures.tools:
        rules = [rule for rule in figures.rules if rule.engine == tool.engine]
        count = sum(rule.findings for rule in rules)
        applied = sum(1 for rule in rules if rule.applied)
        name = f"{tool.engine} {tool.version}" if tool.version else tool.engine
        yield f"  {name:<24} {applied:>4} rules applied, {count:>5} {'finding' if count == 1 else 'findings'}"
    for group in grouped(outcome.counted):
        pages = {found.page for found in group}
        first = group[0]
        yield ""
        yield f"{first.rule}: {len(group)} on {len(pages)} {'page' if len(pages) == 1 else 'pages'}"
        yield f"  {first.what}"
        yield f"  first: /{first.page} {first.selector}".rstrip()
    for line in (*report.suppression_faults, *report.failures):
        yield ""
        yield line
    if figures.suppressed:
        yield f"{figures.suppressed} findings are suppressed."
    if outcome.exit_code == 0:
        yield "No violation."


def grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of each rule together."""
    ordered = sorted(findings, key=lambda found: (str(found.rule), found.page))
    return [list(group) for _, group in groupby(ordered, key=lambda found: str(found.rule))]


def figures_text(figures: AuditFigures) -> str:
    """The figures as JSON, with a line for each rule, so that a difference shows where it is."""
    members = []
    for name, value in figures.model_dump(mode="json", exclude_defaults=True).items():
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value) if isinstance(value, list) else ""
        members.append(f"{json.dumps(name)}: " + (f"[\n{rows}\n]" if rows else json.dumps(value, ensure_ascii=False)))
    return "{\n" + ",\n".join(members) + "\n}\n"


def write(outcome: Outcome, folder: Path) -> None:
    """Write the report into a folder: ``audit.json``, and ``index.html``, which needs no other file.

    Args:
        outcome: The audit.
        folder: The folder; what it holds of an earlier report is replaced.

    Raises:
        OSError: It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / JSON).write_text(outcome.report.model_dump_json(indent=1) + "\n", encoding="utf-8")
    environment = Environment(
        loader=PackageLoader("policysite.adapters.audit", "."),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["embedded"] = lambda picture: base64.b64encode(picture).decode("ascii")
    page = environment.get_template("report.html").render(
        report=outcome.report,
        groups=grouped(outcome.counted),
        forced=sorted(outcome.seen.forced_colours.items()),
    )
    (folder / PAGE).write_text(page, encoding="utf-8")
