"""Taking a plan over in the chat, by the eyes of the coordinator and of those who may not."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.i18n import Voice
from bot.services import Services
from bot.ui import Incoming, Media, Screen
from handlers.plan_import.files import free_input
from handlers.site import Context, Site
from models.people import Person, Role, RoleGrant
from models.roadmap import PlanDraft, Post, RoadmapAssignee, RoadmapItem
from tests import factories
from tests.databases import SetClock, sqlite_only
from tests.handlers.plan_import.imports import PAST, button, document, keep, sent, shown, tap
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only
VOICE = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))


def read(screen: Screen | None) -> str:
    assert screen is not None
    return "\n".join(VOICE.plain(line) for line in screen.lines)


@pytest.fixture
async def context(context_of: ContextOf) -> Context:
    return await context_of("coordinator")


async def count(db: Database, model: type) -> int:
    async with db.read() as session:
        return await session.scalar(select(func.count()).select_from(model)) or 0


async def question(site: Site, context: Context, words: str) -> Screen:
    """The question about these words."""
    screen = (await site.follow(context, "plan.import.check")).screen
    assert screen is not None
    screen = await tap(site, context, screen, "plan-import-answer")
    if "1 из" not in read(screen):
        screen = await tap(site, context, screen, "‹")
    for _ in range(9):
        if words in read(screen):
            return screen
        screen = await tap(site, context, screen, "›")
    raise AssertionError(f"nobody asks about {words}")


async def answered(site: Site, context: Context, words: str, answer: str) -> Screen:
    """What follows when the question about these words is answered by a button."""
    return await tap(site, context, await question(site, context, words), answer)


def typing(screen: Screen) -> str:
    """Where what is typed on this screen goes to."""
    assert screen.expects is not None
    return screen.expects.pack()


async def test_a_document_is_understood_settled_and_only_then_stored(
    context: Context, site: Site, db: Database, school: StandardSchool
) -> None:
    screen = (await sent(context)).screen
    words = read(screen)
    assert "Что понято" in words.splitlines()[0]
    assert "Всего 7 пунктов" in words
    assert "Под вопросом: 6 мест" in words
    assert words.index("Под вопросом") < words.index("1. Организация – 2 пункта")
    assert await count(db, RoadmapItem) == 0

    screen = await answered(site, context, "как получится", "plan-import-how-year")
    assert "Вопрос 2 из 6" in read(screen), "the next question opens by itself"
    await answered(site, context, "Срок не указан", "plan-import-how-request")
    await answered(site, context, "Ушедшая", "plan-import-how-nobody")
    await answered(site, context, "Ответственный не указан", "plan-import-how-nobody")
    screen = await answered(site, context, "Иванова", "plan-import-how-skip")
    assert "«Заведующий библиотекой»" in read(screen)
    assert "Это пункты 2.1, 2.2." in read(screen)
    teacher = school.people["teacher"]
    ready = (await site.take(context, typing(screen), Incoming(text="Ежова"))).screen
    assert ready is not None
    assert "Вопросов нет" in read(ready)

    save = button(ready, "plan-import-save")
    saved = await site.follow(context, save)
    assert "добавлено 6 пунктов" in read(saved.screen)
    assert "Заведена 1 должность" in read(saved.screen)
    async with db.read() as session:
        post = (await session.scalars(select(Post))).one()
        assert (post.title, post.holder_id) == ("заведующий библиотекой", teacher)
        library = await session.scalars(select(RoadmapAssignee).where(RoadmapAssignee.post_id == post.id))
        assert [(one.person_id, one.words) for one in library] == [(None, "Заведующий библиотекой")] * 2
    assert await count(db, PlanDraft) == 0
    with pytest.raises(Outdated, match="error-plan-import-gone"):
        await site.follow(context, save)
    assert await count(db, RoadmapItem) == 6


async def test_one_can_go_back_and_decide_otherwise(context: Context, site: Site) -> None:
    await sent(context)
    await answered(site, context, "как получится", "plan-import-how-year")
    screen = (await site.follow(context, "plan.import.check")).screen
    assert "Под вопросом: 5 мест" in read(screen)
    assert screen is not None
    screen = await tap(site, context, screen, "plan-import-answer")
    screen = await tap(site, context, screen, "‹")
    assert "Вопрос 1 из 6" in read(screen)
    assert "Решено: весь учебный год" in read(screen)
    await tap(site, context, screen, "plan-import-how-request")
    assert [str(item.period.kind) for item in (await shown(context)).draft.items if item.period][3] == "on_request"


async def test_a_period_in_other_words(context: Context, site: Site) -> None:
    screen = (await sent(context)).screen
    assert screen is not None
    screen = await tap(site, context, screen, "plan-import-answer")
    expects = typing(screen)
    again = await site.take(context, expects, Incoming(text="31 февраля"))
    assert "Такого дня в календаре нет" in read(again.screen)
    assert "28.02.2027" in read(again.screen)
    following = await site.take(context, expects, Incoming(text="до 20 декабря"))
    assert "Вопрос 2 из 6" in read(following.screen)
    item = (await shown(context)).draft.items[3]
    assert item.period is not None
    assert (item.period_words, str(item.period.end)) == ("до 20 декабря", "2026-12-20")


async def test_a_person_in_words(context: Context, site: Site, school: StandardSchool) -> None:
    await sent(context)
    typed = typing(await question(site, context, "Иванова"))
    for words in ("Незнамов", "..."):
        with pytest.raises(Invalid, match="error-plan-person-unknown"):
            await site.take(context, typed, Incoming(text=words))
    several = await site.take(context, typed, Incoming(text="Иванова"))
    assert "Подходят несколько" in read(several.screen)
    assert several.screen is not None
    await site.follow(context, button(several.screen, "plan-import-how-nobody"))
    await site.follow(context, f"plan.import.choose:{typed.split(':')[1]}:{school.people['namesake_two']}")
    person = (await shown(context)).draft.items[4].people[0]
    assert (person.person_id, person.state) == (school.people["namesake_two"], "settled")


async def test_a_plan_of_a_past_year_is_moved_or_left_readable(
    context: Context, site: Site, db: Database, clock: SetClock
) -> None:
    old = "План на 2021/2022 учебный год"
    screen = (await sent(context, PAST, old)).screen
    assert "план прошлого учебного года, 2021/2022" in read(screen)
    assert screen is not None
    with pytest.raises(Invalid, match="error-plan-doubts-left"):
        await site.follow(context, "plan.import.save:0")
    moved = (await site.follow(context, "plan.import.to:2026")).screen
    assert "сроки плана 2021/2022 перенесены" in read(moved)
    left = (await site.follow(context, "plan.import.to:2021")).screen
    assert "останется в архиве" in read(left)
    assert left is not None
    await site.follow(context, button(left, "plan-import-save"))
    async with db.read() as session:
        items = list(await session.scalars(select(RoadmapItem)))
    assert {(item.year, item.rolled_at, item.told_at) for item in items} == {(2021, clock.now(), clock.now())}


async def test_a_draft_waits_for_weeks_and_outlives_a_broken_file(
    context: Context, site: Site, clock: SetClock, services: Services
) -> None:
    await sent(context)
    await answered(site, context, "как получится", "plan-import-how-year")
    clock.advance(days=7)
    keep(services, b"no plan at all")
    asked = (await site.take(context, "plan.import", document())).screen
    assert "Что сделать с файлом?" in read(asked)
    assert asked is not None
    with pytest.raises(Invalid, match="error-document"):
        await site.follow(context, button(asked, "plan-import-replace"))
    start = (await site.follow(context, "plan.import")).screen
    assert "7 пунктов" in read(start)
    assert start is not None
    assert "Под вопросом: 5 мест" in read(await tap(site, context, start, "plan-import-go-on"))
    dropped = await site.follow(context, button(start, "plan-import-drop"))
    assert "Начатый" not in read(dropped.screen)


async def test_what_will_be_late_and_who_has_not_joined_is_said(context: Context, site: Site) -> None:
    words = "1. Обновить стенд – до 15.11.2026 – Будущая И. Р.\n2. Сдать отчёт – до 15.12.2026 – Будущая Инна"
    text = read((await site.take(context, "plan.import", Incoming(text=words))).screen)
    assert "У 1 нового или изменённого пункта срок уже прошёл" in text
    assert "Ещё не подключились к боту: Будущая И. Р." in text


async def test_what_is_no_document_is_refused(context: Context, site: Site) -> None:
    cases = (
        (Incoming(media=Media("photo", "p")), "error-plan-needs-document"),
        (Incoming(), "error-plan-needs-document"),
        (document(size=0), "error-file-empty"),
        (document(size=50_000_000), "error-file-too-big"),
        (Incoming(text="Добрый день"), "error-document"),
    )
    for incoming, error in cases:
        with pytest.raises(Invalid, match=error):
            await site.take(context, "plan.import", incoming)


async def test_a_pasted_plan(context: Context, site: Site) -> None:
    words = (
        "План на 2026/2027\n1. Обновить стенд – до 15.12.2026 – Ежова М. П.\n2. Собрать отзывы – май 2027 – Замова И.С."
    )
    answer = await site.take(context, "plan.import", Incoming(text=words))
    assert "Всего 2 пункта" in read(answer.screen)
    assert "Вопросов нет" in read(answer.screen)


async def test_a_long_plan_comes_in_several_messages(context: Context, site: Site, clock: SetClock) -> None:
    def part(first: int) -> Incoming:
        lines = (f"{at}. Провести занятие по теме {at} – май 2027 – Ежова М. П." for at in range(first, first + 70))
        return Incoming(text="\n".join(lines))

    await site.take(context, "plan.import", part(1))
    clock.advance(seconds=1)
    whole = await site.take(context, "plan.import", part(71))
    assert "Всего 140 пунктов" in read(whole.screen)
    clock.advance(minutes=2)
    anew = await site.take(context, "plan.import", part(1))
    assert "Всего 70 пунктов" in read(anew.screen), "what comes later is another plan"


async def test_an_item_by_hand_asks_for_what_is_missing(context: Context, site: Site, db: Database) -> None:
    async with db.write(SYSTEM) as session:
        other = await factories.roadmap_section(session, title="Условия", number="1")
        await factories.roadmap_item(session, section_id=other.id, text="Первый пункт")
        section = await factories.roadmap_section(session, title="Ресурсы", number="3")
        await factories.roadmap_item(session, section_id=section.id, text="Другой пункт")
    first = await site.take(
        context, "plan.import.add", Incoming(text="3.7 Обновить стенд – до 15.12.2026 – Ежова М. П.")
    )
    assert "В какой раздел" in read(first.screen)
    assert first.screen is not None
    assert first.screen.rows[0][0].label == "3. Ресурсы", "an item «3.7» most likely stands in the third section"
    await tap(site, context, first.screen, "Ресурсы")
    second = await site.take(context, "plan.import.add", Incoming(text="Полить цветы"))
    assert second.screen is not None
    following = await site.take(context, typing(second.screen), Incoming(text="Уют"))
    assert "Срок не указан" in read(following.screen)
    assert following.screen is not None
    following_screen = await tap(site, context, following.screen, "plan-import-how-year")
    ready = await tap(site, context, following_screen, "plan-import-how-nobody")
    await site.follow(context, button(ready, "plan-import-save"))
    async with db.read() as session:
        added = list(await session.scalars(select(RoadmapItem).order_by(RoadmapItem.id)))[2:]
    assert [(one.number, one.text) for one in added] == [("3.7", "Обновить стенд"), ("", "Полить цветы")]
    assert added[0].section_id == section.id
    assert added[1].section_id not in {None, section.id}


async def test_a_workbook_of_whoever_has_both_rights_is_asked_about(
    context: Context, site: Site, db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.role_grant(
            session, await session.get_one(Person, school.people["coordinator"]), role=Role.ADMIN
        )
        await services.directory.touch(session)
    both = await context_of("coordinator")
    answer = await free_input(both, document("Школа.XLSX"))
    assert answer is not None
    assert answer.screen is not None
    assert "Что сделать с файлом?" in read(answer.screen)
    keep(services, b"PK no workbook")
    with pytest.raises(Invalid, match="error-document"):
        await site.follow(both, button(answer.screen, "plan-import-is-plan"))
    with pytest.raises(Invalid, match="error-file"):
        await site.follow(both, button(answer.screen, "plan-import-is-lists"))


async def test_only_who_manages_the_roadmap_takes_plans_over(
    site: Site, context_of: ContextOf, context: Context, db: Database, services: Services, school: StandardSchool
) -> None:
    await sent(context)
    actions = ("plan.import", "plan.import.check", "plan.import.add", "plan.import.to:2026", "plan.import.save:0")
    for name in ("teacher", "deputy", "director", "admin", "stranger"):
        other = await context_of(name)
        assert await free_input(other, document()) is None, name
        for raw in (*actions, "plan.import.skip:0", "plan.import.drop", "plan.import.read"):
            with pytest.raises(Denied):
                await site.follow(other, raw)
        with pytest.raises(Denied):
            await site.take(other, "plan.import", document())
    async with db.write(SYSTEM) as session:
        held = select(RoleGrant).where(RoleGrant.person_id == school.people["coordinator"])
        (await session.scalars(held)).one().until = date(2026, 11, 1)
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await site.follow(await context_of("coordinator"), "plan.import.check")
