"""A ticket as one line of the queue: how it stands, its age, where, what, whether there is a photo."""

from datetime import datetime, timedelta
from typing import Final

from bot.services.text import shorten
from bot.services.tickets.catalogue import OTHER, SYMPTOMS
from bot.services.tickets.queue import QueueLine
from bot.ui import Text, t

# All of it fits a button of a phone.
PLACE_LENGTH: Final = 8
WHAT_LENGTH: Final = 12
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def queue_line(line: QueueLine, now: datetime) -> Text:
    """«🔥⏰ № 42 · 3 дн · 214 · Проектор 📎»."""
    ticket = line.ticket
    kind = ticket.kind if ticket.kind in SYMPTOMS else OTHER
    return t(
        "queue-line",
        mark=t("urgent-mark") if ticket.urgent else t(f"state-{ticket.state}-mark"),
        late=t("queue-late") if line.is_late else "",
        number=str(ticket.id),
        age=age(ticket.opened_at, now),
        place=shorten(ticket.place, PLACE_LENGTH),
        what=shorten(ticket.device, WHAT_LENGTH) if ticket.device else t(f"queue-kind-{kind}"),
        files=t("queue-files") if line.has_files else "",
    )


def age(opened_at: datetime, now: datetime) -> Text:
    """How long ago it was reported, in the largest unit that fits."""
    since = max(now - opened_at, timedelta(0))
    if since < HOUR:
        return t("age-minutes", count=str(since // timedelta(minutes=1)))
    return t("age-hours", count=str(since // HOUR)) if since < DAY else t("age-days", count=str(since // DAY))
