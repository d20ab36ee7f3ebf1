"""How what waits in the outbox looks to its addressee: one notice as its feature shows it, several as a digest."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.access import Actor
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
# What is known by its words, not by its number.
TOLD_BY_LINE = {"item", "news", "survey", "surveys.one"}
# Made side by side: a morning's two hundred lists, all begun at once, would keep a tap waiting for its turn.
MADE_AT_ONCE = 2


class Delivery:
    """Renders notices as their addressee: with the rights that they have now."""

    def __init__(self, site: Site, services: Services, clock: Clock) -> None:
        self._site = site
        self._services = services
        self._clock = clock
        self._turns = asyncio.Semaphore(MADE_AT_ONCE)

    async def look(self, person: Known | None, rows: Sequence[Row]) -> Screen | None:
        """The screen for these notices; None where none of them is worth sending any more. No person: for a group."""
        async with self._turns:
            return await self._in_group(rows[0]) if person is None else await self._made(person, rows)

    async def gone(self, person: Known | None, rows: Sequence[Row]) -> Screen | None:
        """What stands in place of notices that were withdrawn; of several, what the first says that says anything."""
        context = await self._context(person)
        for row in rows:
            show = self._site.notices[row.kind].gone
            if show is not None:
                return replace(await show(context, _args(row)), home=person is None, stays=True)
        return None

    async def _in_group(self, row: Row) -> Screen | None:
        """In a group nobody goes back or opens the menu: what it leads to is for one person."""
        show = self._site.notices[row.kind].group
        shown = await show(await self._context(None), _args(row)) if show is not None else None
        return replace(shown, home=True) if shown is not None else None

    async def _made(self, person: Known, rows: Sequence[Row]) -> Screen | None:
        """1. The last that leads a digest stands whole. 2. The others are lines below it, or a digest of their own."""
        context = await self._context(person)
        leading = next((row for row in reversed(rows) if self._site.notices[row.kind].leads), None)
        others = [row for row in rows if leading is None or (row.kind, row.args) != (leading.kind, leading.args)]
        if leading is None:
            return await self._digest(context, rows) if len(rows) > 1 else await self._alone(context, rows[0])
        lead = await self._alone(context, leading)
        if lead is None:
            return await self._digest(context, others) if others else None
        there = {_packed(button) for row in lead.rows for button in row}
        below = await self._digest(context, others, BUTTONS_BELOW, there) if others else None
        if below is None:
            return lead
        lines = (*lead.lines, t("blank"), *below.lines)
        return replace(lead, lines=lines, rows=lead.rows + below.rows, stays=True)

    def _way(self, row: Row, line: Text | None) -> Button | None:
        """Where a line of a digest leads: to the thing that it is about, or where its kind says.

        The number that an item, a post or a survey has here says nothing to people, its line does.
        """
        if row.subject:
            thing, _, number = row.subject.partition(":")
            label = line if thing in TOLD_BY_LINE else None
            return Button(label or t("digest-button", number=number), row.subject, keeps=True)
        return self._site.notices[row.kind].way

    async def _alone(self, context: Context, row: Row) -> Screen | None:
        return await self._site.notices[row.kind].full(context, _args(row))

    async def _context(self, person: Known | None) -> Context:
        school = await self._services.directory.now()
        actor = Actor(None, DEFAULT_LANGUAGE)
        if person is not None and person.sender is not None:
            language = person.language or DEFAULT_LANGUAGE
            actor = self._services.directory.actor(school, person.sender, language, None)
        return Context(actor, self._services, school, self._clock.now(), self._site)

    async def _digest(
        self, context: Context, rows: Sequence[Row], room: int = DIGEST_BUTTONS, there: Collection[str] = ()
    ) -> Screen | None:
        """What still stands of these, a line each; None where nothing does. there: where buttons lead already.

        What has no button of its own among so many is found where all of its kind are.
        The menu opens below it: a message that carries several notices is never turned into another screen, so that
        it can be changed when one of them is.
        """
        standing: list[tuple[Row, Text | None]] = []
        for row in rows:
            if len(standing) >= DIGEST_LINES:
                standing.append((row, None))  # only counted
            elif (line := await self._site.notices[row.kind].line(context, _args(row))) is not None:
                standing.append((row, line))
        if not standing:
            return None
        ways = dict[str, tuple[Button, Row]]()
        for row, line in standing:
            button = self._way(row, line)
            if button is not None and _packed(button) not in there:
                ways.setdefault(_packed(button), (button, row))
        found = list(ways.values())
        every = next((way for _, row in found[room:] if (way := self._site.notices[row.kind].way)), None)
        rest = len(standing) - DIGEST_LINES
        return screen(
            t("digest-title", count=len(standing)),
            *(line for _, line in standing),
            t("digest-rest", count=rest) if rest > 0 else None,
            rows=column([*(button for button, _ in found[:room]), every]),
            stays=True,
        )


def _packed(button: Button | Link) -> str:
    """Where a button leads, as one knows it again."""
    to = button.url if isinstance(button, Link) else button.to
    return to if isinstance(to, str) else to.pack()


def _args(row: Row) -> NoticeArgs:
    return NoticeArgs(row.subject, row.args, sent=row.sent is not None)
