"""A checker for the browser: its questions and rules, and the words of the clauses that they cite."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from policysite.analysis import checker_in_force, checker_period, checker_text, stale_on
from policysite.exports.text_facts import TextFacts
from policysite.model import Checker, CheckerRevision, Condition, Fact, Option, Rule, TextRevision
from policysite.rendering import Edition, addresses


def checker_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """The rules of each checker that is in force, and of each of their revisions: address and text."""
    for checker in edition.register.checkers:
        current = checker_in_force(edition.register, checker, edition.as_of)
        if current:
            page = addresses.checker(checker.name)
            yield addresses.checker_rules(page), rules_text(edition, checker, current, page)
        for revision in checker.revisions:
            page = addresses.checker_revision(checker.name, revision.published)
            yield addresses.checker_rules(page), rules_text(edition, checker, revision, page)


def rules_text(edition: Edition, checker: Checker, revision: CheckerRevision, page: str) -> str:
    """The rules as compact JSON, of one spelling: what a page holds, and what a file holds."""
    return json.dumps(rules_record(edition, checker, revision, page), ensure_ascii=False, separators=(",", ":")) + "\n"


def rules_record(edition: Edition, checker: Checker, revision: CheckerRevision, page: str) -> dict[str, Any]:
    """The rules of a checker's revision, as a page holds them.

    Args:
        edition: The register.
        checker: The checker.
        revision: The revision.
        page: Address of the page that holds them; links are relative to it.

    Returns:
        Without questions and rules where the checker is under review: a stale answer is never published.
    """
    identity = {"checker": checker.name, "revised": revision.published.isoformat(), "document": checker.document}
    text = checker_text(edition.register, checker, revision, edition.as_of)
    if text is None or _is_stale(edition, checker, revision):
        return identity | {"under_review": True}
    return {
        **identity,
        "text": text.revised.isoformat(),
        "facts": [_fact(fact) for fact in revision.facts],
        "impossible": [_condition(condition) for condition in revision.impossible],
        "outcomes": [
            {"id": outcome.id, "heading": outcome.heading, "next": outcome.next_step, "kind": outcome.kind}
            for outcome in revision.outcomes
        ],
        "silence": revision.silence.id,
        "rules": [_rule(edition, rule, page) for rule in revision.rules],
        "clauses": _clauses(edition, checker, revision, text, page),
    }


def _is_stale(edition: Edition, checker: Checker, revision: CheckerRevision) -> bool:
    """Whether it does not fit the text with which it is shown."""
    covers = checker_period(edition.register, checker, revision).covers(edition.as_of)
    day = edition.as_of if covers else revision.published
    return bool(stale_on(edition.register, checker, revision, day))


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "question": fact.question,
        **({"hint": fact.hint} if fact.hint else {}),
        "options": [_option(option) for option in fact.options],
        **({"skip_if": [_condition(condition) for condition in fact.skip_if]} if fact.skip_if else {}),
        **({"fixed": True} if fact.fixed else {}),
    }


def _option(option: Option) -> dict[str, str]:
    return {"id": option.id, "label": option.label, **({"hint": option.hint} if option.hint else {})}


def _condition(condition: Condition) -> dict[str, list[str]]:
    return {fact: list(options) for fact, options in condition.items()}


def _rule(edition: Edition, rule: Rule, page: str) -> dict[str, Any]:
    return {
        "id": rule.id,
        "when": _condition(rule.when),
        **({"unless": [_condition(condition) for condition in rule.unless]} if rule.unless else {}),
        "then": rule.then,
        "say": rule.say,
        "cites": list(rule.cites),
        **({"see": [_document(edition, number, page) for number in rule.see]} if rule.see else {}),
    }


def _document(edition: Edition, number: str, page: str) -> dict[str, str]:
    title = edition.title(edition.document(number))
    href = addresses.relative(addresses.document(number), page)
    return {"label": number, **({"title": title} if title else {}), "href": href}


def _clauses(
    edition: Edition, checker: Checker, revision: CheckerRevision, text: TextRevision, page: str
) -> dict[str, dict[str, str]]:
    records = {record.id: record for record in TextFacts(edition, checker.document, text).record().clauses}
    address = addresses.revision(checker.document, text.revised)
    return {
        clause: {
            "label": records[clause].label,
            "words": records[clause].words,
            "href": addresses.relative(addresses.anchor(address, records[clause].label), page),
        }
        for clause in records
        if clause in revision.cited
    }
