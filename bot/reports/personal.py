"""A person's data as a file that both a person and a program can read: JSON, indented, in the school's time."""

import json
from dataclasses import asdict
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.services.privacy import PersonalData


def personal_json(data: PersonalData, zone: ZoneInfo) -> bytes:
    """The data under English keys; times as ISO 8601 with the zone's offset."""

    def plain(value: object) -> str:
        if isinstance(value, datetime):
            return value.astimezone(zone).isoformat(timespec="seconds")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, time):
            return value.isoformat(timespec="minutes")
        raise TypeError(type(value))

    return json.dumps(asdict(data), default=plain, ensure_ascii=False, indent=2).encode()
