"""A post over HTTP: an album with formatted words becomes one draft, its parts in any order; the parent gets it."""

from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only

JPEG = b"\xff\xd8\xff\xe0 a photo"


async def test_an_album_becomes_one_post_and_comes_to_the_parents(chat: Chat) -> None:
    for name in ("editor", "parent"):
        await chat.says(name, "/start")
    editor = chat.user("editor")
    await chat.says("editor", "/write")
    await chat.taps("editor", "Новая запись")
    await editor.send_album([JPEG + b"1", JPEG + b"2", JPEG + b"3"], "Ярмарка в субботу")
    await chat.settled()
    assert "Черновик: Ярмарка в субботу" in editor.last.text
    shown = await chat.taps("editor", "Все родители")
    assert "3 вложения" in shown.text
    await chat.taps("editor", "Отправить")
    await chat.taps("editor", "Да, отправить")
    await chat.sees("parent", "Ярмарка в субботу")
