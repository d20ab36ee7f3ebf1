"""What a reporter is promised when a ticket is opened: by when somebody reacts and by when it is solved."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.services.snapshot import Snapshot
from bot.services.tickets.terms import PLANNED, SHORTAGE, Case, Facts, Target, Terms, terms_of
from bot.services.timeline import Timeline
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
    facts = Facts(opened_at, case_of(category, kind), urgent)
    return terms_of(facts, own_targets(school), Timeline(school.calendar, opened_at))
