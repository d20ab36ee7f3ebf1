"""The register of tickets as a table: a period is chosen, the file is made beside the conversation."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from bot.errors import Missing
from bot.i18n import Voice
from bot.reports.ticket_register import Cell, ticket_register_xlsx
from bot.services.tickets.register import Days, Period, RegisterRow
from bot.ui import Answer, Button, File, Screen, Text, column, screen, t
from handlers.history.addresses import Export, Log
from handlers.phrases import kind_name, team_name
from handlers.site import Context

# The columns in their order; what is said about each stands under `log-column-<word>`.
COLUMNS: Final = (
    "number",
    "state",
    "opened",
    "category",
    "team",
    "building",
    "place",
    "device",
    "symptom",
    "words",
    "reporter",
    "urgent",
    "assignee",
    "reacted",
    "due",
    "solved",
    "in-time",
    "reaction",
    "solution",
    "waits",
    "paused",
    "done",
    "returns",
    "rating",
    "followers",
    "merged",
    "outage",
)
WIDE: Final = tuple(COLUMNS.index(name) for name in ("device", "words", "done"))


async def periods(context: Context, _: Log) -> Screen:
    """Of which period?"""
    buttons = []
    for period in Period:
        days = await context.services.tickets.register.days(context.actor, period)
        buttons.append(Button(t(f"log-{period}", days=_days(days)), Export(period=period.value), keeps=True))
    return screen(t("log-title"), t("log-hint"), rows=column(buttons))


async def export(context: Context, address: Export) -> Answer:
    """The register of a period."""
    register = context.services.tickets.register
    chosen = _period(address.period)
    days = await register.days(context.actor, chosen)
    rows = await register.export(context.actor, chosen)
    speech = _Speech(context)
    header = [speech.say(f"log-column-{name}") for name in COLUMNS]
    sheet = speech.say("log-sheet")
    content = await asyncio.to_thread(ticket_register_xlsx, sheet, header, WIDE, _cells(speech, rows))
    file = File(Voice(context.actor.language, context.school.zone).plain(t("log-file-name", days=_days(days))), content)
    return Answer(screen(t("log-title"), t("log-ready", count=len(rows)), file=file, back=Log()))


def _period(word: str) -> Period:
    if word not in set(Period):
        raise Missing
    return Period(word)


def _days(days: Days) -> Text:
    if days.first is None:
        return t("log-days-all", last=days.last)
    return t("log-days", first=days.first, last=days.last)


class _Speech:
    """Words of the locales for many cells: each is rendered once."""

    def __init__(self, context: Context) -> None:
        self._voice = Voice(context.actor.language, context.school.zone)
        self._zone = context.school.zone
        self._said: dict[str, str] = {}

    def say(self, key: str) -> str:
        return self.text(key, t(key))

    def text(self, key: str, words: Text) -> str:
        """A text that is the same each time its key comes."""
        if key not in self._said:
            self._said[key] = self._voice.plain(words)
        return self._said[key]

    def moment(self, at: datetime | None) -> datetime | None:
        """A moment by the school's wall clock."""
        return at.astimezone(self._zone).replace(tzinfo=None, microsecond=0) if at else None

    def yes(self, value: bool | None) -> str:  # noqa: FBT001  # a value to be said
        return "" if value is None else self.say(f"log-{'yes' if value else 'no'}")


def _cells(speech: _Speech, rows: Sequence[RegisterRow]) -> Iterator[Sequence[Cell]]:
    for row in rows:
        ticket = row.ticket
        yield (
            ticket.id,
            speech.say(f"log-state-{ticket.state}"),
            speech.moment(ticket.opened_at),
            speech.say(f"log-category-{ticket.category}"),
            speech.text(f"team {row.team.id}", team_name(row.team)) if row.team else "",
            row.building,
            ticket.place,
            ticket.device or speech.text(f"kind {ticket.kind}", kind_name(ticket.kind)),
            speech.say(f"symptom-{ticket.symptom}") if ticket.symptom else "",
            row.words,
            row.reporter,
            speech.yes(ticket.urgent),
            row.assignee,
            speech.moment(row.responded_at),
            speech.moment(row.solve_by),
            speech.moment(row.solved_at),
            speech.yes(row.in_time),
            row.reaction,
            row.solution,
            row.waits,
            row.paused,
            row.done,
            row.returns,
            row.rating,
            row.followers,
            row.merged_into,
            row.outage,
        )
