"""The register of tickets: of all of them, or of those of one's own services."""

from collections.abc import AsyncIterator, Sequence

from bot.access import Permission
from bot.reports.table_files import Kind
from bot.services.exports.shapes import Heading, Label, Reader, Row, wall_clock, yes_no
from bot.services.snapshot import TeamLine
from bot.services.tickets.catalogue import OTHER, SYMPTOMS
from bot.services.tickets.reading import TicketLine
from bot.services.tickets.register import RegisterRow, TicketRegister


class TicketTable:
    """Tickets by the day on which they were opened."""

    code = "tickets"
    permissions = (Permission.TICKET_EXPORT,)
    headings = (
        Heading("number", Kind.NUMBER),
        Heading("state", has_codes=True),
        Heading("opened", Kind.MOMENT),
        Heading("category", has_codes=True),
        Heading("team", has_codes=True),
        Heading("building"),
        Heading("place"),
        Heading("device", has_codes=True),
        Heading("symptom", has_codes=True),
        Heading("words", Kind.LONG),
        Heading("reporter"),
        Heading("urgent", has_codes=True),
        Heading("assignee"),
        Heading("reacted", Kind.MOMENT),
        Heading("due", Kind.MOMENT),
        Heading("solved", Kind.MOMENT),
        Heading("in-time", has_codes=True),
        Heading("reaction", Kind.DECIMAL),
        Heading("solution", Kind.DECIMAL),
        Heading("waits", Kind.NUMBER),
        Heading("paused", Kind.DECIMAL),
        Heading("done", Kind.LONG),
        Heading("returns", Kind.NUMBER),
        Heading("rating", Kind.NUMBER),
        Heading("followers", Kind.NUMBER),
        Heading("merged", Kind.NUMBER),
        Heading("outage", Kind.NUMBER),
    )

    def __init__(self, register: TicketRegister) -> None:
        self._register = register

    async def total(self, reader: Reader) -> int:
        return await self._register.total(reader.actor, reader.span)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        async for rows in self._register.chunks(reader.actor, reader.span):
            yield [_cells(row, reader) for row in rows]


def _cells(row: RegisterRow, reader: Reader) -> Row:
    ticket, school = row.ticket, reader.school
    return (
        ticket.id,
        Label(f"exports-ticket-{ticket.state}", ticket.state),
        wall_clock(ticket.opened_at, school),
        Label(f"exports-category-{ticket.category}", ticket.category),
        _team(row.team),
        row.building,
        ticket.place,
        _device(ticket),
        Label(f"symptom-{ticket.symptom}", ticket.symptom) if ticket.symptom else None,
        row.words,
        row.reporter,
        yes_no(ticket.urgent),
        row.assignee,
        wall_clock(row.responded_at, school),
        wall_clock(row.solve_by, school),
        wall_clock(row.solved_at, school),
        yes_no(row.in_time),
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


def _team(team: TeamLine | None) -> Label | None:
    if team is None:
        return None
    return Label(f"team-{team.code}", team.code or f"team-{team.id}", team.name or "")


def _device(ticket: TicketLine) -> Label:
    """The device by its own name, else its kind."""
    return Label(f"kind-{ticket.kind if ticket.kind in SYMPTOMS else OTHER}", ticket.kind, ticket.device or "")
