"""Choosing for whom a post is, as its writers tap it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.news.audience import Audience
from bot.ui import t
from models.news import NewsPost, PostState
from models.people import Person
from tests import factories
from tests.bot.services.news.letters import carried
from tests.databases import SCHOOL_MORNING
from tests.handlers.audience.writer import VOICE, Writer, packed
from tests.personas import ActorOf, ContextOf, StandardSchool


@dataclass(frozen=True)
class Desk:
    """Makes drafts of a persona, and tells for whom they are."""

    db: Database
    services: Services
    school: StandardSchool
    context_of: ContextOf
    actor_of: ActorOf

    async def draft(self, author: str, groups: Sequence[str] = (), **values: Any) -> int:
        async with self.db.write(SYSTEM) as session:
            person = await session.get_one(Person, self.school.people[author])
            return (await factories.news_post(session, person, groups=list(groups), **values)).id

    async def audience(self, author: str, post: int) -> Audience:
        return (await self.services.news.drafting.post(await self.actor_of(author), post)).audience

    def writer(self, name: str) -> Writer:
        return Writer(name, self.context_of)


@pytest.fixture
def desk(db: Database, services: Services, school: StandardSchool, context_of: ContextOf, actor_of: ActorOf) -> Desk:
    return Desk(db, services, school, context_of, actor_of)


async def test_all_parents_are_two_taps_from_the_draft(desk: Desk) -> None:
    post = await desk.draft("editor")
    editor = desk.writer("editor")
    await editor.opens(f"newsroom.post:{post}")
    opened = [one for one in editor.buttons() if packed(one.to) == f"audience:{post}"]
    text = await editor.opens(packed(opened[0].to))
    assert "Пока никому" in text
    assert editor.offers()[:2] == ["👥 Все родители", "👥 Все сотрудники"]
    await editor.taps("Все родители")
    assert editor.toast == "Получатели выбраны."
    assert editor.shown is not None
    assert editor.shown.lines[0].key.startswith("newsroom-title")
    assert await desk.audience("editor", post) == Audience(("role-parent",))


async def test_a_class_teacher_has_their_class_at_hand_and_no_others(desk: Desk, school: StandardSchool) -> None:
    post = await desk.draft("class_teacher")
    writer = desk.writer("class_teacher")
    await writer.opens(f"audience:{post}")
    assert writer.offers() == ["🎓 Мой класс 5А, родители", "🏫 Классы", "👤 Человек"]
    await writer.taps("Классы")
    await writer.taps("Родители и ученики")
    assert writer.offers() == ["5А"]
    await writer.taps("5А")
    class_id = school.classes["5А"]
    assert await desk.audience("class_teacher", post) == Audience((f"parents-{class_id}", f"students-{class_id}"))
    await writer.opens(f"audience.class:{post}:2:to:parents:c{school.classes['9Б']}:0")
    assert "Этим людям вы писать не можете" in writer.toast


async def test_classes_and_years_are_in_or_out_by_a_tap(desk: Desk, db: Database, school: StandardSchool) -> None:
    async with db.write(SYSTEM) as session:
        other = await factories.school_class(session, year=5, letter="Б")
        await desk.services.directory.touch(session)
    post = await desk.draft("director")
    director = desk.writer("director")
    await director.opens(f"audience:{post}")
    await director.taps("Классы")
    await director.taps("👪 Родители")
    assert director.offers() == ["5-е", "5А", "5Б", "9Б"]
    text = await director.taps("5Б")
    assert "Кому: 5Б, родители" in text
    assert director.offers() == ["5-е", "5А", "☑ 5Б", "9Б", "✅ Готово"]
    text = await director.taps("9Б")
    assert "Получат 1 человек из 1" in text
    assert "хотя бы до одного родителя: у 1 ученика из 2" in text
    # A year is all of its classes; one of them is left out of it by a tap, and let in again.
    await director.taps("5-е")
    assert director.offers() == ["☑ 5-е", "☑ 5А", "☑ 5Б", "☑ 9Б", "✅ Готово"]
    text = await director.taps("☑ 5Б")
    assert "Кроме: 5Б, родители" in text
    assert director.offers() == ["☑ 5-е", "☑ 5А", "5Б", "☑ 9Б", "✅ Готово"]
    groups = (f"parents-{school.classes['9Б']}", "yparents-5")
    assert await desk.audience("director", post) == Audience(groups, (f"parents-{other.id}",))
    await director.taps("5Б")
    assert await desk.audience("director", post) == Audience(groups)
    # With the year goes what was left out of it.
    await director.taps("☑ 5Б")
    await director.taps("☑ 5-е")
    assert director.offers() == ["5-е", "5А", "5Б", "☑ 9Б", "✅ Готово"]
    assert await desk.audience("director", post) == Audience(groups[:1])


async def test_a_year_of_one_class_can_be_taken_out_again(desk: Desk) -> None:
    post = await desk.draft("director", ["yparents-9"])
    director = desk.writer("director")
    await director.opens(f"audience.classes:{post}:to:parents:0")
    assert director.offers() == ["5А", "☑ 9-е", "☑ 9Б", "✅ Готово"]
    await director.taps("☑ 9-е")
    assert director.offers() == ["5А", "9Б"]


async def test_duties_and_departments_are_chosen_with_their_counts(desk: Desk, school: StandardSchool) -> None:
    post = await desk.draft("admin")
    admin = desk.writer("admin")
    await admin.opens(f"audience:{post}")
    await admin.taps("Должности")
    assert admin.offers()[0] == "Все сотрудники · 16"
    await admin.taps("Классные руководители · 1")
    assert "☑ Классные руководители · 1" in admin.offers()
    await admin.taps("›")
    text = await admin.taps("Кафедра точных наук · 2")
    assert "Классные руководители; Кафедра точных наук" in text
    text = await admin.taps("☑ Кафедра точных наук · 2")
    assert "Кафедра" not in text
    assert await desk.audience("admin", post) == Audience(("leaders-",))


async def test_a_person_is_found_by_surname(desk: Desk, school: StandardSchool) -> None:
    post = await desk.draft("deputy")
    deputy = desk.writer("deputy")
    await deputy.opens(f"audience:{post}")
    await deputy.taps("Человек")
    await deputy.says("главина")
    assert deputy.toast == VOICE.plain(t("error-person-missing"))
    await deputy.opens(f"audience.one:{post}:to")
    assert "Кто из них?" in await deputy.says("иванова")
    assert len(deputy.offers()) == 2
    await deputy.says("ежова")
    text = await deputy.taps("Ежова М. П.")
    assert "Кому: Ежова М. П." in text
    assert deputy.offers() == ["☑ Ежова М. П.", "✅ Готово"]
    await deputy.taps("☑ Ежова")
    assert await desk.audience("deputy", post) == Audience()


async def test_typed_words_find_classes_duties_and_people(desk: Desk, school: StandardSchool) -> None:
    post = await desk.draft("editor")
    editor = desk.writer("editor")
    own, year = ["5А, родители", "5А, ученики"], ["5-е классы, родители", "5-е классы, ученики"]
    cases = {
        "5а": own,
        "5 «А» класс": own,
        "5-е": year,
        "5 классы": year,
        "5А, 9-е": [*own, "9-е классы, родители", "9-е классы, ученики"],
        "классные рук": ["Классные руководители · 1"],
        "точных": ["Кафедра точных наук · 2"],
        "ежова": ["Ежова М. П. · 214"],
    }
    for raw in (f"audience:{post}", f"audience.classes:{post}:to:parents:0", f"audience.duties:{post}:to:0"):
        for words, wanted in cases.items():
            await editor.opens(raw)
            await editor.says(words)
            assert editor.offers() == wanted, (raw, words)
        await editor.says("библиотека")
        assert "Ни класса, ни должности" in editor.toast
    await editor.says("5А")
    await editor.taps("5А, родители")
    assert "☑ 5А" in editor.offers()
    assert await desk.audience("editor", post) == Audience((f"parents-{school.classes['5А']}",))
    # A class of a year that is in is in with it, unless it is left out.
    await editor.says("5-е")
    await editor.taps("5-е классы, родители")
    for is_in in (True, False):
        await editor.opens(f"audience:{post}")
        await editor.says("5А, 5-е")
        in_words = ["☑ 5А, родители" if is_in else "5А, родители", "5А, ученики"]
        assert editor.offers() == [*in_words, "☑ 5-е классы, родители", "5-е классы, ученики"]
        await editor.taps("5А, родители")
    await editor.opens(f"audience:{post}")
    # The same words find those who are left out.
    await editor.opens(f"audience.but:{post}:0")
    await editor.says("ежова")
    assert "Кроме: Ежова М. П." in await editor.taps("Ежова")


async def test_a_class_teacher_finds_their_class_alone(desk: Desk) -> None:
    post = await desk.draft("class_teacher")
    teacher = desk.writer("class_teacher")
    for words in ("9Б", "учителя", "9-е"):
        await teacher.opens(f"audience:{post}")
        await teacher.says(words)
        assert "Ни класса, ни должности" in teacher.toast, words
    await teacher.says("5А")
    assert teacher.offers() == ["5А, родители", "5А, ученики"]


async def test_somebody_is_left_out_and_let_in_again(desk: Desk, school: StandardSchool) -> None:
    post = await desk.draft("editor", ["staff-"])
    editor = desk.writer("editor")
    assert "Получат 15 человек из 16" in await editor.opens(f"audience:{post}")
    await editor.taps("Кроме")
    await editor.taps("Должности")
    text = await editor.taps("Классные руководители")
    assert "Кроме: Классные руководители" in text
    assert "Получат 14 человек из 15" in text
    assert await desk.audience("editor", post) == Audience(("staff-",), ("leaders-",))
    await editor.opens(f"audience.but:{post}:0")
    assert "Получат 15 человек из 16" in await editor.taps("✖️ Классные руководители")
    assert await desk.audience("editor", post) == Audience(("staff-",))


async def test_what_is_chosen_is_kept_under_a_name_for_the_next_post(desk: Desk) -> None:
    post = await desk.draft("editor", ["leaders-"], exceptions=["heads-"])
    editor = desk.writer("editor")
    await editor.opens(f"audience:{post}")
    await editor.taps("Мои списки")
    await editor.says("Классные")
    assert editor.toast == "Сохранено."
    assert editor.offers() == ["✖️ Классные"]
    another = await desk.draft("editor")
    await editor.opens(f"audience:{another}")
    await editor.taps("⭐ Классные")
    assert await desk.audience("editor", another) == Audience(("leaders-",), ("heads-",))
    await editor.opens(f"audience.saved:{another}:0")
    await editor.taps("✖️ Классные")
    assert editor.toast == "Список удалён."
    assert editor.offers() == []


async def test_what_was_used_last_is_a_tap_away(desk: Desk) -> None:
    went = ["keepers-", "heads-", "leaders-"]
    await desk.draft("editor", went, state=PostState.SENT, sent_at=SCHOOL_MORNING)
    post = await desk.draft("editor")
    editor = desk.writer("editor")
    await editor.opens(f"audience:{post}")
    await editor.taps("🕘 Ответственные за кабинеты и ещё 2")
    assert await desk.audience("editor", post) == Audience(tuple(went))
    await editor.opens(f"audience:{post}")
    assert not any("🕘" in label for label in editor.offers())
    await editor.taps("Выбрать заново")
    assert any("🕘" in label for label in editor.offers())
    assert await desk.audience("editor", post) == Audience()


async def test_the_burden_of_the_week_is_told_before_sending(desk: Desk, db: Database, school: StandardSchool) -> None:
    async with db.write(SYSTEM) as session:
        for _ in range(5):
            sent = await factories.news_post(session, state=PostState.SENT, sent_at=SCHOOL_MORNING)
            await carried(session, sent.id, school.people["parent"])
    post = await desk.draft("editor", ["role-parent"])
    # On the draft itself too, where it is much.
    for raw in (f"audience:{post}", f"newsroom.post:{post}"):
        text = await desk.writer("editor").opens(raw)
        assert "На этой неделе у них уже до 5 сообщений из 5" in text, raw
        assert "С этим сообщением больше 5 за неделю получит 1 человек" in text, raw
    urgent = await desk.draft("editor", ["staff-"])
    assert "На этой неделе" not in await desk.writer("editor").opens(f"newsroom.post:{urgent}")


async def test_nobody_else_chooses_and_nothing_made_by_hand_does(desk: Desk, context_of: ContextOf) -> None:
    post = await desk.draft("editor", ["staff-"])
    screens = ("audience:{}", "audience.duties:{}:to:0", "audience.classes:{}:to:both:0", "audience.one:{}:but")
    more = ("audience.but:{}:0", "audience.saved:{}:0", "audience.ready:{}:0", "audience.put:{}:1:to:leaders-:0")
    acts = ("audience.take:{}:1:usual:role-parent", "audience.clear:{}:1", "audience.one.put:{}:1:to:1")
    for name in ("teacher", "parent", "class_teacher", "student", "stranger"):
        context = await context_of(name)
        for raw in (*screens, *more, *acts):
            with pytest.raises(Denied):
                await context.site.follow(context, raw.format(post))
    context = await context_of("editor")
    wrong = (
        "audience.duties:{}:x:0",
        "audience.classes:{}:to:x:0",
        "audience.class:{}:1:to:x:y5:0",
        "audience.class:{}:1:to:both:z5:0",
        "audience.class:{}:1:to:both:c999:0",
        "audience.class:{}:1:to:both:c-1:0",
        "audience.put:{}:1:to:role-king:0",
        "audience.put:{}:1:all:leaders-:0",
        "audience.take:{}:1:x:y",
        "audience.one.put:{}:1:to:999",
    )
    for raw in wrong:
        with pytest.raises(Missing):
            await context.site.follow(context, raw.format(post))
    assert await desk.audience("editor", post) == Audience(("staff-",))


async def test_a_screen_of_before_shows_what_is_now(desk: Desk, db: Database) -> None:
    post = await desk.draft("editor", ["staff-"])
    editor, other = desk.writer("editor"), desk.writer("director")
    await editor.opens(f"audience.duties:{post}:to:0")
    await other.opens(f"audience.duties:{post}:to:0")
    await other.taps("Ответственные")
    await editor.taps("Классные")
    assert "Пока вы смотрели" in editor.toast
    assert await desk.audience("editor", post) == Audience(("staff-", "keepers-"))
    async with db.write(SYSTEM) as session:
        (await session.get_one(NewsPost, post)).state = PostState.SENT
    await editor.opens(f"audience:{post}")
    assert editor.shown is not None
    assert not editor.shown.lines[0].key.startswith("audience")
