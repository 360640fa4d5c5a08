"""The organisation whose policies these are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from policysite.model.base import Model, Words, refuse
from policysite.problems import as_written

_time_zones = cache(available_timezones)
"""Found by a walk through the folders of the database, which takes longer than all the rest of loading."""

_ADDRESS = r"https://[^\s]+[^/\s]"


def _time_zone(name: str) -> str:
    if name not in _time_zones():
        raise refuse("unknown-time-zone", f"“{name}” is not a time zone.")
    return name


def _address(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(_ADDRESS, value):
        what = f"{as_written(value)} is not an address that begins with https:// and ends without a slash."
        raise refuse("wrong-value", what)
    return value


_ACCOUNT = r"@[A-Za-z0-9][A-Za-z0-9-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)?"


def _account(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(_ACCOUNT, value):
        raise refuse("wrong-value", f"{as_written(value)} is not an account such as @person or @organisation/team.")
    return value


Account = Annotated[str, BeforeValidator(_account), WithJsonSchema({"type": "string", "pattern": f"^{_ACCOUNT}$"})]
"""A person or a team on the host of the repository."""

Address = Annotated[str, BeforeValidator(_address), WithJsonSchema({"type": "string", "pattern": f"^{_ADDRESS}$"})]
"""An https address without a slash at its end."""


class Organisation(Model):
    """What is known of the organisation."""

    name: Words
    """The name that the site uses."""
    fictional: bool = False
    """Whether the organisation and its documents are invented, as in a sample. The site then says so on every page."""
    time_zone: Annotated[Words, AfterValidator(_time_zone)] = "UTC"
    """IANA time zone in which a day begins and ends, such as America/Boise."""
    repository: Address | None = None
    """Address of the repository, without a slash at its end. Left out where there is none."""
    departments: Mapping[str, Words] = Field(default_factory=dict)
    """Department codes that are known, with their names."""
    document_types: Mapping[str, Words] = Field(default_factory=dict)
    """Types of document that are known, with their names."""
    approvers: Mapping[str, Account] = Field(default_factory=dict)
    """Approval authorities, as the policies name them, with the account that approves in the repository for each."""
    accepted_words: tuple[Words, ...] = ()
    """Words and acronyms that the suggestions for plain language leave alone."""
