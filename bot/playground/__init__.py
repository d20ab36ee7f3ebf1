"""A messenger of one's own: a small, strict Bot API server on loopback and a page where one is several people at once.

    clock = ShiftedClock()
    playground = Playground(clock, personas=[Persona(1, "Учитель", "информатика")], bot_username="school_bot")
    await playground.start()              # playground.url, playground.token
    session = AiohttpSession(api=TelegramAPIServer.from_base(playground.url))     # aiogram talks to it so

    teacher = playground.user(1)          # or playground.add_user(7, "Анна", "Иванова", "anna", "ru")
    await teacher.start("invitation")     # /start invitation
    menu = await teacher.reply()          # the bot's message after this person's last deed; no sleeping
    tap = await teacher.tap(menu, "Сообщить")        # by label, data or a part of the label
    toast = await tap.answered()          # Answer(text, alert, url)
    card = await teacher.wait_for(lambda message: "принята" in message.text, within=5)
    teacher.messages, teacher.last, card.text, card.entities, card.buttons, card.media, card.wire()

Deeds: start, send_text, send_photo, send_album, send_document, send_video, send_animation, send_video_note,
send_voice, send_audio, send_other (any fields), ``quoting(message)`` before a deed that replies, forward, edit, delete,
tap, tap_data (tampered data), inline_query, block, unblock, deactivate. Groups: ``add_group(title)``,
``group.add_bot(by=person.user)``, ``person.send_text(text, chat=group)``, ``upgrade``;
``add_group(title, kind="channel")`` with ``post``. The bot in a group is in privacy mode: it gets commands, mentions
and replies.

Failures: ``playground.faults.plan("sendMessage", ResetAfter(), times=2)`` with TooManyRequests, BadGateway,
ServerError, Delay, ResetBefore, ResetAfter; ``duplicate_updates(n)``, ``inject({"message": "garbage"})``.
``throttle.pace = Pace()`` enforces the messenger's limits and ``throttle.refused`` counts the 429s.
Counting: ``count_calls("editMessageText", chat_id)``, ``calls``, ``forget_calls()``.

The page is served at ``playground.url``. ``on_shift(move)`` is called by its clock buttons with a ``ClockMove`` and has
to move the clock itself (and run what is due); without it the page has no such buttons. ``beside`` are routes of
other pages on the same port, such as a school's website.

Left out: MarkdownV2, payments, reactions, reply keyboards, topics, stickers from the bot.
"""

from bot.playground.faults import (
    ANY_METHOD,
    BadGateway,
    Delay,
    Faults,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)
from bot.playground.groups import Group
from bot.playground.limits import Pace
from bot.playground.messenger import Answer, Message, User
from bot.playground.page import ClockMove, Persona
from bot.playground.people import Participant, Tap
from bot.playground.server import Playground

__all__ = [
    "ANY_METHOD",
    "Answer",
    "BadGateway",
    "ClockMove",
    "Delay",
    "Faults",
    "Group",
    "Message",
    "Pace",
    "Participant",
    "Persona",
    "Playground",
    "ResetAfter",
    "ResetBefore",
    "ServerError",
    "Tap",
    "TooManyRequests",
    "User",
]
