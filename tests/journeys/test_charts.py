"""The director leafs through the pictures of the status: one message that changes, files below it."""

from datetime import timedelta

from bot.access import SYSTEM
from bot.playground import Message
from tests import factories
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, sqlite_only

pytestmark = sqlite_only


def is_picture(message: Message) -> bool:
    return message.media is not None and (message.media.content or b"").startswith(b"\x89PNG")


async def leafs(chat: Chat, button: str, words: str) -> Message:
    """What stands there after a tap, once it is drawn."""
    await chat.taps("director", button)
    return await chat.sees("director", words)


async def test_charts_change_in_place_and_the_page_comes_below(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        await factories.ticket(session, opened_at=SCHOOL_MORNING - timedelta(days=1))
        await factories.consumable(session, name="Бумага А4", stock=1, minimum=5)
    await chat.says("director", "/status")
    tickets = await leafs(chat, "Графики", "Заявки по неделям: ноябрь 2026")
    assert is_picture(tickets)
    supplies = await leafs(chat, "Запасы", "Бумага А4, шт.: 1, нужно 5")
    assert is_picture(supplies)
    assert supplies.id == tickets.id
    assert not is_picture(await leafs(chat, "План", "Данных за этот период нет."))
    again = await leafs(chat, "Запасы", "Бумага А4, шт.: 1, нужно 5")
    assert is_picture(again)
    page = await leafs(chat, "PDF", "Светофоры, показатели и графики")
    assert page.media is not None
    assert (page.media.content or b"").startswith(b"%PDF")
    assert page.id != again.id
    assert is_picture(chat.user("director").messages[-2]), "the chart stays above the page"
