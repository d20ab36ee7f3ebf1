"""What managers' screens say of a survey: how it asks, whom, when, what keeps it from starting."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from bot.errors import SchoolError
from bot.services.groups import Group, GroupKind
from bot.services.snapshot import Snapshot
from bot.services.surveys.listing import Progress, SurveyLine
from bot.services.surveys.reminding import MOST
from bot.services.surveys.starting import Asking
from bot.services.surveys.storing import Survey
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.group_phrases import group_names
from handlers.phrases import weekday
from handlers.site import Context
from handlers.survey_phrases import bar, last_day, length_line, mode_line, problem_line, unit_line

TITLE_SHOWN: Final = 80
TITLE_IN_LINE: Final = 18
# What is wrong with a form, before the rest is only counted.
PROBLEMS_SHOWN: Final = 4
_DAY: Final = timedelta(days=1)
_OF_PARENTS: Final = (GroupKind.CLASS_PARENTS, GroupKind.YEAR_PARENTS)
_OF_STUDENTS: Final = (GroupKind.CLASS_STUDENTS, GroupKind.YEAR_STUDENTS)


def name_of(title: str, limit: int = TITLE_SHOWN) -> Text:
    """What a survey is called; what stands for that where it has no title."""
    return t("text", text=shorten(title, limit)) if title else t("surveys-untitled")


def heading(survey: Survey) -> Text:
    """Where one is: the state of a survey and its title."""
    return t(f"surveys-title-{survey.state}", title=name_of(survey.title))


def line(one: SurveyLine, school: Snapshot, now: datetime) -> Text:
    """A survey on a button of the list: first what tells those of one title apart."""
    about = t(f"surveys-of-{_sort(one.groups)}")
    values = {"title": name_of(one.title, TITLE_IN_LINE), "about": about}
    counts = {"answered": one.answered, "asked": one.asked}
    day = one.ended_at.astimezone(school.zone).date() if one.ended_at else one.starts_on or school.today(now)
    return t(f"surveys-line-{one.state}", day=day, **values, **counts)


def _sort(groups: Iterable[str]) -> str:
    """Whom groups of these codes consist of: "parents", "students", "staff"; "some" of several, "nobody" of none."""
    sorts = {_sort_of(Group.parse(code)) for code in groups}
    return sorts.pop() if len(sorts) == 1 else "some" if sorts else "nobody"


def _sort_of(group: Group) -> str:
    if group.kind in _OF_PARENTS or (group.kind, group.of) == (GroupKind.ROLE, "parent"):
        return "parents"
    if group.kind in _OF_STUDENTS or (group.kind, group.of) == (GroupKind.ROLE, "student"):
        return "students"
    return "some" if group.kind is GroupKind.PERSON else "staff"


def how(survey: Survey) -> Text:
    """«🕶 Анонимно, один ответ от семьи»."""
    return t("surveys-how", mode=mode_line(survey.mode), unit=unit_line(survey.unit))


async def whom(context: Context, survey: Survey) -> list[Text]:
    """For whom it is, and for whom not."""
    audience = survey.audience
    if not audience.groups:
        return [t("surveys-nobody")]
    titles = await context.services.surveys.audiences.titles(context.actor)
    found = [t("audience-to", groups=group_names(titles.all_of(audience.groups)))]
    if audience.exceptions:
        found.append(t("audience-but", groups=group_names(titles.all_of(audience.exceptions))))
    return found


def expected(asking: Asking) -> list[Text]:
    """How many sheets are waited for, and how many people get the invitation."""
    if not asking.units:
        return []
    paper = t("surveys-on-paper", count=asking.on_paper) if asking.on_paper else ""
    return [t("surveys-expected", count=len(asking.units), paper=paper, reached=asking.reached)]


def questions(survey: Survey) -> list[Text]:
    """How many questions, and how long they take; a single one is told."""
    form = survey.form
    if len(form.questions) != 1:
        return [t("surveys-questions-line", length=length_line(form)) if form.questions else t("surveys-bare")]
    [only] = form.questions
    labels = "; ".join(option.label for option in only.options)
    return [t("surveys-only-question", question=only.text), *([t("text", text=labels)] if labels else [])]


def days(survey: Survey, today: date) -> Text:
    """When a draft would start and end, if it were started today."""
    starts_on = survey.starts_on if survey.starts_on is not None and survey.starts_on > today else None
    last = (starts_on or today) + survey.days * _DAY
    if starts_on is None:
        return t("surveys-days-now", last=weekday(last), count=survey.days)
    return t("surveys-days", first=weekday(starts_on), last=weekday(last), count=survey.days)


def warnings(survey: Survey, asking: Asking) -> list[Text]:
    """What keeps it from starting, and what should be thought of before."""
    found = [t("surveys-warning", why=problem_line(survey.form, one)) for one in asking.flaws[:PROBLEMS_SHOWN]]
    more = len(asking.flaws) - PROBLEMS_SHOWN
    if more > 0:
        found.append(t("surveys-warnings-more", count=more))
    if asking.hindrance is not None and not asking.flaws:
        found.append(t("surveys-warning", why=why(asking.hindrance)))
    if asking.runs_already:
        found.append(t("surveys-warning", why=t("surveys-runs-already")))
    if asking.often:
        found.append(t("surveys-warning", why=t("error-survey-often", count=asking.often)))
    return found


def why(error: SchoolError) -> Text:
    """The words of what keeps it from starting."""
    return t(error.key, **error.args_for_text)


def total(progress: Progress) -> Text:
    """«▰▰▰▱▱▱▱▱▱▱ Ответили 214 из 600»."""
    shown = bar(progress.answered, progress.asked)
    return t("surveys-total", bar=shown, answered=progress.answered, asked=progress.asked)


def until(survey: Survey, today: date) -> list[Text]:
    """Until when it runs."""
    return [t("surveys-until", until=last_day(survey.ends_on, today))] if survey.ends_on else []


def running(survey: Survey, progress: Progress, today: date) -> list[Text]:
    """How long it still runs, what came on paper, how often the silent were reminded."""
    found = [*until(survey, today), total(progress)]
    if progress.entered:
        found.append(t("surveys-entered", count=progress.entered))
    if progress.on_paper:
        found.append(t("surveys-only-paper", count=progress.on_paper))
    found.append(t("surveys-reminders", count=survey.reminders, most=MOST))
    if progress.reminded_today:
        found.append(t("surveys-reminded-today"))
    if survey.remind_on is not None and survey.remind_on > today:
        found.append(t("surveys-remind-on", day=weekday(survey.remind_on)))
    return found
