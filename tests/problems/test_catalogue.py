import re

import pytest

from policysite.problems import CATALOGUE, ProblemKind
from policysite.problems.catalogue import CHAPTERS

PUBLISHED = """
    associated-title-differs bad-date bad-number citation-malformed citation-unknown-clause
    citation-unknown-document clause-empty clause-id-malformed clause-id-missing clause-id-reserved
    clause-id-twice clause-too-deep date-mismatch date-out-of-order date-twice effective-before-revised
    file-too-large label-in-text link-not-allowed markup-not-allowed missing-field not-utf8 note-unknown-clause
    number-mismatch outside-sources revisions-missing revisions-not-held source-missing source-unreadable
    title-misplaced unexpected-file unknown-department unknown-key unknown-time-zone unknown-type wrong-value
    yaml-alias yaml-comment yaml-duplicate-key yaml-nesting yaml-syntax yaml-tag
"""
"""Codes that stand in reports, links and the settings of others. New ones are added when they are published."""

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


def test_codes_are_never_renamed_and_never_taken_away() -> None:
    assert set(PUBLISHED.split()) <= set(CATALOGUE)
