"""What a sentence says of a task: who, what, until when, how often: «Ежова, до пятницы список участников». Pure.

What is understood is only offered, and looked at before it is set; what is in doubt is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final

from bot.services.dayfinding import DayProblem, SaidDay, end_of_month, find_day, friday_of, plain
from bot.services.daynames import WEEKDAYS
from bot.services.schoolyear import SchoolYear
from bot.services.tasks.colleagues import Colleague
from bot.services.tasks.naming import Named, named_at
from bot.services.text import fold
from models.upkeep import Every

# Nobody writes a task in more words than these; what is longer is something else.
LONGEST: Final = 600


class Doubt(StrEnum):
    """What is to be looked at before the task is set."""

    SEVERAL_PEOPLE = "several_people"
    ONE_PERSON = "one_person"
    PAST = "past"
    NO_SUCH_DAY = "no_such_day"
    FAR = "far"
    SEVERAL_DAYS = "several_days"
    DAILY = "daily"
    HOURS = "hours"


class Sure(IntEnum):
    """How much a sentence looks like a task: not at all, if nothing else fits, or beyond doubt."""

    NOT = 0
    MAYBE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood. doers: those who may be meant, none where nobody is named; text: what is left, may be empty.

    others: those who are named, but are not under the actor.
    """

    sure: Sure
    doers: tuple[int, ...]
    others: tuple[int, ...]
    due: date | None
    every: Every | None
    text: str
    doubts: frozenset[Doubt]


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a sentence begins: where its words begin, who is named, whether it is said to be a task."""

    end: int
    named: Named | None = None
    is_mine: bool = False
    is_told: bool = False


def understand(words: str, today: date, year: SchoolYear, me: int, people: Sequence[Colleague]) -> Understood:
    """Read a sentence. people: all of the staff with who is under the actor; year: the school year of today.

    1. Its beginning tells who: a name in the cases that go with a task, «мне», «напомни». 2. How often, until when.
    3. What is left is the task itself.
    """
    line = plain(words)
    opening = _opening(words, line, people)
    rest = line[opening.end :]
    every, rest_every = _every(rest, today)
    said = None if rest_every and rest_every.day else find_day(_blank(rest, rest_every), today, year)
    due = rest_every.day if rest_every and rest_every.day else said.day if said else None
    if every is not None and due is None and not (said and said.problem):
        due = _first_of(every, today, year)
    spans = [(one.start + opening.end, one.end + opening.end) for one in (rest_every, said) if one]
    text = _tidied(_without(words, [(0, opening.end), *spans]))
    doubts = {_PROBLEMS[said.problem]} if said and said.problem else set()
    doubts |= {Doubt.DAILY} if _DAILY.search(rest) else set()
    doubts |= {Doubt.HOURS} if _HOURS.search(rest) else set()
    doers, others = _people(opening, me, people)
    if opening.named is not None and opening.named.is_list:
        doubts.add(Doubt.ONE_PERSON)
    elif len(doers) > 1:
        doubts.add(Doubt.SEVERAL_PEOPLE)
    has_time = said is not None or every is not None or Doubt.DAILY in doubts
    sure = _sureness(opening, line, plain(text), has_time=has_time, is_me=doers == (me,) and not opening.is_mine)
    return Understood(sure, doers, others, due, every, text, frozenset(doubts))


def understand_step(words: str, today: date, year: SchoolYear, me: int, people: Sequence[Colleague]) -> Understood:
    """Read a step of something bigger; who does it may stand behind a sign: «собрать список – Ежова, до пятницы»."""
    words = _BULLET.sub("", words)
    found = understand(words, today, year, me, people)
    if found.doers or found.others:
        return found
    line = plain(words)
    for sign in _BEHIND.finditer(line):
        mine = _ONLY_ME.match(line, sign.end())
        named = named_at(words, line, sign.end(), people, is_asked=True)
        if not mine and not (named and _ends_name(words, line, named)):
            continue
        end = mine.end() if mine else named.end if named else 0
        doers = (me,) if mine else named.people if named else ()
        rest = f"{words[: sign.start()]} {words[end:].removeprefix(')')}"
        doubts = found.doubts | ({Doubt.SEVERAL_PEOPLE} if len(doers) > 1 else set())
        return replace(understand(rest, today, year, me, ()), doers=doers, doubts=doubts)
    return found


def _ends_name(words: str, line: str, named: Named) -> bool:
    return named.is_set_off or words[named.end :].startswith(")") or _TIME_FIRST.match(line, named.end) is not None


def wins(understood: Understood, *, is_fault: bool) -> bool:
    """Whether a sentence is taken for a task, where it may tell of a fault too.

    Words for somebody who is under nobody's order here are a fault first, and so is all that only may be a task.
    """
    if understood.sure is Sure.YES and not understood.others:
        return True
    return understood.sure is not Sure.NOT and not is_fault


def for_unknown(words: str) -> tuple[str, str] | None:
    """Whom a sentence that names nobody of the staff is for, and what it says: «Сидорова, завтра принести ключи»."""
    line = plain(words)
    found = _ADDRESSED.match(words)
    if not found or _TIME_FIRST.match(line) or _GREETING.match(line) or _STATED.search(line) or line.endswith("?"):
        return None
    rest = line[found.end() :]
    is_asked = _TIME_FIRST.match(rest) or _DEED.match(rest)
    return (found["who"], words[found.end() :]) if is_asked and fold(found["who"]) not in _REPLIES else None


def _opening(words: str, line: str, people: Sequence[Colleague]) -> _Opening:
    """1. «Напомни мне», «мне», «задача:». 2. A name, perhaps behind «попросить»."""
    greeted = _GREETING.match(line)
    told = _TOLD.match(line, greeted.end() if greeted else 0)
    place = told.end() if told else greeted.end() if greeted else 0
    mine = _MINE.match(line, place)
    if mine:
        return _Opening(mine.end(), is_mine=True, is_told=told is not None or bool(mine["sign"]))
    named = named_at(words, line, place, people, is_asked=told is not None)
    if named:
        return _Opening(named.end, named, is_told=told is not None)
    if told and told["mine"]:
        return _Opening(place, is_mine=True, is_told=True)
    return _Opening(place, is_told=told is not None)


def _people(opening: _Opening, me: int, people: Sequence[Colleague]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Those who may be meant and may get a task; where none of them may, those who are meant."""
    if opening.named is None:
        return ((me,) if opening.is_mine else ()), ()
    under = {one.id for one in people if one.is_under} | {me}
    doers = tuple(one for one in opening.named.people if one in under)
    return doers, () if doers else opening.named.people


