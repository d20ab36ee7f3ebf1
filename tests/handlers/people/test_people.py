import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import SchoolError
from bot.i18n import Voice
from bot.markup import plain_of
from bot.presenter import keyboard_of, render
from bot.services import Services
from bot.ui import Incoming, Screen
from handlers.site import NoticeArgs, Site
from models.people import Person
from tests import factories
from tests.chat import Chat
from tests.personas import ContextOf, StandardSchool


def shown(screen: Screen | None, zone: Voice) -> tuple[str, list[str]]:
    """What a person reads, and the buttons in their order."""
    assert screen is not None
    labels = [button.text for row in keyboard_of(screen, zone).inline_keyboard for button in row]
    return plain_of(render(screen, zone)), labels


@pytest.fixture
async def voice(services: Services, school: StandardSchool) -> Voice:
    return Voice("ru", (await services.directory.now()).zone)


async def look(site: Site, context_of: ContextOf, voice: Voice, name: str, address: str) -> tuple[str, list[str]]:
    return shown((await site.follow(await context_of(name), address)).screen, voice)


async def test_the_start_counts_who_has_joined(site: Site, context_of: ContextOf, voice: Voice) -> None:
    text, labels = await look(site, context_of, voice, "director", "people")
    assert "Сотрудники: вошли 15 из 16" in text
    assert "➕ Добавить сотрудника" not in labels
    _, labels = await look(site, context_of, voice, "admin", "people")
    assert "➕ Добавить сотрудника" in labels


async def test_a_list_shows_who_has_joined_and_what_tells_people_apart(
    site: Site, context_of: ContextOf, voice: Voice
) -> None:
    text, labels = await look(site, context_of, voice, "deputy", "people.list:role:staff:0")
    assert "вошли:" in text
    assert "▫️ Будущая И. Р." in labels
    assert "✅ Ежова М. П. · 214" in labels
    _, labels = await look(site, context_of, voice, "deputy", "people.list:class:1:0")
    assert "▫️ 5А · А. М." in labels
    assert not any("Мамина" in label for label in labels)


async def test_a_card_says_everything_about_a_person(
    site: Site, context_of: ContextOf, voice: Voice, school: StandardSchool
) -> None:
    text, labels = await look(site, context_of, voice, "director", f"person:{school.people['several']}")
    assert "Многова Зоя Ивановна" in text
    assert "🔑 Директор: с 01.09.2020" in text
    assert "🚪 Кабинеты: 12" in text
    assert labels == ["‹ Назад", "🏠 Меню"]
    text, _ = await look(site, context_of, voice, "director", f"person:{school.people['second_technician']}")
    assert "🔑 Техническая служба, Второй корпус: с 01.09.2020" in text


async def test_markup_in_names_is_shown_as_it_is(
    db: Database, services: Services, site: Site, context_of: ContextOf, voice: Voice, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people["teacher"])
        person.position = "<b>учитель</b> & классный руководитель самого старшего класса"
        await services.directory.touch(session)
    text, _ = await look(site, context_of, voice, "deputy", f"person:{school.people['teacher']}")
    assert "<b>учитель</b> & классный" in text
    _, labels = await look(site, context_of, voice, "deputy", "people.list:role:staff:0")
    assert max(map(len, labels)) <= 40


async def test_a_typed_surname_opens_the_only_one_who_fits(site: Site, context_of: ContextOf, voice: Voice) -> None:
    one = await site.take(await context_of("deputy"), "people.find", Incoming(text="будущая"))
    assert "Ещё не вошёл" in shown(one.screen, voice)[0]
    several = await site.take(await context_of("deputy"), "people.find", Incoming(text="и"))
    text, labels = shown(several.screen, voice)
    assert "Нашлось: 2 человека" in text
    assert labels.count("✅ Иванова А. И.") == 2
    nobody = await site.take(await context_of("deputy"), "people.find", Incoming(text="Никтов"))
    assert "Никого не нашлось" in shown(nobody.screen, voice)[0]


@pytest.mark.parametrize(
    "address", ["people.find", "people.add", "person.correct:1", "person.role:1:1", "person.duty.new:1:room:0"]
)
async def test_a_photo_or_5000_letters_are_no_name(site: Site, context_of: ContextOf, address: str) -> None:
    for incoming in (Incoming(), Incoming(text="ы" * 5_000)):
        with pytest.raises(SchoolError):
            await site.take(await context_of("admin"), address, incoming)


@pytest.mark.parametrize(
    "address",
    [
        "people.lists:king:0",
        "people.list:role:king:0",
        "people.list:class:x:0",
        "people.list:class:999:0",
        "person:999",
        "person.duty.new:1:king:0",
        "person.duty.give:1:king:1",
        "person.role.give:1:parent:0",
        "person.role.give:1:king:0",
        "person.role.where:1:staff",
        "person.role:1:999",
        "person.role.end:999",
        "person.leave:999",
        "person.leave.to:1:999",
        "person.leave.do:999:0",
    ],
)
async def test_numbers_and_words_made_by_hand_are_refused(
    site: Site, context_of: ContextOf, school: StandardSchool, address: str
) -> None:
    with pytest.raises(SchoolError):
        await site.follow(await context_of("admin"), address)


async def test_groups_are_listed_with_their_counts(site: Site, context_of: ContextOf, voice: Voice) -> None:
    text, _ = await look(site, context_of, voice, "director", "people.groups:0")
    assert "Техническая служба: 2, вошли 2" in text
    assert "Классные руководители: 1, вошли 1" in text
    text, _ = await look(site, context_of, voice, "director", "people.groups:1")
    assert "5-е классы, ученики: 1" in text


