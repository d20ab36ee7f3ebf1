"""The words of questions about the school, the one list of them: what a whole sentence must be to be taken for one.

Patterns for small letters without «ё», signs of punctuation, polite words and periods; `_` is a space between words.
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
    REGISTERS = "registers"
    ROOMS = "rooms"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Asking:
    """Sentences that ask for one thing. within: the indicator meant instead where a period is said."""

    ask: Ask
    words: str
    indicator: str | None = None
    within: str | None = None


# Said beside a question, and tells nothing; none of them may stand in a period.
_POLITE: Final = (
    "а|и|ну|же|ли|бот|пожалуйста|скажи|скажите|подскажи|подскажите|покажи|покажите|расскажи|расскажите|дай|дайте"
    "|мне|нам|у|нас|меня|там|вообще|всего|сейчас|еще|уже|было|были|была|есть|итого|please|show|me|tell|now|us|are"
    "|is|the|there|do|we|have|were|was|currently"
)
POLITE: Final = frozenset(_POLITE.split("|"))
GREETING: Final = "(?:привет|здравствуйте|hello|hi|добр[а-я]+_(?:день|утро|вечер)|доброго_(?:дня|утра|вечера))_"
AT_SCHOOL: Final = "(?:_(?:в|по|у)_(?:нашей_)?школ[еыу]|_at_school|_in_school)?"
# No sentence without one of these is a question.
CUES: Final = (
    r"сколько|число|количество|кто|кого|что|чего|как|какие|каких|где|когда|время|доля|статус|сводк|показател|итоги|отчет"
    r"|опрос|остатки|запасы|расходники|просрочен|повторн|срочн|проблемы|инвентаризаци|реестр|выгрузк|нагрузк|загрузк|register|за|how|who|what|status|report|for"
)

_HOW_MANY: Final = "(?:сколько|число|количество|how_many|number_of)"
_TICKETS: Final = "(?:заявок|заявки|обращений|неисправностей|tickets)"
_ITEMS: Final = "(?:пунктов|мероприятий)(?:_плана|_дорожной_карты)?"
_PEOPLE: Final = (
    "(?:родителей|родители|людей|человек|семей|сотрудников|учителей|педагогов|учеников|детей|классов|parents)"
)
_PLAN: Final = "(?:план(?:а|у|е|ом)?|дорожн(?:ая|ой|ую)_карт(?:а|е|ой|ы|у))"
_NO_ANSWER: Final = (
    "(?:не_(?:ответил[аи]?|отвечает|отреагировал[аи]?|отчитал(?:ся|ась|ись)|ознакомил(?:ся|ась|ись)|прочитал[аи]?"
    "|прочел|отметил(?:ся|ась|ись)|подтвердил[аи]?)|молчит|молчат)"
)
# In whose case: «у Тихонова», whose «у» went with the polite words.
_OF_SOMEBODY: Final = (
    "(?:[а-я]{2,}(?:ов|ев|ин|ын)(?:а|ой)|[а-я]{2,}(?:ского|цкого|ской|цкой|енко|ука|юка|яна)|кого|каждого)"
)
_TO_WHAT: Final = (
    r"(?:_(?:по_плану|по_дорожной_карте|по_пунктам|на_уведомлени[еяй]+|на_новост[ьи]|на_объявлени[ея]|на_сообщени[ея]"
    r"|с_новост[а-я]+|с_приказ[а-я]+|с_объявлени[а-я]+|объявлени[ея]|новост[ьи]|(?:из_)?(?:учителей|родителей)))?"
)

ASKINGS: Final = (
    Asking(Ask.STATUS, "статус(?:_школы)?|как_(?:обстоят_)?дела_в_школе|как_(?:обстоят_)?дела_у_школы|как_школа"),
    Asking(Ask.STATUS, "сводка|показатели(?:_школы)?|итоги|status|school_status|how_school(?:_doing)?"),
    Asking(Ask.HOT, "что_(?:горит|срочного|срочное|самое_срочное|плохо|хуже_всего|самое_плохое|самое_важное|не_так)"),
    Asking(Ask.HOT, "(?:что-?нибудь|что-?то)_(?:срочное|горит)|самое_срочное|(?:какие|главные)_проблемы"),
    Asking(Ask.HOT, "на_что_обратить_внимание|what_urgent|what_on_fire|what_burning|what_worst"),
    Asking(Ask.SURVEYS, f"{_HOW_MANY}_{_PEOPLE}_(?:ответил[аио]|ответили_на_опрос|прошл[иао]_опрос|answered)"),
    Asking(Ask.SURVEYS, f"{_HOW_MANY}_(?:{_PEOPLE}_)?(?:ответил[ио]|прошл[ио]|заполнил[ио])_(?:на_)?(?:опрос|анкету)"),
    Asking(Ask.SURVEYS, "как_(?:идет|идут|проходит|проходят)_опрос[ы]?|что_с_опрос(?:ом|ами)|что_по_опрос(?:у|ам)"),
    Asking(
        Ask.SURVEYS, "(?:результаты|итоги)_опрос(?:а|ов)|опросы|how_surveys?(?:_going)?|кто_не_(?:прошел|прошли)_опрос"
    ),
    Asking(Ask.SURVEYS, "кто_не_ответил[аи]?_на_(?:опрос|анкету)"),
    Asking(Ask.SILENT, f"(?:от_)?(?:кто|кого)_{_NO_ANSWER}{_TO_WHAT}|от_кого_нет_ответа|кого_ждем"),
    Asking(Ask.SILENT, "who_silent|who_has_not_(?:answered|replied)|who_did_not_(?:answer|reply)"),
    Asking(Ask.PLAN, f"что_(?:по|с|со)_{_PLAN}|как_(?:идет|выполняется|дела_с)_{_PLAN}"),
    Asking(Ask.PLAN, "what_on_plan|how_plan(?:_going)?"),
    Asking(Ask.HOT, "что_просрочен[оы]|что_мы_просрочили|просроченное|кто_опаздывает|what_overdue|who_late"),
    Asking(Ask.REGISTERS, "реестр(?:ы)?(?:_школы)?|выгрузк[аи]|(?:school_)?registers"),
    Asking(
        Ask.ROOMS,
        f"{_HOW_MANY}_(?:{_TICKETS}|поломок|сломалось|ломалось)_(?:в|по|из)_(?:кабинет(?:е|ам|ах|а)?|каб|room)(?:_[0-9а-я-]{{1,6}})?",
    ),
    Asking(Ask.LOAD, f"{_HOW_MANY}_{_TICKETS}_{_OF_SOMEBODY}|(?:нагрузка|загрузка)(?:_людей)?|кто_загружен"),
    Asking(
        Ask.SUPPLIES,
        "(?:какие|что_из)_расходник(?:и|ов)_(?:скоро_)?(?:кончаются|заканчиваются|кончились|закончились|на_исходе)",
    ),
    Asking(
        Ask.SUPPLIES, "что_(?:скоро_)?(?:кончается|заканчивается)(?:_на_складе)?|каких_расходников_(?:мало|не_хватает)"
    ),
    Asking(Ask.SUPPLIES, "(?:что|чего_(?:мало|нет|не_хватает)|что_осталось|запасы)_на_складе|остатки(?:_на_складе)?"),
    Asking(Ask.SUPPLIES, "(?:что|как)_с_расходниками|what_running_out|what_in_stock"),
    Asking(Ask.REPORT, "(?:сделай_|сделать_|собери_|подготовь_|нужен_)?(?:годовой_)?отчет(?:_школы)?|(?:year_)?report"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_{_TICKETS}_(?:открыт[оы]|open)|{_HOW_MANY}_открыто_{_TICKETS}",
        "tickets_open",
        within="tickets_opened",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_(?:открытых|незакрытых|нерешенных|невыполненных|open)_{_TICKETS}"
        f"|{_HOW_MANY}_{_TICKETS}_(?:не_закрыт[оы]|не_решен[оы]|в_работе|вис[ия]т|осталось)",
        "tickets_open",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_(?:новых_|(?:поступило|пришло|подали|подано)_)?{_TICKETS}"
        f"|{_HOW_MANY}_{_TICKETS}_(?:поступило|пришло|подали|подано|создано|получено|opened)"
        f"|{_HOW_MANY}_(?:сломалось|ломалось|поломок)",
        "tickets_opened",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_(?:решен[оы]|решенных|сделан[оы]|выполнен[оы]|исправлен[оы]|решили|починили|починено)_{_TICKETS}"
        f"|{_HOW_MANY}_{_TICKETS}_(?:решен[оы]|сделан[оы]|выполнен[оы]|исправлен[оы]|решили|выполнили|solved)"
        f"|{_HOW_MANY}_(?:решен[оы]|решили|починили|починено|исправили|отремонтировали)",
        "tickets_solved",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_(?:закрыт[оы]|закрытых|закрыли)_{_TICKETS}|{_HOW_MANY}_{_TICKETS}_(?:закрыт[оы]|закрыли|closed)",
        "tickets_closed",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_просрочен(?:о|ы|ных)_{_TICKETS}|{_HOW_MANY}_{_TICKETS}_(?:просрочен[оы]|overdue)"
        f"|(?:какие_)?(?:просроченные_заявки|заявки_просрочены)|{_HOW_MANY}_overdue_tickets",
        "tickets_overdue",
    ),
    Asking(
        Ask.INDICATOR,
        "как_быстро_(?:реагируют|реагируем|откликаются|берут_(?:заявки_)?в_работу)|(?:среднее_)?время_реакции"
        "|how_fast_react",
        "reaction_median",
    ),
    Asking(
        Ask.INDICATOR,
        "как_быстро_(?:чинят|чиним|решают|решаем|исправляют|ремонтируют|закрывают)(?:_заявки)?"
        "|(?:среднее_)?время_(?:решения|ремонта|выполнения)(?:_заявок)?"
        "|сколько_времени_(?:чинят|решают|уходит_на_ремонт)",
        "solution_median",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_{_TICKETS}_(?:решен[оы]|сделан[оы]|выполнен[оы])_(?:в_срок|вовремя)|доля_(?:решенных_)?в_срок",
        "solved_in_time",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_{_TICKETS}_(?:вернулось|вернули|открыт[оы]_(?:снова|заново|повторно)|переоткрыт[оы])",
        "reopened",
    ),
    Asking(Ask.INDICATOR, "(?:где|в_каких_кабинетах)_(?:чаще|больше)_ломается", "repeated_rooms"),
    Asking(Ask.INDICATOR, "что_чаще_ломается|какая_техника_чаще_ломается|повторные_поломки", "repeated_devices"),
    Asking(Ask.INDICATOR, f"{_HOW_MANY}_{_TICKETS}_на_расходники", "shortages_opened"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_расходников_(?:израсходован[оы]|потрачен[оы]|использован[оы]|ушло|выдан[оы]|потратили)"
        f"|{_HOW_MANY}_(?:израсходовали|потратили|ушло)_расходников|расход_расходников",
        "consumables_used",
    ),
    Asking(Ask.INDICATOR, f"{_HOW_MANY}_расходников_(?:ниже_минимума|кончается|заканчивается|мало)", "below_minimum"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_{_ITEMS}_(?:выполнен[оы]|сделан[оы]|исполнен[оы]|готов[оы])"
        f"|{_HOW_MANY}_(?:выполнен[оы]|сделан[оы])_(?:{_ITEMS}|по_{_PLAN}|{_PLAN})",
        "items_done",
    ),
    Asking(Ask.INDICATOR, f"{_HOW_MANY}_{_ITEMS}_просрочен[оы]|{_HOW_MANY}_просроченных_{_ITEMS}", "items_overdue"),
    Asking(Ask.INDICATOR, f"{_HOW_MANY}_{_ITEMS}_(?:без_ответа|без_отметок|молч[иа]т)", "items_silent"),
    Asking(Ask.INDICATOR, f"{_HOW_MANY}_{_ITEMS}_(?:подтвержден[оы]|с_подтверждени(?:ем|ями))", "items_shown"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_(?:новостей|объявлений)(?:_(?:отправлен[оы]|опубликован[оы]|вышло|разослан[оы]|разослали))?"
        f"|{_HOW_MANY}_(?:вышло|опубликовали|отправили|разослали)_(?:новостей|объявлений)",
        "posts_sent",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_{_PEOPLE}_(?:получили|получило|увидели|увидело)_(?:новости|новость|объявления|объявление)",
        "news_reached",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_(?:{_PEOPLE}_)?(?:ознакомил(?:ись|ось)|отреагировал[ио])(?:_вовремя|_в_срок)?",
        "reacted_in_time",
    ),
    Asking(
        Ask.INDICATOR,
        "сколько_дней_(?:нет|без|не)_новостей|когда_(?:выходила_)?последняя_новость|когда_обновлялся_сайт",
        "days_since_post",
    ),
    Asking(Ask.INDICATOR, "доля_(?:ответивших|ответов)(?:_на_опросы)?", "survey_answered"),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_(?:оборудования|техники)_(?:подтвержден[оы]|проверен[оы]|сверен[оы])|как_идет_инвентаризация",
        "assets_confirmed",
    ),
    Asking(
        Ask.INDICATOR,
        f"{_HOW_MANY}_(?:{_PEOPLE}_)?(?:подключил(?:ись|ось)|присоединил(?:ись|ось)|в_боте|пользу[юе]тся_ботом)",
        "people_joined",
    ),
)
# What is a question about all of the school where a period is said beside it, and where one with «за» is.
ABOUT_PERIOD: Final = "как_прош(?:ел|ла|ло|ли)|что_сделано"
ABOUT_PERIOD_FOR: Final = "|что"
