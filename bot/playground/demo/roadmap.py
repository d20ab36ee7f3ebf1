"""The made-up school's roadmap: thirty items in five sections, seen in the middle of the year, and a few tasks.

Deadlines are reckoned from today, so that at any time of the year there is something late, something due, something
asked for and something done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from bot.playground.demo import roadmap_past
from bot.services.calendar import WorkingCalendar, school_year
from bot.services.roadmap.postponing import NOT_ASKED
from bot.services.schoolyear import SchoolYear, usual_terms
from models.base import Base
from models.roadmap import (
    EvidenceKind,
    ItemState,
    PeriodKind,
    Post,
    Rhythm,
    RoadmapAssignee,
    RoadmapControl,
    RoadmapEvidence,
    RoadmapItem,
    RoadmapSection,
    RoadmapWatcher,
)
from models.school import TermsKind
from models.tasks import Task, TaskEvent, TaskState
from models.upkeep import Every

LEADER, DEPUTY, HEAD, SITE, LIBRARY = "Орешкин", "Ветрова", "Громова", "Лучинин", "заведующая библиотекой"
DEPUTIES, HEADS, CLASS_TEACHERS = "role-deputy", "heads-", "leaders-"
# How these are written in the plan.
_WORDS: Final = {
    LEADER: "Орешкин М. Ю., учитель информатики",
    DEPUTY: "Ветрова О. Н., зам. директора по УВР",
    HEAD: "Громова Е. А., директор школы",
    SITE: "Лучинин Е. П., администратор сайта",
    LIBRARY: "Заведующая библиотекой",
    DEPUTIES: "Заместители директора",
    HEADS: "Руководители ШМО",
    CLASS_TEACHERS: "Классные руководители",
}
SECTIONS: Final = (
    "Организация работы",
    "Техника, сеть и программы",
    "Цифровые материалы и курсы",
    "Помощь учителям",
    "Работа с родителями",
)
# A whole year; a whole month of this school year; until so many days from today; every month.
YEAR, MONTHLY = "year", "monthly"


@dataclass(frozen=True, slots=True)
class Planned:
    """An item: section, text, when (YEAR, MONTHLY, a month's number, or days from today), who, how it stands."""

    section: int
    text: str
    when: str | int | timedelta
    people: tuple[str, ...]
    state: ItemState = ItemState.OPEN
    result: str = ""


_D, _G, _H = ItemState.DONE, ItemState.GOING, ItemState.HELP
ITEMS: Final[Sequence[Planned]] = (
    Planned(1, "Назначить ответственного за цифровую среду школы", 9, (HEAD,), _D, "Приказ"),
    Planned(1, "Обновить локальные акты школы", timedelta(days=-6), (HEAD,), _G, "Локальные акты на сайте"),
    Planned(2, "Осмотреть компьютеры, проекторы и программы школы", timedelta(days=10), (LEADER,), _G, "Акт осмотра"),
    Planned(2, "Провести быстрый интернет в корпус начальной школы", timedelta(days=-2), (LEADER, SITE), _H),
    Planned(2, "Следить, чтобы все программы были с лицензиями", YEAR, (LEADER,), _G),
    Planned(2, "Обслуживать школьную технику", MONTHLY, (LEADER,), _G),
    Planned(2, "Проверять, как ограничен доступ учеников к интернету", YEAR, (DEPUTY, LEADER)),
    Planned(2, "Собрать заявки учителей на платформы и пособия", YEAR, (DEPUTY,), _G),
    Planned(2, "Проверять, как хранятся персональные данные", YEAR, (DEPUTY,)),
    Planned(2, "Оборудовать рабочие места учителей и учеников", YEAR, (HEAD,), _G),
    Planned(2, "Открыть раздел «Цифровая среда» на сайте", timedelta(days=3), (SITE,), ItemState.OFFERED, "Раздел"),
    Planned(2, "Наполнять сайт школы новостями", YEAR, (LEADER, SITE), _G),
    Planned(3, "Пополнять медиатеку школы учебными программами и пособиями", YEAR, (LIBRARY, HEADS)),
    Planned(3, "Подключить учеников и учителей к учебным платформам", YEAR, (LEADER, HEADS), _G),
    Planned(3, "Помочь родителям зарегистрироваться на портале госуслуг", 12, (HEAD,)),
    Planned(3, "Направить учителей на курсы по защите данных", YEAR, (DEPUTY,), _G),
    Planned(3, "Провести вебинары о цифровых уроках", YEAR, (DEPUTY,), _G),
    Planned(3, "Узнать, каких занятий не хватает ученикам", YEAR, (LEADER, DEPUTY)),
    Planned(4, "Узнать, что мешает учителям работать с техникой", timedelta(days=-44), (DEPUTIES,), _D, "Сводка"),
    Planned(4, "Выяснить, кто из учителей к чему готов", timedelta(days=-30), (DEPUTIES,), _D, "Итоги опроса"),
    Planned(4, "Вести часть уроков с электронными материалами", YEAR, (DEPUTIES,)),
    Planned(4, "Провести открытые уроки с цифровыми материалами", YEAR, (LEADER, DEPUTIES), _G),
    Planned(4, "Помогать учителям советом и разбором уроков", YEAR, (LEADER, DEPUTIES)),
    Planned(4, "Участвовать в онлайн-олимпиадах и конкурсах", YEAR, (LEADER, DEPUTIES), _G),
    Planned(4, "Рассказать о своём опыте на городской конференции", timedelta(days=21), (LEADER, DEPUTIES)),
    Planned(4, "Провести семинар «Цифровой урок»", timedelta(days=1), (LEADER, DEPUTIES), _G),
    Planned(4, "Обсудить цифровую среду на педагогическом совете", 1, (LEADER, DEPUTIES)),
    Planned(5, "Рассказать родителям о цифровой среде школы", YEAR, (DEPUTIES,), _G),
    Planned(5, "Провести опрос родителей о том, чего не хватает детям", YEAR, (DEPUTIES,)),
    Planned(5, "Провести родительские собрания", YEAR, (DEPUTIES, LEADER, CLASS_TEACHERS), ItemState.DROPPED),
)  # fmt: skip
# Items by their place in the list: a postponement is asked for, evidence was shown, nothing was heard for long (of one
# that goes on), the end was moved; and how many days after its end something was done.
ASKED, SHOWN, SILENT, MOVED, LATE = 25, (1, 3, 11, 12, 14, 17, 20, 27), (5, 16), 3, {19: 6, 27: 4}
_SILENT_DAYS: Final = 74
_DONE_BEFORE: Final = -2
MONTHS: Final = {9: "Сентябрь", 12: "Декабрь", 1: "Январь"}


@dataclass(frozen=True, slots=True)
class Named:
    """The numbers of the people whom the plan names, by their surnames."""

    people: dict[str, int]

    def assignee(self, word: str) -> dict[str, Any]:
        """The columns of somebody named beside an item."""
        words: dict[str, Any] = {"words": _WORDS[word], "person_id": None, "post_id": None, "group_code": None}
        if word == LIBRARY:
            return words | {"post_id": 1}
        return words | ({"group_code": word} if "-" in word else {"person_id": self.people[word]})


def rows(calendar: WorkingCalendar, now: datetime, named: Named) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """All rows of the plan and of the tasks, parents first."""
    today = calendar.local(now).date()
    start = school_year(today)
    year = SchoolYear(start, usual_terms(start, TermsKind.QUARTERS))
    begun = datetime.combine(year.first, time(9), calendar.zone)
    yield Post, {"id": 1, "title": LIBRARY, "holder_id": named.people["Книжникова"]}
    for number, title in enumerate(SECTIONS, start=1):
        yield RoadmapSection, {"id": number, "year": start, "position": number, "number": f"{number}.", "title": title}
    numbers = dict.fromkeys(range(1, len(SECTIONS) + 1), 0)
    for item_id, planned in enumerate(ITEMS, start=1):
        period = _period(planned.when, year, today)
        item = _as_of(planned, period, today)
        numbers[item.section] += 1
        news = _news(item_id, item, period, begun, now)
        yield (
            RoadmapItem,
            {
                "id": item_id,
                "year": start,
                "section_id": item.section,
                "position": item_id,
                "number": f"{numbers[item.section]}.",
                "text": item.text,
                "result": item.result,
                **period.columns,
                "state": item.state,
                "created_at": begun,
                "told_at": begun,
                "said_at": None if item.state is ItemState.OPEN else news,
                "offered_by": _who(item, named) if item.state in {ItemState.OFFERED, _D} else None,
                "closed_at": news if item.state in {_D, ItemState.DROPPED} else None,
                "postponed_from": roadmap_past.postponed_from(today, begun) if item_id == MOVED else None,
                **(_asked(named, period.controls[0], today, now) if item_id == ASKED else NOT_ASKED),
            },
        )
        for position, word in enumerate(item.people):
            yield RoadmapAssignee, {"item_id": item_id, "position": position, **named.assignee(word)}
        is_over = item.state in {_D, ItemState.DROPPED}
        for day in period.controls:
            is_answered = period.is_pulse and day < news.date() and item.state is not ItemState.OPEN
            is_closed = is_over or is_answered
            answered = max(begun, min(news, datetime.combine(day, time(16), calendar.zone)))
            yield (
                RoadmapControl,
                {
                    "item_id": item_id,
                    "day": day,
                    "is_pulse": period.is_pulse,
                    "remind_on": None if is_closed else max(today, period.columns["starts_on"]),
                    "closed_at": (answered if is_answered else news) if is_closed else None,
                },
            )
        yield from _history(item_id, item, named, begun, news)
        if item_id == MOVED and roadmap_past.postponed_from(today, begun):
            yield from roadmap_past.moved(item_id, _who(item, named), named.people[HEAD], today, now)
    yield from _tasks(calendar, today, now, named)


def _as_of(item: Planned, period: "_Period", today: date) -> Planned:
    """The item as it stands today: what was to be done in a month that is over is done."""
    is_over = isinstance(item.when, int) and item.state is ItemState.OPEN
    return replace(item, state=_D) if is_over and period.columns["ends_on"] < today - timedelta(days=8) else item


def _news(item_id: int, item: Planned, period: "_Period", begun: datetime, now: datetime) -> datetime:
    """When the last was heard of an item."""
    if item.state is _D:
        return roadmap_past.ended_at(period.columns["ends_on"], LATE.get(item_id, _DONE_BEFORE), begun, now)
    days = _SILENT_DAYS if item_id in SILENT else item_id % 20 + 1
    return max(begun, now - timedelta(days=days))


def _who(item: Planned, named: Named) -> int:
    return named.people.get(item.people[0], named.people[LEADER])


@dataclass(frozen=True, slots=True)
class _Period:
    columns: dict[str, Any]
    controls: tuple[date, ...]
    is_pulse: bool


def _period(when: str | int | timedelta, year: SchoolYear, today: date) -> _Period:
    if when == YEAR:
        ends = tuple(term.last for term in year.terms)
        return _Period(_columns("В течение года", PeriodKind.YEAR, year.first, year.last), ends, is_pulse=True)
    if when == MONTHLY:
        columns = _columns("Ежемесячно", PeriodKind.RECURRING, year.first, year.last) | {"rhythm": Rhythm.MONTHLY}
        lessons = [day - timedelta(days=1) for day in list(year.months())[1:10]]
        return _Period(columns, tuple(sorted({*lessons, today})), is_pulse=True)
    if isinstance(when, int):
        first = next(day for day in year.months() if day.month == when)
        last = next(day for day in (*year.months(), year.last) if day > first) - timedelta(days=1)
        return _Period(_columns(f"{MONTHS[when]} {first.year}", PeriodKind.SPAN, first, last), (last,), is_pulse=False)
    assert isinstance(when, timedelta)
    end = min(max(today + when, year.first), year.last)
    return _Period(_columns(f"До {end:%d.%m.%Y}", PeriodKind.DAY, year.first, end), (end,), is_pulse=False)


def _columns(words: str, kind: PeriodKind, start: date, end: date) -> dict[str, Any]:
    return {
        "period_words": words,
        "kind": kind,
        "starts_on": start,
        "ends_on": end,
        "rhythm": None,
        "every_year": False,
    }


def _asked(named: Named, day: date, today: date, now: datetime) -> dict[str, Any]:
    return {
        "asked_until": today + timedelta(days=45),
        "asked_day": day,
        "asked_words": "Конференцию перенесли на весну",
        "asked_by": named.people[LEADER],
        "asked_at": now,
    }


def _history(
    item_id: int, item: Planned, named: Named, begun: datetime, news: datetime
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    who, event = _who(item, named), partial(roadmap_past.event, item_id)
    yield event("import", begun, named.people[LEADER])
    if item.state is not ItemState.OPEN:
        yield from roadmap_past.answers(item_id, who, begun, news)
    if item.state is _G:
        yield event("pulse", news, who, None, "going")
    if item.state is _H:
        yield event("pulse", news, who, "Провайдер не выходит на связь, нужна помощь директора", "help")
        yield RoadmapWatcher, {"item_id": item_id, "person_id": named.people[HEAD]}
    if item_id in SHOWN and item.state is not ItemState.OPEN:
        link = {"kind": EvidenceKind.LINK, "link": f"https://school.example/plan/{item_id}"}
        yield RoadmapEvidence, {"item_id": item_id, "person_id": who, "at": news, **link}
    if item.state in {ItemState.OFFERED, _D}:
        yield event("offer", news, who)
    if item.state is _D:
        yield event("accept", news, named.people[HEAD])
    if item.state is ItemState.DROPPED:
        yield event("drop", news, named.people[HEAD], "Собрания идут по плану воспитательной работы")


def _tasks(
    calendar: WorkingCalendar, today: date, now: datetime, named: Named
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    soon = calendar.next_working_day(today)
    given = now - timedelta(days=2)
    told: Sequence[tuple[str, str, str, date | None, TaskState, Every | None, int | None]] = (
        (DEPUTY, "Ежова", "Список участников олимпиады по физике", soon, TaskState.GIVEN, None, None),
        (DEPUTY, "Ладыгина", "Сдать протокол собрания 5А", today, TaskState.ACCEPTED, None, None),
        (LEADER, LEADER, "Проверить копию базы", soon, TaskState.ACCEPTED, Every.WEEK, None),
        (LEADER, SITE, "Собрать фотографии для раздела сайта", soon, TaskState.DONE, None, 11),
        (LEADER, LEADER, "Описать три шага для новостей", None, TaskState.ACCEPTED, None, 12),
    )
    for number, (author, doer, text, due, state, every, item) in enumerate(told, start=1):
        yield (
            Task,
            {
                "id": number,
                "author_id": named.people[author],
                "person_id": named.people[doer],
                "text": text,
                "due_on": due,
                "every": every,
                "state": state,
                "item_id": item,
                "remind_on": today if due and state is not TaskState.DONE else None,
                "created_at": given,
                "done_at": now - timedelta(hours=3) if state is TaskState.DONE else None,
            },
        )
        if state is TaskState.DONE:
            step = {"action": "done", "words": "Все фото в общей папке", "at": now - timedelta(hours=3)}
            yield TaskEvent, {"task_id": number, "person_id": named.people[doer], **step}
