"""What goes wrong in one line with the reason, and its button, in both languages."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.i18n import LANGUAGES, Voice
from bot.services.snapshot import OutageLine
from bot.services.status.troubles import Severity, Trouble, TroubleKind
from bot.services.tickets.reading import TicketLine
from handlers.site import Site
from handlers.trouble_phrases import act_of, trouble_button, trouble_line
from models.tickets import TicketCategory, TicketState
from tests.databases import SCHOOL_MORNING
from tests.handlers.crawler import LABEL_LENGTH

VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}
RED, YELLOW = Severity.RED, Severity.YELLOW
LONG = "слово " * 60
TICKET = TicketLine(
    42, TicketState.NEW, TicketCategory.FAULT, True, "214", "projector", "Проектор Acme", None, SCHOOL_MORNING
)
OUTAGE = OutageLine(3, "network", "no_internet", None, 1, "Главный корпус", 1, SCHOOL_MORNING)
ITEM = Trouble(TroubleKind.ITEM_LATE, "item:8", RED, 12, name="2.5", who=("Ивин П. С.",), days=12, is_hurried=True)
FAULT = Trouble(TroubleKind.TICKET_LATE, "ticket:42", Severity.URGENT, 0.4, hours=3, ticket=TICKET, is_hurried=True)
LETTER = Trouble(TroubleKind.LETTER_LATE, "newscard:5", RED, 2, name="Собрание", days=2, part=24, whole=50)
SURVEY = Trouble(TroubleKind.SURVEY_LOW, "surveys.one:6", YELLOW, 0, name="Питание", days=3, part=4, whole=10)
TASK = Trouble(TroubleKind.TASK_LATE, "task:9", YELLOW, 1, name="Собрать списки", who=("Замова И. С.",), days=1)

CASES = (
    (ITEM, "🔴 Пункт 2.5 опаздывает на 12 дней, Ивин П. С.", "act.hurry:item:8:hot~2"),
    (replace(ITEM, who=()), "🔴 Пункт 2.5 опаздывает на 12 дней, ответственного нет", "act.hurry:item:8:hot~2"),
    (
        replace(ITEM, name="", text="Проверить кабинеты", days=1, who=("А. А.", "Б. Б.", "В. В.")),
        "🔴 Пункт «Проверить кабинеты» опаздывает на 1 день, А. А., Б. Б. и ещё 1",
        "act.hurry:item:8:hot~2",
    ),
    (
        replace(ITEM, kind=TroubleKind.ITEM_SILENT, severity=YELLOW, days=62),
        "🔸 Пункт 2.5: новостей нет 62 дня, Ивин П. С.",
        "act.hurry:item:8:hot~2",
    ),
    (
        FAULT,
        "🆘 Заявка № 42, 214, Проектор Acme: опоздание 3 рабочих часа, никто не взял",
        "act.hurry:ticket:42:hot~2",
    ),
    (
        replace(FAULT, is_unanswered=True),
        "🆘 Заявка № 42, 214, Проектор Acme: 3 рабочих часа без ответа, никто не взял",
        "act.hurry:ticket:42:hot~2",
    ),
    (
        replace(FAULT, hours=0, who=("Тихий О. И.",)),
        "🆘 Заявка № 42, 214, Проектор Acme: опоздание меньше часа, Тихий О. И.",
        "act.hurry:ticket:42:hot~2",
    ),
    (
        replace(FAULT, kind=TroubleKind.SHORTAGE_LATE, severity=RED, hours=45, weight=5, who=("Складова В. Л.",)),
        "🔴 Заявка на расходники № 42, 214, Проектор Acme: опоздание 5 рабочих дней, Складова В. Л.",
        "act.hurry:ticket:42:hot~2",
    ),
    (
        Trouble(
            TroubleKind.STOCK_LOW, "ticket:42", RED, 2, name="Картридж", part=0, whole=2, waiting=3, is_hurried=True
        ),
        "🔴 Картридж: осталось 0 при минимуме 2, ждут 3 заявки",
        "act.hurry:ticket:42:hot~2",
    ),
    (
        Trouble(TroubleKind.OUTAGE, "outage:3", RED, 0.6, hours=5, outage=OUTAGE),
        "🔴 Нет интернета, Главный корпус: уже 5 рабочих часов",
        "outage:3",
    ),
    (LETTER, "🔴 Письмо «Собрание»: срок прошёл 2 дня назад, ответили 24 из 50 (48 %)", "newscard:5"),
    (SURVEY, "🔸 Опрос «Питание» закончится через 3 дня, ответили 4 из 10 (40 %)", "surveys.one:6"),
    (replace(SURVEY, days=0), "🔸 Опрос «Питание» закончится сегодня, ответили 4 из 10 (40 %)", "surveys.one:6"),
    (
        replace(TASK, is_hurried=True),
        "🔸 Дело «Собрать списки» опаздывает на 1 день, Замова И. С.",
        "act.hurry:task:9:hot~2",
    ),
    (replace(ITEM, is_hurried=False), "🔴 Пункт 2.5 опаздывает на 12 дней, Ивин П. С.", "item:8"),
    (
        replace(ITEM, kind=TroubleKind.ITEM_OFFERED, is_hurried=False, days=2),
        "🔴 Пункт 2.5 сдан, приёмки ждёт: срок был 2 дня назад, Ивин П. С.",
        "item:8",
    ),
    (
        replace(FAULT, kind=TroubleKind.PLANNED_LATE, severity=YELLOW),
        "🔸 Плановая работа № 42, 214, Проектор Acme: опоздание 3 рабочих часа, никто не взял",
        "act.hurry:ticket:42:hot~2",
    ),
    (replace(TASK, who=(), days=5), "🔸 Ваше дело «Собрать списки» опаздывает на 5 дней", "task:9"),
)


def test_a_line_says_what_how_long_and_who() -> None:
    assert {one.kind for one, *_ in CASES} == set(TroubleKind)
    for one, line, act in CASES:
        assert VOICES["ru"].plain(trouble_line(one)) == line
        assert act_of(one, "hot:2") == act, line
        assert VOICES["en"].plain(trouble_line(one)).startswith(line[0])


def test_every_button_leads_somewhere_and_fits(site: Site) -> None:
    for one, line, _ in CASES:
        button = trouble_button(replace(one, name=LONG, text=LONG))
        prefix = str(button.to).partition(":")[0]
        assert prefix in site.screens, line
        assert len(str(button.to).encode()) <= 64
        for voice in VOICES.values():
            assert 0 < len(voice.plain(button.label)) <= LABEL_LENGTH, line
    assert VOICES["ru"].plain(trouble_button(ITEM).label) == "⏰ Поторопить: пункт 2.5"
    assert VOICES["ru"].plain(trouble_button(FAULT).label) == "⏰ Поторопить: № 42"
    assert VOICES["ru"].plain(trouble_button(replace(ITEM, is_hurried=False)).label) == "📄 Открыть: пункт 2.5"
    assert VOICES["ru"].plain(trouble_button(LETTER).label) == "✉️ Письмо: Собрание"


def test_the_longest_lines_stay_lines() -> None:
    for one, line, _ in CASES:
        ticket = replace(one.ticket, place=LONG, device=LONG) if one.ticket else None
        longest = replace(one, name=LONG, text=LONG, ticket=ticket, who=("Длиннофамильцева А. А.",) * 9)
        for voice in VOICES.values():
            said = voice.plain(trouble_line(longest))
            assert len(said) <= 250, line
            assert "\n" not in said
