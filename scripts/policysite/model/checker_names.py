"""Whether the names within a checker lead somewhere: each is given once, and what refers to it finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from policysite.model.checkers import CheckerRevision

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class NameFault:
    """A name that does not lead where it should.

    Attributes:
        code: A key of the problem catalogue.
        path: Where it stands in the source.
        what: What is wrong, as a full sentence.
        remedy: What to do; ``None`` where the kind's own advice is best.
    """

    code: str
    path: Path
    what: str
    remedy: str | None = None


def name_faults(revision: CheckerRevision) -> Iterator[NameFault]:
    """What is wrong with the names within a checker; nothing can be decided while any of it stands."""
    ambiguous = list(_ambiguous(revision))
    if ambiguous:
        yield from ambiguous
        return
    for path, condition in _conditions(revision):
        for fact_id, wanted in condition.items():
            yield from _answers(revision, (*path, fact_id), fact_id, wanted)
    yield from _skips(revision)
    for index, rule in enumerate(revision.rules):
        yield from _known("outcome", rule.then, revision.outcomes_by_id, ("rules", index, "then"))
    yield from _in_accepted(revision)
    for index, scenario in enumerate(revision.scenarios):
        path = ("scenarios", index)
        yield from _known("outcome", scenario.outcome, revision.outcomes_by_id, (*path, "outcome"))
        for fact_id, option in scenario.answers.items():
            yield from _answers(revision, (*path, "answers", fact_id), fact_id, (option,))


def _ambiguous(revision: CheckerRevision) -> Iterator[NameFault]:
    yield from _twice("question", (("facts", index, fact.id) for index, fact in enumerate(revision.facts)))
    for index, fact in enumerate(revision.facts):
        options = fact.options
        yield from _twice("answer", (("facts", index, "options", place, each.id) for place, each in enumerate(options)))
    yield from _twice("outcome", (("outcomes", index, outcome.id) for index, outcome in enumerate(revision.outcomes)))
    yield from _twice("rule", (("rules", index, rule.id) for index, rule in enumerate(revision.rules)))


def _conditions(revision: CheckerRevision) -> Iterator[tuple[Path, Mapping[str, tuple[str, ...]]]]:
    """Every condition with its path."""
    for index, fact in enumerate(revision.facts):
        for place, condition in enumerate(fact.skip_if):
            yield ("facts", index, "skip_if", place), condition
    for place, condition in enumerate(revision.impossible):
        yield ("impossible", place), condition
    for index, rule in enumerate(revision.rules):
        yield ("rules", index, "when"), rule.when
        for place, condition in enumerate(rule.unless):
            yield ("rules", index, "unless", place), condition


def _twice(kind: str, named: Iterable[Path]) -> Iterator[NameFault]:
    known = set()
    for *path, name in named:
        if name in known:
            what = f"The name “{name}” is given to a second {kind}."
            yield NameFault("checker-id-twice", (*path, "id"), what)
        known.add(name)


def _known(kind: str, name: str, known: Iterable[str], path: Path, where: str = "") -> Iterator[NameFault]:
    names = list(known)
    if name not in names:
        close = get_close_matches(name, names, n=1)
        remedy = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(names)}."
        yield NameFault("checker-unknown-name", path, f"There is no {kind} “{name}”{where}.", remedy)


def _answers(revision: CheckerRevision, path: Path, fact_id: str, options: Iterable[str]) -> Iterator[NameFault]:
    fact = revision.facts_by_id.get(fact_id)
    if fact is None:
        yield from _known("question", fact_id, revision.facts_by_id, path)
        return
    for place, option in enumerate(options):
        yield from _known("answer", option, (each.id for each in fact.options), (*path, place), f" to “{fact_id}”")


def _skips(revision: CheckerRevision) -> Iterator[NameFault]:
    place_of = {fact.id: place for place, fact in enumerate(revision.facts)}
    for index, fact in enumerate(revision.facts):
        for place, condition in enumerate(fact.skip_if):
            for named in condition:
                if place_of.get(named, -1) >= index:
                    whose = "itself" if named == fact.id else f"“{named}”, which is asked later"
                    what = f"Whether “{fact.id}” is asked cannot depend on {whose}."
                    yield NameFault("checker-skip-order", ("facts", index, "skip_if", place, named), what)


def _in_accepted(revision: CheckerRevision) -> Iterator[NameFault]:
    rules = [rule.id for rule in revision.rules]
    for stricter, milder in revision.accepted.items():
        path: Path = ("accepted", stricter)
        yield from _known("rule", stricter, rules, path)
        for place, name in enumerate(milder):
            yield from _known("rule", name, rules, (*path, place))
