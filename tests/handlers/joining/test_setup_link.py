"""The first admin opens the set-up link of a school that has nobody yet."""

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from models.people import RoleGrant
from models.school import School
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


@pytest.fixture
async def token(chat: Chat) -> str:
    """The set-up link of the standard school after it has lost its admins and its name."""
    async with chat.app.db.write(SYSTEM) as session:
        await session.execute(update(RoleGrant).where(RoleGrant.role == "admin").values(role="editor"))
        await session.execute(update(School).values(name=None))
        await chat.app.services.directory.touch(session)
    made = await chat.app.services.invitations.setup.token()
    assert made is not None
    return made


async def test_the_first_admin_agrees_tells_their_name_and_goes_on(chat: Chat, token: str) -> None:
    document = await chat.says("stranger", f"/start setup-{token}")
    assert "Согласие на обработку" in document.text
    assert "Как вас зовут" in (await chat.taps("stranger", "Согласен")).text
    assert "хотя бы фамилия и имя" in (await chat.says("stranger", "Егор")).text
    assert "Название школы" in (await chat.says("stranger", "Настройкин Егор Андреевич")).text
    assert "Рабочая неделя" in (await chat.says("stranger", "Школа № 5")).text
    assert "Егор Андреевич" in (await chat.says("stranger", "/menu")).text
    assert "больше не действует" in (await chat.says("teacher", f"/start setup-{token}")).text


async def test_somebody_known_keeps_their_name(chat: Chat, token: str) -> None:
    await chat.says("teacher", f"/start setup-{token}")
    await chat.taps("teacher", "Согласен")
    assert "Мария Петровна" in (await chat.says("teacher", "/menu")).text
    assert await chat.app.services.invitations.setup.token() is None
