"""Words about places: what calls a number a room, what says that it is none, and what is somewhere else."""

import re
from collections.abc import Sequence
from typing import Final

from bot.services.text import fold
from bot.services.tickets.phrases import STOP

# School years have these numbers, and so have lessons and hours; a room must be called one.
LAST_YEAR: Final = 11
LAST_HOUR: Final = 24
LAST_LESSON: Final = 12
# Numbers of rooms that begin with that of their floor; so many of something are hardly spoken of.
LEAST_OF_FLOORS: Final = 100


def _each(words: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words.split("|"))


CUES = _each(
    "каб|к|кабинет|кабинете|кабинета|кабинету|кабинетом|кабинеты|ауд|аудитория|аудитории|комната|комнате|комнаты"
)
CUES += _each("помещение|помещении|room|rооm|cabinet|classroom")
INSIDE = _each("в|во|из|in")
BESIDE = _each("у|возле|около|напротив|рядом|между|мимо|кроме|под|над|от|со|near")
# Before or after a number these tell that it is none of a room.
COUNTED_BEFORE = _each(
    "урок|ошибк|error|код|инв|инвентарн|windows|винд|office|офис|тел|верси|этаж|парт|мест|стать|пункт|hp|canon|epson"
    "|laserjet|acer|asus|brother|xerox|kyocera|samsung|benq|lenovo|dell|usb|hdmi"
)
COUNTED_AFTER = _each(
    "час|часа|часу|часов|ч|минут|мин|штук|шт|человек|градус|листа|листов|пачка|пачки|пачек|рубл|процент|детей|ученик|этаж"
    "|корпус|год|года|году|лет|дней|дня|раз|раза|мбит|гб|урок|сентябр|октябр|ноябр|декабр|январ|феврал|март|апрел|мая|июня|июля"
    "|август|утра|вечера|недел|месяц|floor|minutes"
)
LESSON = fold("урок")
# «A hundred times»: so many may be meant even after an «in».
TIMES = _each("раз|раза|год|года|году|лет|процент|процентов|рублей|мбит|штук|человек")
COUNTED_STEMS = tuple(word for word in COUNTED_AFTER if len(word) > 3)
THINGS = _each(
    "компьютер|комп|пк|ноут|проектор|принтер|мыш|клав|монитор|парт|стул|стол|ламп|колон|маркер|computer|laptop"
)
UNTIL = _each("с|до|к|по|после|около|через|уже|на")
SUDDEN = _each("пропал|отключ|погас|выключил|вырубил|завис|перестал|выбил|упал|отвалил|сломал|потух|сгорел")
NEXT_TO = _each("с|рядом")
# Behind a number these are letters of a room; others may be words.
LETTERS = _each("б|г|д")
YEARS = _each("класс|классе|класса|классу|классом|классы")
ORDINAL = re.compile("-?(?:й|ый|ой|ий|м|ом|ем|го|ого|му|ому|я|ая|ей|th|nd|st|rd)")
GLUED = re.compile(f"(?:в|во|из|{'|'.join(CUES)})")
NUMBER = re.compile(r"(?P<cue>[^\W\d]*?)-?(?P<number>\d[\dо]*)(?P<rest>-?[^\W\d]+)?")
SEVERAL = re.compile(r"\d+(?:[-/]\d+)+")
# Other places, where they are no rooms of the list; whose sentence it is tells nothing then.
ELSEWHERE = _each(
    "коридор|туалет|холл|фойе|лестниц|раздевалк|гардероб|двор|столовая|столовой|столовую|буфет|библиотек|спортзал|актов"
    "|приемн|бухгалтер|канцеляр"
    "|серверн|вахт|подвал|крыльц|соседн|рекреац|тамбур|медкабинет|медпункт|мастерск|лаборантск|лаборатор|corridor|toilet|canteen"
    "|library|gym"
)
ELSEWHERE_WHOLE = _each("дома|улице|улица|крыше|везде|всюду|учительская|учительской|учительскую|everywhere")
# They say where, and no room.
AROUND = _each("этаж|школе|floor")
CLASS = re.compile(r"\d{1,2}-?[а-д]")
HALLS = _each("зал|зале|зала")
SOMEBODY = _each("директор|завуч|секретар|психолог|логопед|медсестр|соцпедагог|сосед|физрук|трудовик|библиотекар")
DOORWAYS = _each("вход|выход")
PATRONYMIC = re.compile("[^ ]{2,}(?:овны|евны|ичны|овне|евне|ичне|овича|евича|ьича|овичу|евичу)")
# «The room of Ivanova».
SURNAME = re.compile("[^ ]{2,}(?:овой|евой|иной|ской|цкой|ова|ева|ина)")
SURNAME_ANYWHERE = re.compile("(?!нов|готов|цифров|звуков|сетев|светов|боков|основ|баз)[^ ]{3,}(?:овой|евой)")
SUBJECTS = _each(
    "физик|хими|биолог|географ|истори|обществ|математ|алгебр|геометр|информат|русск|литератур|английск|немецк|француз"
    "|иностран|музык|изо|рисован|технолог|труд|обж|обзр|окружающ|начальн|домовод|черчен|астроном"
)
NOT_OF_ROOM = _each("журнал|оцен|дневник|сайт|эж")
GENERIC = _each(
    "кабинет|каб|класс|классов|комната|помещение|зал|корпус|здание|школа|школы|учебный|для|и|no|языка|имени"
)
TITLE_CUES = _each("кабинет|каб|класс")
BUILDING = _each("корпус|корп|здани|building")
ORDINALS = {fold(word): number for number, word in enumerate(("перв", "втор", "трет", "четверт", "пят"), start=1)}

# A name that ends so, and how the words that mean it end; «computer room» is no computer.
_HE = ("ый", "ий", "ой", "ого", "его", "ому", "ему", "ом", "ем", "ым", "им")
ADJECTIVES = {"ая": ("ая", "ой", "ую", "ою"), "ый": _HE, "ий": _HE}


def before(words: Sequence[str], at: int) -> list[str]:
    """The three words before, the nearest first; signs of punctuation are not counted."""
    return [word for word in words[max(0, at - 4) : at] if word != STOP][:-4:-1]


def after(words: Sequence[str], at: int) -> str:
    """The word behind; "" where a sign of punctuation or nothing stands there."""
    behind = words[at + 1] if at + 1 < len(words) else STOP
    return "" if behind == STOP else behind


def is_near(ahead: Sequence[str]) -> bool:
    """Whether it is only beside the room that follows: «near room 214», «the key of 214»; `ahead` as of `before`."""
    nearest = [word for word in ahead if word not in CUES and word != "#"]
    return bool(nearest) and (nearest[0] in BESIDE or nearest[:2] == list(NEXT_TO))
