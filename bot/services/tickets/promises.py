"""What a reporter is promised when a ticket is opened: by when somebody reacts and by when it is solved."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.services.snapshot import Snapshot
from bot.services.tickets.terms import PLANNED, SHORTAGE, Case, Target, Terms, target_for
from models.tickets import TicketCategory


def own_targets(school: Snapshot) -> Mapping[Case, Target]:
    """The school's own terms, as the rules take them."""
    return {
        (kind or None, urgent): Target(timedelta(minutes=reaction), timedelta(minutes=solution))
        for (kind, urgent), (reaction, solution) in school.targets.items()
    }


def case_of(category: TicketCategory, kind: str) -> str:
    """By what the terms of a ticket are looked up: the kind of device, or that it is a shortage or planned."""
    return {TicketCategory.SHORTAGE: SHORTAGE, TicketCategory.PLANNED: PLANNED}.get(category, kind)


def promise(school: Snapshot, category: TicketCategory, kind: str, opened_at: datetime, *, urgent: bool) -> Terms:
    """The terms of a ticket that is opened now."""
    target = target_for(case_of(category, kind), urgent, own_targets(school))

    def after(amount: timedelta | None) -> datetime | None:
        return None if amount is None else school.calendar.add_working_time(opened_at, amount)

    return Terms(after(target.reaction), after(target.solution))
