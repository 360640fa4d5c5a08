import json
import re
from pathlib import Path

import pytest

from policysite.exports import source_schemas
from tests.builders import ROOT

SCHEMAS = source_schemas()
FOLDER = ROOT / "policy_src" / "schema"


def test_the_schemas_beside_the_sources_are_up_to_date() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}
    assert written == SCHEMAS, "Run policysite schemas."


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_explains_every_key(name: str) -> None:
    schema = json.loads(SCHEMAS[name])
    kinds = [kind for kind in (schema, *schema.get("$defs", {}).values()) if "properties" in kind]
    assert kinds
    for kind in kinds:
        assert kind["additionalProperties"] is False
        assert [key for key, value in kind["properties"].items() if not value.get("description")] == []


def properties(name: str, kind: str | None = None) -> list[str]:
    schema = json.loads(SCHEMAS[name])
    return sorted((schema["$defs"][kind] if kind else schema)["properties"])


def test_the_schema_of_a_document_has_the_keys_of_document_yml_and_not_its_revisions() -> None:
    assert properties("document.json") == [
        "department",
        "held",
        "number",
        "retired",
        "review_due",
        "reviews",
        "supersedes",
        "title",
        "type",
    ]


def test_the_schema_of_a_revision_has_both_kinds_of_evidence() -> None:
    assert properties("revision.json", "HistoryRevision") == ["change_note", "effective", "evidence", "kind", "revised"]
    assert set(properties("revision.json", "TextRevision")) > set(properties("revision.json", "HistoryRevision"))


@pytest.mark.parametrize(
    ("good", "bad"), [("2024-02-21", "02/21/24"), ("HUM-W050", "hum-w050"), ("student-workers", "Student Workers")]
)
def test_the_patterns_of_a_schema_take_what_the_models_take(good: str, bad: str) -> None:
    patterns = set(re.findall(r'"pattern": "(.*)"', "".join(SCHEMAS.values()).replace("\\\\", "\\")))
    assert any(re.search(pattern, good) and not re.search(pattern, bad) for pattern in patterns)


def sources() -> list[Path]:
    return sorted((ROOT / "policy_src").rglob("*.yml"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in sources()])
def test_a_source_names_the_schema_of_its_kind_in_its_first_line(path: Path) -> None:
    first_line = path.read_text(encoding="utf-8").partition("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first_line)
    assert found
    kind = path.stem if path.stem in ("document", "organisation", "checker") else "revision"
    kind = "checker-revision" if kind == "revision" and "checkers" in path.parts else kind
    assert (path.parent / found[1]).resolve() == FOLDER / f"{kind}.json"
    assert (FOLDER / f"{kind}.json").is_file()
