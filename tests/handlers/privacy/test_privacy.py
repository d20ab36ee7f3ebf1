"""One's own data in the chat: seen, taken away, withdrawn; the journal for those who may."""

import json

import pytest

from bot.access import SYSTEM, Sender
from bot.playground import Message
from bot.presenter import CAPTION_LIMIT
from models.people import Person
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import MEMBERS

pytestmark = sqlite_only


def content(message: Message) -> bytes:
    assert message.media is not None
    assert len(message.text) < CAPTION_LIMIT
    return message.media.content or b""


async def test_everybody_sees_their_own_data(chat: Chat) -> None:
    for name in MEMBERS:
        assert "Мои данные" in (await chat.says(name, "/privacy")).text
        assert chat.offers(name, "Журнал доступа") == (name in {"admin", "director", "several"})
    parent = await chat.says("parent", "/privacy")
    assert "Ребёнок: А. М., класс 5А" in parent.text
    assert "по приглашению" in (await chat.says("stranger", "/privacy")).text


async def test_days_off_services_and_what_was_done_are_shown(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        me = await session.get_one(Person, chat.school.people["teacher"])
        deputy = await session.get_one(Person, chat.school.people["deputy"])
        await factories.team_member(session, await factories.team(session, deputy, name="Звук"), me)
        await factories.absence(session, me, deputy_id=deputy.id)
        ticket = await factories.ticket(session, me)
        await factories.ticket_follower(session, ticket, deputy)
        await chat.app.services.directory.touch(session)
    shown = (await chat.says("teacher", "/privacy")).text
    for words in ("Служба: Звук", "Отсутствие: 24.11.2026–24.11.2026", "другие действия: 1"):
        assert words in shown
    shown = (await chat.says("deputy", "/privacy")).text
    for words in ("Служба: Звук", "Замещение: 24.11.2026–24.11.2026", "«у меня тоже»: 1"):
        assert words in shown


async def test_the_file_is_readable_json(chat: Chat) -> None:
    await chat.says("teacher", "/privacy")
    file = await chat.taps("teacher", "Забрать")
    data = json.loads(content(file))
    assert (data["surname"], data["rooms"]) == ("Ежова", ["214"])
    assert data["help_desk"]["deeds"] == []
    assert data["journal"][0]["at"].endswith("+07:00")
    assert "Ежова" in content(file).decode()
    assert "Мои данные" in (await chat.taps("teacher", "Назад")).text


async def test_withdrawing_is_explained_and_leaves_an_act(chat: Chat) -> None:
    await chat.says("parent", "/privacy")
    means = await chat.taps("parent", "Отозвать")
    assert "будут стёрты" in means.text
    assert "единственный" not in means.text
    left = await chat.taps("parent", "Да, отозвать")
    act = content(left).decode("utf-8-sig")
    assert "Согласие отозвано" in left.text
    assert left.buttons == []
    assert "имя, связь с детьми" in act
    assert "person.erase" in act
    assert "Мамина" not in act
    assert "по приглашению" in (await chat.says("parent", "/menu")).text


async def test_a_double_tap_on_withdraw_is_harmless(chat: Chat) -> None:
    await chat.says("teacher", "/privacy")
    means = await chat.taps("teacher", "Отозвать")
    assert "списке сотрудников" in means.text
    user = chat.user("teacher")
    for tap in [await user.tap_data(means, "privacy.yes") for _ in range(2)]:
        await tap.answered()
    await chat.sees("teacher", "по приглашению")
    assert [message.media is not None for message in user.messages if message.is_from_bot].count(True) == 1


async def test_the_texts_of_consents(chat: Chat) -> None:
    await chat.says("teacher", "/privacy")
    services = chat.app.services
    admin = services.directory.actor(await services.directory.now(), Sender("telegram", 1010), "ru", None)
    token = (await services.invitations.issuing.invite_parents(admin, chat.school.children[0])).token
    await chat.says("teacher", f"/start join-{token}")
    await chat.taps("teacher", "Да, всё верно")
    await chat.taps("teacher", "Согласен")
    assert "✅ Участие родителя (ред. 1): согласие от 24.11.2026 10:00" in (await chat.says("teacher", "/privacy")).text
    assert "Как отозвать" in (await chat.taps("teacher", "Тексты согласий")).text


async def test_the_journal_is_a_csv(chat: Chat) -> None:
    await chat.says("director", "/privacy")
    file = content(await chat.taps("director", "Журнал доступа"))
    lines = file.decode("utf-8-sig").splitlines()
    assert lines[0] == "Когда;Кто;Что;О ком"
    assert lines[-1] == f"24.11.2026 10:00;person:{chat.school.people['director']};audit.export;"


@pytest.mark.parametrize("name", ["teacher", "deputy", "parent"])
async def test_the_journal_is_not_for_everybody(chat: Chat, name: str) -> None:
    shown = await chat.says(name, "/privacy")
    said = await (await chat.user(name).tap_data(shown, "privacy.audit")).answered()
    assert "нет права" in said.text
