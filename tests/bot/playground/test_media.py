"""Everything that may travel beside words: what the bot is told of it, what it may send back, replies, albums."""

from typing import Any

import pytest
from aiogram.types import Update

from bot.playground import Participant
from bot.playground.files import plain_png
from tests.bot.playground.client import Client
from tests.bot.playground.test_rules import NOT_MODIFIED, button


async def told(api: Client) -> list[dict[str, Any]]:
    """The messages that the bot is told of, each understood by the library too."""
    updates = await api.result("getUpdates")
    for update in updates:
        Update.model_validate(update)
    return [update["message"] for update in updates]


async def test_sound_clips_and_round_videos_come_as_the_messenger_names_them(api: Client, anna: Participant) -> None:
    await anna.send_audio("гимн.mp3")
    await anna.send_animation(caption="так мигает")
    await anna.send_video_note()
    audio, clip, note = await told(api)
    assert audio["audio"]["file_name"] == "гимн.mp3"
    assert clip["animation"]["file_id"] == clip["document"]["file_id"]
    assert clip["caption"] == "так мигает"
    assert {"length", "duration"} < set(note["video_note"])
    assert "file_name" not in note["video_note"]


@pytest.mark.parametrize(
    ("method", "kind"), [("sendAudio", "audio"), ("sendAnimation", "animation"), ("sendVideoNote", "video_note")]
)
async def test_the_bot_sends_them_back(api: Client, anna: Participant, method: str, kind: str) -> None:
    await anna.send_audio()
    await anna.send_animation()
    await anna.send_video_note()
    theirs = next(message.media for message in anna.messages if message.media and message.media.kind == kind)
    sent = await api.result(method, chat_id=7, caption="вот", **{kind: theirs.id})
    assert sent[kind]["file_id"] == theirs.id
    assert sent.get("caption") == (None if kind == "video_note" else "вот")
    assert await api.refusal(method, chat_id=7) == f"400 Bad Request: there is no {kind} in the request"


async def test_a_reply_carries_the_message_with_its_buttons(api: Client, anna: Participant) -> None:
    await api.result("sendMessage", chat_id=7, text="Заявка", reply_markup=button(callback_data="ticket:1"))
    card = anna.last
    await anna.quoting(card).send_text("лампа перегорела")
    await anna.quoting(card).send_photo()
    await anna.send_text("а это не ответ")
    words, photo, other = await told(api)
    for message in (words, photo):
        assert message["reply_to_message"]["from"]["is_bot"]
        assert message["reply_to_message"]["reply_markup"] == button(callback_data="ticket:1")
    assert "reply_to_message" not in other


async def test_parts_of_an_album_may_be_told_out_of_order_and_late(api: Client, anna: Participant) -> None:
    await api.result("sendMessage", chat_id=7, text="Заявка")
    parts = await anna.quoting(anna.last).send_album([plain_png(9, 9)] * 4, "класс", arriving=(2, 0, 1))
    anna.arrive(parts[3])
    messages = await told(api)
    assert [message["message_id"] for message in messages] == [parts[i].id for i in (2, 0, 1, 3)]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == [None, "класс", None, None]
    assert all("reply_to_message" in message for message in messages)


async def test_a_picture_is_changed_by_an_upload(api: Client, anna: Participant) -> None:
    files = {"photo": ("a.png", plain_png(9, 9))}
    number = str((await api.upload("sendPhoto", files, chat_id="7"))["result"]["message_id"])
    media = '{"type": "photo", "media": "attach://new", "caption": "иначе"}'
    files = {"new": ("b.png", plain_png(8, 6))}
    edited = (await api.upload("editMessageMedia", files, chat_id="7", message_id=number, media=media))["result"]
    assert (edited["photo"][0]["width"], edited["caption"]) == (8, "иначе")
    same = {"type": "photo", "media": edited["photo"][0]["file_id"], "caption": "иначе"}
    assert await api.refusal("editMessageMedia", chat_id=7, message_id=int(number), media=same) == NOT_MODIFIED
    gone = (await api.upload("editMessageMedia", {}, chat_id="7", message_id=number, media=media))["description"]
    assert gone == "Bad Request: wrong remote file identifier specified: Wrong string length"
