"""Checkers: a few finite questions, and rules that say what a document's clauses decide for each set of answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator
from pydantic.json_schema import SkipJsonSchema

from policysite.model.base import Day, DocumentNumber, Model, Words, refuse
from policysite.model.clauses import ID, ClauseId
from policysite.problems import as_written


def _slug(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(ID, value):
        raise refuse("checker-id-malformed", f"{as_written(value)} cannot be a name here.")
    return value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _condition(value: object) -> object:
    if not isinstance(value, dict):
        raise refuse("wrong-value", f"{as_written(value)} is not a condition: a question with its answers.")
    if not value:
        raise refuse("wrong-value", "This condition names no question.")
    return value


def _fingerprint(value: object) -> str | None:
    if value is None or (isinstance(value, str) and re.fullmatch("sha256:[0-9a-f]{64}", value)):
        return value
    raise refuse("wrong-value", f"{as_written(value)} is not the fingerprint of a clause.")


_SLUG_SCHEMA = {"type": "string", "pattern": f"^{ID}$"}

Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema(_SLUG_SCHEMA)]
"""A name of lower-case words joined by hyphens, by which the parts of a checker refer to one another."""

Slugs = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [_SLUG_SCHEMA, {"type": "array", "items": _SLUG_SCHEMA, "minItems": 1}]}),
]
"""One name, or a list of names."""

Condition = Annotated[Mapping[Slug, Slugs], BeforeValidator(_condition), Field(min_length=1)]
"""Questions with answers. It holds where each of them was asked and got one of the answers named."""

Reviewed = Annotated[
    str | None,
    BeforeValidator(_fingerprint),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}, {"type": "null"}]}),
]
"""The fingerprint of a clause when a person last compared it with the rule; nothing before that."""


class Option(Model):
    """One of the answers to a question."""

    id: Slug
    """The name by which conditions refer to it. Links to a result hold it, so it is kept when the label changes."""
    label: Words
    """The answer, in the reader's words."""
    hint: Words | None = None
    """What helps to choose it."""


class Fact(Model):
    """A question, and its finite answers."""

    id: Slug
    """The name by which conditions refer to it. Links to a result hold it, so it is kept when the words change."""
    question: Words
    """The question, in the reader's words."""
    hint: Words | None = None
    """What helps to answer it."""
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    """The answers, of which exactly one applies."""
    skip_if: tuple[Condition, ...] = ()
    """Where one of these conditions holds, the question is not asked. They name questions that are asked before."""
    fixed: bool = False
    """Whether the reader cannot choose the answer, so that no other one is proposed as a way to do it right."""


class Outcome(Model):
    """What a reader is told."""

    id: Slug
    """The name by which rules refer to it."""
    heading: Words
    """The answer in a few words."""
    next_step: Words
    """What to do next, as a sentence."""
    kind: Literal["urgent", "against", "silence", "allowed"]
    """urgent: act at once. against: the text speaks against it. silence: the text does not say. allowed: all right."""


class Rule(Model):
    """What clauses of the document say of some cases."""

    id: Slug
    """A name of its own."""
    when: Condition
    """The cases for which it speaks."""
    unless: tuple[Condition, ...] = ()
    """The exceptions: where one of these conditions holds, it does not speak."""
    then: Slug
    """The outcome."""
    say: Words
    """What the clauses say of these cases, as sentences for the reader, no stronger and no weaker than the text."""
    cites: Annotated[Mapping[ClauseId, Reviewed], Field(min_length=1)]
    """The clauses, each with the fingerprint that was reviewed. policysite affirm fills in the fingerprints."""
    see: tuple[DocumentNumber, ...] = ()
    """Other documents to which the clauses point."""


class Scenario(Model):
    """A case as people tell it, with what must come out."""

    name: Words
    """The case, as a sentence."""
    answers: Mapping[Slug, Slug]
    """The answer to each question that is asked."""
    outcome: Slug
    """The outcome."""
    cites: Annotated[tuple[ClauseId, ...], Field(min_length=1)]
    """The clauses that are cited, in the order in which readers see them."""


class CheckerReview(Model):
    """The review of a checker by the approval authority of its document."""

    by: Words
    """Who reviewed it."""
    on: Day
    """The day of the review."""


class CheckerRevision(Model):
    """A dated state of a checker."""

    published: SkipJsonSchema[Annotated[date, Field()]]
    """The day on which it is first published; also the name of its file."""
    reviewed: CheckerReview | None = None
    """Who compared it with the text, and when. Left out until that is done."""
    facts: Annotated[tuple[Fact, ...], Field(min_length=1, max_length=50)]
    """The questions, in the order in which they are asked."""
    impossible: tuple[Condition, ...] = ()
    """What cannot be so at the same time. An answer that would complete such a condition is not offered."""
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=2)]
    """What can come out, the strictest first. Exactly one is of the kind silence."""
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    """The rules. All that apply are shown; the strictest outcome among theirs is the headline."""
    not_coded: Mapping[ClauseId, Words] = Field(default_factory=dict)
    """Each clause of the document that no rule cites, with the reason."""
    accepted: Mapping[Slug, Slugs] = Field(default_factory=dict)
    """For a rule, the rules with a milder outcome that may apply to the same case."""
    scenarios: tuple[Scenario, ...] = ()
    """Cases as people tell them, which prove that the rules mean what they should."""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Over all that is stated. Mappings have no hash of their own."""
        return hash(self.model_dump_json())

    @field_validator("outcomes")
    @classmethod
    def _one_silence(cls, outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
        count = sum(outcome.kind == "silence" for outcome in outcomes)
        if count != 1:
            raise refuse("checker-silence", f"{count or 'No'} outcomes are of the kind silence.")
        return outcomes

    @cached_property
    def facts_by_id(self) -> dict[str, Fact]:
        """The questions by name."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def outcomes_by_id(self) -> dict[str, Outcome]:
        """The outcomes by name."""
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def strictness(self) -> dict[str, int]:
        """The rank of each outcome; 0 is the strictest."""
        return {outcome.id: rank for rank, outcome in enumerate(self.outcomes)}

    @property
    def silence(self) -> Outcome:
        """What comes out where the text decides nothing."""
        return next(outcome for outcome in self.outcomes if outcome.kind == "silence")

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of all clauses that a rule cites, in the order of the rules."""
        return tuple(dict.fromkeys(clause for rule in self.rules for clause in rule.cites))


class Checker(Model):
    """A checker: its identity, and every revision of it."""

    name: SkipJsonSchema[Slug]
    """Its name, which is that of its folder and never changes."""
    title: Words
    """The question that it answers."""
    document: DocumentNumber
    """The number of the document whose clauses it applies."""
    revisions: SkipJsonSchema[Annotated[tuple[CheckerRevision, ...], Field(default=())]] = ()
    """Oldest first."""

    def revision(self, published: date) -> CheckerRevision:
        """The revision that was published first on a day.

        Raises:
            KeyError: The checker has no such revision.
        """
        for revision in self.revisions:
            if revision.published == published:
                return revision
        raise KeyError(published)


Answers = Mapping[str, str]
"""Answers to questions, both by name."""