def _sureness(opening: _Opening, line: str, text: str, *, has_time: bool, is_me: bool) -> Sure:
    """A name before a task's words, «напомни», «мне:» leave no doubt; a day beside what is to be done may be a task.

    What only tells something is none: «завтра меня не будет», «Тихий сегодня болеет», «напомните пароль».
    """
    has_deed = _DEED.match(text) is not None
    if opening.is_told:
        is_asked = opening.is_mine and text and not (has_time or has_deed or _ABOUT.match(text))
        return Sure.NOT if is_asked else Sure.YES
    if line.rstrip().endswith("?") or (not has_deed and _STATED.search(line)):
        return Sure.NOT
    if opening.named is not None:
        goes_on = opening.named.is_set_off or has_deed or _TIME_FIRST.match(line, opening.end) is not None
        if is_me:  # one's own name may be a signature
            return Sure.MAYBE if has_time and has_deed else Sure.NOT
        if goes_on and (has_time or has_deed):
            return Sure.YES
        return Sure.MAYBE if text and (goes_on or has_time) else Sure.NOT
    if opening.is_mine:
        is_need = _NEED.match(line, opening.end) is not None
        return Sure.YES if (has_time or has_deed) and not is_need else Sure.MAYBE if has_deed else Sure.NOT
    return Sure.MAYBE if has_time and text and (has_deed or _TIME_FIRST.match(line)) else Sure.NOT


def _every(rest: str, today: date) -> tuple[Every | None, SaidDay | None]:
    """How often, with the day where its words tell it; None where it is not said."""
    for pattern, every in _EVERY:
        found = pattern.search(rest)
        if found:
            return every, SaidDay(_day_of(found, today), found.start(), found.end())
    return None, None


def _day_of(found: re.Match[str], today: date) -> date | None:
    said = found.groupdict()
    number = next((number for number in range(7) if said.get(f"on{number}")), None)
    if number is not None:
        return date.fromordinal(today.toordinal() + (number - today.weekday() - 1) % 7 + 1)
    if said.get("number"):
        return _on_number(int(said["number"]), today)
    return None


def _on_number(number: int, today: date) -> date | None:
    for first in (today.replace(day=1), date.fromordinal(end_of_month(today).toordinal() + 1)):
        day = min(number, end_of_month(first).day)
        if number in range(1, 32) and first.replace(day=day) >= today:
            return first.replace(day=day)
    return None


def _first_of(every: Every, today: date, year: SchoolYear) -> date | None:
    """The first day of what comes again and has none: Friday, the end of the month, of the term; else it is asked."""
    match every:
        case Every.WEEK:
            return friday_of(today)
        case Every.MONTH:
            return end_of_month(today)
        case Every.QUARTER:
            day = year.shown_term(today).last
        case Every.HALF_YEAR:
            day = next((half.last for half in year.halves if half.last >= today), year.last)
        case _:
            return None
    return day if day >= today else None


