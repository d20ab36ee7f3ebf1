"""How invitations, reminders and the other news of a survey come to those asked."""

from bot.errors import Missing
from bot.services.surveys.mine import Asked, MyUnit
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.survey.addresses import Fill, One
from handlers.survey.phrases import about, classes, paper_lines, until
from handlers.survey_phrases import length_line

TITLE_IN_DIGEST = 40


async def _asked(context: Context, notice: NoticeArgs) -> Asked | None:
    """The survey, if it still runs and the addressee is still asked."""
    try:
        asked = await context.services.surveys.mine.look(context.actor, notice.number)
    except Missing:
        return None
    return asked if asked.is_running else None


async def _waiting(context: Context, notice: NoticeArgs) -> Asked | None:
    """The same, if there is something left for them to answer."""
    asked = await _asked(context, notice)
    return asked if asked is not None and asked.waiting else None


async def _invite(context: Context, notice: NoticeArgs) -> Screen | None:
    asked = await _waiting(context, notice)
    return _calling(context, asked, t("survey-invite")) if asked is not None else None


async def _remind(context: Context, notice: NoticeArgs) -> Screen | None:
    asked = await _waiting(context, notice)
    if asked is None:
        return None
    is_last = asked.survey.ends_on == context.school.today(context.now)
    return _calling(context, asked, t("survey-remind-last") if is_last else t("survey-remind"))


def _calling(context: Context, asked: Asked, title: Text) -> Screen:
    survey, today = asked.survey, context.school.today(context.now)
    theirs = tuple(dict.fromkeys(title for unit in asked.waiting for title in unit.classes))
    is_begun = any(unit.is_begun for unit in asked.waiting)
    return screen(
        title,
        t("survey-waits-title", title=survey.title),
        t("survey-invite-classes", classes=classes(theirs), count=len(theirs)) if theirs else None,
        t("survey-invite-about", length=length_line(survey.form), until=until(asked, today)),
        t(f"survey-invite-{survey.mode}"),
        rows=column([Button(t("survey-go-on") if is_begun else t("survey-answer"), One(survey=survey.id))]),
    )


async def _line(context: Context, notice: NoticeArgs) -> Text | None:
    asked = await _waiting(context, notice)
    if asked is None:
        return None
    last = until(asked, context.school.today(context.now))
    return t("survey-digest", title=shorten(asked.survey.title, TITLE_IN_DIGEST), until=last)


async def _told(context: Context, notice: NoticeArgs) -> Screen | None:
    """Another parent has answered, or the class teacher entered a form from paper."""
    asked = await _asked(context, notice)
    unit = _answered(asked, notice) if asked else None
    if asked is None or unit is None:
        return None
    if unit.is_from_paper:
        said = [t("survey-told-paper"), t("survey-waits-title", title=asked.survey.title)]
        ways = [Button(t("survey-change"), Fill(unit=unit.line.id))] if unit.is_mine else []
        return screen(*said, *paper_lines(unit, asked.units), rows=column(ways))
    return screen(
        t("survey-told"),
        t("survey-waits-title", title=asked.survey.title),
        t("survey-told-whose", whose=about(unit, asked.units)) if unit.classes else None,
        t("survey-told-hint"),
    )


async def _told_line(context: Context, notice: NoticeArgs) -> Text | None:
    asked = await _asked(context, notice)
    unit = _answered(asked, notice) if asked else None
    if asked is None or unit is None:
        return None
    key = "survey-told-paper-line" if unit.is_from_paper else "survey-told-line"
    return t(key, title=shorten(asked.survey.title, TITLE_IN_DIGEST))


def _answered(asked: Asked, notice: NoticeArgs) -> MyUnit | None:
    """The sheet that the notice tells of, if it has come and is not waited for anew."""
    of = notice.args.get("unit")
    return next((one for one in asked.units if one.line.id == of and one.line.answered), None)


async def _lost(context: Context, notice: NoticeArgs) -> Screen | None:
    """Sealed answers can be read by nobody: who answered is asked once more."""
    asked = await _waiting(context, notice)
    if asked is None:
        return None
    return screen(
        t("survey-lost"),
        t("survey-waits-title", title=asked.survey.title),
        t("survey-lost-hint"),
        rows=column([Button(t("survey-answer"), One(survey=asked.survey.id))]),
    )


async def _lost_line(context: Context, notice: NoticeArgs) -> Text | None:
    asked = await _waiting(context, notice)
    return t("survey-lost-line", title=shorten(asked.survey.title, TITLE_IN_DIGEST)) if asked else None


async def _gone(_context: Context, _notice: NoticeArgs) -> Screen:
    return screen(t("survey-withdrawn"), t("survey-withdrawn-hint"))


NOTICES = {
    "survey.invite": NoticeLook(_invite, _line, gone=_gone),
    "survey.remind": NoticeLook(_remind, _line, gone=_gone),
    "survey.told": NoticeLook(_told, _told_line),
    "survey.lost": NoticeLook(_lost, _lost_line),
}
