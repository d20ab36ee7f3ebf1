"""A fault of the program: its sender is told, and what comes next works."""

import pytest
from structlog.testing import capture_logs

from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_what_can_not_be_handled_is_said_to_its_sender(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    await chat.says("teacher", "/menu")

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(chat.app.services.tickets.read, "mine", broken)
    with capture_logs() as logs:
        assert "Мы уже записали ошибку" in (await chat.says("teacher", "/tickets")).text
        user = chat.user("teacher")
        answer = await (await user.tap_data(user.last, "tickets:0")).answered()
        assert answer.alert
        assert "Мы уже записали ошибку" in str(answer.text)
    assert [entry["event"] for entry in logs].count("update_put_aside") == 2
    assert "Что нужно сделать?" in (await chat.says("teacher", "/menu")).text
