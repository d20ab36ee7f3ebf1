"""Who has not answered: letters and surveys that still wait, each with its own screen of who is silent."""

from bot.access import Permission
from bot.services.status.awaiting import Awaited
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context
from handlers.status.addresses import Silent, Status

# Of each sort, the nearest days first.
SHOWN = 3
ON_BUTTON, IN_LINE = 34, 60


async def silent(context: Context, _: Silent) -> Screen:
    """As far as the actor may open them; who of a letter's addressees is silent stands behind its button."""
    actor, read = context.actor, context.services.status.awaiting
    actor.require(Permission.STATUS_SEE)
    letters = await read.letters(actor) if actor.may(Permission.NEWS_APPROVE) else []
    surveys = await read.surveys(actor) if actor.may(Permission.SURVEY_MANAGE) else []
    found = [*letters[:SHOWN], *surveys[:SHOWN]]
    sees_any = actor.may(Permission.NEWS_APPROVE) or actor.may(Permission.SURVEY_MANAGE)
    nothing = t("status-silent-none" if sees_any else "status-behind-hidden")
    return screen(
        t("status-silent-title"),
        t("status-silent-hint") if found else nothing,
        t("blank"),
        *(_line(one) for one in found),
        rows=column(Button(_label(one), one.link) for one in found),
        back=Status(),
    )


def _line(one: Awaited) -> Text:
    words = shorten(one.title, IN_LINE).replace("\n", " ")
    figures = t("status-silent-figures", part=one.part, whole=one.whole)
    until = t("status-silent-until", day=one.until) if one.until else ""
    return t("status-silent-line", title=words, figures=figures, until=until)


def _label(one: Awaited) -> Text:
    words = shorten(one.title, ON_BUTTON).replace("\n", " ")
    return t("status-silent-letter" if one.is_letter else "status-silent-survey", title=words)
