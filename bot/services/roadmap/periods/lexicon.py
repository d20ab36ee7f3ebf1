"""The words that periods are written with, as patterns over folded text: what a piece is, and its numbers."""

from collections.abc import Iterator
from enum import IntEnum, StrEnum, auto


class Sort(StrEnum):
    """What a piece of the words is; in brackets its numbers."""

    DATE = auto()  # day, month, year
    DAY_MONTH = auto()  # day, month
    MONTH_YEAR = auto()  # month, year
    YEARS = auto()  # first and last one of several, 1 where «годы» is said, 2 where «учебный год» is
    YEAR = auto()  # year
    MONTH = auto()  # month
    NUMBER = auto()  # number
    TIMES = auto()  # «раз», or «дважды»: 2
    UNIT = auto()  # Unit, for a year YearSort
    WEEKDAY = auto()  # 0 is Monday; 1 where «по» stands before it
    RHYTHM = auto()  # Unit
    EVERY = auto()
    EVERY_YEAR = auto()
    CONSTANTLY = auto()
    ON_REQUEST = auto()
    EDGE = auto()  # Edge
    LAST = auto()
    SUM_UP = auto()  # «по итогам»
    SEASON = auto()  # 0 is autumn
    SEASONAL = auto()  # «осенние»
    BREAK = auto()
    DAY_OF_MONTH = auto()  # «числа»
    FOLLOWING = auto()  # «следующего за отчётным»
    THIS_YEAR = auto()
    UNTIL = auto()
    NOT_LATER = auto()
    TOWARDS = auto()  # «к»
    FROM = auto()
    TO = auto()  # «по»
    DASH = auto()
    SLASH = auto()
    COMMA = auto()
    DURING = auto()
    PERIOD = auto()
    IN = auto()
    NOISE = auto()
    UNKNOWN = auto()


class Unit(IntEnum):
    DAY = auto()
    WEEK = auto()
    DECADE = auto()
    MONTH = auto()
    TERM = auto()
    TRIMESTER = auto()
    QUARTER = auto()
    HALF = auto()
    YEAR = auto()
    PART = auto()  # «половина»


class YearSort(IntEnum):
    """Which year «год» is."""

    PLAIN = 0
    SCHOOL = 1
    CALENDAR = 2


class Edge(IntEnum):
    BEGINNING = 0
    MIDDLE = 1
    END = 2


