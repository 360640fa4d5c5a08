from policysite.checks import check
from policysite.loading import load
from tests.builders import ROOT


def test_the_register_has_no_problem() -> None:
    loaded = load(ROOT)
    assert loaded.numbers
    assert check(loaded) == ()
