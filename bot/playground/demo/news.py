"""The made-up school's news and letters: some went out and were answered by many, some are being written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.playground.demo import letters
from bot.playground.demo.newsreaders import PARENTS, STAFF, Cast
from bot.services.calendar import WorkingCalendar
from bot.services.groups import Group, GroupKind
from models.base import Base
from models.delivery import NoticeState, OutboxNotice
from models.news import Counting, NewsPost, NewsRecipient, PostState, Reaction, SavedAudience, Topic

FIFTH, CLASS = "yparents-5", "3А"


@dataclass(frozen=True, slots=True)
class Told:
    """A post that went, so many working days ago, and how many of a hundred readers have reacted."""

    values: dict[str, Any]
    days_ago: int
    readers: Mapping[int, Sequence[int]]
    reacted: int = 0
    answers: Sequence[int | None] = (None,)


def rows(calendar: WorkingCalendar, now: datetime, cast: Cast) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """All rows, parents first."""
    yield from letters.rows(calendar, now, cast)
    sent, first = list(_sent(calendar, now, cast)), len(letters.LETTERS) + 1
    for number, told in enumerate(sent, start=first):
        at = _morning(calendar, now, told.days_ago)
        yield NewsPost, _post(number, told.values, at) | {"state": PostState.SENT, "sent_at": at}
    for number, values in enumerate(_drafts(calendar, now, cast), start=first + len(sent)):
        yield NewsPost, _post(number, values, now - timedelta(hours=number - first + 1))
    for number, told in enumerate(sent, start=first):
        yield from _readers(number, told, _morning(calendar, now, told.days_ago), cast)
    yield SavedAudience, {"id": 1, "author_id": cast.editor, "title": "Родители и учителя", "groups": [PARENTS, STAFF]}


def _sent(calendar: WorkingCalendar, now: datetime, cast: Cast) -> Iterator[Told]:
    """The oldest first."""
    today = calendar.local(now).date()
    parents = {parent: sorted(children) for parent, children in cast.parents.items()}
    class_parents = {
        parent: [child for child, title in children.items() if title == CLASS]
        for parent, children in cast.parents.items()
        if CLASS in children.values()
    }
    staff = dict.fromkeys(cast.staff, ())
    yield Told(
        {
            "author_id": cast.editor,
            "html": "<b>Ярмарка добрых дел собрала книги для библиотеки</b>\n\nСпасибо всем, кто пёк, мастерил и "
            "пришёл! На вырученные деньги купим 64 книги. Список книг – в школьной библиотеке.",
            "topic": Topic.SCHOOL,
            "groups": [PARENTS, STAFF],
            "is_public": True,
        },
        4,
        {**staff, **parents},
    )
    yield Told(
        {
            "author_id": cast.editor,
            "html": "<b>Осторожно: тонкий лёд</b>\n\nПоговорите, пожалуйста, с детьми: на пруд за школой выходить "
            "<b>нельзя</b>, даже если лёд кажется крепким. Телефон спасателей – 112.",
            "topic": Topic.SAFETY,
            "groups": [PARENTS],
            "reaction": Reaction.ACKNOWLEDGE,
            "react_by": _steps(calendar, today, 1),
        },
        2,
        parents,
        reacted=68,
    )
    yield Told(
        {
            "author_id": cast.deputy,
            "html": "<b>Курс «Электронный дневник без ошибок»</b>\n\nДва занятия по часу в кабинете информатики. "
            "Когда вам удобнее?",
            "topic": Topic.DIGITAL,
            "groups": [STAFF],
            "reaction": Reaction.CHOICE,
            "choices": ["Вторник, 15:00", "Четверг, 15:00", "Не смогу"],
            "react_by": today,
            "counting": Counting.PERSON,
        },
        2,
        staff,
        reacted=55,
        answers=(0, 0, 1, 2, 1),
    )
    meets_on = _steps(calendar, today, 4)
    yield Told(
        {
            "author_id": cast.class_teacher,
            "html": f"<b>Родительское собрание {CLASS}</b>\n\nПоговорим об итогах четверти и о поездке в музей. "
            "Будет полчаса чая.",
            "topic": Topic.EVENTS,
            "groups": [Group(GroupKind.CLASS_PARENTS, str(cast.class_ids[CLASS])).code],
            "reaction": Reaction.MEETING,
            "meets_at": datetime.combine(meets_on, time(18), calendar.zone),
            "place": "кабинет 12, начальная школа",
            "react_by": meets_on,
        },
        1,
        class_parents,
        reacted=40,
        answers=(0, 0, 1),
    )


def _drafts(calendar: WorkingCalendar, now: datetime, cast: Cast) -> Iterator[dict[str, Any]]:
    """One that goes tomorrow, one that is not finished."""
    tomorrow = _steps(calendar, calendar.local(now).date(), 1)
    yield {
        "author_id": cast.editor,
        "html": "<b>Итоги четверти</b>\n\nОценки за четверть – в электронном дневнике. Спрашивайте классного "
        "руководителя.",
        "topic": Topic.STUDY,
        "groups": [PARENTS],
        "state": PostState.SCHEDULED,
        "send_at": datetime.combine(tomorrow, time(9), calendar.zone),
    }
    yield {
        "author_id": cast.editor,
        "html": "<b>Новое меню в столовой</b>\n\nС понедельника – два блюда на выбор.",
        "groups": [FIFTH],
    }


def _post(number: int, values: dict[str, Any], at: datetime) -> dict[str, Any]:
    usual = {
        "id": number,
        "state": PostState.DRAFT,
        "topic": Topic.SCHOOL,
        "counting": Counting.FAMILY,
        "updated_by": values["author_id"],
        "created_at": at,
        "updated_at": at,
    }
    return usual | values


def _readers(number: int, told: Told, at: datetime, cast: Cast) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """Everybody who got it, some of whom answered in the hours after it."""
    for turn, (person_id, children) in enumerate(told.readers.items()):
        has_reacted = turn * 37 % 100 < told.reacted and person_id not in cast.silent
        yield (
            NewsRecipient,
            {
                "post_id": number,
                "person_id": person_id,
                "children": list(children),
                "reacted_at": at + timedelta(minutes=7 * (turn % 60) + 2) if has_reacted else None,
                "answer": told.answers[turn % len(told.answers)] if has_reacted else None,
            },
        )
        yield (
            OutboxNotice,
            {
                "person_id": person_id,
                "kind": "news.post",
                "subject": f"news:{number}",
                "state": NoticeState.SENT,
                "due_at": at,
                "created_at": at,
                "done_at": at + timedelta(seconds=turn // 25),
                "dedup_key": f"news:{number}:{person_id}",
            },
        )


def _morning(calendar: WorkingCalendar, now: datetime, days_ago: int) -> datetime:
    return datetime.combine(_steps(calendar, calendar.local(now).date(), -days_ago), time(9), calendar.zone)


def _steps(calendar: WorkingCalendar, day: date, steps: int) -> date:
    move = calendar.next_working_day if steps > 0 else calendar.previous_working_day
    for _ in range(abs(steps)):
        day = move(day)
    return day
