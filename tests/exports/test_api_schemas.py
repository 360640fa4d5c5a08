"""The JSON files keep to their schemas, and every address in them leads somewhere."""

import json
import posixpath
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from policysite.loading import load
from policysite.model import Document
from policysite.site_plan import site_plan
from tests.exports.api_reading import files, told
from tests.exports.registers import AS_OF, DOCUMENTS, EXAMPLE, SITE, clause, register_of, text_revision

DAYS = [date(2020, 1, 1), date(2023, 6, 1), AS_OF, date(2025, 9, 1), date(2028, 1, 1)]


def schema_of(address: str, value: Any, found: dict[str, str]) -> Any:
    """The schema that a file points at, as a program would find it."""
    return json.loads(found[posixpath.normpath(posixpath.join(posixpath.dirname(address), value["$schema"]))])


def closed(schema: Any) -> Any:
    """A schema that refuses what it does not describe."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    stricter = {key: closed(value) for key, value in schema.items()}
    return stricter | ({"additionalProperties": False} if "properties" in schema else {})


def validate(found: dict[str, str]) -> None:
    for address, value in told(found):
        validator = Draft202012Validator(closed(schema_of(address, value, found)), format_checker=FormatChecker())
        assert [f"{address}: {error.json_path}: {error.message}" for error in validator.iter_errors(value)] == []


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


@pytest.mark.parametrize("day", DAYS)
def test_every_file_keeps_to_its_schema_and_says_nothing_that_it_does_not_describe(day: date) -> None:
    validate(files(as_of=day, site=SITE))


@pytest.mark.parametrize("kind", ["register", "document", "revision"])
def test_the_schemas_are_valid_and_describe_every_field(kind: str) -> None:
    schema = json.loads(files()[f"api/schema/{kind}.json"])
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    records = [schema, *(record for record in schema["$defs"].values() if "properties" in record)]
    undescribed = [
        f"{record['title']}.{name}"
        for record in records
        for name, field in record["properties"].items()
        if not field.get("description")
    ]
    assert undescribed == []
    assert all(
        record["description"] and sorted(record["required"]) == sorted(record["properties"]) for record in records
    )


@pytest.mark.parametrize("day", DAYS)
def test_every_address_is_one_of_the_site_and_every_anchor_is_on_its_page(day: date) -> None:
    plan = site_plan(EXAMPLE, day)
    pages = {page.address: page.html() for page in plan.pages}
    known = set(pages) | {file.path for file in plan.files}
    names = {"address", "api", "feed", "changes", "target_address", "document_address", "document_api"}
    for address, value in told(files(as_of=day)):
        for name, stated in walk(value):
            if name not in names or stated is None:
                continue
            page, _, anchor = stated.partition("#")
            assert page in known, f"{address}: {name}"
            assert not anchor or f'id="{anchor}"' in pages[page], f"{address}: {name} {stated}"


def test_the_register_of_this_repository_keeps_to_the_schemas() -> None:
    validate(files(load(Path(__file__).parents[2]).register, date(2027, 3, 1)))


def test_the_files_do_not_depend_on_the_order_in_which_documents_were_read() -> None:
    assert files(register_of(*reversed(DOCUMENTS))) == files()


def test_a_file_is_legible_and_has_a_line_for_each_clause() -> None:
    text = files()["api/policies/EXA-W001/2024-03-01.json"]
    assert "“Examples” – naïve & <plain>" in text
    assert sum(line.startswith('{"id":"') for line in text.splitlines()) == 4
    assert text.endswith("}\n")


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_text_can_be_told(words: str) -> None:
    document = Document(number="A", revisions=(text_revision(AS_OF, [clause("a", words)], title=words),))
    found = files(register_of(document))
    validate(found)
    (told,) = json.loads(found["api/policies/A.json"])["text"]["clauses"]
    assert told["text"] == words.strip()
