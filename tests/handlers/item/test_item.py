"""An item's card and what is done from it, as each persona sees it."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.i18n import LANGUAGES, Voice
from bot.presenter import TEXT_LIMIT, keyboard_of, render
from bot.services import Services
from bot.ui import Answer, Incoming, Media, Screen
from handlers.errors import answer_to
from handlers.site import Context, NoticeArgs
from models.people import Person
from models.roadmap import EvidenceKind, ItemState, PeriodKind, RoadmapItem
from models.tasks import TaskState
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}
LATE = date(2026, 11, 20)


async def an_item(
    db: Database, school: StandardSchool, days: tuple[date, ...] = (LATE,), *, is_pulse: bool = False, **values: Any
) -> int:
    """An item of the teacher's, the class teacher beside."""
    made_up = {
        "ends_on": days[-1],
        "period_words": f"до {days[-1]:%d.%m.%Y}",
        "number": "5",
        "text": "Осмотреть кабинет",
    }
    async with db.write(SYSTEM) as session:
        section = await factories.roadmap_section(session, number="2.", title="Кабинеты")
        item = await factories.roadmap_item(session, section, **(made_up | values))
        for position, name in enumerate(("teacher", "class_teacher")):
            person = await session.get_one(Person, school.people[name])
            await factories.roadmap_assignee(session, item, person, position=position)
        for day in days:
            await factories.roadmap_control(session, item, day=day, is_pulse=is_pulse)
        return item.id


async def shown(context: Context, raw: str) -> Screen:
    answer = await context.site.follow(context, raw)
    assert answer.screen is not None
    return answer.screen


def words(screen: Screen | None, language: str = "ru") -> str:
    assert screen is not None
    return render(screen, VOICES[language])


def labels(screen: Screen | None) -> list[str]:
    assert screen is not None
    rows = keyboard_of(screen, VOICES["ru"]).inline_keyboard[:-1]
    return [button.text for row in rows for button in row]


async def sends(context: Context, raw: str, incoming: Incoming) -> Answer:
    return await context.site.take(context, raw, incoming)


