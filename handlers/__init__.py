"""What the bot says and does in the chat. FEATURES is the one list of features."""

from handlers import (
    absences,
    aside,
    calendar,
    chats,
    deeds,
    health,
    history,
    home,
    invite,
    item,
    item_work,
    joining,
    news,
    newsroom,
    outages,
    people,
    plan_import,
    planned,
    posts,
    privacy,
    queue,
    register,
    reminders,
    report,
    roadmap,
    school,
    settings,
    shortage,
    status,
    stickers,
    stock,
    talk,
    tasks,
    teams,
    tickets,
    turn,
    work,
    year,
)
from handlers.site import Feature, Site

FEATURES: tuple[Feature, ...] = (
    home.FEATURE,
    joining.FEATURE,
    news.FEATURE,
    invite.FEATURE,
    plan_import.FEATURE,  # a workbook may be either, who has both rights is asked
    register.FEATURE,
    talk.FEATURE,  # a lost part of an album is no new report
    tasks.FEATURE,  # «Ежова, до пятницы …» is no report
    deeds.FEATURE,
    aside.FEATURE,
    tickets.FEATURE,  # «№ 47» is a ticket first, then a room
    report.FEATURE,
    shortage.FEATURE,
    queue.FEATURE,
    work.FEATURE,
    stock.FEATURE,
    outages.FEATURE,
    planned.FEATURE,
    roadmap.FEATURE,
    item.FEATURE,
    item_work.FEATURE,
    posts.FEATURE,
    newsroom.FEATURE,
    turn.FEATURE,
    history.FEATURE,
    reminders.FEATURE,
    status.FEATURE,
    people.FEATURE,
    absences.FEATURE,
    privacy.FEATURE,
    school.FEATURE,
    teams.FEATURE,
    year.FEATURE,
    stickers.FEATURE,
    health.FEATURE,
    settings.FEATURE,
    calendar.FEATURE,
    chats.FEATURE,
)


def build_site() -> Site:
    """The site of all features."""
    return Site(FEATURES)
