"""Steps of an item that need more than a tap, screen by screen."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.ui import Address, Answer, Button, Incoming, Media, Screen, t
from handlers.errors import answer_to
from handlers.site import Context
from models.base import table
from models.roadmap import RoadmapEvidence
from tests.databases import SetClock, sqlite_only
from tests.handlers.item.test_item import an_item, labels, shown, words
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

END = date(2026, 12, 15)
LINK = Incoming(text="https://school.example/news/1")


@pytest.fixture
async def item(db: Database, school: StandardSchool) -> int:
    return await an_item(db, school, (END,))


async def answers(context: Context, raw: str, *typed: Incoming | str) -> Answer:
    """Open a screen and send it these messages, one after the other, each to what the last screen expects."""
    answer = await context.site.follow(context, raw)
    for message in typed:
        assert answer.screen is not None
        assert answer.screen.expects is not None
        incoming = Incoming(text=message) if isinstance(message, str) else message
        question = answer.screen.expects.pack()
        answer = await answer_to(context, context.site.take(context, question, incoming), question)
    return answer


def said(answer: Answer) -> str:
    return answer.toast.key if answer.toast else ""


async def test_handed_in_with_evidence_and_accepted(item: int, context_of: ContextOf, db: Database) -> None:
    teacher, coordinator = await context_of("teacher"), await context_of("coordinator")
    assert labels(await shown(teacher, f"item.offer:{item}")) == []
    refused = await answers(teacher, f"item.offer:{item}", "Честное слово")
    assert said(refused) == "error-item-no-evidence"
    assert "что подтверждает" in words(refused.screen)
    sent = await answers(teacher, f"item.offer:{item}", Incoming(media=Media("photo", "photo1"), size=10))
    assert labels(sent.screen) == ["✅ Сдать на приёмку"]
    done = await answers(teacher, f"item.offer:{item}", "Фото приложено")
    assert "🟡 Пункт 2.5 · ждёт приёмки" in words(done.screen)
    again = await answer_to(teacher, teacher.site.follow(teacher, f"item.offer.do:{item}"))
    assert said(again) == "error-outdated"
    with pytest.raises(Denied):
        await shown(await context_of("deputy"), f"item.return:{item}")
    back = await answers(coordinator, f"item.return:{item}", "Нет подписи")
    assert "🔵 Пункт 2.5 · в работе" in words(back.screen)
    await teacher.site.follow(teacher, f"item.offer.do:{item}")
    waits = await shown(coordinator, f"item:{item}")
    assert "✅ Принять" not in labels(waits)
    assert "⏳ Подтверждение сохраняется" in words(waits)
    async with db.write(SYSTEM) as session:
        await session.execute(update(table(RoadmapEvidence)).values(path="evidence/2026/1/1-0.jpg", fetch_at=None))
    assert "✅ Принять" in labels(await shown(coordinator, f"item:{item}"))
    accepted = await coordinator.site.follow(coordinator, f"item.accept:{item}")
    assert "✅ Пункт 2.5 · выполнен" in words(accepted.screen)
    reopened = await coordinator.site.follow(coordinator, f"item.reopen:{item}")
    assert "в работе" in words(reopened.screen)


async def test_done_of_the_last_date_leads_to_evidence(item: int, context_of: ContextOf) -> None:
    teacher = await context_of("teacher")
    answer = await answer_to(teacher, teacher.site.follow(teacher, f"item.pulse:{item}:done"))
    assert said(answer) == "error-item-offer"
    assert "что подтверждает" in words(answer.screen)


async def test_of_several_deadlines_each_is_met_once(
    db: Database, context_of: ContextOf, school: StandardSchool, clock: SetClock
) -> None:
    teacher = await context_of("teacher")
    far = await an_item(db, school, (date(2027, 3, 1), date(2027, 5, 31)))
    assert "✅ Сделано" not in labels(await shown(teacher, f"item:{far}")), "months ahead"
    several = await an_item(db, school, (date(2026, 12, 1), date(2027, 5, 31)))
    assert _leads_to(await shown(teacher, f"item:{several}")) == f"item.evidence:{several}:0"
    await answers(teacher, f"item:{several}", LINK)
    meets = _leads_to(await shown(teacher, f"item:{several}"))
    assert meets.startswith(f"item.done:{several}:")
    clock.advance(hours=1)
    assert said(await teacher.site.follow(teacher, meets)) == "item-said-done"
    clock.advance(hours=1)
    second = await answer_to(teacher, teacher.site.follow(teacher, meets))
    assert said(second) == "error-item-deadline-met"
    assert labels(await shown(teacher, f"item.offer:{several}")) == [], "it wants evidence of its own"
    await answers(teacher, f"item.offer:{several}", LINK)
    assert labels(await shown(teacher, f"item.offer:{several}")) == ["✅ Сдать на приёмку"]


def _leads_to(screen: Screen | None) -> str:
    """Where «Done» leads."""
    assert screen is not None
    found = [one for row in screen.rows for one in row if isinstance(one, Button) and one.label == t("item-pulse-done")]
    return found[0].to if isinstance(found[0].to, str) else found[0].to.pack()


async def test_dropped_with_a_reason(item: int, context_of: ContextOf) -> None:
    coordinator = await context_of("coordinator")
    photo = Incoming(media=Media("photo", "photo1"))
    refused = await answers(coordinator, f"item.drop:{item}", photo)
    assert said(refused) == "error-words-needed"
    dropped = await answers(coordinator, f"item.drop:{item}", "Отменили приказом")
    assert "⛔️ Пункт 2.5 · снят с контроля" in words(dropped.screen)
    assert "«Отменили приказом»" in words(dropped.screen)


async def test_a_later_end_is_asked_for_and_decided_by_buttons(
    item: int, context_of: ContextOf, services: Services
) -> None:
    teacher, director = await context_of("teacher"), await context_of("director")
    assert labels(await shown(teacher, f"item.later:{item}")) == [
        "На неделю, до вт, 22.12.2026",
        "На 2 недели, до вт, 29.12.2026",
        "На месяц, до чт, 14.01.2027",
    ]
    for day, why in (
        ("вчера", "error-days-past"),
        ("23.11.2026", "error-days-past"),
        ("10.12", "error-item-not-later"),
        ("01.09.2027", "error-item-beyond-year"),
    ):
        assert said(await answers(teacher, f"item.later:{item}", day)) == why, day
    asked = await answers(teacher, f"item.later:{item}", "15.01.2027", "Ждём поставку")
    assert said(asked) == "item-asked-done"
    assert "⏩ Ежова М. П. просит перенести: до пт, 15.01.2027. «Ждём поставку»" in words(asked.screen)
    assert "⏩ Перенести" not in labels(asked.screen)
    card = await shown(director, f"item:{item}")
    assert labels(card)[:2] == ["✅ Разрешить", "✖️ Отказать"]
    stale = await answer_to(director, director.site.follow(director, f"item.grant:{item}:20270116"))
    assert said(stale) == "error-outdated"
    for nonsense in ("20270230", "2027-01-15", "x"):
        with pytest.raises(Missing):
            await director.site.follow(director, f"item.grant:{item}:{nonsense}")
    granted = await director.site.follow(director, f"item.grant:{item}:20270115")
    assert "до пт, 15.01.2027 (было до 15.12.2026)" in words(granted.screen)
    twice = await answer_to(director, director.site.follow(director, f"item.grant:{item}:20270115"))
    assert said(twice) in {"error-outdated", "error-denied"}
    assert "Решает директор" in words(await shown(teacher, f"item.later.why:{item}:20270201"))
    assert "Решает директор" not in words(await shown(director, f"item.later.why:{item}:20270201"))
    at_once = await answers(director, f"item.later:{item}", "до 01.02.2027 приказ")
    assert said(at_once) == "item-postponed-done"
    await answers(teacher, f"item.later:{item}", "15.02.2027", "Ещё немного")
    stale = await answer_to(director, director.site.follow(director, f"item.refuse:{item}:20270214"))
    assert said(stale) == "error-outdated"
    assert labels(await shown(director, f"item.refuse:{item}:20270215")) == ["⏭ Без слов"]
    refused = await answers(director, f"item.refuse:{item}:20270215", "Срок прежний")
    assert "до пн, 01.02.2027 (было до 15.12.2026)" in words(refused.screen)
    assert "«Срок прежний»" in words(refused.screen)
    await answers(teacher, f"item.later:{item}", "15.02.2027", "Очень нужно")
    silent = await director.site.follow(director, f"item.refuse.do:{item}:20270215")
    assert said(silent) == "item-not-granted"


async def test_a_typed_day_with_a_reason_is_all_that_is_needed(item: int, context_of: ContextOf) -> None:
    teacher = await context_of("teacher")
    answer = await answers(teacher, f"item.later:{item}", "до 25.12 ждём поставку")
    assert "до пт, 25.12.2026. «ждём поставку»" in words(answer.screen)


async def test_passed_on_by_a_surname(
    item: int, context_of: ContextOf, school: StandardSchool, services: Services
) -> None:
    teacher = await context_of("teacher")
    found = await answers(teacher, f"item.hand:{item}", "Лугова")
    assert labels(found.screen) == ["Лугова Н. О. · 101, 102, 305"]
    assert said(await answers(teacher, f"item.hand:{item}", "Нетакой")) == "error-person-missing"
    assert said(await answers(teacher, f"item.hand:{item}", "Л")) == "error-name-longer"
    left = await answer_to(teacher, teacher.site.follow(teacher, f"item.hand.to:{item}:{school.people['left']}"))
    assert said(left) == "error-item-hand-gone"
    keeper = school.people["keeper_of_many"]
    director = await context_of("director")
    asked = await answers(director, f"item.hand:{item}", "Лугова")
    assert asked.screen is not None
    (row,) = asked.screen.rows
    assert isinstance(row[0], Button)
    assert isinstance(row[0].to, Address)
    assert row[0].to.pack() == f"item.hand.ask:{item}:{keeper}", "shown first what comes of it"
    preview = await shown(director, row[0].to.pack())
    assert labels(preview) == ["🤝 Передать", "⏩ Перенести срок"]
    for part in (
        "Новый ответственный: Лугова Н. О.",
        "Кому придёт: Лугова Н. О., Ежова М. П.",
        "Срок остаётся: до вт, 15",
    ):
        assert part in words(preview)
    passed = await teacher.site.follow(teacher, f"item.hand.to:{item}:{keeper}")
    assert "👤 Отвечает: Лугова Н. О." in words(passed.screen)
    assert "👥 Вместе: Ежова М. П.; Классова Д. И." in words(passed.screen)
    new = await context_of("keeper_of_many")
    passed = await new.site.follow(new, f"item.hand.to:{item}:{school.people['teacher']}")
    assert said(passed) == "item-handed"
    with pytest.raises(Missing):
        await shown(new, f"item:{item}")


async def test_who_may_not_is_refused_at_every_door(item: int, context_of: ContextOf) -> None:
    doors: dict[str, Any] = {
        "deputy": Denied,
        "keeper_of_many": Missing,
        "parent": Missing,
    }
    for who, why in doors.items():
        context = await context_of(who)
        for prefix in ("offer", "drop", "later", "hand", "return"):
            with pytest.raises(why):
                await shown(context, f"item.{prefix}:{item}")
        for prefix in ("offer.do", "accept", "reopen"):
            with pytest.raises((Denied, Missing)):
                await shown(context, f"item.{prefix}:{item}")
