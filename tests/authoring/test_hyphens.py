import pytest

from policysite.authoring.hyphens import suggested_mends
from policysite.authoring.readers.records import Paragraph


def mends(text: str, *line_ends: str) -> list[str]:
    return [
        found.what.partition(".")[0].replace("stands elsewhere as", "…")
        for found in suggested_mends([Paragraph(text, "line 1")], line_ends)
    ]


@pytest.mark.parametrize(
    ("text", "line_ends", "told"),
    [
        (
            "A Districtapproved and a District-approved tool",
            (),
            ["“Districtapproved” … “District-approved”"],
        ),
        (
            "A Districtapproved and a district-approved tool",
            (),
            ["“Districtapproved” … “district-approved”"],
        ),
        (
            "All communi-cation is communication",
            ("communi-cation",),
            ["“communi-cation” … “communication”"],
        ),
        ("All communi-cation", ("communi-cation",), []),
        ("A well-known and a well-known tool", ("well-known",), []),
        ("re-sign or resign", (), ["“resign” … “re-sign”"]),
    ],
)
def test_suggestions(text: str, line_ends: tuple[str, ...], told: list[str]) -> None:
    assert mends(text, *line_ends) == told
