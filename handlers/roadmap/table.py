"""The plan of a year as a table, made beside the conversation."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from bot.i18n import Voice
from bot.reports.ticket_register import Cell, ticket_register_xlsx
from bot.services.roadmap.exporting import TableRow
from bot.services.snapshot import Snapshot
from bot.ui import Answer, File, screen, t
from handlers.plan_phrases import answering_words, assignee_words
from handlers.roadmap.addresses import PlanOf, Table
from handlers.roadmap.filters import plan_of
from handlers.site import Context

# The columns in their order; what is said about each stands under `roadmap-column-<word>`.
COLUMNS: Final = ("number", "section", "text", "period", "end", "who", "state", "late", "news", "evidence")
WIDE: Final = tuple(COLUMNS.index(name) for name in ("section", "text", "period", "who"))


async def table(context: Context, address: Table) -> Answer:
    """The plan as it stands now."""
    await plan_of(context, address.year)
    rows = await context.services.roadmap.exporting.rows(context.actor, address.year)
    voice = Voice(context.actor.language, context.school.zone)
    header = [voice.plain(t(f"roadmap-column-{name}")) for name in COLUMNS]
    cells = _cells(rows, voice, context.school, context.school.today(context.now))
    content = await asyncio.to_thread(ticket_register_xlsx, voice.plain(t("roadmap-sheet")), header, WIDE, cells)
    year = context.school.school_year(address.year).title
    file = File(voice.plain(t("roadmap-file-name", year=year.replace("/", "-"))), content)
    title = t("roadmap-title", year=year)
    return Answer(screen(title, t("roadmap-table-ready", count=len(rows)), file=file, back=PlanOf(year=address.year)))


def _cells(rows: Sequence[TableRow], voice: Voice, school: Snapshot, today: date) -> Iterator[Sequence[Cell]]:
    for row in rows:
        line = row.line
        # Who took it or got it passed stands before those that the document names, else the main one of these.
        beside = line.answering.assignees[0 if line.answering.owner_id else 1 :]
        named = [
            answering_words(line.answering, school, today),
            *(assignee_words(one, school, today) for one in beside),
        ]
        yield (
            line.code,
            line.section.title if line.section else "",
            line.text,
            row.period,
            line.ends_on,
            "; ".join(dict.fromkeys(voice.plain(one) for one in named)),
            voice.plain(t(f"item-{line.state}")),
            line.days_late(today) or None,
            school.today(line.said_at) if line.said_at else None,
            line.evidence,
        )