def _blank(rest: str, span: SaidDay | None) -> str:
    """The words with what was read already made blank, each letter at its place."""
    return rest if span is None else rest[: span.start] + "·" * (span.end - span.start) + rest[span.end :]


def _without(words: str, spans: Sequence[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(words[at : max(at, start)])
        at = max(at, end)
    return " ".join((*kept, words[at:]))


def _tidied(text: str) -> str:
    """Without the signs and small words that stood around what was taken out; a capital first."""
    text = re.sub(r"[^\S\n]+", " ", text)
    text = re.sub(r"[ ]+([,.;:!?])", r"\1", text).strip()
    before = None
    while text != before:
        before = text
        text = _LEADING.sub("", text).strip(" ,;:–—-\n").rstrip(".")
    text = re.sub(r"([,;:–—-])[ ]*([,;:–—])", r"\1", text)
    return text[:1].upper() + text[1:]


_PROBLEMS: Final = {
    DayProblem.PAST: Doubt.PAST,
    DayProblem.NO_SUCH: Doubt.NO_SUCH_DAY,
    DayProblem.FAR: Doubt.FAR,
    DayProblem.SEVERAL: Doubt.SEVERAL_DAYS,
}
_BULLET: Final = re.compile(r"^\s*(?:\d{1,2}[.)](?!\d)|[•*–—-])\s*")
_BEHIND: Final = re.compile(r"[ ]*(?:[–—(:;]|-(?=[ ])|,)[ ]*(?:отв(?:\.|етственн[а-я]+)?[ :]*)?")
_ONLY_ME: Final = re.compile(r"(?:я(?: сам[а]?)?|мне|сам[а]?|me)(?=[ ]*(?:[,;.)]|$|до[ ]|к[ ]))")
_TOLD: Final = re.compile(
    r"\s*(?:(?:пожалуйста|прошу|надо|нужно|please)[, ]+)?"
    r"(?:(?P<mine>напомни(?:ть|те)?|не[ ]забыть|remind(?: me)?(?: to)?)"
    r"|поруч(?:ить|и|ите|аю)|попрос(?:ить|и|ите)|назнач(?:ить|ь|ьте)|пусть|ask"
    r"|(?:(?:по)?став(?:ить|ь|ьте)|созда(?:ть|й|йте)|добав(?:ить|ь|ьте)|да(?:ть|й|йте)|нов(?:ая|ое))[ ]+"
    r"(?:задач[уа]|дело|задани[ея]|поручени[ея])"
    r"|(?:задача|дело|задание|поручение|task|todo)(?=[ ]*[:–—-])|(?:задача|дело|задание|поручение)(?=[ ]+для\b))"
    r"(?!\w)[ ]*(?:[:–—,-][ ]*)?(?:для[ ]+)?"
)
_MINE: Final = re.compile(
    r"\s*(?:(?:мне|себе|для[ ]себя|самому[ ]себе|me|myself)(?!\w))[ ]*(?P<sign>[:–—-])?[, ]*(?:to[ ]+)?"
)
_ADDRESSED: Final = re.compile(
    r"\s*(?P<who>[^\W\d_]{2,}(?:-[^\W\d_]+)?(?:[ ]+(?:[^\W\d_]\.[ ]?){1,2}|(?:[ ]+[^\W\d_]{2,}){0,2}))[ ]*,[ ]*"
)
_REPLIES: Final = frozenset({"да", "нет", "ну", "ок", "хорошо", "ладно", "спасибо", "пожалуйста", "yes", "no", "ok"})
_GREETING: Final = re.compile(
    r"\s*(?:(?:уважаем|дорог)(?:ая|ый|ой)|здравствуйте|добрый[ ]день|доброе[ ]утро|hello|dear)(?!\w)[ ,!.]*"
)
_ABOUT: Final = re.compile(r"(?:про|об?|насчет|мне|about)(?!\w)")
# What tells of something instead of asking for it.
_STATED: Final = re.compile(
    r"(?<!\w)(?:не[ ](?:буд[уе]т?|прид[уе]т?|могу|сможет|смогу|работаю)|(?:за)?боле[ею]т?"
    r"|заболел[аи]?|отпуске|больничном"
    r"|буд(?:у|ет|ем)|прид[уе]т?|привез(?:ут|ли)|сказал[аи]?|дежур(?:ю|ит)|уже|сдела(?:ю|л[аи]?|ем)|нуж(?:ен|на|ны))(?!\w)"
)
_NEED: Final = re.compile(r"(?:нуж(?:но|ен|на|ны)|надо|необходимо|не)(?!\w)")
# Nouns that end as infinitives do.
_NOUNS: Final = (
    "сеть|дверь|печать|часть|мышь|тетрадь|площадь|помощь|ночь|очередь|мебель|модуль|роль|цель|"
    "опять|есть|пять|шесть|девять|десять|путь|речь|вещь|мочь|дочь|кисть|медь|память|ведомость|почти|сети|новости|пути|части|"
    "гости|кости|ости|области|скорости|дети|нити|двести|чуть|суть|печь"
)
_DEED: Final = re.compile(
    rf"[ ,:–—-]*(?:(?:не|надо|нужно|необходимо|срочно|пожалуйста|please|чтобы)[ ,]+)*(?!(?:{_NOUNS})(?!\w))"
    r"(?:[а-я]{2,}(?:ть|ти|чь|ться|тись|чься)(?<!ость)"
    r"|(?:подготовь|сделай|проверь|собер[иь]|сдай|отправь|напиши|позвони|заполни|пришли|принеси|провед[иь]|составь|передай|"
    r"замени|почини|поменяй|настрой|подключи|помоги|сходи|организуй|разошли|выложи|опубликуй|уточни|подпиши|напомни|"
    r"узнай|купи|закажи|оформи|распечатай|обнови|размести|внеси|согласуй|найди|посмотри|убери|закрой|возьми|дай)(?:те)?"
    r"|(?:call|send|write|check|prepare|make|collect|buy|print|ask|bring|hand|submit|finish|update|review|order|meet|get|do))(?!\w)"
)
_DAY_NAMES: Final = "|".join(f"(?P<on{number}>{one})" for number, one in enumerate(WEEKDAYS))
_BY_DAYS: Final = "|".join(
    f"(?P<on{number}>{one})"
    for number, one in enumerate(
        (
            *(
                "понедельникам|пн|mondays?",
                "вторникам|вт|tuesdays?",
                "средам|ср|wednesdays?",
                "четвергам|чт|thursdays?",
            ),
            *("пятницам|пт|fridays?", "субботам|сб|saturdays?", "воскресеньям|вс|sundays?"),
        )
    )
)
_EVERY: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), every)
    for pattern, every in (
        (rf"(?:в[ ]+)?(?:кажд(?:ый|ую|ое|ой)|every)[ ]+(?:{_DAY_NAMES})", Every.WEEK),
        (rf"(?:по|on)[ ]+(?:{_BY_DAYS})", Every.WEEK),
        (r"кажд(?:ое|ого)[ ]+(?P<number>\d{1,2})(?:-?(?:го|е))?(?:[ ]+числ[оа])?(?:[ ]+месяца)?", Every.MONTH),
        (r"кажд(?:ую|ой)[ ]+недел[юие]|еженедельно|(?:1[ ]+)?раз[ ]в[ ]неделю|every week|weekly", Every.WEEK),
        (r"кажд(?:ый|ого)[ ]+месяца?|ежемесячно|(?:1[ ]+)?раз[ ]в[ ]месяц|every month|monthly", Every.MONTH),
        (
            (
                r"кажд(?:ую|ой)[ ]+четверт[ьи]|кажд(?:ый|ого)[ ]+квартала?|ежеквартально"
                r"|(?:1[ ]+)?раз[ ]в[ ](?:четверть|квартал)|every quarter|quarterly"
            ),
            Every.QUARTER,
        ),
        (
            r"кажд(?:ое|ые)[ ]+пол(?:угодие|года)|(?:1[ ]+)?раз[ ]в[ ]пол(?:года|угодие)|every half-year",
            Every.HALF_YEAR,
        ),
        (r"кажд(?:ый|ого)[ ]+года?|ежегодно|(?:1[ ]+)?раз[ ]в[ ]год|every year|yearly", Every.YEAR),
    )
)
_DAILY: Final = re.compile(
    r"(?<!\w)(?:кажд(?:ый|ое|ые)[ ]+(?:\w+[ ]+)?(?:день|утро|дня)|ежедневно|every day|daily"
    r"|(?:раз[ ]в|кажды[ехй])[ ]+(?:две|три|пару|\d+)[ ]+(?:недел[ьи]|месяца))(?!\w)"
)
_HOURS: Final = re.compile(r"(?<!\w)(?:через[ ]+(?:\w+[ ]+)?(?:час|минут|полчаса)|in[ ]+\w+[ ]+(?:hour|minute))")
_LEADING: Final = re.compile(
    r"^(?:пожалуйста|please|(?:надо|нужно)(?:[ ]бы)?|необходимо|чтобы|что|о[ ]том|и|а|to|to do)(?!\w)[ ,:]*",
    re.IGNORECASE,
)
_TIME_FIRST: Final = re.compile(
    r"\s*(?:кажд|ежен|ежем|ежек|ежег|раз[ ]в|до[ ]|ко?[ ]|завтра|послезавтра|сегодня|через|не[ ]поз|\d{1,2}[. ]"
    r"|(?:в|по)[ ](?:понед|втор|сред|чет|пят|суб|воск)|на[ ](?:след|эт)|by[ ]|every|tomorrow|today|next|on[ ])"
)
