"""The reminder that the plan is to be turned over."""

from bot.errors import SchoolError
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.turn.addresses import Turn


async def _full(context: Context, notice: NoticeArgs) -> Screen | None:
    try:
        found = await context.services.roadmap.turning.turn(context.actor, notice.number)
    except SchoolError:  # it was turned over meanwhile, or they lead it no more
        return None
    return screen(
        t("notice-plan-turn-title"),
        t("notice-plan-turn", year=context.school.school_year(found.year + 1).title, count=len(found.lines)),
        rows=column([Button(t("notice-plan-turn-open"), Turn(year=found.year), keeps=True)]),
    )


async def _line(context: Context, notice: NoticeArgs) -> Text:
    return t("digest-plan-turn", year=context.school.school_year(notice.number + 1).title)


LOOKS = {"plan.turn": NoticeLook(_full, _line)}
