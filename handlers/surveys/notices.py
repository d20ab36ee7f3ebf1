"""How managers hear that a survey ended, could not start by itself, or lost the key of its answers."""

from typing import Final

from bot.errors import SchoolError
from bot.services.surveys import SurveyState
from bot.services.surveys.storing import Survey
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.surveys import lines
from handlers.surveys.addresses import One

TITLE_IN_DIGEST: Final = 50
ORPHANED: Final = "error-survey-orphaned"
OFTEN: Final = "error-survey-often"


async def _survey(context: Context, notice: NoticeArgs, state: SurveyState) -> Survey | None:
    """The survey, if it still is as the notice says and the reader's to deal with."""
    try:
        found = await context.services.surveys.drafting.survey(context.actor, notice.number)
    except SchoolError:
        return None
    return found if found.state is state else None


async def ended(context: Context, notice: NoticeArgs) -> Screen | None:
    """How many answered, and the way to what they said."""
    found = await _survey(context, notice, SurveyState.ENDED)
    if found is None:
        return None
    progress = await context.services.surveys.listing.progress(context.actor, found.id)
    return screen(
        t("surveys-ended-notice", title=lines.name_of(found.title)),
        lines.total(progress),
        t("surveys-lost", count=found.lost) if found.lost else None,
        rows=column([Button(t("surveys-results"), f"results:{found.id}", keeps=True), _open(found)]),
    )


async def stopped(context: Context, notice: NoticeArgs) -> Screen | None:
    """What could not start on its day, and what has to be put right."""
    found = await _survey(context, notice, SurveyState.DRAFT)
    if found is None:
        return None
    return screen(
        t("surveys-stopped-notice", title=lines.name_of(found.title)),
        await _why(context, found, notice),
        t("surveys-stopped-hint"),
        rows=column([_open(found)]),
    )


async def _why(context: Context, found: Survey, notice: NoticeArgs) -> Text | None:
    """What kept it from starting; nothing where that was put right meanwhile."""
    reason = notice.args.get("reason")
    if reason == ORPHANED:
        return t("surveys-warning", why=t(ORPHANED))
    asking = await context.services.surveys.starting.asking(context.actor, found.id)
    if reason == OFTEN and asking.often:
        return t("surveys-warning", why=t(OFTEN, count=asking.often))
    return t("surveys-warning", why=lines.why(asking.hindrance)) if asking.hindrance else None


async def locked(context: Context, notice: NoticeArgs) -> Screen | None:
    """Answers can't be opened, and what can be done about that."""
    found = await _locked(context, notice)
    if found is None:
        return None
    return screen(
        t("surveys-locked-notice", title=lines.name_of(found.title)),
        t("surveys-locked"),
        rows=column([_open(found)]),
    )


async def _locked(context: Context, notice: NoticeArgs) -> Survey | None:
    """The survey, if its key is still away."""
    found = await _survey(context, notice, SurveyState.RUNNING)
    if found is None or not await context.services.surveys.ending.is_locked(context.actor, found.id):
        return None
    return found


def _open(found: Survey) -> Button:
    return Button(t("surveys-open"), One(id=found.id), keeps=True)


async def _ended_line(context: Context, notice: NoticeArgs) -> Text | None:
    found = await _survey(context, notice, SurveyState.ENDED)
    return t("surveys-ended-line", title=lines.name_of(found.title, TITLE_IN_DIGEST)) if found else None


async def _stopped_line(context: Context, notice: NoticeArgs) -> Text | None:
    found = await _survey(context, notice, SurveyState.DRAFT)
    return t("surveys-stopped-line", title=lines.name_of(found.title, TITLE_IN_DIGEST)) if found else None


async def _locked_line(context: Context, notice: NoticeArgs) -> Text | None:
    found = await _locked(context, notice)
    return t("surveys-locked-line", title=lines.name_of(found.title, TITLE_IN_DIGEST)) if found else None


LOOKS: Final = {
    "survey.ended": NoticeLook(ended, _ended_line),
    "survey.stopped": NoticeLook(stopped, _stopped_line),
    "survey.locked": NoticeLook(locked, _locked_line),
}
