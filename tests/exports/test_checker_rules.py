"""What programs and pages are told of a checker."""

import gzip
import json
from datetime import date
from typing import Any

from policysite.analysis import cases
from policysite.exports import checker_files, rules_record
from policysite.loading import load
from policysite.model import Register
from policysite.rendering import Edition, addresses
from tests.analysis import decision_oracle as oracle
from tests.builders import ROOT, clause, held, register_of, text_revision
from tests.checkers import checker_of, checker_revision, fact, rule
from tests.exports.whole import api_files

REGISTER = load(ROOT).register
(CHECKER,) = REGISTER.checkers
PAGE = addresses.checker(CHECKER.name)
DAY = date(2027, 3, 1)


def files(register: Register, day: date) -> dict[str, Any]:
    return {address: json.loads(text) for address, text in checker_files(Edition(register, day))}


def test_the_shipped_rules_are_small() -> None:
    for _, text in checker_files(Edition(REGISTER, DAY)):
        assert len(gzip.compress(text.encode(), 9, mtime=0)) <= 6_000


def test_the_rules_say_all_that_a_page_needs() -> None:
    told = rules_record(Edition(REGISTER, DAY), CHECKER, CHECKER.revisions[-1], PAGE)
    assert (told["checker"], told["document"], told["text"]) == ("contact-a-student", "HUM-W050", "2024-02-21")
    assert list(told["clauses"]) == [
        placed.clause.id
        for placed in REGISTER.by_number["HUM-W050"].texts[-1].placed
        if placed.clause.id in CHECKER.revisions[-1].cited
    ]
    clause_ = told["clauses"]["student-workers"]
    assert clause_["label"] == "2.b"
    assert clause_["words"].startswith("Student Workers: District staff may communicate")
    assert clause_["href"] == "../../policies/HUM-W050/2024-02-21/#2.b"
    assert told["silence"] == "silent"
    see = {each["id"]: each.get("see") for each in told["rules"]}
    assert see["school-account"] == [
        {"label": "INS-W036", "title": "Social Media Accounts, School Sponsored", "href": "../../policies/INS-W036/"}
    ]
    assert see["workday"] is None


def test_the_rules_alone_decide_every_case_as_the_program_does() -> None:
    told = rules_record(Edition(REGISTER, DAY), CHECKER, CHECKER.revisions[-1], PAGE)
    rank = {outcome["id"]: place for place, outcome in enumerate(told["outcomes"])}
    for case in cases(CHECKER.revisions[-1]):
        answers = dict(case.answers)
        fired = [
            each
            for each in told["rules"]
            if oracle.holds(each["when"], answers)
            and not any(oracle.holds(exception, answers) for exception in each.get("unless", ()))
        ]
        fired.sort(key=lambda each: rank[each["then"]])
        assert [each["id"] for each in fired] == [each.id for each in case.decision.rules]
        assert list(dict.fromkeys(id_ for each in fired for id_ in each["cites"])) == list(case.decision.citations)


def test_each_revision_and_the_one_in_force_have_a_file() -> None:
    assert sorted(files(REGISTER, DAY)) == [
        "check/contact-a-student/2026-11-24/rules.json",
        "check/contact-a-student/rules.json",
    ]
    assert files(REGISTER, date(2026, 11, 23)) == {}


def stale_register() -> Register:
    told = checker_revision(
        [fact("who", "child", "adult")], [rule("all", {"who": ["child", "adult"]}, "yes")], published=date(2024, 6, 1)
    )
    document = held("EXA-W001", text_revision(date(2024, 1, 1), clause("c1")))
    return register_of(document).model_copy(update={"checkers": (checker_of(told),)})


def test_of_a_checker_under_review_no_answer_is_published() -> None:
    found = files(stale_register(), DAY)
    identity = {"checker": "borrowing", "revised": "2024-06-01", "document": "EXA-W001", "under_review": True}
    assert found == {"check/borrowing/2024-06-01/rules.json": identity, "check/borrowing/rules.json": identity}


def test_the_register_for_programs_lists_the_checkers() -> None:
    def listed(register: Register, day: date = DAY) -> Any:
        text = dict(api_files(Edition(register, day), None))["api/register.json"]
        return json.loads(text)["checkers"]

    assert listed(REGISTER, date(2026, 11, 23)) == []
    (row,) = listed(REGISTER)
    assert (row["name"], row["in_force"], row["under_review"]) == ("contact-a-student", "2026-11-24", False)
    assert row["revisions"] == [
        {
            "published": "2026-11-24",
            "ends": None,
            "reviewed_by": None,
            "reviewed_on": None,
            "address": "check/contact-a-student/2026-11-24/",
            "rules": "check/contact-a-student/2026-11-24/rules.json",
        }
    ]
    assert listed(stale_register())[0]["under_review"] is True


def test_a_file_is_the_same_each_time() -> None:
    assert dict(checker_files(Edition(load(ROOT).register, DAY))) == dict(checker_files(Edition(REGISTER, DAY)))
