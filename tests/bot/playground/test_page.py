import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.clock import ShiftedClock
from bot.playground import ClockMove, Participant, Persona, Playground
from bot.playground.files import plain_png
from bot.playground.methods import commands_of
from bot.playground.page import STATIC
from tests.bot.playground.client import Client


@pytest.fixture
async def playground(clock: ShiftedClock) -> AsyncIterator[Playground]:
    async def move_on(move: ClockMove) -> None:
        clock.shift({ClockMove.HOUR: timedelta(hours=1)}.get(move, timedelta(days=1)))

    people = [Persona(1, "Орлова Анна", "учитель"), Persona(2, "Белов Игорь", "техник")]
    zone = ZoneInfo("Asia/Novokuznetsk")
    playground = Playground(clock, personas=people, bot_name="Помощник", time_zone=zone, on_shift=move_on)
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
def anna(playground: Playground) -> Participant:
    return playground.user(1)


async def get(api: Client, path: str) -> Any:
    async with api.session.get(api.playground.url + path) as answer:
        assert answer.status == 200
        return await answer.json()


async def post(api: Client, path: str, body: dict[str, Any], origin: str = "") -> tuple[int, Any]:
    headers = {"Origin": origin} if origin else {}
    async with api.session.post(api.playground.url + path, json=body, headers=headers) as answer:
        return answer.status, await answer.json() if answer.status == 200 else None


async def test_the_page_learns_who_there_is_and_what_they_see(api: Client) -> None:
    state = await get(api, "/play/state")
    assert [person["title"] for person in state["people"]] == ["Орлова Анна", "Белов Игорь"]
    assert (state["bot"]["name"], state["zone"]) == ("Помощник", "Asia/Novokuznetsk")
    assert state["moves"] == ["hour", "day", "morning"]
    assert await post(api, "/play/send", {"user": 1, "text": "/start abc"}) == (200, {"ids": [1]})
    chat = await get(api, "/play/chat?user=1")
    assert chat["user"]["started"]
    assert [message["text"] for message in chat["messages"]] == ["/start abc"]
    assert (await api.result("getUpdates"))[0]["message"]["text"] == "/start abc"
    assert await post(api, "/play/send", {"user": 1, "text": "я" * 5000}) == (200, {"ids": [2, 3]})


async def test_a_tap_sends_what_the_button_carries(api: Client, anna: Participant) -> None:
    await anna.start()
    rows = [[{"text": "Да", "callback_data": "yes"}, {"text": "Сайт", "url": "https://example.org/"}]]
    sent = await api.result("sendMessage", chat_id=1, text="Точно?", reply_markup={"inline_keyboard": rows})
    shown = (await get(api, "/play/chat?user=1"))["messages"][-1]["keyboard"]
    assert [button["kind"] for button in shown[0]] == ["callback_data", "url"]
    status, _ = await post(api, "/play/tap", {"user": 1, "message": sent["message_id"], "data": "yes"})
    assert status == 200
    assert (await api.result("getUpdates"))[-1]["callback_query"]["data"] == "yes"
    assert (await post(api, "/play/tap", {"user": 1, "message": 999, "data": "yes"}))[0] == 410


async def test_several_pictures_become_an_album_and_other_files_only_download(api: Client, anna: Participant) -> None:
    form = aiohttp.FormData({"user": "1", "mode": "photo", "caption": "**наш** класс"})
    for number in range(12):
        form.add_field("files", plain_png(9, 9), filename=f"{number}.png")
    async with api.session.post(f"{api.playground.url}/play/upload", data=form) as answer:
        assert answer.status == 200
    albums = Counter(message.album for message in anna.messages)
    assert list(albums.values()) == [10, 2]
    assert [message.text for message in anna.messages] == ["наш класс", *[""] * 11]
    bold = [{"type": "bold", "offset": 0, "length": 3}]
    assert [message.entities for message in anna.messages] == [bold, *[[]] * 11]
    form = aiohttp.FormData({"user": "1", "mode": "document", "caption": "**наш** план"})
    form.add_field("files", b"plan", filename="plan.pdf")
    async with api.session.post(f"{api.playground.url}/play/upload", data=form) as answer:
        assert answer.status == 200
    assert anna.messages[-1].media is not None
    assert anna.messages[-1].wire()["caption_entities"] == bold
    page = await anna.send_document("x.html", b"<script>alert(1)</script>")
    assert page.media is not None
    async with api.session.get(f"{api.playground.url}/play/file/{page.media.id}") as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.content_type == "application/octet-stream"


