"""The shipped script decides as the program does: for every case, every way through the questions, and any checker."""

import gzip
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from playwright.sync_api import Page

from policysite.analysis import NoAnswerError, Question, decision_tree
from policysite.model import CheckerRevision
from tests.checkers import checker_revisions
from tests.site.checkers import COMPUTED, PAGE, REVISION, SCRIPT, expected

KB = 1000


def computed(page: Page, address: str, checker: dict[str, Any], wanted: dict[str, Any]) -> Any:
    answers = {name: [found["answers"] for found in wanted[name]] for name in wanted}
    return page.evaluate(COMPUTED, [address + SCRIPT, checker, answers["states"], answers["cases"]])


def for_the_script(revision: CheckerRevision) -> dict[str, Any]:
    """A checker as the script takes it, without words."""
    return {
        "facts": [
            {
                "id": fact.id,
                "fixed": fact.fixed,
                "options": [{"id": option.id} for option in fact.options],
                "skip_if": fact.skip_if,
            }
            for fact in revision.facts
        ],
        "impossible": revision.impossible,
        "outcomes": [{"id": outcome.id, "kind": outcome.kind} for outcome in revision.outcomes],
        "silence": revision.silence.id,
        "rules": [
            {"id": rule.id, "when": rule.when, "unless": rule.unless, "then": rule.then, "cites": list(rule.cites)}
            for rule in revision.rules
        ],
    }


def test_every_case_and_every_way_comes_out_the_same(page: Page, address: str, site: Path) -> None:
    checker = json.loads((site / PAGE / "rules.json").read_text(encoding="utf-8"))
    page.goto(f"{PAGE}rules.json")
    wanted = expected(REVISION)

    assert len(wanted["cases"]) > 300
    assert computed(page, address, checker, wanted) == wanted


def test_every_scenario_comes_out_as_it_says(page: Page, address: str, site: Path) -> None:
    checker = json.loads((site / PAGE / "rules.json").read_text(encoding="utf-8"))
    page.goto(f"{PAGE}rules.json")
    answers = [dict(scenario.answers) for scenario in REVISION.scenarios]
    found = page.evaluate(COMPUTED, [address + SCRIPT, checker, answers, []])["states"]

    assert len(answers) >= 20
    for scenario, state in zip(REVISION.scenarios, found, strict=True):
        assert state["says"]["outcome"] == scenario.outcome, scenario.name
        assert state["says"]["cites"] == list(scenario.cites), scenario.name


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(revision=checker_revisions())
def test_any_checker_comes_out_the_same(page: Page, address: str, revision: CheckerRevision) -> None:
    try:
        assume(isinstance(decision_tree(revision), Question))
    except NoAnswerError:
        assume(False)
    if not page.url.startswith(address):
        page.goto(f"{PAGE}rules.json")
    wanted = expected(revision)
    assert computed(page, address, for_the_script(revision), wanted) == wanted


def test_script_and_rules_are_small(site: Path) -> None:
    def weight(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 9))

    script = (site / SCRIPT).read_text(encoding="utf-8")
    assert "import" not in script, "what it imports counts too"
    assert weight(site / SCRIPT) <= 8 * KB
    assert weight(site / PAGE / "rules.json") <= 6 * KB
