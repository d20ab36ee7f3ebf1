"""The made-up school's surveys: the parents' needs are being asked about, the staff answered twice.

Whom they ask and how they end is the real use cases' doing; the many answers are put in at a stroke.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import delete, insert, select, update

from bot.access import SYSTEM, Actor
from bot.app import App
from bot.clock import Clock
from bot.services import notices
from bot.services.notices import Notice
from bot.services.surveys import Surveys, SurveyState
from bot.services.surveys.answering import seal_sheet
from bot.services.surveys.ending import ENDED
from bot.services.surveys.form import SKIPPED, Answer, Form, Kind, Question, Sheet
from bot.services.surveys.kept import json_of_form
from bot.services.surveys.reminding import next_reminder, reminder_days
from bot.services.surveys.sealing import Seals
from bot.services.surveys.starting import INVITED, add_units
from bot.services.surveys.storing import find
from bot.services.surveys.templates import Template, template
from bot.services.surveys.walking import path
from models.base import table
from models.delivery import OutboxNotice
from models.people import Role
from models.surveys import SealedSheet, Survey, SurveyAsked, SurveyUnit

SEED = 7
_RANDOM_BITS = 62


@dataclass(frozen=True, slots=True)
class Held:
    """A survey that was started so many days before now; ended where it is over; how many of a hundred answered.

    lean: how often each answer of a question is given, by the question's number.
    """

    slug: str
    days_ago: int
    answered: int
    lean: Mapping[int, Sequence[int]]
    words: Sequence[str]
    is_over: bool = True


EARLIER = Held(
    "staff_readiness",
    75,
    71,
    {1: (6, 9, 9, 3, 3), 3: (4, 9, 10, 5, 2), 4: (12, 9, 6, 8, 1, 1, 1), 5: (7, 3, 2), 6: (8, 9, 3, 9, 3, 4)},
    (
        "Нужен ноутбук в каждый кабинет",
        "Ноутбук в кабинете",
        "Очень медленный интернет во втором корпусе",
    ),
)
LATELY = Held(
    "staff_readiness",
    40,
    84,
    {1: (11, 12, 6, 1, 3), 3: (1, 4, 11, 12, 6), 4: (5, 14, 9, 5, 1, 4, 1), 5: (8, 4, 1), 6: (5, 11, 2, 8, 5, 4)},
    (
        "Медленный интернет во втором корпусе",
        "Интернет во втором корпусе медленный!",
        "во 2 корпусе нет интернета",
        "Медленный интернет",
        "Спасибо за новые доски",
        "Спасибо за доски!",
        "Хорошо бы занятие по интерактивной доске",
        "Занятия по доскам для начальной школы",
    ),
)
PARENTS = Held(
    "parents_needs",
    5,
    46,
    {1: (6, 4, 2), 3: (6, 4, 2, 1, 1), 4: (5, 2, 3, 2, 2, 1), 5: (5, 3, 2), 6: (6, 5, 3, 4, 5)},
    ("Пишите о собраниях заранее", "Больше кружков", "Спасибо учителям"),
    is_over=False,
)


class _Then(Clock):
    """The clock of a day that is over."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment


async def hold(app: App, deputy: int, silent: Sequence[int], now: datetime) -> None:
    """Hold them all, for a school that is filled in. silent: those who still have something to answer."""
    random = Random(SEED)  # noqa: S311  # a made-up school holds no secret
    before = await _hold(app, EARLIER, deputy, (), now, random)
    await _hold(app, LATELY, deputy, (), now, random, copied_from=before)
    running = await _hold(app, PARENTS, deputy, silent, now, random)
    invited = Notice(INVITED, f"survey:{running}", once=f"{INVITED}:{running}")
    async with app.db.write(SYSTEM) as session:
        # What ended long ago was told then.
        await session.execute(delete(table(OutboxNotice)).where(OutboxNotice.kind == ENDED))
        await notices.put(app.db, session, await app.services.directory.now(), silent, invited, now)