async def test_what_the_page_sends_may_be_a_reply(api: Client, anna: Participant) -> None:
    await anna.start()
    await api.result("sendMessage", chat_id=1, text="Заявка")
    card = anna.last.id
    for wanted in (card, 999, 0):
        assert (await post(api, "/play/send", {"user": 1, "text": "а", "reply_to": wanted}))[0] == 200
    for mode in ("photo", "voice", "video"):
        form = aiohttp.FormData({"user": "1", "mode": mode, "reply_to": str(card)})
        form.add_field("files", plain_png(9, 9), filename="a.png")
        async with api.session.post(f"{api.playground.url}/play/upload", data=form) as answer:
            assert answer.status == 200
    assert [message.reply_to for message in anna.messages[2:]] == [card, 0, 0, card, card, card]
    assert [message.media.kind for message in anna.messages if message.media] == ["photo", "voice", "video"]
    assert (await get(api, "/play/chat?user=1"))["messages"][2]["reply"] == {"id": card, "text": "Заявка"}


async def test_another_site_may_not_act_here(api: Client) -> None:
    body = {"user": 1, "text": "a"}
    assert (await post(api, "/play/send", body, origin="https://evil.example"))[0] == 403
    assert (await post(api, "/play/send", body, origin=api.playground.url))[0] == 200
    async with api.session.post(f"{api.playground.url}/play/send", data=json.dumps(body)) as answer:
        assert answer.status == 415


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/play/send", {"user": 999, "text": "a"}, 404),
        ("/play/send", {"user": 1}, 400),
        ("/play/send", {"user": 1, "text": "a", "reply_to": "x"}, 400),
        ("/play/send", [], 400),
        ("/play/shift", {"move": "year"}, 400),
        ("/play/tap", {"user": 1, "message": "x", "data": "y"}, 400),
    ],
)
async def test_wrong_requests_of_a_page_are_refused(api: Client, path: str, body: Any, status: int) -> None:
    assert (await post(api, path, body))[0] == status


async def test_the_clock_moves_by_the_callback(api: Client, clock: ShiftedClock) -> None:
    before = (await get(api, "/play/state"))["now"]
    _, told = await post(api, "/play/shift", {"move": "hour"})
    assert 3_600_000 <= told["now"] - before < 3_660_000
    assert clock.offset == timedelta(hours=1)


async def test_what_happens_is_streamed(api: Client, playground: Playground, anna: Participant) -> None:
    async with api.session.get(f"{playground.url}/play/events") as stream, asyncio.timeout(5):
        assert (await event(stream))[0] == "hello"
        message = await anna.start()
        assert (await event(stream))[0] == "user"
        kind, data = await event(stream)
        assert (kind, data["message"]["text"]) == ("message", "/start")
        await api.result("sendChatAction", chat_id=1, action="typing")
        assert await event(stream) == ("typing", {"chat": 1, "action": "typing"})
        tap = await anna.tap_data(message, "x")
        await api.result("answerCallbackQuery", callback_query_id=tap.query.id, text="Готово", show_alert=True)
        kind, data = await event(stream)
        assert (kind, data["text"], data["alert"]) == ("answer", "Готово", True)
        await anna.edit(message, "иначе")
        assert (await event(stream))[1]["message"]["text"] == "иначе"
        await anna.delete(message)
        assert await event(stream) == ("delete", {"chat": 1, "id": message.id})
        await anna.block()
        assert (await event(stream))[1]["user"]["blocked"]


async def event(stream: aiohttp.ClientResponse) -> tuple[str, Any]:
    """The next event of the stream: its kind and data."""
    kind = (await stream.content.readline()).decode().removeprefix("event: ").strip()
    data = json.loads((await stream.content.readline()).decode().removeprefix("data: "))
    await stream.content.readline()
    return kind, data


async def test_the_command_list_follows_chat_and_language(api: Client, anna: Participant) -> None:
    async def put(command: str, **where: Any) -> None:
        await api.result("setMyCommands", commands=[{"command": command, "description": "x"}], **where)

    def seen(language: str) -> list[str]:
        return [command["command"] for command in commands_of(api.playground.messenger, anna.id, language)]

    await anna.start()
    assert seen("ru") == []
    await put("default")
    await put("private", scope={"type": "all_private_chats"})
    assert seen("ru") == ["private"]
    await put("chat", scope={"type": "chat", "chat_id": 1})
    await put("chat_en", scope={"type": "chat", "chat_id": 1}, language_code="en")
    assert (seen("ru"), seen("en")) == (["chat"], ["chat_en"])
    await api.result("deleteMyCommands", scope={"type": "chat", "chat_id": 1})
    assert seen("ru") == ["private"]
    assert (await get(api, "/play/commands?user=1"))[0]["command"] == "private"


async def test_everything_the_page_asks_for_is_there_and_nothing_is_foreign(api: Client) -> None:
    async with api.session.get(api.playground.url) as answer:
        page = await answer.text()
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "https://" not in page
    for path in STATIC.iterdir():
        async with api.session.get(f"{api.playground.url}/static/{path.name}") as answer:
            assert answer.status == 200
        assert path.suffix == ".docx" or "innerHTML =" not in path.read_text()
    async with api.session.get(f"{api.playground.url}/static/..%2fpage.py") as answer:
        assert answer.status == 404
