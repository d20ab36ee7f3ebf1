"""The floor without a database: a plain good bot of aiogram's own parts, as its documentation teaches it.

Nothing of ours is used. Each tap is answered with an edit and an answer, each message with a message.
"""

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

TOKEN = "4242:" + "b" * 35


def dispatcher() -> Dispatcher:
    """Answers without a database."""
    router = Router()

    @router.callback_query()
    async def on_tap(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text(query.data or "")
        await query.answer()

    @router.message()
    async def on_message(message: Message) -> None:
        await message.answer(message.text or "")

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


def build_bot(api_url: str) -> Bot:
    """A bot that talks to this Bot API server."""
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
