"""Things behind numbers as lines tell of them: with a mark where the number is a share, and what is counted of each."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.i18n import LANGUAGES, Voice
from bot.services.snapshot import RoomLine
from bot.services.status.behind import Thing
from bot.services.status.registry import BY_CODE
from bot.services.status.things import DeviceThing, PersonThing, PostThing, SupplyThing, SurveyThing
from bot.services.tickets.reading import TicketLine
from handlers.status.lines import thing_line
from models.tickets import TicketCategory, TicketState
from tests.databases import SCHOOL_MORNING
from tests.handlers.crawler import LABEL_LENGTH

VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}
LONG = "очень длинное название " * 8
TICKET = TicketLine(
    42, TicketState.CLOSED, TicketCategory.FAULT, False, "214", "projector", "Проектор", None, SCHOOL_MORNING
)
LETTER, SURVEY = PostThing("Собрание\nв среду", SCHOOL_MORNING), SurveyThing("Питание")
ROOM, DEVICE = RoomLine(3, "214", "физика", "Главный", 1), DeviceThing("МФУ", "printer", "214", date(2026, 9, 1))
PAPER = SupplyThing("Бумага А4", "пачка", 1, 5)

CASES = (
    ("tickets_closed", TICKET, 1, 1, None, "✅ № 42 · 214 · Проектор"),
    ("solved_in_time", TICKET, 1, 1, None, "✓ № 42 · 214 · Проектор"),
    ("solved_in_time", TICKET, 1, 0, None, "✗ № 42 · 214 · Проектор"),
    ("reopened", TICKET, 1, 1, None, "✗ № 42 · 214 · Проектор"),
    ("reopened", TICKET, 1, 0, None, "✓ № 42 · 214 · Проектор"),
    ("solution_p90", TICKET, 1, 1, 210, "3,5 ч № 42 · 214 · Проектор"),
    ("news_reached", LETTER, 50, 40, None, "✗ 40 из 50 · Собрание в среду"),
    ("news_reached", LETTER, 50, 50, None, "✓ 50 из 50 · Собрание в среду"),
    ("posts_sent", LETTER, 1, 1, None, "Собрание в среду"),
    ("survey_answered", SURVEY, 4, 1, None, "✗ 1 из 4 · Питание"),
    ("repeated_rooms", ROOM, 3, 3, None, "каб. 214 · 3 заявки"),
    ("repeated_devices", DEVICE, 5, 5, None, "МФУ, каб. 214 · 5 заявок"),
    ("assets_confirmed", DEVICE, 1, 0, None, "✗ МФУ, каб. 214"),
    ("below_minimum", PAPER, 1, 1, None, "Бумага А4, пачка: 1 из 5"),
    ("consumables_used", PAPER, 30, 30, None, "Бумага А4, пачка: 30"),
    ("people_joined", PersonThing("Ежова М. П.", ""), 1, 1, None, "✓ Ежова М. П."),
    ("people_joined", PersonThing(None, "5А"), 1, 0, None, "✗ 5А: ученик или семья"),
    ("people_joined", PersonThing(None, ""), 1, 0, None, "✗ –: ученик или семья"),
)


def test_each_sort_of_thing_is_told() -> None:
    for code, what, whole, part, minutes, said in CASES:
        line = thing_line(BY_CODE[code], Thing(what, None, whole, part, minutes))
        assert VOICES["ru"].plain(line) == said, code
        assert VOICES["en"].plain(line), code


def test_long_names_fit_a_button() -> None:
    ticket = TicketLine(
        999_999, TicketState.CLOSED, TicketCategory.FAULT, False, LONG, "projector", LONG, None, SCHOOL_MORNING
    )
    for code, what, minutes in (
        ("solved_in_time", ticket, None),
        ("solution_p90", ticket, 99_999),
        ("news_reached", PostThing(LONG, None), None),
        ("repeated_devices", DeviceThing(LONG, "printer", "12345", None), None),
        ("below_minimum", SupplyThing(LONG, "пачка", 9_999, 9_999), None),
    ):
        line = thing_line(BY_CODE[code], Thing(what, "x", 10_000, 9_999, minutes))
        for voice in VOICES.values():
            assert len(voice.plain(line)) <= LABEL_LENGTH, (code, voice.plain(line))
