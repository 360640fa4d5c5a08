"""How long it takes to prove a checker of 100,000 cases, and how that compares with walking through them.

Run it by name: ``PYTHONPATH=. python tests/benchmarks/checker.py``. Checkers are generated: few questions with many
answers, and many with few, each with rules over up to four questions and with exceptions. *Proved* is all that
``policysite check`` works out of a checker by itself, and its decision tree. The baseline only finds the rules that
apply to each case, one case after the other, as one would write it down first; it proves nothing. Seconds are those of
the processor.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import product
from time import process_time

import click

from policysite.analysis import (
    decision_space,
    decision_tree,
    idle_alternatives,
    idle_answers,
    idle_rules,
    overlaps,
    twins,
    undecided,
    unreached_outcomes,
)
from policysite.model import CheckerRevision
from tests.benchmarks.figures import show
from tests.checkers import OUTCOMES, checker_revision, fact, rule

SHAPES = {"few_questions": [10] * 5, "many_questions": [5, 5, 5, 5, 5, 2, 2, 2, 2, 2]}


def generated(options: list[int], rules: int, seed: int) -> CheckerRevision:
    """A checker with the given numbers of answers to its questions."""
    chance = random.Random(seed)
    facts = [fact(f"f{place}", *(f"o{number}" for number in range(count))) for place, count in enumerate(options)]

    def condition(most: int) -> dict[str, list[str]]:
        chosen = sorted(chance.sample(range(len(facts)), chance.randint(1, most)))
        return {
            facts[place].id: [
                option.id
                for option in chance.sample(facts[place].options, chance.randint(1, len(facts[place].options) - 1))
            ]
            for place in chosen
        }

    return checker_revision(
        facts,
        [
            rule(f"r{count}", condition(4), chance.choice(OUTCOMES), unless=[condition(2)] * chance.randint(0, 1))
            for count in range(rules)
        ],
    )


def proved(revision: CheckerRevision) -> dict[str, int]:
    """All that is worked out of a checker."""
    space = decision_space(revision)
    found = {"cases": space.count, "states": sum(map(len, space.levels))}
    undecided(revision)
    unreached_outcomes(revision)
    for proof in (idle_rules, idle_alternatives, idle_answers, overlaps, twins):
        found[proof.__name__] = sum(1 for _ in proof(revision))
    decision_tree(revision)
    return found


def enumerated(revision: CheckerRevision) -> Counter[tuple[str, ...]]:
    """The rules that apply to each case, found case by case."""
    found: Counter[tuple[str, ...]] = Counter()
    names = [each.id for each in revision.facts]
    for chosen in product(*([option.id for option in each.options] for each in revision.facts)):
        answers = dict(zip(names, chosen, strict=True))
        fired = [
            each
            for each in revision.rules
            if all(answers[name] in options for name, options in each.when.items())
            and not any(all(answers[name] in options for name, options in ex.items()) for ex in each.unless)
        ]
        fired.sort(key=lambda each: revision.strictness[each.then])
        found[tuple(each.id for each in fired)] += 1
    return found


@click.command()
@click.option("--rules", default=40, show_default=True, help="How many rules a checker has.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(rules: int, as_json: bool) -> None:
    """Time the proof of generated checkers of 100,000 cases against walking through the cases."""
    figures: dict[str, float] = {}
    for shape, options in SHAPES.items():
        revision = generated(options, rules, seed=1)
        start = process_time()
        found = proved(revision)
        proof = process_time() - start
        start = process_time()
        walked = enumerated(revision)
        walk = process_time() - start
        assert walked.total() == found["cases"]
        figures |= {f"{shape}_{name}": count for name, count in found.items()}
        figures[f"{shape}_proof_seconds"] = round(proof, 3)
        figures[f"{shape}_walk_seconds"] = round(walk, 3)
        figures[f"{shape}_ratio_to_walking"] = round(proof / walk, 3)
    show(figures, as_json=as_json)


if __name__ == "__main__":
    main()