async def _hold(
    app: App,
    held: Held,
    deputy: int,
    silent: Sequence[int],
    now: datetime,
    random: Random,
    copied_from: int | None = None,
) -> int:
    made, started = template(held.slug), now - timedelta(days=held.days_ago)
    actor, services = Actor(deputy, "ru", frozenset({Role.DEPUTY})), app.services
    number = await _start(app, made, actor, started, copied_from)
    await _answer(app, held, number, made.draft.form, silent, random)
    if held.is_over:
        then, folder = _Then(started + timedelta(days=made.days + 1)), app.settings.data_dir
        await Surveys(app.db, services.directory, services.groups, then, folder).ending.end(actor, number)
    return number


async def _start(app: App, made: Template, actor: Actor, at: datetime, copied_from: int | None) -> int:
    """A survey that has been running since then, of those who are at school now."""
    draft, calendar = made.draft, (await app.services.directory.now()).calendar
    first, today = calendar.local(at).date(), calendar.local(app.clock.now()).date()
    last = first + timedelta(days=made.days)
    row = {
        "author_id": actor.person_id,
        "started_by": actor.person_id,
        "state": SurveyState.DRAFT,
        "title": draft.title,
        "intro": draft.intro,
        "mode": draft.mode,
        "unit": draft.unit,
        "form": json_of_form(draft.form),
        "groups": list(made.groups),
        "exceptions": [],
        "template": made.slug,
        "copied_from": copied_from,
        "days": made.days,
        "created_at": at,
        "started_at": at,
        "ends_on": last,
        "remind_on": next_reminder(first, last, today, calendar),
        "reminders": sum(day <= today for day in reminder_days(first, last, calendar)),
    }
    async with app.db.write(SYSTEM) as session:
        number = (await session.scalars(insert(table(Survey)).values(row).returning(Survey.id))).one()
    asking = await app.services.surveys.starting.asking(actor, number)
    Seals(app.settings.data_dir).make(number)
    async with app.db.write(SYSTEM) as session:
        await add_units(session, number, asking.units)
        await session.execute(update(table(Survey)).where(Survey.id == number).values(state=SurveyState.RUNNING))
    return number


async def _answer(app: App, held: Held, survey: int, form: Form, silent: Sequence[int], random: Random) -> None:
    """Sheets of so many of a hundred units, none of those who are to answer in the demo."""
    unit, asked, seals = table(SurveyUnit).c, table(SurveyAsked).c, Seals(app.settings.data_dir)
    kept = select(asked.unit_id).where(asked.person_id.in_(silent))
    async with app.db.write(SYSTEM) as session:
        found = select(unit.id, unit.group_code).where(unit.survey_id == survey, unit.id.not_in(kept)).order_by(unit.id)
        done = [one for one in (await session.execute(found)).all() if random.randrange(100) < held.answered]
        await session.execute(
            update(table(SurveyUnit)).where(unit.id.in_([one.id for one in done])).values(answered=True)
        )
        asking = await find(session, survey)
        bodies = [seal_sheet(seals, asking, _sheet(form, held, random), one.group_code) for one in done]
        rows = [{"id": secrets.randbits(_RANDOM_BITS), "survey_id": survey, "body": body} for body in bodies]
        await session.execute(insert(table(SealedSheet)), rows)


def _sheet(form: Form, held: Held, random: Random) -> Sheet:
    """What somebody may have answered."""
    sheet: dict[int, Answer] = {}
    while (question := path(form, sheet)[-1]).number not in sheet:
        sheet[question.number] = _said(question, held, random)
    return sheet


def _said(question: Question, held: Held, random: Random) -> Answer:
    lean = held.lean.get(question.number, (5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1))
    match question.kind:
        case Kind.ONE:
            return Answer((_pick([one.number for one in question.options], lean, random),))
        case Kind.MANY:
            wanted = random.randint(max(1, question.least), min(3, question.most or 3))
            numbers = [one.number for one in question.options]
            chosen = {_pick(numbers, lean, random) for _ in range(wanted)}
            return Answer(tuple(one for one in numbers if one in chosen))
        case Kind.SCALE:
            return Answer(number=_pick(range(question.least, question.most + 1), lean, random))
        case Kind.YES_NO:
            return Answer(number=_pick((1, 2, 3), lean, random))
        case _:
            return (
                Answer(words=random.choice(held.words)) if random.randrange(100) < 45 else SKIPPED
            )  # one in two writes


def _pick(values: Sequence[int], lean: Sequence[int], random: Random) -> int:
    weights = [lean[place] if place < len(lean) else 1 for place in range(len(values))]
    return random.choices(values, weights)[0]
