"""The answer of who was hurried: when it will be ready, by a tap or in words. Whoever hurried is told."""

from datetime import date, timedelta
from typing import Final

from bot.services.status.hurrying import Thing
from bot.ui import Answer, Button, Incoming, Row, Screen, grid, screen, t
from handlers.acting.addresses import Answer as When
from handlers.acting.addresses import AnswerDay, AnswerSaid
from handlers.acting.common import thing_card
from handlers.acting.things import shown, thing_of
from handlers.site import Context
from handlers.typed import read, typed, written

FRIDAY: Final = 4


def answers(context: Context, thing: Thing, number: int) -> tuple[Row, ...]:
    """«Сегодня», «Завтра», «В пятницу», as far as they are working days, and words of one's own."""
    today, calendar = context.school.today(context.now), context.school.calendar
    tomorrow, friday = today + timedelta(days=1), today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    days = {friday: "friday"} | {tomorrow: "tomorrow"} | {today: "today"}
    buttons = [
        Button(t(f"act-answer-{days[day]}"), AnswerDay(thing=thing.value, id=number, day=written(day)))
        for day in sorted(days)
        if calendar.is_working_day(day)
    ]
    return (*grid(buttons, 3), (Button(t("act-answer-words"), When(thing=thing.value, id=number)),))


async def when(context: Context, address: When | AnswerSaid) -> Screen:
    """When will it be ready?"""
    thing = thing_of(address.thing)
    what = await shown(context, thing, address.id)
    return screen(
        t("act-answer-title", name=what.name),
        *what.about,
        t("blank"),
        t("act-answer-hint"),
        rows=answers(context, thing, address.id)[:-1],
        back=f"{thing}:{address.id}",
        expects=AnswerSaid(thing=thing.value, id=address.id),
    )


async def said(context: Context, address: When | AnswerSaid, incoming: Incoming) -> Answer:
    """In words."""
    return await _answered(context, address, typed(incoming))


async def on_day(context: Context, address: AnswerDay) -> Answer:
    """On a day that was a tap away."""
    return await _answered(context, address, _words(read(address.day)))


async def _answered(context: Context, address: When | AnswerSaid | AnswerDay, words: str) -> Answer:
    thing = thing_of(address.thing)
    name = await context.services.status.acting.answer(context.actor, thing, address.id, words)
    return Answer(await thing_card(context, thing, address.id), toast=t("act-answer-sent", name=name))


def _words(day: date) -> str:
    """A day as histories hold it, in every language."""
    return f"{day:%d.%m.%Y}"
