import pytest

from bot.errors import Denied, Invalid, Missing
from bot.ui import Incoming
from handlers.site import Site
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import MEMBERS, STRANGER, ContextOf

pytestmark = sqlite_only


async def test_a_service_is_made_filled_and_closed_in_the_chat(chat: Chat) -> None:
    assert "Техническая служба: 2 человека" in (await chat.says("admin", "/teams")).text
    await chat.taps("admin", "Новая служба")
    assert "В службе пока никого" in (await chat.says("admin", "Электрик <b>&</b>")).text
    await chat.taps("admin", "Состав")
    assert "Никого не нашлось" in (await chat.says("admin", "Никтов")).text
    found = await chat.says("admin", "ежова")
    assert "Нашлось: 1 человек" in found.text
    assert "Ежова М. П." in (await chat.taps("admin", "Ежова")).text
    assert "Очередь" in str((await chat.says("teacher", "/menu")).buttons)
    await chat.taps("admin", "Назад")
    await chat.taps("admin", "Руководитель")
    assert "⭐ Руководит: Ежова М. П." in (await chat.taps("admin", "Ежова")).text
    await chat.taps("admin", "Закрыть службу")
    assert "Служба закрыта" in (await chat.taps("admin", "Закрыть службу")).text
    assert "Очередь" not in str((await chat.says("teacher", "/menu")).buttons)
    assert "👥 1 человек" in (await chat.taps("admin", "Открыть снова")).text


async def test_a_built_in_service_is_renamed(chat: Chat) -> None:
    await chat.says("admin", "/teams")
    await chat.taps("admin", "Сайт школы")
    await chat.taps("admin", "Название")
    assert "🏷 Пресс-центр" in (await chat.says("admin", "Пресс-центр")).text


async def test_the_technical_service_stays(chat: Chat) -> None:
    await chat.says("admin", "/teams")
    await chat.taps("admin", "Техническая служба")
    assert not chat.offers("admin", "Закрыть")


async def test_a_route_is_made_tried_and_removed(chat: Chat) -> None:
    await chat.says("admin", "/teams")
    assert "Без своих правил" in (await chat.taps("admin", "Куда что идёт")).text
    await chat.taps("admin", "Добавить")
    await chat.taps("admin", "Принтер")
    await chat.taps("admin", "любой признак")
    await chat.taps("admin", "Второй корпус")
    listed = await chat.taps("admin", "Завхоз")
    assert "1. Принтер, МФУ · любой признак · Второй корпус → Завхоз, АХЧ" in listed.text
    await chat.taps("admin", "Проверить")
    await chat.taps("admin", "Принтер")
    await chat.taps("admin", "Застряла бумага")
    tried = await chat.taps("admin", "Второй корпус")
    assert "Займётся: Завхоз, АХЧ" in tried.text
    assert "Обычно занимается: Техническая служба" in tried.text
    assert "• Складова В. Л." in tried.text
    await chat.taps("admin", "Назад")
    assert "Своих правил пока нет" in (await chat.taps("admin", "Убрать 1")).text


async def test_terms_are_chosen_typed_and_taken_back(chat: Chat) -> None:
    await chat.says("admin", "/teams")
    assert "Всё остальное, срочно: ответ – 30 мин, решение – 4 ч" in (await chat.taps("admin", "Сроки")).text
    await chat.taps("admin", "Проектор")
    await chat.taps("admin", "Ответ, срочно")
    assert not chat.offers("admin", "8 ч")  # a solution comes after 4 hours already
    assert "Проектор, срочно: ответ – 15 мин" in (await chat.taps("admin", "15 мин")).text
    await chat.taps("admin", "Решение, срочно")
    assert "Не похоже на срок" in (await chat.says("admin", "скоро")).text
    assert "Решение не может быть раньше" in (await chat.says("admin", "10 мин")).text
    assert "решение – 1 ч 30 мин" in (await chat.says("admin", "1,5 ч")).text
    assert "решение – 4 ч" in (await chat.taps("admin", "Вернуть обычные")).text


async def test_a_building_gets_a_head(chat: Chat) -> None:
    await chat.says("admin", "/teams")
    assert "Второй корпус: никто" in (await chat.taps("admin", "Корпуса")).text
    await chat.taps("admin", "Второй корпус")
    await chat.says("admin", "замова")
    assert "Второй корпус: Замова И. С." in (await chat.taps("admin", "Замова")).text


ADDRESSES = (
    *("teams:0", "teams.new", "team:1", "team.name:1", "team.closing:2", "team.people:1:0", "team.head:1"),
    *("teams.buildings:0", "teams.building:1", "teams.routes:0", "teams.kinds:add", "teams.symptoms:add:printer"),
    *("teams.where:add:printer:jam:0", "teams.who:printer:jam:0:0", "teams.try:printer:jam:0", "teams.terms"),
    *("teams.kind:printer", "teams.term:printer:0:react", "team.put:1:1", "team.out:1:1", "team.head.set:1:1"),
    *("team.close:2", "team.open:2", "teams.building.set:1:1", "teams.route.add:printer:jam:0:1"),
    *("teams.route.drop:1", "teams.term.set:printer:0:react:60", "teams.term.reset:printer"),
)


@pytest.mark.parametrize("name", sorted({*MEMBERS, STRANGER} - {"admin", "several"}))
async def test_nobody_else_may_look_or_change(name: str, site: Site, context_of: ContextOf) -> None:
    context = await context_of(name)
    assert {raw.partition(":")[0] for raw in ADDRESSES} == {
        prefix for prefix in {**site.screens, **site.actions} if prefix.startswith(("team.", "teams.", "team", "teams"))
    }
    for raw in ADDRESSES:
        with pytest.raises(Denied):
            await site.follow(context, raw)
    for raw in ("teams.new", "team.name:1", "team.people:1:0", "team.head:1", "teams.building:1"):
        with pytest.raises(Denied):
            await site.take(context, raw, Incoming(text="Электрик"))


@pytest.mark.parametrize(
    "raw",
    [
        *("team:99", "team.name:99", "team.people:99:0", "team.head:99", "team.closing:99", "teams.building:99"),
        *("teams.kinds:eat", "teams.symptoms:add:bicycle", "teams.where:add:printer:no_wifi:0", "teams.kind:bicycle"),
        *("teams.term:printer:0:never", "teams.term.set:printer:0:never:60", "teams.try:bicycle::0"),
    ],
)
async def test_made_up_addresses_are_refused(raw: str, site: Site, context_of: ContextOf) -> None:
    with pytest.raises(Missing):
        await site.follow(await context_of("admin"), raw)


@pytest.mark.parametrize("raw", ["teams.new", "team.name:1", "team.people:1:0", "teams.term:printer:0:react"])
async def test_a_photo_or_5000_letters_are_no_name(raw: str, site: Site, context_of: ContextOf) -> None:
    for incoming in (Incoming(), Incoming(text="ы" * 5_000)):
        with pytest.raises(Invalid):
            await site.take(await context_of("admin"), raw, incoming)


async def test_a_right_that_is_gone_opens_nothing_from_an_old_screen(chat: Chat) -> None:
    await chat.says("several", "/teams")
    await chat.says("admin", "/people")
    await chat.says("admin", "многова")
    await chat.taps("admin", "Роли")
    await chat.taps("admin", "Администратор бота")
    await chat.taps("admin", "Завершить сейчас")
    user = chat.user("several")
    tap = await user.tap(user.last, "Куда что идёт")
    assert "нет права" in str((await tap.answered()).text)
