"""Inviting in the chat: staff by a link, parents one by one or by printed slips, and revoking."""

import re

import pytest

from bot.presenter import CAPTION_LIMIT
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


@pytest.fixture(autouse=True)
def named_bot(chat: Chat) -> None:
    chat.app.services.invitations.bot_name = "school_bot"


async def test_an_admin_invites_one_of_the_staff_who_opens_the_link(chat: Chat) -> None:
    start = await chat.says("admin", "/invite")
    assert "Приглашения" in start.text
    assert "⏳" not in (await chat.taps("admin", "Сотрудники без бота: 1")).buttons[0]
    await chat.taps("admin", "Будущая И. Р.")
    made = await chat.taps("admin", "Выдать приглашение")
    link = re.search(r"https://t\.me/school_bot\?start=(join-[\w-]{22})", made.text)
    assert link
    assert re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", made.text)
    assert "08.12.2026" in made.text
    picture = await chat.taps("admin", "QR-код")
    assert picture.media is not None
    assert picture.media.name == "invitation.png"
    assert link[0] in picture.text
    assert "Сотрудник: Будущая И. Р." in (await chat.says("stranger", f"/start {link[1]}")).text
    await chat.says("admin", "/invite")
    assert "⏳" in (await chat.taps("admin", "Сотрудники")).buttons[0]
    await chat.taps("admin", "Будущая")
    assert "Приглашения сейчас нет" in (await chat.taps("admin", "Отозвать")).text
    assert "отозвано" in (await chat.says("stranger", f"/start {link[1]}")).text


async def test_a_class_teacher_sees_their_own_class_only(chat: Chat) -> None:
    mine = await chat.says("class_teacher", "/invite")
    assert "Родители класса 5А" in mine.text
    assert not chat.offers("class_teacher", "Сотрудники")
    for foreign in (f"invite.class:{chat.school.classes['9Б']}:0", f"invite.child:{chat.school.children[1]}"):
        user = chat.user("class_teacher")
        said = await (await user.tap_data(user.last, foreign)).answered()
        assert "нет права" in said.text


async def test_a_child_is_named_by_initials_only(chat: Chat) -> None:
    await chat.says("class_teacher", "/invite")
    child = await chat.taps("class_teacher", "А. М. – 1/2")
    assert "А. М., класс 5А" in child.text
    assert "Мамина" not in child.text
    made = await chat.taps("class_teacher", "Выдать приглашение")
    assert "родителям ученика А. М., класс 5А" in made.text
    anew = await chat.taps("class_teacher", "Назад")
    assert "действует до 24.12.2026" in anew.text
    assert chat.offers("class_teacher", "новое вместо него")


async def test_slips_for_a_class_are_a_pdf(chat: Chat) -> None:
    await chat.says("class_teacher", "/invite")
    before = await chat.taps("class_teacher", "Листы для класса")
    assert "перестанут действовать" not in before.text
    printed = await chat.taps("class_teacher", "Всем (1)")
    assert printed.media is not None
    assert printed.media.name == "Листы 5А.pdf"
    assert (printed.media.content or b"").startswith(b"%PDF")
    assert len(printed.text) < CAPTION_LIMIT
    await chat.taps("class_teacher", "Назад")
    again = await chat.taps("class_teacher", "Листы для класса")
    assert "перестанут действовать" in again.text
    assert not chat.offers("class_teacher", "Только тем")


@pytest.mark.parametrize("name", ["teacher", "director", "parent", "student"])
async def test_others_invite_nobody(chat: Chat, name: str) -> None:
    assert "нет права" in (await chat.says(name, "/invite")).text
    user = chat.user(name)
    for address in ("invite.make:19", f"invite.print:{chat.school.classes['5А']}:all", "invite.open:0"):
        said = await (await user.tap_data(user.last, address)).answered()
        assert "нет права" in said.text


async def test_open_invitations_stand_in_one_list(chat: Chat) -> None:
    await chat.says("admin", "/invite")
    assert "нет" in (await chat.taps("admin", "Открытые")).text
    await chat.says("admin", "/invite")
    await chat.taps("admin", "9Б")
    await chat.taps("admin", "Б. М.")
    await chat.taps("admin", "Выдать")
    await chat.says("admin", "/invite")
    assert chat.offers("admin", "Открытые")
    assert "9Б Б. М. – 1/2" in (await chat.taps("admin", "Открытые")).buttons[0]


async def test_a_parent_is_untied_in_one_confirmed_step(chat: Chat) -> None:
    await chat.says("class_teacher", "/invite")
    await chat.taps("class_teacher", "А. М.")
    assert "перестанет получать" in (await chat.taps("class_teacher", "Отвязать: Мамина Е. О.")).text
    child = await chat.taps("class_teacher", "Да, отвязать")
    assert "Родителей в боте: 0 из 2" in child.text
    assert "Меню" in "".join((await chat.says("parent", "/privacy")).buttons)
    assert "5А" not in (await chat.says("parent", "/privacy")).text