async def test_what_matters_stands_first(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    item = await an_item(db, school, sources="п. 7 приказа", postponed_from=date(2026, 10, 1))
    async with db.write(SYSTEM) as session:
        row = await session.get_one(RoadmapItem, item)
        teacher, deputy = [await session.get_one(Person, school.people[name]) for name in ("teacher", "deputy")]
        await factories.roadmap_watcher(session, row, deputy)
        await factories.task(session, teacher, text="Составить акт", item_id=item, state=TaskState.CLOSED)
        await factories.task(session, teacher, deputy, text="Подписать акт", item_id=item)
        await factories.task(session, teacher, text="Отменённый шаг", item_id=item, state=TaskState.CANCELLED)
        await factories.roadmap_event(session, row, action="pulse", value="open", person_id=teacher.id, words="Ждём")
    said = words(await shown(await context_of("teacher"), f"item:{item}")).splitlines()
    assert said == [
        "<b>🔴 Пункт 2.5 · не начат, просрочен на 4 дня</b>",
        "Осмотреть кабинет",
        "\u200b",
        "🗓 Срок: до пт, 20.11.2026 (было до 01.10.2026)",
        "👤 Отвечает: Ежова М. П.",
        "👥 Вместе: Классова Д. И.",
        "📂 Кабинеты",
        "📖 Основание: п. 7 приказа",
        "👀 Следят: Замова И. С.",
        "👣 Шаги:",
        "☑️ Составить акт – Ежова М. П., до 27.11.2026",
        "▫️ Подписать акт – Замова И. С., до 27.11.2026",
        "🕘 24.11.2026: Ежова М. П. – не начато. «Ждём»",
        "\u200b",
        "Пришлите фото, файл, ссылку или напишите пару слов – всё останется у этого пункта.",
    ]


async def test_each_persona_has_the_buttons_of_their_right(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    deadline = ["✅ Готово", "🔵 Идёт", "🆘 Нужна помощь", "📎 Подтверждения", "⏩ Перенести", "⋯ Ещё…"]
    manager = ["📎 Подтверждения", "⏩ Перенести", "🤝 Передать", "⏰ Поторопить", "⋯ Ещё…"]
    expected = {
        "teacher": deadline,
        "class_teacher": deadline,
        "coordinator": manager,
        "director": manager,
        "deputy": ["📎 Подтверждения", "⏰ Поторопить", "⋯ Ещё…"],
    }
    for who, buttons in expected.items():
        assert labels(await shown(await context_of(who), f"item:{item}")) == buttons, who
    for who in ("keeper_of_many", "parent", "student", "admin", "technician"):
        with pytest.raises(Missing):
            await shown(await context_of(who), f"item:{item}")
    teacher = await context_of("teacher")
    link = Incoming(text="https://school.example/news/1")
    await sends(teacher, f"item:{item}", link)
    await services.roadmap.working.offer(teacher.actor, item)
    expected = {
        "teacher": ["📎 Подтверждения: 1", "⋯ Ещё…"],
        "coordinator": ["✅ Принять", "↩️ Вернуть", "📎 Подтверждения: 1", "⋯ Ещё…"],
        "director": ["✅ Принять", "↩️ Вернуть", "📎 Подтверждения: 1", "⋯ Ещё…"],
    }
    for who, buttons in expected.items():
        assert labels(await shown(await context_of(who), f"item:{item}")) == buttons, who
    more = labels(await shown(await context_of("director"), f"item.more:{item}"))
    assert "⛔️ Снять с контроля" in more
    assert "⛔️ Снять с контроля" not in labels(await shown(await context_of("teacher"), f"item.more:{item}"))


async def test_a_pulse_has_four_answers_and_words_belong_to_it(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    days = (date(2026, 12, 5), date(2027, 5, 31))
    item = await an_item(db, school, days, is_pulse=True, kind=PeriodKind.YEAR, ends_on=date(2027, 8, 31))
    teacher = await context_of("teacher")
    card = await shown(teacher, f"item:{item}")
    assert labels(card)[:4] == ["✅ Сделано", "🔵 Идёт", "⚪️ Не начато", "🆘 Нужна помощь"]
    assert "весь учебный год" in words(card)
    assert "🔔 Контроль: 05.12.2026, 31.05.2027" in words(card)
    answer = await teacher.site.follow(teacher, f"item.pulse:{item}:going")
    assert answer.screen is not None
    assert answer.screen.expects is not None
    assert "пару слов" in words(answer.screen)
    await sends(teacher, answer.screen.expects.pack(), Incoming(text="Купили половину"))
    history = words(await shown(teacher, f"item.history:{item}:0"))
    assert "24.11.2026: Ежова М. П. – идёт. «Купили половину»" in history
    with pytest.raises(Missing):
        await shown(teacher, f"item.pulse:{item}:maybe")
    help_asked = await shown(teacher, f"item.help:{item}")
    assert help_asked.expects is not None
    await sends(teacher, help_asked.expects.pack(), Incoming(text="Нет денег"))
    assert "🆘 Пункт 2.5 · нужна помощь" in words(await shown(teacher, f"item:{item}"))
    for language in LANGUAGES:
        notice = NoticeArgs(f"item:{item}", {"event": 2, "answer": "help"})
        told = await teacher.site.notices["item.help"].full(await context_of("coordinator"), notice)
        assert "Нет денег" in words(told, language)


async def test_where_nothing_is_waited_for_the_card_says_until_when(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    days = (date(2026, 12, 5), date(2027, 3, 26), date(2027, 5, 31))
    values = {"kind": PeriodKind.YEAR, "ends_on": date(2027, 8, 31)}
    item = await an_item(db, school, days, is_pulse=True, **values)
    teacher = await context_of("teacher")
    answer = await teacher.site.follow(teacher, f"item.pulse:{item}:done")
    assert answer.toast is not None
    assert VOICES["ru"].plain(answer.toast) == "За эту четверть отмечено. Следующий вопрос 26.03.2027."
    assert "☑️ Ответ за четверть есть, следующий вопрос 26.03.2027" in words(answer.screen)
    assert labels(answer.screen) == ["🆘 Нужна помощь", "📎 Подтверждения", "⋯ Ещё…"]
    new = await an_item(db, school, days[1:], is_pulse=True, **values)
    card = await shown(teacher, f"item:{new}")
    assert "🔔 Спрошу, как идёт, 26.03.2027" in words(card)
    assert labels(card) == ["🔵 Идёт", "🆘 Нужна помощь", "📎 Подтверждения", "⋯ Ещё…"]


async def test_a_comment_is_told_without_the_whole_card(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    teacher, coordinator = await context_of("teacher"), await context_of("coordinator")
    await services.roadmap.talking.say(teacher.actor, item, "Купили половину")
    told = await teacher.site.notices["item.said"].full(coordinator, NoticeArgs(f"item:{item}", {"event": 1}))
    expected = ["<b>💬 Пункт 2.5: комментарий</b>", "💬 Ежова М. П.: «Купили половину»"]
    assert words(told).splitlines() == expected
    assert labels(told) == ["📄 Открыть пункт"]


async def test_evidence_is_whatever_is_sent_while_the_card_is_open(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    teacher = await context_of("teacher")
    photo = Incoming(text="Готово", media=Media("photo", "photo1"), size=10)
    report = Incoming(media=Media("document", "file1"), document_name="Акт.docx", size=10)
    for incoming in (photo, report, Incoming(text="Новость https://school.example/1"), Incoming(text="И слова")):
        await sends(teacher, f"item:{item}", incoming)
    listed = await shown(teacher, f"item.evidence:{item}:0")
    assert labels(listed) == ["🖼 фото, 24.11.2026", "📄 Акт.docx, 24.11.2026", "🔗 school.example, 24.11.2026"]
    assert (await shown(teacher, f"item.proof:{item}:1")).picture == Media("photo", "photo1")
    assert "ещё сохраняется" in words(await shown(teacher, f"item.proof:{item}:2"))
    link = await shown(await context_of("deputy"), f"item.proof:{item}:3")
    assert labels(link) == ["🔗 Открыть ссылку"]
    answer = await teacher.site.follow(teacher, f"item.unproof:{item}:3")
    assert len(labels(answer.screen)) == 2
    for wrong, why in (
        (Incoming(media=Media("document", "f"), document_name="x.exe", size=10), "error-evidence-type"),
        (Incoming(media=Media("video", "f"), size=30_000_000), "error-evidence-big"),
        (Incoming(media=Media("voice", "f"), size=10), "error-evidence-type"),
        (Incoming(text="http://localhost/x"), "error-evidence-link"),
    ):
        refused = await answer_to(teacher, sends(teacher, f"item:{item}", wrong), f"item:{item}")
        assert refused.toast is not None
        assert (refused.toast.key, refused.screen is not None) == (why, True)
    with pytest.raises(Denied):
        await sends(await context_of("deputy"), f"item:{item}", photo)


async def test_a_stored_file_is_sent_by_its_own_name(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, tmp_path: Any
) -> None:
    item = await an_item(db, school)
    folder = services.roadmap.showing._folder
    async with db.write(SYSTEM) as session:
        row = await session.get_one(RoadmapItem, item)
        path = "evidence/2026/1/none.pdf"
        lost = {"kind": EvidenceKind.FILE, "link": None, "name": "Акт.doc", "path": path}
        await factories.roadmap_evidence(session, row, **lost)
        refused = {"kind": EvidenceKind.FILE, "link": None, "name": "x.pdf", "refused": "macros"}
        await factories.roadmap_evidence(session, row, **refused)
    teacher = await context_of("teacher")
    assert not (folder / path).exists()
    assert "нет" in words(await shown(teacher, f"item.proof:{item}:1"))
    assert "макросы" in words(await shown(teacher, f"item.proof:{item}:2"))
    services.roadmap.showing._folder = tmp_path
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(b"%PDF")
    file = (await shown(teacher, f"item.proof:{item}:1")).file
    assert file is not None
    assert (file.name, file.content) == ("Акт.pdf", b"%PDF")


async def test_a_card_of_last_year_leads_to_the_one_that_goes_on(
    db: Database, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    item = await an_item(db, school)
    async with db.write(SYSTEM) as session:
        (await session.get_one(RoadmapItem, item)).rolled_at = clock.now()
        newer = await factories.roadmap_item(session, year=2027, continues_id=item)
        await factories.roadmap_assignee(session, newer, await session.get_one(Person, school.people["teacher"]))
    teacher = await context_of("teacher")
    assert labels(await shown(teacher, f"item:{item}")) == [
        "➡️ Этот пункт в новом году",
        "📎 Подтверждения",
        "⋯ Ещё…",
    ]
    taps = (f"item.pulse:{item}:going", f"item.offer:{item}", f"item.later:{item}", f"item.hand:{item}")
    for raw in taps:
        answer = await answer_to(teacher, teacher.site.follow(teacher, raw))
        assert answer.toast is not None
        assert answer.toast.key == "error-item-rolled", raw
        assert f"Пункт {newer.number}" in words(answer.screen) or newer.number in words(answer.screen), raw


async def test_long_words_fit_a_message_and_stand_whole_behind_a_button(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school, text="слово " * 330, result="итог " * 300, sources="п. 1\nп. 2")
    teacher = await context_of("teacher")
    assert len(words(await shown(teacher, f"item:{item}"))) < TEXT_LIMIT / 2
    whole = words(await shown(teacher, f"item.text:{item}"))
    assert whole.count("слово") == 330
    assert whole.count("итог") == 300
    assert "п. 1; п. 2" in whole


async def test_the_words_of_the_plan_stand_beside_the_period_where_they_say_more(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    teacher = await context_of("teacher")
    for kind, words_of_plan, is_shown in (
        (PeriodKind.DAY, "до 20.11.2026", False),
        (PeriodKind.DAY, "Ноябрь 2026", True),
        (PeriodKind.YEAR, "В течение года", False),
        (PeriodKind.RECURRING, "ежемесячно до 5 числа", True),
        (PeriodKind.ON_REQUEST, "по запросу", False),
        (PeriodKind.DAY, "", False),
    ):
        item = await an_item(db, school, kind=kind, period_words=words_of_plan)
        assert ("в плане" in words(await shown(teacher, f"item:{item}"))) is is_shown, words_of_plan


async def test_watching_and_leaving_it(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    deputy = await context_of("deputy")
    await deputy.site.follow(deputy, f"item.watch:{item}")
    assert "Следят: Замова И. С." in words(await shown(deputy, f"item:{item}"))
    assert "🙈 Не следить" in labels(await shown(deputy, f"item.more:{item}"))
    answer = await deputy.site.follow(deputy, f"item.unwatch:{item}")
    assert "Следят" not in words(answer.screen)
    asked = await shown(deputy, f"item.say:{item}")
    assert asked.expects is not None
    await sends(deputy, asked.expects.pack(), Incoming(text="Как дела?"))
    assert "Замова И. С. – комментарий. «Как дела?»" in words(await shown(deputy, f"item:{item}"))


async def test_of_a_group_it_is_taken_first(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    async with db.write(SYSTEM) as session:
        item = (await factories.roadmap_item(session)).id
        row = await session.get_one(RoadmapItem, item)
        await factories.roadmap_assignee(session, row, group_code="role-deputy", words="заместители директора")
        await factories.roadmap_control(session, row)
    deputy = await context_of("deputy")
    card = await shown(deputy, f"item:{item}")
    assert "👤 Отвечает: заместители директора – ещё никто не взял" in words(card)
    assert labels(card) == ["🙋 Беру на себя", "📎 Подтверждения", "⏩ Перенести", "⋯ Ещё…"]
    answer = await deputy.site.follow(deputy, f"item.take:{item}")
    assert "👤 Отвечает: Замова И. С." in words(answer.screen)
    again = await answer_to(deputy, deputy.site.follow(deputy, f"item.take:{item}"))
    assert again.toast is not None
    assert again.toast.key == "error-outdated"


async def test_a_file_that_was_refused_is_told_with_its_reason(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    teacher = await context_of("teacher")
    look = teacher.site.notices["item.evidence_refused"]
    for args, expected in (
        ({"why": "type", "name": "отчёт.pdf", "kind": "file"}, "отчёт.pdf"),
        ({"why": "gone", "name": "", "kind": "photo"}, "фото"),
    ):
        told = await look.full(teacher, NoticeArgs(f"item:{item}", args))
        assert expected in words(told)
        line = await look.line(teacher, NoticeArgs(f"item:{item}", args))
        assert line is not None
        assert len(VOICES["ru"].plain(line)) < 100


async def test_what_is_old_is_not_worth_a_notice(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    item = await an_item(db, school, state=ItemState.DONE, said_at=SCHOOL_MORNING)
    coordinator = await context_of("coordinator")
    for kind in ("offer", "help", "asked"):
        assert await coordinator.site.notices[f"item.{kind}"].full(coordinator, NoticeArgs(f"item:{item}", {})) is None
    stranger = await context_of("parent")
    for kind in ("accept", "said"):
        assert await stranger.site.notices[f"item.{kind}"].full(stranger, NoticeArgs(f"item:{item}", {})) is None