_MONTHS = (
    *(r"янв(?:ар[ьяею]?м?)?", r"фев(?:р(?:ал[ьяею]?м?)?)?", r"март?[аеу]?(?:ом)?", r"апр(?:ел[ьяею]?м?)?"),
    *(r"ма[йяею]м?", r"июн[ьяею]?м?", r"июл[ьяею]?м?", r"авг(?:уст(?:[аеу]|ом)?)?"),
    *(r"сент?(?:ябр[ьяею]?м?)?", r"окт(?:ябр[ьяею]?м?)?", r"нояб?(?:р[ьяею]?м?)?", r"дек(?:абр[ьяею]?м?)?"),
)
_UNITS = (
    (Unit.DAY, r"(?:рабоч[а-я]+_|календарн[а-я]+_)?(?:день|дня|дней|дн\.)"),
    (Unit.WEEK, r"(?:учебн[а-я]+_)?(?:недел[а-я]+|нед\.?)"),
    (Unit.DECADE, r"декад[а-я]*"),
    (Unit.MONTH, r"месяц[а-я]*|мес\.?"),
    (Unit.TERM, r"(?:учебн[а-я]+_|уч\._?)?(?:четверт(?:ь|и|ью|ей|ям|ях|ями)|четв\.?|чет\.)"),
    (Unit.TRIMESTER, r"триместр[а-я]*|трим\."),
    (Unit.QUARTER, r"(?:календарн[а-я]+_)?(?:квартал[а-я]*|кварт\.|кв\.?)"),
    (Unit.HALF, r"(?:учебн[а-я]+_)?(?:полугоди[а-я]*|полуг(?:од)?\.|пол-?года|пол\.|п/г(?:од[а-я]*)?\.?)"),
    (Unit.PART, r"половин[а-я]*"),
)
_WEEKDAYS = (
    *(r"понедельник[а-я]*|пн", r"вторник[а-я]*|вт", r"сред(?:[аеуы]|ам)|ср", r"четверг[а-я]*|чт"),
    *(r"пятниц[а-я]*|пт", r"суббот[а-я]*|сб", r"воскресень[а-я]*|вс"),
)
_SEASONS = (r"осен[ьи]ю?", r"зим(?:[аеуы]|ой)", r"весн(?:[аеуы]|ой)", r"лет(?:[аоу]|ом)")
_SEASONAL = (r"осенн[а-я]+", r"зимн[а-я]+", r"весенн[а-я]+", r"летн[а-я]+")
_ORDINALS = (
    *(r"перв(?:ая|ой|ую|ое|ого|ом|ому|ый)", r"втор(?:ая|ой|ую|ое|ого|ом|ому|ый)"),
    *(r"трет(?:ий|ья|ье|ьей|ьего|ьем|ью)", r"четверт(?:ая|ой|ую|ое|ого|ом|ый)"),
)
_COUNTS = (r"один|одного|одну|одна|единожды", r"два|две|двух", r"три|трех", r"четыре|четырех", r"пять|пяти")
_ORDER = r"(?:-?(?:ая|ого|ому|ое|ой|ом|ую|ый|го|му|ей|[еяйюхм]))?"
_YEAR_WORD = r"(?:год(?:[аеу]|ом)?|г\.?)"
_YEAR_BEHIND = rf"(?:_?{_YEAR_WORD})?"
_NEEDS = r"необходимости|надобности|требованию|запрос[а-я]*|обращени[а-я]+|заявк[а-я]+|заявлени[а-я]+|согласованию"
_COMES = r"(?:заявок|заявлений|обращений|запросов|документов|информации|материалов|средств|жалоб|оборудования)"
_PLAN = r"(?:график[а-я]*|план[а-я]*|расписани[а-я]*)"
_PLAN_OF = r"(?:_(?:работы|проведения|школы|оо|оу|мероприятий|вшк|учреждения|организации|занятий|совещаний|на))*"


