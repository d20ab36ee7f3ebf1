"""What a person chooses for themselves: the language, narrower hours in which they are written to, the
time of their morning list."""

import re
from datetime import time
from typing import Any

from sqlalchemy import update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid
from bot.services.calendar import Window
from bot.services.directory import Directory
from models.base import table
from models.people import Person

# Narrower hours would let what gathers wait for ever.
SHORTEST_MINUTES = 60
HOURS, MINUTES = 24, 60
_TIME = re.compile(r"(?<!\d)(\d{1,2})(?:\s?[:.,\-–\s]\s?(\d{2}))?(?!\d)")


class Preferences:
    """Use cases of a person about themselves."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def set_language(self, actor: Actor, language: str) -> None:
        """Speak this language to the actor from now on, whatever their messenger says."""
        await self._set(actor, "settings", language=language)

    async def widest_window(self, actor: Actor) -> Window:
        """The hours that the actor's roles give, which their own may only narrow."""
        school = await self._directory.now()
        person = school.people[actor.require_person()]
        return school.role_window(person, school.today(self._clock.now()))

    async def narrow_window(self, actor: Actor, start: time, end: time) -> None:
        """Write to the actor in these hours only; Invalid where they are too short or leave the roles' hours."""
        widest = await self.widest_window(actor)
        if minutes(end) - minutes(start) < SHORTEST_MINUTES or start < widest.start or end > widest.end:
            raise Invalid("error-hours")
        await self._set(actor, "settings.hours:0:0", window_start=start, window_end=end)

    async def reset_window(self, actor: Actor) -> None:
        """Back to the hours of the actor's roles."""
        await self._set(actor, "settings.hours:0:0", window_start=None, window_end=None)

    async def set_morning(self, actor: Actor, at: time | None) -> None:
        """Send the list of the day at this time, or (None) as the actor's hours begin; Invalid outside of them."""
        school = await self._directory.now()
        person = school.people[actor.require_person()]
        window = school.window(person, school.today(self._clock.now()))
        if at is not None and not window.start <= at < window.end:
            raise Invalid("error-hours")
        await self._set(actor, "settings.morning", morning_at=at)

    async def _set(self, actor: Actor, shows: str, **values: Any) -> None:
        person_id = actor.require_person()
        async with self._db.write(actor, shows=shows) as session:
            await session.execute(update(table(Person)).where(table(Person).c.id == person_id).values(**values))
            await self._directory.touch(session)


def read_time(words: str) -> time | None:
    """A time of the day as people write it: «в 9», «8:30», «к 8.15»; None where there is none, or more than one."""
    found = _TIME.findall(words)
    if len(found) != 1:
        return None
    hour, minute = int(found[0][0]), int(found[0][1] or 0)
    return time(hour, minute) if hour < HOURS and minute < MINUTES else None


def minutes(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute
