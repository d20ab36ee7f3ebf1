"""News and letters of the made-up school's last five months: who got them, who answered in time, late or never.

Shape: a post is a day (calendar days before the demo opens), words, for whom, and how it was answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, Final

from bot.playground.demo.newsreaders import PARENTS, STAFF, Cast
from bot.services.calendar import WorkingCalendar
from bot.services.groups import Group, GroupKind
from models.base import Base
from models.delivery import NoticeState, OutboxNotice
from models.news import Counting, NewsPost, NewsRecipient, NewsTally, PostState, Reaction, Topic

SEED: Final = 31
# Of a hundred notices, those that could not be brought.
_FAILED: Final = 3
_BOTH: Final = (PARENTS, STAFF)


@dataclass(frozen=True, slots=True)
class Letter:
    """What went. groups: PARENTS, STAFF, or a class such as «3А» for its parents.

    days: working days for the reaction. in_time, late: of a hundred readers. choices: labels of the answers.
    """

    ago: int
    title: str
    words: str
    groups: Sequence[str] = _BOTH
    topic: Topic = Topic.SCHOOL
    reaction: Reaction = Reaction.NONE
    days: int = 0
    in_time: int = 0
    late: int = 0
    choices: Sequence[str] = ()
    is_public: bool = False


_ACK: Final = Reaction.ACKNOWLEDGE
LETTERS: Final = (
    Letter(150, "Закрыли учебный период", "Спасибо всем за работу! График каникул – на стенде.", is_public=True),
    Letter(143, "Сдаём учебники", "Библиотека принимает учебники по будням до 15:00.", (PARENTS,), Topic.STUDY,
           _ACK, 4, 58, 9),
    Letter(137, "Новые правила доступа к компьютерам", "С понедельника вход – по своей учётной записи.", (STAFF,),
           Topic.DIGITAL, _ACK, 3, 76, 12),
    Letter(124, "Лагерь при школе", "Открыта запись на две смены. Вопросы – секретарю.", (PARENTS,), Topic.EVENTS),
    Letter(117, "Ремонт второго этажа", "Пройти к спортзалу можно через главный вход.", is_public=True),
    Letter(103, "Кто поможет с медиатекой?", "Собираем подписки и пособия на год. Сможете участвовать?", (STAFF,),
           Topic.DIGITAL, Reaction.CHOICE, 4, 61, 10, ("Да", "Частично", "Нет")),
    Letter(96, "Школьная форма", "Заказ – до пятницы, размеры подскажет классный руководитель.", (PARENTS,)),
    Letter(88, "Безопасный интернет", "Обсудите с детьми три правила: не отвечать незнакомым, не делиться паролем, "
           "звать взрослых.", (PARENTS,), Topic.SAFETY, _ACK, 3, 66, 8, is_public=True),
    Letter(81, "Педсовет", "Ждём всех в актовом зале. Придёте?", (STAFF,), Topic.EVENTS, Reaction.MEETING, 3, 82, 5),
    Letter(76, "Расписание звонков", "Перемена после третьего урока – двадцать минут.", is_public=True),
    Letter(69, "Вакцинация", "Согласие сдайте классному руководителю.", (PARENTS,), Topic.SAFETY, _ACK, 5, 71, 11),
    Letter(66, "Экскурсия в планетарий", "Едем автобусом в субботу. Поедет ли ваш ребёнок?", ("7А",), Topic.EVENTS,
           Reaction.CHOICE, 3, 64, 7, ("Поедет", "Не поедет")),
    Letter(60, "Электронный журнал: закрываем период", "Выставьте оценки до конца недели.", (STAFF,), Topic.STUDY,
           _ACK, 3, 79, 14),
    Letter(55, "Спортивный праздник", "Команды 5–7 классов встречаются в спортзале.", (PARENTS,), Topic.EVENTS,
           is_public=True),
    Letter(52, "Собрание 6А", "Поговорим о нагрузке и о питании.", ("6А",), Topic.EVENTS, Reaction.MEETING, 4, 58, 0),
    Letter(47, "Горячее питание", "Проверьте, пожалуйста, баланс карты.", (PARENTS,)),
    Letter(44, "Как мы храним персональные данные", "Прочтите памятку и подтвердите.", (STAFF,), Topic.DIGITAL,
           _ACK, 4, 70, 16),
    Letter(39, "Поездка 3А в музей", "Автобус от школы в 9:00. Поедет ли ваш ребёнок?", ("3А",), Topic.EVENTS,
           Reaction.CHOICE, 3, 72, 8, ("Поедет", "Не поедет")),
    Letter(37, "Выиграли грант на оборудование", "Купим конструкторы для кружка. Спасибо команде!", is_public=True),
    Letter(33, "Тренировочная эвакуация", "Пройдёт на этой неделе, детей предупредят.", (PARENTS,), Topic.SAFETY,
           _ACK, 3, 63, 9),
    Letter(31, "Собрание 9А", "Экзамены и выбор предметов.", ("9А",), Topic.STUDY, Reaction.MEETING, 3, 66, 0),
    Letter(27, "Семинар «Цифровой урок»", "Записывайтесь на разбор уроков.", (STAFF,), Topic.DIGITAL,
           Reaction.CHOICE, 3, 57, 12, ("Приду", "Не смогу")),
)  # fmt: skip


@dataclass(slots=True)
class _Tally:
    """Whose reaction was waited for (a person, a child), and when the first one came."""

    first: dict[int, datetime | None] = field(default_factory=dict)

    def add(self, unit: int, at: datetime | None) -> None:
        known = self.first.get(unit)
        self.first[unit] = min(known, at) if known and at else known or at


def rows(calendar: WorkingCalendar, now: datetime, cast: Cast) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """All rows, the posts numbered from 1, the oldest first."""
    random = Random(SEED)  # noqa: S311  # a made-up school holds no secret
    for number, letter in enumerate(LETTERS, start=1):
        today = calendar.local(now).date()
        day = calendar.next_working_day(today - timedelta(days=letter.ago + 1))
        at = datetime.combine(day, time(9, 5 + number), calendar.zone)
        until = day
        for _ in range(letter.days):
            until = calendar.next_working_day(until)
        post = _post(number, letter, at, cast)
        deadline = calendar.end_of_working_day(until)
        if letter.reaction is not Reaction.NONE:
            post |= {"react_by": until, "reminded_at": datetime.combine(until, time(9), calendar.zone)}
        if letter.reaction is Reaction.MEETING:
            deadline = datetime.combine(until, time(18), calendar.zone)
            post |= {"meets_at": deadline, "place": "актовый зал"}
        yield NewsPost, post
        yield from _readers(random, number, letter, at, deadline, readers_of(letter, cast), post["counting"])


def readers_of(letter: Letter, cast: Cast) -> Mapping[int, Sequence[int]]:
    """Who got it, with their children where it was for these."""
    found: dict[int, Sequence[int]] = dict.fromkeys(cast.staff, ()) if STAFF in letter.groups else {}
    for parent, children in cast.parents.items():
        theirs = [
            child for child, title in sorted(children.items()) if PARENTS in letter.groups or title in letter.groups
        ]
        if theirs:
            found[parent] = theirs
    return found


def _post(number: int, letter: Letter, at: datetime, cast: Cast) -> dict[str, Any]:
    codes = [
        one if one in _BOTH else Group(GroupKind.CLASS_PARENTS, str(cast.class_ids[one])).code for one in letter.groups
    ]
    author = cast.deputy if letter.reaction is not Reaction.NONE and PARENTS not in letter.groups else cast.editor
    is_for_children = letter.reaction is not Reaction.NONE and STAFF not in letter.groups
    return {
        "id": number,
        "author_id": author,
        "html": f"<b>{letter.title}</b>\n\n{letter.words}",
        "topic": letter.topic,
        "groups": codes,
        "reaction": letter.reaction,
        "choices": list(letter.choices),
        "counting": Counting.FAMILY if is_for_children else Counting.PERSON,
        "react_by": None,
        "meets_at": None,
        "place": None,
        "is_public": letter.is_public,
        "state": PostState.SENT,
        "updated_by": author,
        "created_at": at - timedelta(minutes=30),
        "updated_at": at - timedelta(minutes=5),
        "sent_at": at,
        "reminded_at": None,
    }


def _readers(
    random: Random,
    number: int,
    letter: Letter,
    at: datetime,
    deadline: datetime,
    readers: Mapping[int, Sequence[int]],
    counting: Counting,
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """Everybody who got it, what became of the notice, and the count of it all."""
    tally, reached = _Tally(), 0
    answers = range(len(letter.choices) or 2) if letter.reaction in {Reaction.CHOICE, Reaction.MEETING} else ()
    for turn, (person_id, children) in enumerate(readers.items()):
        came = random.randrange(100) >= _FAILED
        reached += came
        reacted_at = _reacted(random, letter, at, deadline) if came else None
        answer = random.choice((*answers, answers[0])) if answers and reacted_at else None
        row = {"post_id": number, "person_id": person_id, "children": list(children)}
        yield NewsRecipient, row | {"reacted_at": reacted_at, "answer": answer}
        yield OutboxNotice, _notice(number, person_id, at, at + timedelta(seconds=turn // 25), came)
        for unit in children if counting is Counting.FAMILY else (person_id,):
            tally.add(unit, reacted_at)
    is_asked = letter.reaction is not Reaction.NONE
    reacted = [first for first in tally.first.values() if first]
    yield (
        NewsTally,
        {
            "post_id": number,
            "meant": len(readers),
            "reached": reached,
            "units": len(tally.first) if is_asked else 0,
            "reacted": len(reacted),
            "in_time": sum(first <= deadline for first in reacted),
            "counted_at": deadline + timedelta(days=7),
            "is_final": True,
        },
    )


def _reacted(random: Random, letter: Letter, at: datetime, deadline: datetime) -> datetime | None:
    dice = random.randrange(100)
    if dice < letter.in_time:
        # Most answer soon.
        return at + (deadline - at) * random.random() ** 3
    if dice < letter.in_time + letter.late:
        return deadline + timedelta(minutes=random.randint(60, 4000))
    return None


def _notice(number: int, person_id: int, at: datetime, done: datetime, came: bool) -> dict[str, Any]:  # noqa: FBT001  # a fact
    return {
        "person_id": person_id,
        "kind": "news.post",
        "subject": f"news:{number}",
        "state": NoticeState.SENT if came else NoticeState.FAILED,
        "due_at": at,
        "created_at": at,
        "done_at": done,
        "error": None if came else "Bad Request: chat not found",
        "dedup_key": f"news:{number}:{person_id}",
    }
