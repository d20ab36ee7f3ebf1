import time

import aiohttp
import pytest

from bot.playground import (
    ANY_METHOD,
    BadGateway,
    Delay,
    Pace,
    Participant,
    Playground,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)
from bot.playground.errors import ApiError
from bot.playground.limits import Throttle
from tests.bot.playground.client import Client


async def test_too_many_requests_and_a_server_error(api: Client, playground: Playground, anna: Participant) -> None:
    playground.faults.plan("sendMessage", TooManyRequests(3))
    playground.faults.plan(ANY_METHOD, ServerError())
    body = await api.call("sendMessage", chat_id=7, text="a")
    assert body["error_code"] == 429
    assert body["parameters"] == {"retry_after": 3}
    assert await api.refusal("getMe") == "500 Internal Server Error"
    assert await api.result("sendMessage", chat_id=7, text="a")


async def test_a_bad_gateway_answers_with_a_page(api: Client, playground: Playground) -> None:
    playground.faults.plan("getMe", BadGateway(), times=2)
    for _ in range(2):
        async with api.session.get(f"{playground.url}/bot{playground.token}/getMe") as answer:
            assert (answer.status, answer.content_type) == (502, "text/html")
    assert await api.result("getMe")


async def test_a_reset_before_and_after_the_effect(api: Client, playground: Playground, anna: Participant) -> None:
    playground.faults.plan("sendMessage", ResetBefore())
    with pytest.raises(aiohttp.ClientError):
        await api.call("sendMessage", chat_id=7, text="нет")
    playground.faults.plan("sendMessage", ResetAfter())
    with pytest.raises(aiohttp.ClientError):
        await api.call("sendMessage", chat_id=7, text="есть")
    assert [message.text for message in anna.messages if message.is_from_bot] == ["есть"]
    assert [call.code for call in playground.calls] == [0, 0]


async def test_a_delay_comes_before_the_effect(api: Client, playground: Playground, anna: Participant) -> None:
    playground.faults.plan("sendMessage", Delay(0.05))
    began = time.monotonic()
    await api.result("sendMessage", chat_id=7, text="a")
    assert time.monotonic() - began >= 0.05


async def test_calls_are_counted(api: Client, playground: Playground, anna: Participant) -> None:
    await api.result("sendMessage", chat_id=7, text="a")
    await api.refusal("sendMessage", chat_id=9, text="a")
    assert playground.count_calls("sendMessage") == 2
    assert playground.count_calls("sendMessage", 7) == 1
    playground.forget_calls()
    assert playground.count_calls("sendMessage") == 0


class Seconds:
    """A stopwatch that the test moves."""

    def __init__(self) -> None:
        self.value = 100.0

    def __call__(self) -> float:
        return self.value


def refused_for(throttle: Throttle, chat_id: int, count: int = 1) -> int:
    """Seconds of retry_after, 0 where the message passes."""
    try:
        throttle.admit(chat_id, count)
    except ApiError as error:
        return int((error.parameters or {})["retry_after"])
    return 0


def test_without_a_pace_everything_passes() -> None:
    throttle = Throttle(Seconds())
    assert [refused_for(throttle, 7) for _ in range(100)] == [0] * 100


def test_thirty_a_second_overall() -> None:
    now = Seconds()
    throttle = Throttle(now)
    throttle.pace = Pace()
    assert [refused_for(throttle, person) for person in range(1, 31)] == [0] * 30
    assert refused_for(throttle, 99) == 1
    now.value += 0.99
    assert refused_for(throttle, 99) == 1
    now.value += 0.02
    assert refused_for(throttle, 99) == 0
    assert throttle.refused == 2


def test_a_private_chat_takes_a_short_burst_then_one_a_second() -> None:
    now = Seconds()
    throttle = Throttle(now)
    throttle.pace = Pace()
    assert [refused_for(throttle, 7) for _ in range(6)] == [0, 0, 0, 0, 0, 1]
    now.value += 1
    assert [refused_for(throttle, 7) for _ in range(2)] == [0, 1]


def test_twenty_a_minute_in_a_group() -> None:
    now = Seconds()
    throttle = Throttle(now)
    throttle.pace = Pace()
    assert [refused_for(throttle, -1001) for _ in range(20)] == [0] * 20
    assert refused_for(throttle, -1001) == 60
    now.value += 61
    assert refused_for(throttle, -1001, count=3) == 0


async def test_the_server_enforces_the_pace(api: Client, playground: Playground, anna: Participant) -> None:
    playground.throttle.pace = Pace(private_burst=1)
    await api.result("sendMessage", chat_id=7, text="a")
    assert await api.refusal("sendMessage", chat_id=7, text="a") == "429 Too Many Requests: retry after 1"
    assert playground.throttle.refused == 1
