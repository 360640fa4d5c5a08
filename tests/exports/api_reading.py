"""The JSON files of the example register, as a program finds them."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from policysite.model import Register
from policysite.rendering import Edition
from tests.exports.registers import AS_OF, EXAMPLE
from tests.exports.whole import api_files


def files(register: Register = EXAMPLE, as_of: date = AS_OF, site: str | None = None) -> dict[str, str]:
    return dict(api_files(Edition(register, as_of), site))


def read(address: str, as_of: date = AS_OF) -> Any:
    return json.loads(files(as_of=as_of)[address])


def told(found: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for address, text in found.items():
        if not address.startswith("api/schema/"):
            yield address, json.loads(text)