async def test_who_goes_on_is_chosen_and_all_is_told_before(
    site: Site, context_of: ContextOf, voice: Voice, school: StandardSchool
) -> None:
    teacher, heir = school.people["teacher"], school.people["keeper_of_many"]
    shown_next = await site.take(await context_of("admin"), f"person.leave:{teacher}", Incoming(text="лугова"))
    text, labels = shown(shown_next.screen, voice)
    assert "роль «Сотрудник, учитель» завершится" in text
    assert "кабинеты: 214 → Лугова Н. О." in text
    assert "вход в бот закроется" in text
    assert labels[0] == "✅ Подтвердить увольнение"
    done = await site.follow(await context_of("admin"), f"person.leave.do:{teacher}:{heir}")
    assert "Сотрудники: вошли 14 из 15" in shown(done.screen, voice)[0]


async def test_what_of_the_plan_goes_on_is_told_before_somebody_leaves(
    db: Database, site: Site, context_of: ContextOf, voice: Voice, services: Services, school: StandardSchool
) -> None:
    leaver, heir = school.people["editor"], school.people["teacher"]
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, leaver)
        await factories.post(session, me, title="заведующий музеем")
        for _ in range(2):
            await factories.roadmap_assignee(session, await factories.roadmap_item(session), me)
        await factories.task(session, me)
        await services.directory.touch(session)
    text, _ = await look(site, context_of, voice, "admin", f"person.leave.to:{leaver}:{heir}")
    assert "должности из плана: заведующий музеем → Ежова М. П." in text
    assert "2 пункта плана → Ежова М. П." in text
    assert "1 открытое дело → Ежова М. П." in text
    text, _ = await look(site, context_of, voice, "admin", f"person.leave.to:{leaver}:0")
    assert "2 пункта плана → пока никому" in text
    assert "1 открытое дело → обратно тем, кто поручил; личные отменятся" in text


async def test_the_successor_reads_of_it(site: Site, context_of: ContextOf, voice: Voice) -> None:
    notice = await site.notices["people.handed"].full(await context_of("teacher"), NoticeArgs(None, {"name": "Ежова"}))
    assert "Вам переданы дела: Ежова" in shown(notice, voice)[0]


async def test_an_admin_who_ends_their_own_role_sees_the_menu(
    site: Site, services: Services, context_of: ContextOf, school: StandardSchool
) -> None:
    context = await context_of("several")
    card = await services.people.read.card(context.actor, school.people["several"])
    grant = next(grant.id for grant in card.grants if grant.role == "admin")
    answer = await site.follow(context, f"person.role.end:{grant}")
    assert answer.screen is not None
    assert answer.screen.home


async def test_a_revoked_role_stops_between_screen_and_tap(chat: Chat) -> None:
    """The deputy has the people on the screen; the admin takes the role; the deputy's next tap shows the menu."""
    await chat.says("deputy", "/people")
    await chat.says("admin", "/people")
    await chat.says("admin", "Замова")
    await chat.taps("admin", "Роли")
    await chat.taps("admin", "Заместитель директора")
    ended = await chat.taps("admin", "Завершить сейчас")
    assert "Сейчас ролей нет" in ended.text
    deputy = chat.user("deputy")
    tap = await deputy.tap(deputy.last, "По ролям")
    answer = await tap.answered()
    assert answer.alert
    assert "нет права" in (answer.text or "")
    await chat.settled()
    assert "Здравствуйте" in deputy.last.text
    assert not chat.offers("deputy", "Люди")
    await chat.says("deputy", "/people")
    assert "нет права" in deputy.last.text


async def test_the_last_admin_stays(chat: Chat) -> None:
    """Of two admins one goes; the other is told why they can't."""
    await chat.says("admin", "/people")
    await chat.says("admin", "Многова")
    await chat.taps("admin", "Роли")
    await chat.taps("admin", "Администратор бота")
    await chat.taps("admin", "Завершить сейчас")
    await chat.says("admin", "/people")
    await chat.says("admin", "Настройкин")
    await chat.taps("admin", "Роли")
    await chat.taps("admin", "Администратор бота")
    admin = chat.user("admin")
    tap = await admin.tap(admin.last, "Завершить сейчас")
    assert "последний администратор" in ((await tap.answered()).text or "")
    assert "Люди" in (await chat.says("admin", "/people")).text


async def test_a_department_is_made_and_its_head_named(chat: Chat) -> None:
    await chat.says("admin", "/people")
    await chat.taps("admin", "Отделы")
    await chat.taps("admin", "Новый отдел")
    assert "Такой отдел уже есть" in (await chat.says("admin", "кафедра Точных наук")).text
    await chat.says("admin", "Кафедра искусств")
    assert chat.offers("admin", "Кафедра искусств · 0")
    await chat.says("admin", "Ежова")
    await chat.taps("admin", "Кабинеты, классы")
    await chat.taps("admin", "➕ Руководит")
    assert "⭐ Руководит: Кафедра искусств" in (await chat.taps("admin", "Кафедра искусств")).text


async def test_a_teacher_is_added_and_given_a_room_and_a_role_by_talking(chat: Chat) -> None:
    await chat.says("admin", "/people")
    await chat.taps("admin", "Добавить")
    card = await chat.says("admin", "полева анна сергеевна, учитель химии")
    assert "Полева Анна Сергеевна" in card.text
    await chat.taps("admin", "Кабинеты, классы")
    await chat.taps("admin", "➕ Кабинет")
    await chat.says("admin", "102")
    given = await chat.taps("admin", "102")
    assert "🚪 Кабинеты: 102" in given.text
    await chat.taps("admin", "Назад")
    await chat.taps("admin", "Роли")
    await chat.taps("admin", "Дать роль")
    await chat.taps("admin", "Техническая служба")
    given = await chat.taps("admin", "Второй корпус")
    assert "Техническая служба, Второй корпус: с 24.11.2026" in given.text
