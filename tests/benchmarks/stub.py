"""A messenger that answers at once, inside the process: what remains is the cost of the program itself."""

import json
import time
from collections import Counter
from itertools import count
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

_BOT = {"id": 4242, "is_bot": True, "first_name": "School", "username": "school_bot"}
_CHAT = {"id": 1, "type": "private", "first_name": "Person"}
_MESSAGE = {"message_id": 17, "from": _BOT, "chat": _CHAT, "date": 1_800_000_000, "text": "What was shown before"}
_DONE = json.dumps({"ok": True, "result": True})
_SHOWN = json.dumps({"ok": True, "result": _MESSAGE})
_NUMBERS = count(time.monotonic_ns())


class InstantSession(AiohttpSession):
    """aiogram's session without its socket: the call is written and the answer read, and the calls are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: Counter[str] = Counter()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's own signature
    ) -> TelegramType:
        self.calls[method.__api_method__] += 1
        self.build_form_data(bot, method)
        content = _DONE if method.__returning__ is bool else _SHOWN
        return cast(TelegramType, self.check_response(bot, method, 200, content).result)


class Taps:
    """Updates as the messenger delivers them: a tap on a button of a message that shows something else.

    No two of them have the same number, also in a process that uses a database after this one: what was handled
    before would not be done.
    """

    def tap(self, person: int, data: str) -> dict[str, Any]:
        """A tap of this person on a button with this data."""
        number = next(_NUMBERS)
        user = {"id": person, "is_bot": False, "first_name": "Person", "language_code": "ru"}
        keyboard = [[{"text": "Help", "callback_data": "help"}], [{"text": "Menu", "callback_data": data}]]
        message = _MESSAGE | {"chat": _CHAT | {"id": person}, "reply_markup": {"inline_keyboard": keyboard}}
        query = {"id": str(number), "from": user, "message": message, "chat_instance": "1", "data": data}
        return {"update_id": number, "callback_query": query}
