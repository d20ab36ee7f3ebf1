"""What goes wrong with letters and surveys: nobody answers. In numbers only."""

from datetime import timedelta
from typing import Final

from sqlalchemy import bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.calendar import DAY
from bot.services.news.wording import title
from bot.services.status.looking import ALL, TODAY, WANTED, Found, Look, found_of
from bot.services.status.spans import SURVEY_ENDS_WITHIN
from bot.services.status.troubles import Severity, Trouble, TroubleKind
from models.base import table
from models.news import NewsPost, NewsTally, PostState, Reaction
from models.surveys import Survey, SurveyState, SurveyUnit

# A letter that went longer ago is no news to anybody, nor is one whose day is over for so long.
LETTERS_SINCE: Final = timedelta(days=60)
LATE_AT_MOST: Final = 14
# Below this a letter past its day is red, and a survey that ends within a few days is in trouble; in percent.
HALF, QUARTER = 50, 25


async def late_letters(session: AsyncSession, look: Look) -> Found:
    """Letters whose day is over and to which somebody has not reacted, in numbers only; not to a meeting that was."""
    days_past = {"today": look.today, "oldest": look.today - LATE_AT_MOST * DAY}
    values = {"since": look.now - LETTERS_SINCE, "now": look.now, "wanted": look.limit} | days_past
    rows = (await session.execute(_LETTERS, values)).all()
    found = []
    for row in rows:
        days = (look.today - row.react_by).days
        severity = Severity.RED if row.reacted * 100 < row.units * HALF else Severity.YELLOW
        facts = {"name": title(row.html), "days": days, "part": row.reacted, "whole": row.units}
        found.append(Trouble(TroubleKind.LETTER_LATE, f"newscard:{row.id}", severity, days, **facts))
    return found_of(found, rows)


async def low_surveys(session: AsyncSession, look: Look) -> Found:
    """Surveys that end in a few days, and of which fewer than half of the sheets came."""
    last = look.today + SURVEY_ENDS_WITHIN * DAY
    rows = (await session.execute(_SURVEYS, {"today": look.today, "last": last, "wanted": look.limit})).all()
    found = []
    for row in rows:
        left = (row.ends_on - look.today).days
        severity = Severity.RED if left == 0 or row.came * 100 < row.asked * QUARTER else Severity.YELLOW
        weight = SURVEY_ENDS_WITHIN - left
        facts = {"name": row.title, "days": left, "part": row.came, "whole": row.asked}
        found.append(Trouble(TroubleKind.SURVEY_LOW, f"surveys.one:{row.id}", severity, weight, **facts))
    return found_of(found, rows)


_POST, _TALLY, _SURVEY, _UNIT = (table(one).c for one in (NewsPost, NewsTally, Survey, SurveyUnit))
_LETTERS = (
    select(_POST.id, _POST.html, _POST.react_by, _TALLY.units, _TALLY.reacted, ALL)
    .join(table(NewsTally), _TALLY.post_id == _POST.id)
    .where(
        _POST.sent_at >= bindparam("since", type_=_POST.sent_at.type),
        _POST.state == PostState.SENT,
        _POST.reaction != Reaction.NONE,
        _POST.react_by < TODAY,
        _POST.react_by >= bindparam("oldest"),
        or_(_POST.meets_at.is_(None), _POST.meets_at > bindparam("now", type_=_POST.sent_at.type)),
        _TALLY.reacted < _TALLY.units,
    )
    .order_by(case((_TALLY.reacted * 100 < _TALLY.units * HALF, 0), else_=1), _POST.react_by, _POST.id)
    .limit(WANTED)
)
_CAME = func.coalesce(func.sum(case((_UNIT.answered.is_(True), 1), else_=0)), 0)
_SURVEYS = (
    select(_SURVEY.id, _SURVEY.title, _SURVEY.ends_on, func.count().label("asked"), _CAME.label("came"), ALL)
    .join(table(SurveyUnit), _UNIT.survey_id == _SURVEY.id)
    .where(_SURVEY.state == SurveyState.RUNNING, _SURVEY.ends_on.between(TODAY, bindparam("last")))
    .group_by(_SURVEY.id, _SURVEY.title, _SURVEY.ends_on)
    .having(func.count() * HALF > _CAME * 100)
    .order_by(_SURVEY.ends_on, _SURVEY.id)
    .limit(WANTED)
)
