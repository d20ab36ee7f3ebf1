import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
import structlog
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest
from aiogram.methods import GetMe

from bot.errors import Denied
from bot.log import MASK, WORDY_FIELDS, configure_logging, describe, scrub

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz-_01234"
log: Any = structlog.get_logger()


class State(StrEnum):
    OPEN = "open"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What the log writes. The logging of the test run itself is put back afterwards."""
    handlers, level, hook = logging.root.handlers, logging.root.level, sys.excepthook
    stream = io.StringIO()
    configure_logging("json", stream)
    yield stream
    logging.root.handlers, sys.excepthook = handlers, hook
    logging.root.setLevel(level)
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def raised(error: BaseException) -> BaseException:
    name = "Тимофей Кузнецов"
    try:
        assert name
        raise error
    except type(error) as caught:
        return caught


def test_an_event_has_a_level_a_time_and_its_fields(stream: io.StringIO) -> None:
    log.info("ticket taken", ticket_id=7, seconds=0.5, kind="fault", done=True, nothing=None, state=State.OPEN)
    (line,) = lines(stream)
    assert datetime.fromisoformat(line.pop("timestamp")).utcoffset() == timedelta(0)
    assert line == {
        "event": "ticket taken",
        "level": "info",
        "ticket_id": 7,
        "seconds": 0.5,
        "kind": "fault",
        "done": True,
        "nothing": None,
        "state": "open",
    }


def test_times_and_durations_are_written(stream: io.StringIO) -> None:
    log.info("due", at=datetime(2026, 9, 15, tzinfo=UTC), day=date(2026, 9, 15), waited=timedelta(seconds=3))
    (line,) = lines(stream)
    assert (line["at"], line["day"], line["waited"]) == ("2026-09-15 00:00:00+00:00", "2026-09-15", "0:00:03")


@pytest.mark.parametrize(
    "value", ["Kuznetsov", "Кузнецов", ["Кузнецов"], {"name": "Kuznetsov"}, b"Kuznetsov", object()]
)
def test_unknown_fields_are_masked(stream: io.StringIO, value: object) -> None:
    log.info("person joined", who=value)
    assert lines(stream)[0]["who"] == MASK


@pytest.mark.parametrize("field", sorted(WORDY_FIELDS - {"event", "level", "timestamp"}))
def test_known_fields_lose_what_is_not_plain_english(stream: io.StringIO, field: str) -> None:
    log.info("something", **{field: f"error for Тимофей Кузнецов with {TOKEN}"})
    assert lines(stream)[0][field] == f"error for {MASK} with {MASK}"


def test_a_known_field_of_another_type_is_masked(stream: io.StringIO) -> None:
    log.info("something", kind=["Кузнецов"])
    assert lines(stream)[0]["kind"] == MASK


def test_the_event_itself_is_scrubbed(stream: io.StringIO) -> None:
    event = f"got {TOKEN} from Кузнецов"
    log.info(event)
    assert lines(stream)[0]["event"] == f"got {MASK} from {MASK}"


def test_context_is_masked_too(stream: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(update_id=5, sender="Кузнецов"):
        log.info("something")
    assert (lines(stream)[0]["update_id"], lines(stream)[0]["sender"]) == (5, MASK)


def test_debugging_is_not_logged(stream: io.StringIO) -> None:
    log.debug("something")
    logging.getLogger("aiohttp.server").debug("something")
    logging.getLogger("aiogram.event").info("Update id=%s is handled", 1)
    assert lines(stream) == []


@pytest.mark.parametrize(
    "text",
    [
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"https://api.telegram.org/file/bot{TOKEN.replace(':', '%3A')}/photos/1.jpg",
        f"{TOKEN}",
        f"token={TOKEN}, url",
    ],
)
def test_tokens_are_scrubbed(text: str) -> None:
    assert "AAabcdef" not in scrub(text)
    assert MASK in scrub(text)


def test_passwords_in_addresses_are_scrubbed() -> None:
    assert scrub("postgresql://me:hidden@db/school") == f"postgresql://{MASK}@db/school"


def test_long_texts_are_cut() -> None:
    assert len(scrub("a" * 5000)) < 600


def test_an_exception_tells_types_and_places_but_no_values(stream: io.StringIO) -> None:
    log.error("handler failed", exc_info=raised(ValueError("wrong name: Kuznetsov", TOKEN)))
    told = lines(stream)[0]["exception"]
    assert told.endswith("ValueError")
    assert "test_log.py" in told
    assert "raised" in told
    assert not any(value in told for value in ("Kuznetsov", "Тимофей", "AAabcdef"))


def test_causes_and_groups_are_told() -> None:
    inner = raised(KeyError("Kuznetsov"))
    outer = RuntimeError("Kuznetsov")
    outer.__cause__ = inner
    told = describe(ExceptionGroup("Kuznetsov", [outer, OSError(5, "Input/output error")]))
    assert told.splitlines()[0].endswith("ExceptionGroup")
    assert "  | KeyError\n  | RuntimeError\n  | OSError: [Errno 5] Input/output error" in told
    assert "Kuznetsov" not in told


def test_a_circle_of_causes_ends() -> None:
    first, second = RuntimeError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert describe(first) == "KeyError\nRuntimeError"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TelegramBadRequest(GetMe(), "message is not modified"), "message is not modified"),
        (TelegramBadRequest(GetMe(), f"can't get {TOKEN}"), f"can't get {MASK}"),
        (AttributeError("'NoneType' object has no attribute 'room'"), "has no attribute 'room'"),
        (Denied(), "error-denied"),
    ],
)
def test_texts_of_programs_are_told(error: Exception, told: str) -> None:
    assert told in describe(error)


def test_texts_that_repeat_what_a_person_sent_are_not_told() -> None:
    assert "Kuznetsov" not in describe(ClientDecodeError("not JSON", ValueError(), {"text": "Kuznetsov"}))


def test_an_exception_in_a_field_is_told_in_the_same_way(stream: io.StringIO) -> None:
    log.warning("trying again", cause=ValueError("Kuznetsov"), error=ConnectionResetError(104, "reset by peer"))
    (line,) = lines(stream)
    assert line["cause"] == "ValueError"
    assert line["error"] == "ConnectionResetError: [Errno 104] reset by peer"


def test_the_current_exception_is_found(stream: io.StringIO) -> None:
    try:
        raise KeyError("Kuznetsov")
    except KeyError:
        log.exception("handler failed")
    assert lines(stream)[0]["exception"].endswith("KeyError")
    assert lines(stream)[0]["level"] == "error"


def test_libraries_keep_their_templates_and_numbers(stream: io.StringIO) -> None:
    library = logging.getLogger("some.library")
    library.warning("Sleep for %f seconds and try %r again (try %d)", 1.5, "Kuznetsov", 3)
    library.warning("%(who)s waits %(seconds)d s", {"who": "Kuznetsov", "seconds": 2})
    library.warning("no %d such number", Decimal(7))
    library.warning("first line\nKuznetsov")
    events = [line["event"] for line in lines(stream)]
    assert events == [
        f"Sleep for 1.500000 seconds and try '{MASK}' again (try 3)",
        f"{MASK} waits 2 s",
        "no %d such number",
        "first line",
    ]
    assert {line["logger"] for line in lines(stream)} == {"some.library"}
    assert "Kuznetsov" not in stream.getvalue()


def test_a_library_s_traceback_is_told_without_values(stream: io.StringIO) -> None:
    logging.getLogger("some.library").error(
        "Failed: %s", ValueError("Kuznetsov"), exc_info=raised(ValueError("Kuznetsov"))
    )
    assert lines(stream)[0]["event"] == "Failed: ValueError"
    assert lines(stream)[0]["exception"].endswith("ValueError")
    assert "Kuznetsov" not in stream.getvalue()


async def test_a_forgotten_task_is_told_without_values(stream: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "Task exception was never retrieved", "exception": ValueError("Kuznetsov")})
    assert lines(stream)[0]["event"] == "Task exception was never retrieved"
    assert lines(stream)[0]["exception"] == "ValueError"


def test_a_crash_is_logged_without_values(stream: io.StringIO) -> None:
    sys.excepthook(ValueError, raised(ValueError("Kuznetsov")), None)
    (line,) = lines(stream)
    assert (line["event"], line["level"]) == ("crashed", "critical")
    assert "Kuznetsov" not in stream.getvalue()


def test_an_interruption_from_the_keyboard_is_no_crash(stream: io.StringIO) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert lines(stream) == []


def test_the_console_is_for_people(stream: io.StringIO) -> None:
    configure_logging("console", stream)
    log.error("handler failed", ticket_id=7, exc_info=raised(ValueError("Kuznetsov")))
    text = stream.getvalue()
    assert "[error    ] handler failed" in text
    assert "ticket_id=7" in text
    assert text.endswith("ValueError\n")
    assert "Kuznetsov" not in text
