"""The checker of the register: what its page must ask and say, known without the page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from policysite.analysis import Decision, Leaf, Node, Question, cases, decision_tree, nearest
from policysite.loading import load
from policysite.model import CheckerRevision, TextRevision
from tests.project import ROOT

_REGISTER = load(ROOT).register
(CHECKER,) = _REGISTER.checkers
REVISION = CHECKER.revisions[-1]
(TEXT,) = (text for text in _REGISTER.by_number[CHECKER.document].texts if text.revised == date(2024, 2, 21))

PAGE = f"check/{CHECKER.name}/"
EMBEDDED = f"{PAGE}embed/"
DATED = f"{PAGE}{REVISION.published}/"
SCRIPT = "assets/checker.js"

Answers = dict[str, str]


def fragment(answers: Answers, published: object = REVISION.published) -> str:
    """The fragment of the address at which the answers lead on."""
    return "#" + "&".join(f"{name}={value}" for name, value in {"r": published, **answers}.items())


def label(fact: str, option: str) -> str:
    """The words of an answer."""
    return next(each.label for each in REVISION.facts_by_id[fact].options if each.id == option)


def question(fact: str) -> str:
    """The words of a question."""
    return REVISION.facts_by_id[fact].question


def states(revision: CheckerRevision = REVISION) -> Iterator[tuple[Answers, Node]]:
    """Every set of answers that a reader can have given on the way, with what comes next."""

    def below(node: Node, given: Answers) -> Iterator[tuple[Answers, Node]]:
        yield given, node
        if isinstance(node, Question):
            for branch in node.branches:
                yield from below(branch.node, {**given, node.fact.id: branch.option.id})

    return below(decision_tree(revision), {})


def ends() -> list[tuple[Answers, Decision]]:
    """Every complete set of answers, with what comes out."""
    return [(answers, node.decision) for answers, node in states() if isinstance(node, Leaf)]


def longest() -> Answers:
    """A way with as many questions as any."""
    return max((answers for answers, _ in ends()), key=len)


def decision_of(answers: Answers) -> Decision:
    return next(decision for given, decision in ends() if given == answers)


def against() -> Answers:
    """A way to an answer that is not all right, with another one near that is."""
    return next(answers for answers, _ in ends() if len(answers) > 3 and nearest(REVISION, answers))


def labels(decision: Decision, text: TextRevision = TEXT) -> list[str]:
    """The labels of the clauses behind a decision, in order."""
    return [text.by_id[clause].label for clause in decision.citations]


def said(decision: Decision) -> dict[str, Any]:
    """A decision by names, as the script gives it."""
    return {
        "outcome": decision.outcome.id,
        "rules": [rule.id for rule in decision.rules],
        "cites": list(decision.citations),
    }


def expected(revision: CheckerRevision) -> dict[str, Any]:
    """All that the script must work out by itself."""
    found: list[dict[str, Any]] = []
    for answers, node in states(revision):
        if isinstance(node, Question):
            asked = [node.fact.id, [branch.option.id for branch in node.branches]]
            found.append({"answers": answers, "asks": asked})
        else:
            near = nearest(revision, answers)
            way = [near.fact.id, near.option.id, said(near.decision)] if near else None
            found.append({"answers": answers, "says": said(node.decision), "nearest": way})
    in_full = [{"answers": dict(case.answers), "says": said(case.decision)} for case in cases(revision)]
    return {"states": found, "cases": in_full}


COMPUTED = """async ([script, checker, states, cases]) => {
    const { decide, decisionTree, nearest, walk } = await import(script);
    const tree = decisionTree(checker);
    const said = ({ outcome, rules, cites }) => ({ outcome: outcome.id, rules: rules.map(({ id }) => id), cites });
    return {
        states: states.map((answers) => {
            const found = walk(tree, answers);
            if (found.question) return { answers, asks: [found.question.id, [...found.branches.keys()]] };
            const near = nearest(checker, tree, found) ?? null;
            return {
                answers,
                says: said(found.decision),
                nearest: near && [near.fact.id, near.option.id, said(near.decision)],
            };
        }),
        cases: cases.map((answers) => ({ answers, says: said(decide(checker, answers)) })),
    };
}"""
"""What the shipped script makes of the same answers."""
