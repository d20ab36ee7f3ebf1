"""Acting on what goes wrong, as each persona sees it: what will be sent to whom, before it is; and what came of it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Outdated
from bot.i18n import LANGUAGES, Voice
from bot.presenter import TEXT_LIMIT, keyboard_of, render
from bot.services import Services
from bot.ui import Answer, Button, Incoming, Screen
from handlers.errors import answer_to
from handlers.site import Context, NoticeArgs
from models.delivery import OutboxNotice
from models.people import Person, RoleGrant
from models.roadmap import ItemState, RoadmapItem
from models.tickets import TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.handlers.item.test_item import an_item
from tests.personas import ContextOf, Opening, StandardSchool

pytestmark = sqlite_only

VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}
TODAY = date(2026, 11, 24)
ASKS = "Главина А. В. просит поторопиться: Пункт 2.5. Скажите, когда будет готово."


async def shown(context: Context, raw: str) -> Screen:
    screen = (await context.site.follow(context, raw)).screen
    assert screen is not None
    return screen


async def takes(context: Context, raw: str, text: str) -> Answer:
    incoming = Incoming(text=text)
    return await answer_to(context, context.site.take(context, raw, incoming), raw, text)


async def taps(context: Context, raw: str) -> Answer:
    return await answer_to(context, context.site.follow(context, raw), raw)


def words(screen: Screen | None, language: str = "ru") -> str:
    assert screen is not None
    text = render(screen, VOICES[language])
    assert len(text) <= TEXT_LIMIT
    return text


def buttons(screen: Screen | None) -> dict[str, str]:
    """Where each button of a screen leads, by its label."""
    assert screen is not None
    found = [one for row in screen.rows for one in row if isinstance(one, Button)]
    assert keyboard_of(screen, VOICES["ru"]) is not None
    return {VOICES["ru"].plain(one.label): one.to if isinstance(one.to, str) else one.to.pack() for one in found}


async def kinds(db: Database) -> list[str]:
    async with db.read() as session:
        return list((await session.execute(select(OutboxNotice.kind).order_by(OutboxNotice.id))).scalars())


async def test_what_will_be_sent_to_whom_is_seen_before_it_is(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    director = await context_of("director")
    assert buttons(await shown(director, f"item:{item}"))["⏰ Поторопить"] == f"act.hurry:item:{item}:card"
    preview = await shown(director, f"act.hurry:item:{item}:card")
    said = words(preview)
    for part in ("⏰ Поторопить · Пункт 2.5", "просрочен на 4 дня", "Кому придёт: Ежова М. П.", f"«{ASKS}»"):
        assert part in said
    assert buttons(preview) == {
        "📨 Отправить": f"act.hurry.do:item:{item}:card",
        "✍️ Написать своё": f"act.hurry.own:item:{item}:card",
        "🤝 Назначить другого": f"item.hand:{item}",
        "⏩ Перенести": f"item.later:{item}",
        "⛔️ Снять с контроля": f"item.drop:{item}",
        "📄 Пункт": f"item:{item}",
    }
    assert await kinds(db) == []
    sent = await taps(await context_of("director", update_id=1), f"act.hurry.do:item:{item}:card")
    assert sent.toast is not None
    assert VOICES["ru"].plain(sent.toast) == "Отправлено: Ежова М. П."
    assert "просьба поторопиться" in words(sent.screen), "the trace stands on the card"
    assert await kinds(db) == ["act.hurry"]


async def test_a_second_tap_and_a_second_person_are_told_that_it_was_done(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    for update_id, who in ((1, "director"), (1, "director"), (2, "coordinator")):
        answer = await taps(await context_of(who, update_id=update_id), f"act.hurry.do:item:{item}:card")
        assert "Пункт 2.5" in words(answer.screen), who
    assert await kinds(db) == ["act.hurry"]
    preview = await shown(await context_of("coordinator"), f"act.hurry:item:{item}:card")
    assert "Сегодня уже торопили: Главина А. В., 10:00" in words(preview)
    assert not {"📨 Отправить", "✍️ Написать своё"} & buttons(preview).keys()
    own = await shown(await context_of("coordinator"), f"act.hurry.own:item:{item}:card")
    assert own.expects is None, "nothing is asked for that would not be sent"


async def test_words_of_ones_own_go_with_it(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    own = await shown(await context_of("director"), f"act.hurry.own:item:{item}:card")
    assert own.expects is not None
    assert "Кому придёт: Ежова М. П." in words(own)
    for text in ("", "слово " * 60):
        refused = await takes(await context_of("director", update_id=3), own.expects.pack(), text)
        assert refused.screen is not None
        assert refused.screen.expects == own.expects, "it is asked again"
    assert await kinds(db) == []
    await takes(await context_of("director", update_id=4), own.expects.pack(), "Завтра <комиссия>")
    async with db.read() as session:
        row = (await session.execute(select(OutboxNotice.subject, OutboxNotice.args))).one()
    look = (await context_of("teacher")).site.notices["act.hurry"]
    notice = NoticeArgs(row.subject, row.args)
    teacher = await look.full(await context_of("teacher"), notice)
    said = words(teacher)
    assert said.startswith(f"<b>⏰ {ASKS}</b>\n💬 Завтра &lt;комиссия&gt;")
    assert "✅ Готово" in buttons(teacher), "what is asked can be done right there"
    assert teacher is not None
    assert teacher.expects is None, "a notice waits for no message"
    line = await look.line(await context_of("teacher"), notice)
    assert line is not None
    assert VOICES["ru"].plain(line) == "⏰ Главина А. В. просит поторопиться: Пункт 2.5"
    assert await look.full(await context_of("technician"), notice) is None, "who may not see it"
    async with db.write(SYSTEM) as session:
        await session.execute(update(RoadmapItem).values(state=ItemState.DONE))
    assert await look.full(await context_of("teacher"), notice) is None
    assert await look.line(await context_of("teacher"), notice) is None, "it is done meanwhile"


async def test_one_comes_back_to_where_one_came_from(
    db: Database, school: StandardSchool, context_of: ContextOf, opened: Opening
) -> None:
    item, number = await an_item(db, school), await opened(solve_by=SCHOOL_MORNING - timedelta(hours=2))
    preview = Screen(())
    for raw in ("status", "status:m202611", "hot"):
        way = buttons(await shown(await context_of("director"), raw))["⏰ Поторопить: пункт 2.5"]
        preview = await shown(await context_of("director"), way)
        assert preview.back == raw
        own = await shown(await context_of("director"), buttons(preview)["✍️ Написать своё"])
        assert (own.back if isinstance(own.back, str) else own.back.pack() if own.back else "") == way
    sent = await taps(await context_of("director", update_id=1), buttons(preview)["📨 Отправить"])
    assert "🔥 Что горит" in words(sent.screen)
    assert (await shown(await context_of("director"), f"ticket:{number}")).back == "hot"
    strange = await shown(await context_of("director"), f"act.hurry:item:{item}:act.hurry.do~item~1~card")
    assert strange.back == f"item:{item}", "an act is nowhere to come back to"


async def test_who_is_hurried_answers_with_a_tap_or_in_words(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    early = await taps(await context_of("teacher", update_id=9), f"act.answer.do:item:{item}:20261127")
    assert early.alert, "nobody has hurried yet"
    await taps(await context_of("director", update_id=1), f"act.hurry.do:item:{item}:card")
    teacher = await context_of("teacher", update_id=2)
    asked = await teacher.site.notices["act.hurry"].full(teacher, NoticeArgs(f"item:{item}", {"by": 1}))
    ways = buttons(asked)
    assert ways["Сегодня"] == f"act.answer.do:item:{item}:20261124"
    assert ways["Завтра"] == f"act.answer.do:item:{item}:20261125"
    tapped = await taps(teacher, ways["В пятницу"])
    assert tapped.toast is not None
    assert VOICES["ru"].plain(tapped.toast) == "Ответ отправлен: Главина А. В."
    history = await shown(await context_of("teacher"), f"item.history:{item}:0")
    assert "ответ, когда будет готово" in words(history), "it leaves a trace"
    own = await shown(await context_of("teacher"), ways["💬 Ответить словами"])
    assert own.expects is not None
    for update_id, raw in ((3, own.expects.pack()), (4, ways["💬 Ответить словами"])):
        await takes(await context_of("teacher", update_id=update_id), raw, "Ждём <деталь>")
    assert await kinds(db) == ["act.hurry", "act.answered", "act.answered", "act.answered"]
    async with db.read() as session:
        found = select(OutboxNotice.person_id, OutboxNotice.args).where(OutboxNotice.kind == "act.answered")
        rows = (await session.execute(found.order_by(OutboxNotice.id))).all()
    assert {row.person_id for row in rows} == {school.people["director"]}
    director = await context_of("director")
    look = director.site.notices["act.answered"]
    for row, said in zip(rows, ("27.11.2026", "Ждём &lt;деталь&gt;"), strict=False):
        answered = words(await look.full(director, NoticeArgs(f"item:{item}", row.args)))
        assert answered.startswith(f"<b>💬 Ежова М. П.: Пункт 2.5</b>\nКогда будет готово: {said}")
    stranger = await taps(await context_of("class_teacher", update_id=5), ways["Завтра"])
    assert stranger.alert
    assert len(await kinds(db)) == 4, "who does not answer for it answers nothing"


async def test_where_nobody_can_be_told_somebody_is_to_be_appointed(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    async with db.write(SYSTEM) as session:
        for name in ("teacher", "class_teacher"):
            person = await session.get_one(Person, school.people[name])
            await factories.absence(session, person, first=TODAY, last=TODAY)
        await services.directory.touch(session)
    preview = await shown(await context_of("director"), f"act.hurry:item:{item}:card")
    assert "Сейчас не на месте: Ежова М. П." in words(preview)
    assert "Сообщить некому" in words(preview)
    assert "📨 Отправить" not in buttons(preview)
    assert "🤝 Назначить другого" in buttons(preview)
    forged = await taps(await context_of("director", update_id=2), f"act.hurry.do:item:{item}:card")
    assert forged.toast is not None
    assert forged.toast.key == "error-act-nobody"
    assert await kinds(db) == []


async def test_of_a_ticket_its_worker_hears_and_the_director_directs(
    db: Database, school: StandardSchool, context_of: ContextOf, opened: Opening
) -> None:
    held = {"state": TicketState.TAKEN, "assignee_id": school.people["technician"]}
    number = await opened(solve_by=SCHOOL_MORNING - timedelta(hours=2), **held)
    card = buttons(await shown(await context_of("deputy"), f"ticket:{number}"))
    assert card["⏰ Поторопить"] == f"act.hurry:ticket:{number}:card"
    assert (card["⏩ Перенести"], card["⛔️ Снять"]) == (f"act.later:{number}", f"act.drop:{number}")
    preview = await shown(await context_of("deputy"), f"act.hurry:ticket:{number}:card")
    assert "Кому придёт: Тихий О. И." in words(preview)
    assert "Замова И. С. просит поторопиться: Заявка № " in words(preview)
    assert {"🤝 Назначить другого", "⏩ Перенести", "⛔️ Снять", "📄 Заявка"} < buttons(preview).keys()
    for who in ("teacher", "technician", "storekeeper"):
        theirs = buttons(await shown(await context_of(who), f"ticket:{number}"))
        assert not {"⏰ Поторопить", "⛔️ Снять"} & theirs.keys(), who
        with pytest.raises(Denied):
            await shown(await context_of(who), f"act.hurry:ticket:{number}:card")
    for who, error in (("parent", Missing), ("coordinator", Missing), ("stranger", Denied)):
        for raw in (f"act.hurry:ticket:{number}:card", f"act.later:{number}", f"act.drop:{number}"):
            with pytest.raises(error):
                await shown(await context_of(who), raw)


async def test_another_worker_is_appointed_after_one_has_seen_who_hears_of_it(
    db: Database, school: StandardSchool, context_of: ContextOf, opened: Opening
) -> None:
    held, other = school.people["technician"], school.people["second_technician"]
    number = await opened(solve_by=SCHOOL_MORNING - timedelta(hours=2), state=TicketState.TAKEN, assignee_id=held)
    choices = buttons(await shown(await context_of("director"), f"hand:{number}:0"))
    assert f"hand.ask:{number}:{other}:{held}" in choices.values()
    preview = await shown(await context_of("director"), f"hand.ask:{number}:{other}:{held}")
    for part in ("Кому придёт: ", "Тихий О. И.", "Срок остаётся: до 24.11.2026"):
        assert part in words(preview)
    assert buttons(preview) == {
        "🤝 Передать": f"hand.to:{number}:{other}:{held}",
        "⏩ Перенести срок": f"act.later:{number}",
    }
    assert await kinds(db) == []
    theirs = buttons(await shown(await context_of("technician"), f"hand:{number}:0"))
    assert f"hand.to:{number}:{other}:{held}" in theirs.values(), "who works it passes it on with a tap"


async def test_a_ticket_gets_another_day_with_a_reason(
    db: Database, school: StandardSchool, context_of: ContextOf, opened: Opening
) -> None:
    number = await opened()
    days = buttons(await shown(await context_of("director"), f"act.later:{number}"))
    assert days["На неделю, вт, 01.12.2026"] == f"act.later.why:{number}:20261201"
    asked = await shown(await context_of("director"), f"act.later.why:{number}:20261201")
    assert asked.expects is not None
    assert "Новый срок: до вт, 01.12.2026" in words(asked)
    assert "Кому придёт: Ежова М. П." in words(asked)
    done = await takes(await context_of("director", update_id=1), asked.expects.pack(), "Ждём лампу")
    assert "📅 Новый срок: до вт, 01.12.2026" in words(done.screen)
    assert "срок перенесён" in words(done.screen)
    # In one message: the day and the reason.
    done = await takes(await context_of("director", update_id=2), f"act.later.day:{number}", "до 27.11 уже едет")
    assert "📅 Новый срок: до пт, 27.11.2026" in words(done.screen)
    for raw, text in ((f"act.later.day:{number}", "23.11"), (f"act.later.say:{number}:20201201", "поздно")):
        refused = await takes(await context_of("director", update_id=3), raw, text)
        assert refused.screen is not None
        assert "27.11.2026" in words(await shown(await context_of("director"), f"ticket:{number}")), text
    with pytest.raises(Missing):
        await shown(await context_of("director"), f"act.later.why:{number}:2026-12-1")
    reporter = words(await shown(await context_of("teacher"), f"ticket:{number}"))
    assert "📅 Новый срок: до пт, 27.11.2026" in reporter


async def test_a_ticket_is_dropped_with_a_reason(
    db: Database, school: StandardSchool, context_of: ContextOf, opened: Opening
) -> None:
    number = await opened()
    asked = await shown(await context_of("deputy"), f"act.drop:{number}")
    assert asked.expects is not None
    assert "Кому придёт: Ежова М. П." in words(asked), "who hears of it is seen before"
    done = await takes(await context_of("deputy", update_id=1), asked.expects.pack(), "Кабинет закрыли")
    assert "Кабинет закрыли" in words(done.screen)
    assert "⛔️ Снята" in words(done.screen)
    again = await takes(await context_of("director", update_id=2), f"act.drop.say:{number}", "ещё раз")
    assert again.screen is not None
    assert (await kinds(db)).count("ticket.drop") == 2, "the reporter, and the technician of that building"
    with pytest.raises(Outdated):
        await shown(await context_of("director"), f"act.hurry:ticket:{number}:card")


async def test_a_task_that_one_gave_is_hurried(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    async with db.write(SYSTEM) as session:
        director, teacher = [await session.get_one(Person, school.people[name]) for name in ("director", "teacher")]
        given = (await factories.task(session, director, teacher, text="Собрать <списки>")).id
        own = (await factories.task(session, director, director)).id
    assert (
        buttons(await shown(await context_of("director"), f"task:{given}"))["⏰ Поторопить"]
        == f"act.hurry:task:{given}:card"
    )
    assert "⏰ Поторопить" not in buttons(await shown(await context_of("director"), f"task:{own}"))
    assert "⏰ Поторопить" not in buttons(await shown(await context_of("teacher"), f"task:{given}"))
    preview = await shown(await context_of("director"), f"act.hurry:task:{given}:card")
    assert "Собрать &lt;списки&gt;" in words(preview)
    assert {"⏩ Перенести", "📌 Дело"} < buttons(preview).keys()
    done = await taps(await context_of("director", update_id=1), f"act.hurry.do:task:{given}:card")
    assert "просьба поторопиться" in words(done.screen)
    look = (await context_of("teacher")).site.notices["act.hurry"]
    notice = NoticeArgs(f"task:{given}", {"by": school.people["director"]})
    for language in LANGUAGES:
        assert "Собрать &lt;списки&gt;" in words(await look.full(await context_of("teacher"), notice), language)


async def test_a_question_typed_beside_the_matter_is_answered_and_not_kept(
    db: Database, school: StandardSchool, context_of: ContextOf, opened: Opening
) -> None:
    item, number = await an_item(db, school), await opened()
    for raw in (f"item:{item}", f"item.drop.say:{item}", f"act.drop.say:{number}", f"ticket.add:{number}"):
        for text, title in (("кто не ответил", "🔕 Кто не ответил"), ("Статус", "📊 Статус: ноябрь 2026")):
            answer = await takes(await context_of("director", update_id=1), raw, text)
            assert title in words(answer.screen), (raw, text)
    assert await kinds(db) == []
    director = await context_of("director", update_id=2)
    for incoming in (
        Incoming(text="статус", reply_buttons=(f"item.say:{item}",)),
        Incoming(text="статус за 31 февраля"),
    ):
        kept = await answer_to(director, director.site.take(director, f"item:{item}", incoming), "")
        assert "Пункт 2.5" in words(kept.screen), "a reply is meant for the card, and a question with a mistake is none"
    teacher = await takes(await context_of("teacher", update_id=3), f"item:{item}", "статус")
    assert "Пункт 2.5" in words(teacher.screen), "who sees no status asks nothing"


async def test_what_is_no_thing_is_nothing(context_of: ContextOf, school: StandardSchool) -> None:
    for raw in (
        "act.hurry:person:1:card",
        "act.hurry:item:999:card",
        "act.hurry:ticket:999:card",
        "act.hurry:task:999:card",
    ):
        with pytest.raises(Missing):
            await shown(await context_of("director"), raw)


async def test_a_director_who_is_none_any_more_hurries_nobody(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    async with db.write(SYSTEM) as session:
        ended = update(RoleGrant).where(RoleGrant.person_id == school.people["director"])
        await session.execute(ended.values(until=TODAY - timedelta(days=1)))
        await services.directory.touch(session)
    answer = await taps(await context_of("director", update_id=1), f"act.hurry.do:item:{item}:card")
    assert answer.screen is not None
    assert await kinds(db) == []
