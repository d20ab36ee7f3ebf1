"""The words of questions about the school, the one list of them: what a whole sentence must be to be taken for one.

Patterns for small letters without «ё», signs of punctuation, polite words and periods; spaces stand between words.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Ask(StrEnum):
    """What is asked for."""

    STATUS = "status"
    HOT = "hot"
    INDICATOR = "indicator"
    SILENT = "silent"
    PLAN = "plan"
    SUPPLIES = "supplies"
    SURVEYS = "surveys"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Asking:
    """Sentences that ask for one thing. within: the indicator meant instead where a period is said."""

    ask: Ask
    words: str
    indicator: str | None = None
    within: str | None = None


# Said beside a question, and tells nothing; none of them may stand in a period.
_POLITE: Final = (
    "а и ну же ли бот пожалуйста скажи скажите подскажи подскажите покажи покажите расскажи расскажите дай дайте мне"
    " нам у нас меня там вообще всего сейчас еще уже было были была есть итого please show me tell now us are is the"
    " there do we have were was currently"
)
POLITE: Final = frozenset(_POLITE.split())
GREETING: Final = r"(?:привет|здравствуйте|hello|hi|добр[а-я]+ (?:день|утро|вечер)|доброго (?:дня|утра|вечера)) "
AT_SCHOOL: Final = r"(?: (?:в|по|у) (?:нашей )?школ[еыу]| at school| in school)?"
# No sentence without one of these is a question.
CUES: Final = (
    r"сколько|число|количество|кто|кого|что|чего|как|какие|каких|где|когда|время|доля|статус|сводк|показател|итоги|отчет"
    r"|опрос|остатки|запасы|расходники|просрочен|повторн|срочн|проблемы|инвентаризаци|за|how|who|what|status|report|for"
)

_HOW_MANY: Final = "(?:сколько|число|количество|how many|number of)"
_TICKETS: Final = "(?:заявок|заявки|обращений|неисправностей|tickets)"
_ITEMS: Final = "(?:пунктов|мероприятий)(?: плана| дорожной карты)?"
_PEOPLE: Final = (
    "(?:родителей|родители|людей|человек|семей|сотрудников|учителей|педагогов|учеников|детей|классов|parents)"
)
_PLAN: Final = "(?:план(?:а|у|е|ом)?|дорожн(?:ая|ой|ую) карт(?:а|е|ой|ы|у))"
_NO_ANSWER: Final = (
    "(?:не (?:ответил[аи]?|отвечает|отреагировал[аи]?|отчитал(?:ся|ась|ись)|ознакомил(?:ся|ась|ись)|прочитал[аи]?"
    "|прочел|отметил(?:ся|ась|ись)|подтвердил[аи]?)|молчит|молчат)"
)
_TO_WHAT: Final = (
    r"(?: (?:по плану|по дорожной карте|по пунктам|на уведомлени[еяй]+|на новост[ьи]|на объявлени[ея]|на сообщени[ея]"
    r"|с новост[а-я]+|с приказ[а-я]+|с объявлени[а-я]+|объявлени[ея]|новост[ьи]|(?:из )?(?:учителей|родителей)))?"
)

ASKINGS: Final = (
    Asking(Ask.STATUS, "статус(?: школы)?|как (?:обстоят )?дела в школе|как (?:обстоят )?дела у школы|как школа"),
    Asking(Ask.STATUS, "сводка|показатели(?: школы)?|итоги|status|school status|how school(?: doing)?"),
    Asking(Ask.HOT, "что (?:горит|срочного|срочное|самое срочное|плохо|хуже всего|самое плохое|самое важное|не так)"),
    Asking(Ask.HOT, "(?:что-?нибудь|что-?то) (?:срочное|горит)|самое срочное|(?:какие|главные) проблемы"),
    Asking(Ask.HOT, "на что обратить внимание|what urgent|what on fire|what burning|what worst"),
    Asking(Ask.SURVEYS, f"{_HOW_MANY} {_PEOPLE} (?:ответил[аио]|ответили на опрос|прошл[иао] опрос|answered)"),
    Asking(Ask.SURVEYS, f"{_HOW_MANY} (?:{_PEOPLE} )?(?:ответил[ио]|прошл[ио]|заполнил[ио]) (?:на )?(?:опрос|анкету)"),
    Asking(Ask.SURVEYS, "как (?:идет|идут|проходит|проходят) опрос[ы]?|что с опрос(?:ом|ами)|что по опрос(?:у|ам)"),
    Asking(
        Ask.SURVEYS, "(?:результаты|итоги) опрос(?:а|ов)|опросы|how surveys?(?: going)?|кто не (?:прошел|прошли) опрос"
    ),
    Asking(Ask.SURVEYS, "кто не ответил[аи]? на (?:опрос|анкету)"),
    Asking(Ask.SILENT, f"(?:от )?(?:кто|кого) {_NO_ANSWER}{_TO_WHAT}|от кого нет ответа|кого ждем"),
    Asking(Ask.SILENT, "who silent|who has not (?:answered|replied)|who did not (?:answer|reply)"),
    Asking(Ask.PLAN, f"что (?:по|с|со) {_PLAN}|как (?:идет|выполняется|дела с) {_PLAN}|что просрочен[оы]"),
    Asking(Ask.PLAN, "что мы просрочили|просроченное|what overdue|what on plan|how plan(?: going)?"),
    Asking(
        Ask.SUPPLIES,
        "(?:какие|что из) расходник(?:и|ов) (?:скоро )?(?:кончаются|заканчиваются|кончились|закончились|на исходе)",
    ),
    Asking(
        Ask.SUPPLIES, "что (?:скоро )?(?:кончается|заканчивается)(?: на складе)?|каких расходников (?:мало|не хватает)"
    ),
    Asking(Ask.SUPPLIES, "(?:что|чего (?:мало|нет|не хватает)|что осталось|запасы) на складе|остатки(?: на складе)?"),
    Asking(Ask.SUPPLIES, "(?:что|как) с расходниками|what running out|what in stock"),
    Asking(Ask.REPORT, "(?:сделай |сделать |собери |подготовь |нужен )?(?:годовой )?отчет(?: школы)?|(?:year )?report"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} {_TICKETS} (?:открыт[оы]|open)|{_HOW_MANY} открыто {_TICKETS}",
        "tickets_open",
        within="tickets_opened",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} (?:открытых|незакрытых|нерешенных|невыполненных|open) {_TICKETS}"
        f"|{_HOW_MANY} {_TICKETS} (?:не закрыт[оы]|не решен[оы]|в работе|вис[ия]т|осталось)",
        "tickets_open",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} (?:новых |(?:поступило|пришло|подали|подано) )?{_TICKETS}"
        f"|{_HOW_MANY} {_TICKETS} (?:поступило|пришло|подали|подано|создано|получено|opened)"
        f"|{_HOW_MANY} (?:сломалось|ломалось|поломок)",
        "tickets_opened",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} (?:решен[оы]|решенных|сделан[оы]|выполнен[оы]|исправлен[оы]|решили|починили|починено) {_TICKETS}"
        f"|{_HOW_MANY} {_TICKETS} (?:решен[оы]|сделан[оы]|выполнен[оы]|исправлен[оы]|решили|выполнили|solved)"
        f"|{_HOW_MANY} (?:починили|починено|исправили|отремонтировали)",
        "tickets_solved",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} (?:закрыт[оы]|закрытых|закрыли) {_TICKETS}|{_HOW_MANY} {_TICKETS} (?:закрыт[оы]|закрыли|closed)",
        "tickets_closed",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} просрочен(?:о|ы|ных) {_TICKETS}|{_HOW_MANY} {_TICKETS} (?:просрочен[оы]|overdue)"
        f"|(?:какие )?(?:просроченные заявки|заявки просрочены)|{_HOW_MANY} overdue tickets",
        "tickets_overdue",
    ),
    Asking(
        Ask.INDICATOR,
        "как быстро (?:реагируют|реагируем|откликаются|берут (?:заявки )?в работу)|(?:среднее )?время реакции"
        "|how fast react",
        "reaction_median",
    ),
    Asking(
        Ask.INDICATOR,
        "как быстро (?:чинят|чиним|решают|решаем|исправляют|ремонтируют|закрывают)(?: заявки)?"
        "|(?:среднее )?время (?:решения|ремонта|выполнения)(?: заявок)?"
        "|сколько времени (?:чинят|решают|уходит на ремонт)",
        "solution_median",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} {_TICKETS} (?:решен[оы]|сделан[оы]|выполнен[оы]) (?:в срок|вовремя)|доля (?:решенных )?в срок",
        "solved_in_time",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} {_TICKETS} (?:вернулось|вернули|открыт[оы] (?:снова|заново|повторно)|переоткрыт[оы])",
        "reopened",
    ),
    Asking(Ask.INDICATOR, "(?:где|в каких кабинетах) (?:чаще|больше) ломается", "repeated_rooms"),
    Asking(Ask.INDICATOR, "что чаще ломается|какая техника чаще ломается|повторные поломки", "repeated_devices"),
    Asking(Ask.INDICATOR, f"{_HOW_MANY} {_TICKETS} на расходники", "shortages_opened"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} расходников (?:израсходован[оы]|потрачен[оы]|использован[оы]|ушло|выдан[оы]|потратили)"
        f"|{_HOW_MANY} (?:израсходовали|потратили|ушло) расходников|расход расходников",
        "consumables_used",
    ),
    Asking(Ask.INDICATOR, f"{_HOW_MANY} расходников (?:ниже минимума|кончается|заканчивается|мало)", "below_minimum"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} {_ITEMS} (?:выполнен[оы]|сделан[оы]|исполнен[оы]|готов[оы])"
        f"|{_HOW_MANY} (?:выполнен[оы]|сделан[оы]) (?:{_ITEMS}|по {_PLAN}|{_PLAN})",
        "items_done",
    ),
    Asking(Ask.INDICATOR, f"{_HOW_MANY} {_ITEMS} просрочен[оы]|{_HOW_MANY} просроченных {_ITEMS}", "items_overdue"),
    Asking(Ask.INDICATOR, f"{_HOW_MANY} {_ITEMS} (?:без ответа|без отметок|молч[иа]т)", "items_silent"),
    Asking(Ask.INDICATOR, f"{_HOW_MANY} {_ITEMS} (?:подтвержден[оы]|с подтверждени(?:ем|ями))", "items_shown"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} (?:новостей|объявлений)(?: (?:отправлен[оы]|опубликован[оы]|вышло|разослан[оы]|разослали))?"
        f"|{_HOW_MANY} (?:вышло|опубликовали|отправили|разослали) (?:новостей|объявлений)",
        "posts_sent",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} {_PEOPLE} (?:получили|получило|увидели|увидело) (?:новости|новость|объявления|объявление)",
        "news_reached",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} (?:{_PEOPLE} )?(?:ознакомил(?:ись|ось)|отреагировал[ио])(?: вовремя| в срок)?",
        "reacted_in_time",
    ),
    Asking(
        Ask.INDICATOR,
        "сколько дней (?:нет|без|не) новостей|когда (?:выходила )?последняя новость|когда обновлялся сайт",
        "days_since_post",
    ),
    Asking(Ask.INDICATOR, "доля (?:ответивших|ответов)(?: на опросы)?", "survey_answered"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} (?:оборудования|техники) (?:подтвержден[оы]|проверен[оы]|сверен[оы])|как идет инвентаризация",
        "assets_confirmed",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY} (?:{_PEOPLE} )?(?:подключил(?:ись|ось)|присоединил(?:ись|ось)|в боте|пользу[юе]тся ботом)",
        "people_joined",
    ),
)
# What is a question about all of the school where a period is said beside it, and where one with «за» is.
ABOUT_PERIOD: Final = "как прош(?:ел|ла|ло|ли)|что сделано"
ABOUT_PERIOD_FOR: Final = "|что"
