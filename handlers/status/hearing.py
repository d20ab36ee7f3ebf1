"""Questions about the school in words: «что горит», «сколько заявок в октябре», «кто не ответил», «что по плану»."""

from bot.access import Permission
from bot.services.status import shapes
from bot.services.status.periods import Period, month_of
from bot.services.status.questions import Ask, Question, hear
from bot.ui import Answer, Incoming
from handlers.site import Context
from handlers.status.addresses import Area, Hot, Silent, Status, Why

_AREAS = {
    Ask.PLAN: shapes.Area.ROADMAP,
    Ask.SUPPLIES: shapes.Area.SUPPLIES,
    Ask.SURVEYS: shapes.Area.SURVEYS,
}


async def heard(context: Context, incoming: Incoming) -> Answer | None:
    """The screen that answers, for whoever sees the status; others get what they get for any words."""
    is_talk = incoming.media is None and incoming.document_name is None and not incoming.forwarded
    if not is_talk or not incoming.text or not context.actor.may(Permission.STATUS_SEE):
        return None
    question = hear(incoming.text, context.school.today(context.now), context.school)
    return None if question is None else await context.site.follow(context, _answer(context, question))


def _answer(context: Context, question: Question) -> str:
    """The packed address of the screen that answers."""
    code = (question.period or _this_month(context)).code
    status = Status(period=question.period.code if question.period else "").pack()
    match question.kind:
        case Ask.INDICATOR if question.indicator:
            return Why(indicator=question.indicator, period=code).pack()
        case Ask.SILENT:
            return Silent().pack()
        case Ask.HOT:
            return Hot().pack()
        case Ask.REPORT:
            packed = f"reports.period:{question.period.code}" if question.period else "reports"
            return packed if context.actor.may(Permission.REPORT_MAKE) else status
        case Ask.REGISTERS:
            return "exports" if context.actor.may(Permission.TABLE_TAKE) else status
        case Ask.ROOMS:
            return f"status.by:room:{code}:0"
        case Ask.LOAD:
            sees = context.actor.may(Permission.PEOPLE_SEE)
            return f"status.by:person:{code}:0" if sees else Area(area=shapes.Area.TICKETS, period=code).pack()
        case kind if kind in _AREAS:
            return Area(area=_AREAS[kind].value, period=code).pack()
        case _:
            return status


def _this_month(context: Context) -> Period:
    return month_of(context.school.today(context.now))
