"""The only reader of the clock."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today(time_zone: str) -> date:
    """The day that it is now in a time zone of the IANA database."""
    return datetime.now(ZoneInfo(time_zone)).date()