def patterns() -> Iterator[tuple[Sort, tuple[int, ...], str]]:
    """Sort, numbers that are known from the word alone, pattern with `_` for a space; the first that fits counts."""
    time_of_day = r"(?:_00:00(?::00)?)?"
    yield Sort.DATE, (), rf"([0-9]{{1,2}})_?[./]_?([0-9]{{1,2}})_?[./]_?([0-9]{{4}})(?![0-9]){_YEAR_BEHIND}"
    yield Sort.DATE, (), rf"([0-9]{{1,2}})-([0-9]{{1,2}})-([0-9]{{4}})(?![0-9]){_YEAR_BEHIND}"
    yield Sort.DATE, (), rf"(?P<brief>[0-9]{{1,2}})[./]([0-9]{{1,2}})[./]([0-9]{{2}})(?!\.?[0-9]){_YEAR_BEHIND}"
    yield Sort.DATE, (), rf"(?P<iso>[0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})(?![0-9]){time_of_day}"
    yield Sort.MONTH_YEAR, (), rf"([0-9]{{1,2}})\.([0-9]{{4}})(?![0-9]){_YEAR_BEHIND}"
    yield Sort.DAY_MONTH, (), r"([0-9]{1,2})\.([0-9]{1,2})(?![0-9])\.?"
    school = r"(?:_?(?:(?:учебн[а-я]+|учеб\.?|уч\.?)_?(?:год[а-я]*|г{1,2}\.?)|у\._?г\.?))"
    years = r"([0-9]{4})_?(?:г\.?)?_?[-/]_?([0-9]{4}|[0-9]{2})(?![0-9])"
    yield Sort.YEARS, (1,), years + r"_?(?:г\._?г\.?|гг\.?|год[а-я]*|г\.?)"
    yield Sort.YEARS, (2,), years + school
    yield Sort.YEARS, (0,), years
    yield Sort.YEAR, (), rf"([0-9]{{4}})(?![0-9]){_YEAR_BEHIND}"
    yield Sort.YEAR, (), r"(?P<short>[0-9]{2})_?(?:г\.|года?)"
    for number, month in enumerate(_MONTHS, start=1):
        yield Sort.MONTH, (number,), rf"(?:{month})\.?"
    for unit, pattern in _UNITS:
        yield Sort.UNIT, (unit,), pattern
    yield Sort.UNIT, (Unit.YEAR, YearSort.SCHOOL), r"(?:учебн[а-я]+|учеб\.?|уч\.?)_?(?:год[а-я]*|г{1,2}\.?)|у\._?г\.?"
    yield Sort.UNIT, (Unit.YEAR, YearSort.CALENDAR), r"календарн[а-я]+_год[а-я]*"
    yield Sort.THIS_YEAR, (), rf"(?:текущ[а-я]+|т\.)_?{_YEAR_WORD}|сего_года|с\._?г\."
    yield Sort.NOISE, (), r"текущ[а-я]+(?=_учебн)"
    yield Sort.UNIT, (Unit.YEAR, YearSort.PLAIN), r"год(?:[аеуы]|ом|ов)?|лет|г{1,2}\."
    for number, name in enumerate(_WEEKDAYS):
        yield Sort.WEEKDAY, (number, 1), rf"по_(?:{name})\.?"
        yield Sort.WEEKDAY, (number, 0), rf"(?:{name})\.?"
    yield from _rhythms()
    yield from _without_dates()
    yield from _seasons()
    yield from _numbers()
    yield from _small_words()


def _rhythms() -> Iterator[tuple[Sort, tuple[int, ...], str]]:
    yield Sort.RHYTHM, (Unit.DAY,), r"ежедневн[а-я]*"
    yield Sort.RHYTHM, (Unit.WEEK,), r"еженед(?:ельн[а-я]*|\.)|понедельно|по_неделям"
    yield Sort.RHYTHM, (Unit.MONTH,), r"ежемес(?:ячн[а-я]*|\.)|помесячно|по_месяцам"
    yield Sort.RHYTHM, (Unit.QUARTER,), r"ежекв(?:артальн[а-я]*|\.)|поквартально|по_кварталам"
    yield Sort.RHYTHM, (Unit.TERM,), r"ежечетвертн[а-я]*|по_(?:учебным_)?четвертям"
    yield Sort.RHYTHM, (Unit.TRIMESTER,), r"по_триместрам"
    yield Sort.RHYTHM, (Unit.HALF,), r"по_полугодиям"
    yield Sort.EVERY_YEAR, (), r"ежегодн[а-я]*|кажд[а-я]+_(?:учебн[а-я]+_)?год[а-я]*"
    yield Sort.EVERY, (), r"кажд[а-я]+"
    yield Sort.TIMES, (2,), r"дважды"
    yield Sort.TIMES, (3,), r"трижды"
    yield Sort.TIMES, (), r"раз[ау]?|р\.|р(?=_?/)"
    yield Sort.SUM_UP, (), r"по_(?:итогам|результатам|окончании|завершении)"
    yield Sort.FOLLOWING, (), r"(?:месяца,?_?)?следующ[а-я]+_за_отчетн[а-я]+(?:_(?:месяц|квартал|период)[а-я]*)?"


