"""A stranger is told how to get an invitation, and nothing about anybody."""

import pytest

from tests.chat import Chat
from tests.databases import sqlite_only


@sqlite_only
@pytest.mark.parametrize("said", ["/start", "/menu", "/tickets", "/start room-1", "/start nonsense"])
async def test_whatever_a_stranger_asks_for_they_are_told_how_to_join(chat: Chat, said: str) -> None:
    answer = await chat.says("stranger", said)
    assert "по приглашению" in answer.text
    assert answer.buttons == []
