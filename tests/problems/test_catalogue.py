import re

import pytest

from policysite.problems import CATALOGUE, ProblemKind
from policysite.problems.catalogue import CHAPTERS

KINDS = [pytest.param(kind, id=kind.code) for kind in CATALOGUE.values()]


def test_the_chapters_hold_every_kind_once() -> None:
    assert [kind for _, kinds in CHAPTERS for kind in kinds] == list(CATALOGUE.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_found_by_its_code_and_explained_in_sentences(kind: ProblemKind) -> None:
    assert CATALOGUE[kind.code] is kind
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.code)
    for sentences in (kind.meaning, kind.remedy):
        assert re.fullmatch(r"[A-Z].*\S", sentences)
        assert sentences.endswith((".", ": student-workers.", "Smith."))


def test_codes_that_were_published_are_never_renamed() -> None:
    assert {
        "bad-date",
        "citation-unknown-clause",
        "citation-unknown-document",
        "clause-empty",
        "clause-id-twice",
        "date-mismatch",
        "label-in-text",
        "missing-field",
        "unknown-key",
        "yaml-syntax",
    } <= set(CATALOGUE)
