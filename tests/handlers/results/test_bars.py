"""The bars of a question in words, on the screen, in the picture and in the files."""

from io import BytesIO
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from bot.db import Database
from bot.i18n import Voice
from bot.reports.survey_chart import Chart
from bot.services import Services
from bot.services.surveys import SurveyMode, UnitKind
from bot.services.surveys.form import Answer, Form, Jump, Kind, Option, Question, Sheet, YesNo
from bot.services.surveys.shapes import Bar, QuestionResult, What
from handlers.results.addresses import Source
from handlers.results.bars import ends_line, hidden_numbers, shown_bars
from handlers.results.charts import chart_of
from handlers.site import Site
from tests.bot.services.surveys.ended import ended
from tests.databases import sqlite_only
from tests.handlers.newscard.shown import words
from tests.personas import ActorOf, ContextOf, StandardSchool

RU = Voice("ru", ZoneInfo("UTC"))
OPTIONS = tuple(Option(number, label) for number, label in enumerate(("Чтение", "Счёт", "Хор", "Шахматы"), start=1))
BRANCHED = Form(
    (
        Question(1, Kind.YES_NO, "Ходите в кружок?", jumps=(Jump(YesNo.NO, YesNo.NO, 0),)),
        Question(2, Kind.MANY, "Какой?", options=OPTIONS, own=True),
    ),
    last=2,
)


def _sheets() -> list[tuple[Sheet, str]]:
    """40 do not go anywhere and were asked nothing more; of those who do 6 say nothing and 2 sing."""
    choices = (((1,), 8), ((2,), 14), ((1, 2), 6), ((2, 3), 2), ((4,), 6), ((), 6))
    said = [Answer(chosen) for chosen, times in choices for _ in range(times)]
    sheets: list[Sheet] = [{1: Answer(number=YesNo.NO)}] * 40
    sheets += [{1: Answer(number=YesNo.YES), 2: one} for one in said]
    return [(one, "5А") for one in sheets]


@sqlite_only
async def test_who_was_not_asked_is_not_said_to_be_silent(
    db: Database, school: StandardSchool, site: Site, services: Services, context_of: ContextOf, actor_of: ActorOf
) -> None:
    survey = await ended(db, school, form=BRANCHED, sheets=_sheets(), unit=UnitKind.FAMILY)
    lines = words((await site.follow(await context_of("deputy"), f"results.question:r:{survey}:1")).screen).split("\n")
    assert "Ответили 36 семей" in lines
    assert lines.index("Счёт") < lines.index("Чтение"), "the most frequent first"
    assert "Другое" not in lines
    assert lines[-3:] == [
        "Не ответили: 6",
        "Не спрашивали: 40 – по их другим ответам этот вопрос не нужен",
        "🙈 Скрыто (меньше пяти ответов или их легко вычислить): Хор, Шахматы.",
    ]
    outcome = await services.surveys.results.outcome(await actor_of("deputy"), survey)
    chart = chart_of(outcome, outcome.question(2), Source.REAL, RU)
    assert isinstance(chart, Chart)
    assert not {"Не ответили", "Не спрашивали", "Другое"} & {one.label for one in chart.bars}
    assert chart.note.startswith("Ответили 36 семей. Не ответили: 6. Не спрашивали: 40")


@sqlite_only
async def test_no_answer_is_missing_in_the_table_without_a_word(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    survey = await ended(db, school, form=BRANCHED, sheets=_sheets())
    shown = (await site.follow(await context_of("deputy"), f"results.xlsx:{survey}")).screen
    assert shown is not None
    assert shown.file is not None
    rows = list(load_workbook(BytesIO(shown.file.content))["Вопросы"].iter_rows(min_row=2, values_only=True))
    told = {row[4]: row[5] for row in rows if row[0] == 2}
    assert told["Хор (скрыто)"] is None
    assert {one.split(" ")[0] for one in map(str, told)} >= {"Чтение", "Счёт", "Хор", "Шахматы", "Другое"}
    assert (told["Не ответили"], told["Не спрашивали"]) == (6, 40)


@sqlite_only
async def test_the_table_counts_questions_as_the_chat_does(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    """Questions that were moved keep the numbers that they were given; nobody ever sees these."""
    moved = Form((Question(7, Kind.LONG, "Что ещё?"), Question(2, Kind.YES_NO, "Придёте?")), last=7)
    sheets: list[tuple[Sheet, str]] = [({7: Answer(words="Принтер"), 2: Answer(number=YesNo.YES)}, "5А")] * 9
    survey = await ended(db, school, 9, 9, moved, sheets, mode=SurveyMode.NAMED)
    shown = (await site.follow(await context_of("deputy"), f"results.xlsx:{survey}")).screen
    assert shown is not None
    assert shown.file is not None
    book = load_workbook(BytesIO(shown.file.content))
    for sheet, at in (("Вопросы", {"Что ещё?": 1, "Придёте?": 2}), ("Ответы словами", {"Что ещё?": 1})):
        rows = list(book[sheet].iter_rows(min_row=2, values_only=True))
        assert rows
        assert all(number == row[0] for row in rows for text, number in at.items() if text in row), sheet
    assert [cell.value for cell in book["Анкеты"][1]][-2:] == ["1. Что ещё?", "2. Придёте?"]


def test_what_stands_together_is_named() -> None:
    scale = Question(1, Kind.SCALE, "?", least=1, most=5, low_label="плохо", high_label="отлично")
    rest = Bar(What.REST, 9)
    cases: tuple[tuple[Question, tuple[Bar, ...], list[int]], ...] = (
        (scale, (rest, Bar(What.OPTION, 7, 2), Bar(What.OPTION, 7, 3)), [1, 4, 5]),
        (scale, (Bar(What.OPTION, 7, 2), Bar(What.OPTION, 7, 3)), []),
        (scale, (Bar(What.BAND, 7, ends="1–2"), rest), []),
        (Question(1, Kind.YES_NO, "?"), (Bar(What.OPTION, 7, 1), rest), [2, 3]),
        (Question(1, Kind.ONE, "?", options=OPTIONS, own=True), (Bar(What.OPTION, 7, 1), rest), [2, 3, 4, 0]),
    )
    for question, bars, hidden in cases:
        assert hidden_numbers(QuestionResult(question, 30, 30, bars)) == hidden, (question.kind, bars)
    empty = QuestionResult(scale, 30, 30, (Bar(What.OPTION, 30, 1), Bar(What.OPTION, 0, 2), Bar(What.OWN, 0)))
    assert [one.number for one in shown_bars(empty)] == [1, 2]
    ends = ends_line(scale)
    assert ends is not None
    assert RU.plain(ends) == "1 – плохо, 5 – отлично"
