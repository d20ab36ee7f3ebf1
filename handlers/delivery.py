"""How what waits in the outbox looks to its addressee: one notice as its feature shows it, several as a digest."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.clock import Clock
from bot.i18n import DEFAULT_LANGUAGE
from bot.outbox import Row
from bot.services import Services
from bot.services.snapshot import Known
from bot.ui import Button, Link, Screen, Text, column, screen, t
from handlers.site import Context, NoticeArgs, Site

# Lines of a digest; the rest is counted.
DIGEST_LINES = 10
DIGEST_BUTTONS = 5
# Below a notice that has buttons of its own.
BUTTONS_BELOW = 2
# What is not known by its number.
ITEM = "item"
# Made side by side: a morning's two hundred lists, all begun at once, would keep a tap waiting for its turn.
MADE_AT_ONCE = 2


class Delivery:
    """Renders notices as their addressee: with the rights that they have now."""

    def __init__(self, site: Site, services: Services, clock: Clock) -> None:
        self._site = site
        self._services = services
        self._clock = clock
        self._turns = asyncio.Semaphore(MADE_AT_ONCE)

    async def look(self, person: Known, rows: Sequence[Row]) -> Screen | None:
        """The screen for these notices; None where none of them is worth sending any more."""
        async with self._turns:
            return await self._made(person, rows)

    async def _made(self, person: Known, rows: Sequence[Row]) -> Screen | None:
        """1. The last that leads a digest stands whole. 2. The others are lines below it, or a digest of their own."""
        context = await self._context(person)
        leading = next((row for row in reversed(rows) if self._site.notices[row.kind].leads), None)
        others = [row for row in rows if leading is None or (row.kind, row.args) != (leading.kind, leading.args)]
        if leading is None:
            return await self._digest(context, rows) if len(rows) > 1 else await self._alone(context, rows[0])
        lead = await self._alone(context, leading)
        if lead is None or not others:
            return await self._digest(context, others) if others else lead
        below = await self._digest(context, others)
        there = {_packed(button) for row in lead.rows for button in row}
        new = tuple(row for row in below.rows if not there & {_packed(button) for button in row})
        return replace(lead, lines=(*lead.lines, t("blank"), *below.lines), rows=lead.rows + new[:BUTTONS_BELOW])

    def _way(self, row: Row, line: Text | None) -> Button | None:
        """Where a line of a digest leads: to the thing that it is about, or where its kind says.

        The number that an item has here says nothing to people, its line does.
        """
        if row.subject:
            thing, _, number = row.subject.partition(":")
            label = line if thing == ITEM else None
            return Button(label or t("digest-button", number=number), row.subject, keeps=True)
        return self._site.notices[row.kind].way

    async def _alone(self, context: Context, row: Row) -> Screen | None:
        return await self._site.notices[row.kind].full(context, _args(row))

    async def _context(self, person: Known) -> Context:
        assert person.sender is not None
        school = await self._services.directory.now()
        actor = self._services.directory.actor(school, person.sender, person.language or DEFAULT_LANGUAGE, None)
        return Context(actor, self._services, school, self._clock.now(), self._site)

    async def _digest(self, context: Context, rows: Sequence[Row]) -> Screen:
        lines = [await self._site.notices[row.kind].line(context, _args(row)) for row in rows[:DIGEST_LINES]]
        ways = dict[str, Button]()
        for row, line in zip_longest(rows, lines):
            button = self._way(row, line)
            if button is not None:
                ways.setdefault(_packed(button), button)
        buttons = list(ways.values())[:DIGEST_BUTTONS]
        rest = len(rows) - DIGEST_LINES
        return screen(
            t("digest-title", count=len(rows)),
            *lines,
            t("digest-rest", count=rest) if rest > 0 else None,
            rows=column(buttons),
        )


def _packed(button: Button | Link) -> str:
    """Where a button leads, as one knows it again."""
    to = button.url if isinstance(button, Link) else button.to
    return to if isinstance(to, str) else to.pack()


def _args(row: Row) -> NoticeArgs:
    return NoticeArgs(row.subject, row.args)