def _without_dates() -> Iterator[tuple[Sort, tuple[int, ...], str]]:
    steadily = r"на_постоянной_основе|постоянно|систематически|регулярно|непрерывно"
    yield Sort.CONSTANTLY, (), rf"{steadily}|круглогодично|круглый_год"
    yield Sort.ON_REQUEST, (), rf"(?:по|при|в_случае)(?:_мере)?_(?:{_NEEDS})"
    yield Sort.ON_REQUEST, (), rf"(?:по_мере|при)_(?:поступлени[а-я]+|возникновени[а-я]+)(?:_{_COMES}|_необходимости)?"
    which = r"(?:_[а-я]{5,}(?:ому|ым|ого|ыми?))?"
    yield Sort.ON_REQUEST, (), rf"(?:по|согласно|в_соответствии_со?){which}_{_PLAN}{_PLAN_OF}"


def _seasons() -> Iterator[tuple[Sort, tuple[int, ...], str]]:
    for number, name in enumerate(_SEASONS):
        yield Sort.SEASON, (number,), name
    for number, name in enumerate(_SEASONAL):
        yield Sort.SEASONAL, (number,), name
    yield Sort.BREAK, (), r"каникулярн[а-я]+_(?:врем|период|дн)[а-я]*|каникул[а-я]*"
    yield Sort.EDGE, (Edge.BEGINNING,), r"начал[аоеу]"
    yield Sort.EDGE, (Edge.MIDDLE,), r"середин[аеуы]"
    yield Sort.EDGE, (Edge.END,), r"кон(?:ец|ца|цу|це)|окончани[еюия]|завершени[еюия]"
    yield Sort.LAST, (), r"последн[а-я]+"


def _numbers() -> Iterator[tuple[Sort, tuple[int, ...], str]]:
    yield Sort.NUMBER, (), rf"([0-9]{{1,3}})(?![0-9]){_ORDER}(?![а-я])|([0-9]{{1,2}})(?=[а-я]{{3}}|р[./])"
    # Roman ones: of Latin letters, of Ukrainian ones and of small L; «П» and «Ш» only where nothing else can be meant.
    yield Sort.NUMBER, (), rf"(?P<roman>[iіl|]{{1,3}}|[iіl|]v){_ORDER}"
    numbered = r"(?=_?(?:кв|четв|полуг|трим|п/г))"
    for number, alike in ((2, "п"), (3, "ш")):
        yield Sort.NUMBER, (number,), rf"{alike}{_ORDER}{numbered}"
    for number, name in enumerate(_ORDINALS, start=1):
        yield Sort.NUMBER, (number,), name
    for number, name in enumerate(_COUNTS, start=1):
        yield Sort.NUMBER, (number,), name


def _small_words() -> Iterator[tuple[Sort, tuple[int, ...], str]]:
    yield Sort.DAY_OF_MONTH, (), r"числ[аоеу]"
    yield Sort.NOT_LATER, (), r"не_(?:позднее|позже)(?:_чем)?"
    yield Sort.UNTIL, (), r"до"
    yield Sort.TOWARDS, (), r"ко?"
    yield Sort.FROM, (), r"(?:начиная_)?со?"
    yield Sort.TO, (), r"по"
    yield Sort.DASH, (), r"-+|\.{2,}"
    yield Sort.SLASH, (), r"/"
    yield Sort.COMMA, (), r"[,;]|и|а_также"
    yield Sort.DURING, (), r"в_теч(?:ени[еи]|\.|ен\.)?|на_протяжении|вс[еюя](?:го|й)?|весь"
    of_what = r"(?:_(?:проекта|программы|плана|дорожной_карты))?"
    yield (
        Sort.PERIOD,
        (),
        rf"(?:учебн[а-я]+_)?(?:период|срок)(?:[аеиыу]|о[вм])?(?:_(?:реализации|действия|внедрения){of_what})?",
    )
    yield Sort.IN, (), r"во?|за"
    yield Sort.NOISE, (), r"на|не_(?:реже|менее)(?:_чем)?|исполнения|выполнения|дата|включительно|включ\."
    yield Sort.NOISE, (), r"[(){}\[\]«»\"':.*•·№]+"
