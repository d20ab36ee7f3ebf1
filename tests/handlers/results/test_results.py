"""What the screens of results say, to whom, and what comes of their buttons."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, SchoolError
from bot.services import Services
from bot.services.surveys.form import Answer, Form, Kind, Option, Question, Sheet
from bot.ui import Address, Button, Incoming, Screen
from handlers.results import addresses
from handlers.site import Site
from models.people import Person, Role
from models.surveys import SurveyMode, SurveyState
from tests import factories
from tests.bot.services.surveys.canvass import Canvass
from tests.bot.services.surveys.ended import ended
from tests.databases import sqlite_only
from tests.handlers.newscard.shown import labels, words
from tests.personas import ActorOf, ContextOf, StandardSchool

pytestmark = sqlite_only

REAL = (
    "results:{id}",
    "results.question:r:{id}:0",
    "results.picture:r:{id}:0",
    "results.compare:r:{id}:0",
    "results.groups:r:{id}:1:g:0",
    "results.groups.picture:r:{id}:1:y",
    "results.cross:r:{id}:0",
    "results.cross.with:r:{id}:1:0",
    "results.cross.table:r:{id}:1:3:0",
    "results.cross.picture:r:{id}:1:3",
    "results.texts:r:{id}:0",
    "results.said:r:{id}:7:0",
    "results.report:{id}",
    "results.docx:{id}",
    "results.xlsx:{id}",
    "results.do:{id}",
    "results.do.more:{id}:0",
    "results.do.answers:{id}:1:0",
    "results.need:{id}:1:1:0",
    "results.need.task:{id}:1:1:0",
    "results.need.head:{id}:1:1:0",
    "results.need.item:{id}:1:1:0",
    "results.need.supply:{id}:1:1:0",
    "results.need.buy:{id}:1:1:0",
    "results.done:{id}",
    "results.done.skip:{id}",
)


def ways(shown: Screen | None) -> list[Address | str]:
    """Where the buttons of a screen lead."""
    assert shown is not None
    return [button.to for row in shown.rows for button in row if isinstance(button, Button)]


async def test_nobody_but_managers_sees_anything_and_they_only_after_the_end(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    served = {one.__prefix__ for one in vars(addresses).values() if hasattr(one, "__prefix__")}
    assert {raw.partition(":")[0] for raw in REAL} == served - {"-", "survey.seen"}
    over = await ended(db, school)
    running = await ended(db, school, state=SurveyState.RUNNING)
    for raw in REAL:
        for name in ("teacher", "class_teacher", "parent", "student", "admin", "coordinator", "stranger"):
            with pytest.raises(Denied):
                await site.follow(await context_of(name), raw.format(id=over))
        # An item of the plan is nothing that a deputy may add.
        refused = Denied if raw.startswith("results.need.item") else Outdated
        with pytest.raises(refused):
            await site.follow(await context_of("deputy"), raw.format(id=running))


async def test_it_begins_with_who_has_answered_then_what_matters(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    survey = await ended(db, school, 60, 180)
    head = (await site.follow(await context_of("deputy"), f"results:{survey}")).screen
    assert words(head).split("\n")[:6] == [
        "📊 Итоги: Чего не хватает семьям",
        "🕶 Анонимно · закончился 24.11.2026",
        "\u200b",
        "Ответили 60 из 180 · 33\u00a0%",
        "⚠️ Ответила примерно треть: это мнение ответивших, а не всех.",
        "\u200b",
    ]
    assert words(head).split("\n")[6:8] == ["Главное", "1. «Нужен принтер» – так написали 30 человек"]
    assert labels(head) == [
        "📊 По вопросам",
        "👥 Сравнить",
        "💬 Ответы словами",
        "📄 Отчёт",
        "✅ Что сделать",
        "📣 Вы сказали – мы сделали",
    ]
    few = (await site.follow(await context_of("deputy"), f"results:{await ended(db, school, 4)}")).screen
    assert "🙈 Пришло меньше пяти анкет." in words(few)
    assert labels(few) == ["📄 Отчёт", "📣 Вы сказали – мы сделали"]


async def test_where_nothing_is_needed_it_is_said_and_a_single_question_shows_its_answers(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    options = (Option(1, "Вечером"), Option(2, "Утром"))
    when = Question(1, Kind.ONE, "Когда вам удобнее прийти?", options=options)
    often = Question(2, Kind.ONE, "Как часто вы читаете новости?", options=options)
    said: list[tuple[Sheet, str]] = [({1: Answer((1 + at % 2,)), 2: Answer((1 + at % 2,))}, "5А") for at in range(30)]
    cases = (
        (Form((when,), last=1), 30, "Вечером\n▰▰▰▰▰▱▱▱▱▱ 15 · 50\u00a0%"),
        (Form((when, often), last=2), 30, "Явных нужд ответы не показали."),
        (Form((when, often), last=2), 9, "Анкет меньше десяти"),
    )
    for form, count, expected in cases:
        survey = await ended(db, school, sheets=said[:count], form=form, mode=SurveyMode.NAMED)
        head = words((await site.follow(await context_of("deputy"), f"results:{survey}")).screen)
        assert expected in head, expected
        assert "Главное" not in head, expected


async def test_a_question_is_told_in_bars_with_numbers_and_what_is_hidden_in_words(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    said = [number for number, count in ((1, 18), (2, 6), (3, 4)) for _ in range(count)]
    survey = await ended(db, school, sheets=[({1: Answer((number,))}, "5А") for number in said])
    deputy = await context_of("deputy")
    scale = words((await site.follow(deputy, f"results.question:r:{await ended(db, school)}:2")).screen)
    assert "В среднем 2,0, разброс ± 0,8" in scale
    assert "\n2\n▰▰▰▱▱▱▱▱▱▱ 20 · 33\u00a0%\n" in scale
    first = words((await site.follow(deputy, f"results.question:r:{survey}:0")).screen)
    assert "Остальное вместе" in first
    assert "🙈 Скрыто (меньше пяти ответов или их легко вычислить): Ноутбуков, Кружков & секций." in first
    assert not re.search(r"[▰▱] [1-4]( |$)", first, re.MULTILINE)
    english = (await site.follow(await context_of("deputy", "en"), f"results.question:r:{survey}:99")).screen
    assert english is not None
    assert english.lines[0].args["at"] == "8"


async def test_of_few_who_skipped_it_is_told_why_numbers_are_missing(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    sheets: list[tuple[Sheet, str]] = [
        (
            {
                1: Answer((1,)) if at < 12 else Answer((2,)) if at < 18 else Answer(),
                2: Answer(((1, 2), (1, 3), (2, 3))[at % 3]) if at < 18 else Answer(),
                7: Answer(words=f"Нужен принтер номер {at % 14}") if at < 18 else Answer(),
            },
            "5А",
        )
        for at in range(20)
    ]
    survey = await ended(db, school, sheets=sheets)
    deputy = await context_of("deputy")

    async def shown(address: str) -> str:
        return words((await site.follow(deputy, address)).screen)

    one = await shown(f"results.question:r:{survey}:0")
    assert "🙈 Скрыто (меньше пяти ответов или их легко вычислить): Ноутбуков" in one
    assert "а также сколько человек не ответили. Поэтому нет процентов." in one
    assert "🙈 Сколько человек не ответили на этот вопрос, скрыто" in await shown(f"results.question:r:{survey}:1")
    for address in (f"results.question:r:{survey}:6", f"results.said:r:{survey}:7:0"):
        text = await shown(address)
        assert "одинаковые ответы показаны один раз" in text, address
        assert "Своими словами" not in text
    assert "• Нужен принтер номер 0" in await shown(f"results.said:r:{survey}:7:0")
    assert "Так написал" not in await shown(f"results.need:{survey}:7:0:1")


async def test_a_forged_number_finds_nothing(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    survey = await ended(db, school)
    forged = (
        "results.groups:r:{id}:99:g:0",
        "results.cross.table:r:{id}:1:1:0",
        "results.cross.with:r:{id}:99:0",
        "results.said:r:{id}:99:0",
        "results.said:s:{id}:99:0",
        "results.do.answers:{id}:99:0",
        "results.need:{id}:99:0:0",
        "results.need:{id}:1:99:0",
        "results.need:{id}:1:3:0",
        "results.need:{id}:1:0:99",
        "results.need.task:{id}:1:1:1",
        "results:10000",
        "survey.seen:10000",
    )
    for raw in forged:
        with pytest.raises(Missing):
            await site.follow(await context_of("deputy"), raw.format(id=survey))


async def test_a_need_becomes_a_draft_where_it_belongs(
    db: Database, services: Services, school: StandardSchool, site: Site, context_of: ContextOf, actor_of: ActorOf
) -> None:
    survey = await ended(db, school)
    need = (await site.follow(await context_of("deputy"), f"results.need:{survey}:1:1:0")).screen
    assert labels(need) == ["🗒 Поручение", "🗺 Предложить в план", "🛒 Заявка на покупку"]
    said = "Из опроса «Чего не хватает семьям»: Чего не хватает? – «Интернета»"
    drafting = services.tasks.drafting
    asked = (await site.follow(await context_of("deputy", update_id=1), f"results.need.task:{survey}:1:1:0")).screen
    draft = await drafting.draft(await actor_of("deputy"))
    assert draft is not None
    assert (draft.text, draft.doer_id) == (said, None)
    assert words(asked).startswith("👤 Кому?")
    await site.follow(await context_of("deputy", update_id=2), f"results.need.head:{survey}:1:1:0")
    draft = await drafting.draft(await actor_of("deputy"))
    assert draft is not None
    assert (draft.text, draft.doer_id) == (f"Внести в план мероприятий. {said}", school.people["coordinator"])
    sure = (await site.follow(await context_of("deputy"), f"results.need.supply:{survey}:1:2:0")).screen
    assert "Заявка «Ноутбуков»" in words(sure)
    assert "Чего не хватает семьям" in words(sure)
    assert ways(sure) == [addresses.NeedBuy(id=survey, number=1, option=2, text=0)]
    shop = (await site.follow(await context_of("deputy"), f"results.need.buy:{survey}:1:2:0")).screen
    assert labels(shop) == ["✏️ Попросить «Ноутбуков»"]
    for raw in ("1:0:0", "2:1:0", "3:2:0", "4:1:0"):
        need = (await site.follow(await context_of("deputy"), f"results.need:{survey}:{raw}")).screen
        assert "🛒 Заявка на покупку" not in labels(need), raw


async def test_the_few_things_are_told_apart_by_their_buttons(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    text = "Чего из того, о чём говорили на общем собрании родителей, вам не хватает больше всего?"
    options = (Option(1, "Ноутбуков для занятий, кружков и домашних работ детей"), Option(2, "Кружков"))
    form = Form((Question(1, Kind.ONE, text, options=options),), last=1)
    sheets: list[tuple[Sheet, str]] = [({1: Answer((1 + at % 2,))}, "5А") for at in range(40)]
    survey = await ended(db, school, sheets=sheets, form=form)
    shown = (await site.follow(await context_of("deputy"), f"results.do:{survey}")).screen
    assert [one[:20] for one in labels(shown)] == ["1. «Ноутбуков для за", "2. «Кружков» – Чего ", "🔎 Другое"]
    assert "– «Кружков»: 50\u00a0% (20)" in words(shown)
    answers = (await site.follow(await context_of("deputy"), f"results.do.answers:{survey}:1:0")).screen
    assert all(len(one) <= 48 for one in (*labels(shown), *labels(answers)))


async def test_whoever_manages_the_roadmap_too_begins_an_item_of_it(
    db: Database, services: Services, school: StandardSchool, site: Site, context_of: ContextOf, actor_of: ActorOf
) -> None:
    survey = await ended(db, school)
    async with db.write(SYSTEM) as session:
        director = await session.get_one(Person, school.people["director"])
        await factories.role_grant(session, director, role=Role.COORDINATOR)
        await services.directory.touch(session)
    need = (await site.follow(await context_of("director"), f"results.need:{survey}:7:0:1")).screen
    assert labels(need) == ["🗒 Поручение", "🗺 Пункт плана", "🛒 Заявка на покупку"]
    await site.follow(await context_of("director", update_id=1), f"results.need.item:{survey}:1:1:0")
    shown = await services.roadmap.importing.shown(await actor_of("director"))
    expected = "Из опроса «Чего не хватает семьям»: Чего не хватает?, «Интернета»"
    assert [one.text for one in shown.draft.items] == [expected]


async def test_the_post_is_begun_once_and_the_button_leads_to_it_then(
    db: Database, services: Services, school: StandardSchool, site: Site, context_of: ContextOf, actor_of: ActorOf
) -> None:
    survey = await ended(db, school, title="Чего & не <хватает>")
    asked = (await site.follow(await context_of("deputy"), f"results.done:{survey}")).screen
    assert asked is not None
    assert asked.expects == addresses.Done(id=survey)
    with pytest.raises(Invalid):
        await site.take(await context_of("deputy"), f"results.done:{survey}", Incoming(text=" •\n-"))
    said = Incoming(text="- Купили 5 <ноутбуков>\n\n• Провели Wi-Fi")
    shown = (await site.take(await context_of("deputy", update_id=1), f"results.done:{survey}", said)).screen
    assert "Кому: Все родители" in words(shown)
    post = await services.news.drafting.post(await actor_of("deputy"), 1)
    assert post.html.startswith(
        "<b>📣 Вы сказали – мы сделали</b>\nОпрос «Чего &amp; не &lt;хватает&gt;».\nОтветили 60"
    )
    assert "• «Нужен принтер» – так написали 30 человек" in post.html
    assert post.html.endswith("<b>Что сделано:</b>\n• Купили 5 &lt;ноутбуков&gt;\n• Провели Wi-Fi")
    head = (await site.follow(await context_of("director"), f"results:{survey}")).screen
    assert ways(head)[-1] == f"newsroom.post:{post.id}"
    again = (await site.follow(await context_of("director"), f"results.done:{survey}")).screen
    assert "Кому: Все родители" in words(again)
    await site.follow(await context_of("director", update_id=2), f"results.done.skip:{survey}")
    with pytest.raises(SchoolError):
        await services.news.drafting.post(await actor_of("deputy"), post.id + 1)


async def test_where_nothing_was_done_the_post_claims_nothing(
    db: Database, services: Services, school: StandardSchool, site: Site, context_of: ContextOf, actor_of: ActorOf
) -> None:
    survey = await ended(db, school)
    await site.follow(await context_of("deputy", update_id=1), f"results.done.skip:{survey}")
    post = await services.news.drafting.post(await actor_of("deputy"), 1)
    assert post.html.startswith("<b>📣 Мы прочитали ваши ответы</b>\n")
    assert "• «Нужен принтер»" in post.html
    assert "сдела" not in post.html


async def test_the_files_hold_what_may_be_told(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    from docx import Document

    anonymous, named = await ended(db, school), await ended(db, school, 3, 9, mode=SurveyMode.NAMED)
    tables = {}
    for survey in (anonymous, named):
        answer = await site.follow(await context_of("deputy"), f"results.xlsx:{survey}")
        assert answer.screen is not None
        assert answer.screen.file is not None
        assert answer.screen.file.name == "Опрос 24.11.2026.xlsx"
        tables[survey] = load_workbook(BytesIO(answer.screen.file.content))
    assert tables[anonymous].sheetnames == ["Вопросы", "Сколько ответили", "Ответы словами"]
    assert tables[named].sheetnames[-1] == "Анкеты"
    rows = list(tables[named]["Анкеты"].iter_rows(values_only=True))
    assert len(rows) == 4
    assert {(row[0], row[1]) for row in rows[1:]} == {("5А", None), ("5Б", None), ("9Б", None)}
    report = await site.follow(await context_of("deputy"), f"results.docx:{anonymous}")
    assert report.screen is not None
    assert report.screen.file is not None
    document = Document(BytesIO(report.screen.file.content))
    said = [one.text for one in document.paragraphs]
    assert "Итоги опроса «Чего не хватает семьям»" in said
    assert "Ответили 60 из 90 · 67\u00a0%" in said
    assert len(document.inline_shapes) == 6


async def test_a_picture_comes_with_a_question_and_with_a_table(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    survey = await ended(db, school)
    for raw in ("picture:r:{id}:0", "picture:s:{id}:2", "groups.picture:r:{id}:1:g", "cross.picture:r:{id}:1:3"):
        shown = (await site.follow(await context_of("deputy"), "results." + raw.format(id=survey))).screen
        assert shown is not None
        assert getattr(shown.picture, "content", b"").startswith(b"\x89PNG"), raw


async def test_those_asked_see_a_sample_that_says_so_and_no_way_to_results(
    canvass: Canvass, site: Site, context_of: ContextOf
) -> None:
    survey = await canvass.running()
    shown = (await site.follow(await context_of("teacher"), f"survey.seen:{survey}")).screen
    assert words(shown).split("\n")[1] == "⚠️ Это пример, числа выдуманы."
    assert shown is not None
    of_deputy = (await site.follow(await context_of("deputy"), f"survey.seen:{survey}")).screen
    assert of_deputy is not None
    assert {shown.back, of_deputy.back} == {f"survey:{survey}"}, "where one comes from"
    assert {getattr(way, "source", None) for way in ways(shown)} == {addresses.Source.SAMPLE}
    for raw in ("question:s:{id}:0", "picture:s:{id}:0", "compare:s:{id}:0", "groups:s:{id}:1:g:0", "texts:s:{id}:0"):
        sample = (await site.follow(await context_of("teacher"), "results." + raw.format(id=survey))).screen
        assert words(sample).split("\n")[1] == "⚠️ Это пример, числа выдуманы.", raw
    with pytest.raises(Missing):
        await site.follow(await context_of("parent"), f"results.question:s:{survey}:0")
