"""The accessibility statement: what is aimed at, what was looked at, and what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policysite.model.audit import AuditFigures, AuditRule, AuditTool, Conformance, Look
from policysite.model.criteria import SUCCESS_CRITERIA, SuccessCriterion
from policysite.rendering import addresses
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import counted, macro


@dataclass(frozen=True, slots=True)
class ToolRow:
    """What an engine has shown.

    Attributes:
        tool: The engine.
        rules: How many of its rules found something to check.
        findings: How many elements break one of them.
    """

    tool: AuditTool
    rules: int
    findings: int


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """What is known of a success criterion.

    Attributes:
        criterion: The criterion.
        checks: Each engine that has rules for it, with their names.
        look: What a person saw; ``None`` where nobody looked.
        standing: What follows, in words.
        is_open: Whether something is left to do.
    """

    criterion: SuccessCriterion
    checks: tuple[tuple[str, str], ...]
    look: Look | None
    standing: str
    is_open: bool


def accessibility_page(conformance: Conformance) -> Page:
    """The statement. It claims nothing that no check and no person's look supports.

    Args:
        conformance: The figures of the last audits, and what people looked at.
    """
    figures, looks = conformance.figures, conformance.looks
    rows = list(_criteria(conformance))
    left = sum(row.is_open for row in rows)
    words = (
        macro("accessibility.html", "tested")(figures, _tools(figures), conformance.sample)
        if figures
        else macro("accessibility.html", "not_tested")()
    )
    return Page(
        address=addresses.ACCESSIBILITY,
        title="Accessibility",
        heading="Accessibility",
        description="What this site does so that everyone can use it, what was tested, and what is open.",
        lead=macro("accessibility.html", "lead")(),
        sections=(
            Section("aim", "What this site aims at", macro("accessibility.html", "aim")()),
            Section(
                "barrier", "If something is a barrier to you", macro("accessibility.html", "barrier")(looks.contact)
            ),
            Section("tested", "What was tested", words),
            Section("limits", "Known limits", macro("accessibility.html", "limits")(looks.limits)),
            Section("criteria", "Every success criterion", macro("accessibility.html", "criteria")(rows, left)),
        ),
        kind="accessibility",
        found_by_search=False,
    )


def _tools(figures: AuditFigures) -> list[ToolRow]:
    return [
        ToolRow(
            tool,
            rules=sum(1 for rule in figures.rules if rule.engine == tool.engine and rule.applied),
            findings=sum(rule.findings for rule in figures.rules if rule.engine == tool.engine),
        )
        for tool in figures.tools
    ]


def _criteria(conformance: Conformance) -> Iterator[CriterionRow]:
    rules = conformance.figures.rules if conformance.figures else ()
    engines = [tool.engine for tool in conformance.figures.tools] if conformance.figures else []
    for criterion in SUCCESS_CRITERIA:
        bearing = [rule for rule in rules if criterion.number in rule.criteria and rule.applied]
        look = conformance.looks.criteria.get(criterion.number)
        standing, is_open = _standing(bearing, look)
        yield CriterionRow(criterion, tuple(_by_engine(bearing, engines)), look, standing, is_open)


def _by_engine(rules: list[AuditRule], engines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for engine in engines:
        if found := [rule.name for rule in rules if rule.engine == engine]:
            yield engine, ", ".join(found)


def _standing(rules: list[AuditRule], look: Look | None) -> tuple[str, bool]:
    if findings := sum(rule.findings for rule in rules):
        return f"{counted(findings, 'fault')} found.", True
    if look and look.open:
        return f"Open: {look.open}", True
    if look:
        return "No fault found.", False
    if rules:
        return "The checks found no fault. No person has looked at it yet.", True
    return "Not examined yet.", True
