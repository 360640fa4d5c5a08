"""The line at the foot of each sheet, as the official form prints it."""

from datetime import date

from policysite.rendering.title_block import foot
from tests.builders import text_revision


def test_the_foot_has_the_revised_date_and_the_number() -> None:
    assert foot("HUM-W050", text_revision(date(2024, 2, 21))) == "Revised: 02/21/24  DOC#: HUM-W050"


def test_where_nothing_is_in_force_the_foot_has_the_number_alone() -> None:
    assert foot("PAP-W006") == "DOC#: PAP-W006"
