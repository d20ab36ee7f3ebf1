import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.clock import ShiftedClock
from bot.playground import Participant, Playground
from tests.bot.playground.client import Client


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_stay_until_the_offset_confirms_them(api: Client, anna: Participant) -> None:
    await anna.send_text("один")
    await anna.send_text("два")
    first = await api.result("getUpdates", limit=1)
    assert texts(first) == ["один"]
    both = await api.result("getUpdates", offset=first[0]["update_id"])
    assert texts(both) == ["один", "два"]
    assert texts(await api.result("getUpdates", offset=both[0]["update_id"] + 1)) == ["два"]
    assert await api.result("getUpdates", offset=both[1]["update_id"] + 1) == []


async def test_the_same_offset_asked_again_at_once_is_answered_with_one_update(api: Client, anna: Participant) -> None:
    await anna.send_text("один")
    await anna.send_text("два")
    assert len(await api.result("getUpdates")) == 2
    assert len(await api.result("getUpdates")) == 1


async def test_a_long_poll_ends_when_something_comes(api: Client, anna: Participant) -> None:
    poll = asyncio.create_task(api.result("getUpdates", timeout=5))
    await api.playground.updates.wait_for_reader()
    await anna.send_text("пришло")
    assert texts(await poll) == ["пришло"]


async def test_a_newer_reader_ends_the_older_one(api: Client, anna: Participant) -> None:
    older = asyncio.create_task(api.refusal("getUpdates", timeout=5))
    await api.playground.updates.wait_for_reader()
    newer = asyncio.create_task(api.result("getUpdates", timeout=5))
    assert await older == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await anna.send_text("пришло")
    assert texts(await newer) == ["пришло"]


async def test_only_wanted_kinds_are_kept(api: Client, anna: Participant) -> None:
    await api.result("getUpdates", allowed_updates=["callback_query"])
    await anna.send_text("не нужно")
    await anna.tap_data(anna.messages[0], "x")
    [update] = await api.result("getUpdates", offset=1)
    assert update["callback_query"]["data"] == "x"


async def test_old_updates_are_forgotten(api: Client, anna: Participant, clock: ShiftedClock) -> None:
    await anna.send_text("вчера")
    clock.shift(timedelta(hours=23))
    await anna.tap_data(anna.messages[0], "x")
    clock.shift(timedelta(seconds=200))
    assert texts(await api.result("getUpdates")) == ["вчера"]
    clock.shift(timedelta(hours=2))
    assert await api.result("getUpdates", offset=1) == []


async def test_an_update_delivered_twice_and_one_that_can_not_be_decoded(
    api: Client, playground: Playground, anna: Participant
) -> None:
    playground.duplicate_updates()
    await anna.send_text("дважды")
    [first] = await api.result("getUpdates")
    [second] = await api.result("getUpdates", offset=first["update_id"] + 1)
    assert first == second
    raw = playground.inject({"message": "garbage"})
    assert await api.result("getUpdates", offset=raw) == [{"update_id": raw, "message": "garbage"}]


async def test_groups_are_read_in_privacy_mode(api: Client, playground: Playground, anna: Participant) -> None:
    group = playground.add_group("Учителя", [anna])
    for text in ("всем привет", "/status", "спросите @school_bot"):
        await anna.send_text(text, group)
    assert texts(await api.result("getUpdates")) == ["/status", "спросите @school_bot"]
    channel = playground.add_group("Канал", kind="channel")
    await channel.post("новость")
    assert (await api.result("getUpdates", offset=-1))[0]["channel_post"]["text"] == "новость"


async def test_blocking_and_editing_are_told(api: Client, anna: Participant) -> None:
    message = await anna.send_text("проектор")
    await anna.edit(message, "экран")
    await anna.block()
    _, edited, member = await api.result("getUpdates")
    assert edited["edited_message"]["text"] == "экран"
    assert member["my_chat_member"]["new_chat_member"]["status"] == "kicked"


class Receiver:
    """A webhook that answers what the test says, one status after another, then 200."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.headers: list[str | None] = []
        self.statuses: list[int] = []
        self.arrived = asyncio.Condition()

    async def handle(self, request: web.Request) -> web.Response:
        status = self.statuses.pop(0) if self.statuses else 200
        self.headers.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        async with self.arrived:
            if status == 200:
                self.got.append(await request.json())
            self.arrived.notify_all()
        return web.Response(status=status, headers={"Retry-After": "0"} if status != 200 else {})

    async def wait(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(5), self.arrived:
            await self.arrived.wait_for(lambda: len(self.got) >= count)
        return self.got


@asynccontextmanager
async def receiving() -> AsyncIterator[tuple[Receiver, str]]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        yield receiver, f"http://127.0.0.1:{port}/hook"
    finally:
        await runner.cleanup()


async def test_a_webhook_gets_each_chats_updates_in_order_and_again_until_it_takes_them(
    api: Client, anna: Participant
) -> None:
    async with receiving() as (receiver, url):
        receiver.statuses = [503, 500]
        await anna.send_text("раньше")
        await api.result("setWebhook", url=url, secret_token="s3cret")
        for text in ("один", "два"):
            await anna.send_text(text)
        assert texts(await receiver.wait(3)) == ["раньше", "один", "два"]
        assert receiver.headers == ["s3cret"] * 5
        info = await api.result("getWebhookInfo")
        assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
        await api.result("deleteWebhook")
    assert (await api.result("getWebhookInfo"))["url"] == ""


async def test_a_duplicate_reaches_a_webhook_twice(api: Client, playground: Playground, anna: Participant) -> None:
    async with receiving() as (receiver, url):
        await api.result("setWebhook", url=url)
        playground.duplicate_updates()
        await anna.send_text("дважды")
        assert texts(await receiver.wait(2)) == ["дважды", "дважды"]
        await api.result("deleteWebhook")


async def test_polling_and_a_webhook_exclude_each_other(api: Client, anna: Participant) -> None:
    async with receiving() as (receiver, url):
        assert await api.refusal("setWebhook", url="ftp://x") == (
            "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
        )
        refused = await api.refusal("setWebhook", url=url, secret_token="тайна")
        assert refused == "400 Bad Request: secret token contains unallowed characters"
        receiver.statuses = [503] * 1000
        await api.result("setWebhook", url=url)
        assert await api.refusal("getUpdates") == (
            "409 Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
        await anna.send_text("не принято")
        await api.result("deleteWebhook")
    assert texts(await api.result("getUpdates")) == ["не принято"]
