import json
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import ShiftedClock
from bot.playground import Participant, Playground
from bot.playground.files import plain_png
from tests.bot.playground.client import Client

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Да", **fields}]]}


async def test_a_wrong_token_is_unauthorized(api: Client) -> None:
    async with api.session.get(f"{api.playground.url}/bot1:x/getMe") as answer:
        assert (answer.status, await answer.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )


async def test_an_unknown_method_is_not_found(api: Client) -> None:
    assert await api.refusal("sendKittens") == "404 Not Found: method not found"


async def test_a_method_is_found_in_any_case_and_by_get(api: Client) -> None:
    async with api.session.get(f"{api.playground.url}/bot{api.playground.token}/GETME") as answer:
        assert (await answer.json())["result"]["username"] == "school_bot"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \u200b\n"}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "a", "parse_mode": "Markup"}, "unsupported parse_mode"),
        ({"text": "<b>", "parse_mode": "HTML"},
         "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "a", "reply_markup": button(callback_data="ж" * 33)}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": button()},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "a", "reply_markup": button(callback_data="")},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "a", "reply_markup": button(text="", callback_data="x")}, "REPLY_MARKUP_INVALID"),
        ({"text": "a", "reply_markup": button(text=5, callback_data="x")},
         'can\'t parse inline keyboard button: Field "text" must be of type String'),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
         'can\'t parse inline keyboard button: Can\'t find field "text"'),
        ({"text": "a", "reply_markup": button(url="ftp://example.org")},
         "inline keyboard button URL 'ftp://example.org' is invalid: Unsupported URL protocol"),
        ({"text": "a", "reply_markup": button(url="http://localhost/")},
         "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}},
         "reply markup is too long"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]}},
         "reply markup is too long"),
        ({"text": "a", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "a", "chat_id": 999}, "chat not found"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
    ],
)  # fmt: skip
async def test_a_wrong_message_is_refused(api: Client, anna: Participant, params: dict[str, Any], words: str) -> None:
    before = len(anna.messages)
    assert await api.refusal("sendMessage", **{"chat_id": anna.id, **params}) == f"400 Bad Request: {words}"
    assert len(anna.messages) == before


async def test_the_longest_text_and_the_fullest_keyboard_pass(api: Client, anna: Participant) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "ж" * 32}] * 5] * 20}
    text = f"<b>{'я' * 4096}</b>"
    sent = await api.result("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML", reply_markup=keyboard)
    assert len(sent["text"]) == 4096
    assert len(anna.last.buttons) == 100


async def test_who_never_started_blocked_or_left_is_not_written_to(api: Client, playground: Playground) -> None:
    person = playground.add_user(8, "Пётр")
    wanted = {"chat_id": 8, "text": "a"}
    assert await api.refusal("sendMessage", **wanted) == "403 Forbidden: bot can't initiate conversation with a user"
    await person.start()
    await api.result("sendMessage", **wanted)
    await person.block()
    assert await api.refusal("sendMessage", **wanted) == "403 Forbidden: bot was blocked by the user"
    await person.unblock()
    await api.result("sendMessage", **wanted)
    person.deactivate()
    assert await api.refusal("sendMessage", **wanted) == "403 Forbidden: user is deactivated"


async def test_a_group_that_removed_the_bot_or_moved(api: Client, playground: Playground, anna: Participant) -> None:
    group = playground.add_group("Учителя", [anna])
    old = group.id
    await group.remove_bot(by=anna.user)
    assert (
        await api.refusal("sendMessage", chat_id=old, text="a") == "403 Forbidden: bot was kicked from the group chat"
    )
    await group.add_bot(by=anna.user)
    new = await group.upgrade()
    body = await api.call("sendMessage", chat_id=old, text="a")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new}
    assert (await api.result("sendMessage", chat_id=new, text="a"))["chat"]["type"] == "supergroup"


async def test_an_edit_that_changes_nothing(api: Client, anna: Participant) -> None:
    sent = await api.result("sendMessage", chat_id=anna.id, text="a", reply_markup=button(callback_data="x"))
    edit = {"chat_id": anna.id, "message_id": sent["message_id"]}
    same = {**edit, "text": "<i></i>a ", "parse_mode": "HTML", "reply_markup": button(callback_data="x")}
    assert await api.refusal("editMessageText", **same) == NOT_MODIFIED
    assert await api.refusal("editMessageReplyMarkup", **edit, reply_markup=button(callback_data="x")) == NOT_MODIFIED
    assert (await api.result("editMessageText", **edit, text="a")).get("reply_markup") is None
    assert await api.refusal("editMessageReplyMarkup", **edit) == NOT_MODIFIED


async def test_text_and_caption_are_edited_each_by_its_own_method(api: Client, anna: Participant) -> None:
    text = await api.result("sendMessage", chat_id=anna.id, text="a")
    photo = (await api.upload("sendPhoto", {"photo": ("x.png", plain_png(9, 9))}, chat_id="7", caption="b"))["result"]
    on_photo = {"chat_id": anna.id, "message_id": photo["message_id"]}
    on_text = {"chat_id": anna.id, "message_id": text["message_id"]}
    refused = "400 Bad Request: there is no text in the message to edit"
    assert await api.refusal("editMessageText", **on_photo, text="c") == refused
    refused = "400 Bad Request: there is no caption in the message to edit"
    assert await api.refusal("editMessageCaption", **on_text, caption="c") == refused
    assert await api.refusal("editMessageCaption", **on_photo, caption="b") == NOT_MODIFIED
    assert (await api.result("editMessageCaption", **on_photo, caption="c"))["caption"] == "c"
    too_long = await api.refusal("editMessageCaption", **on_photo, caption="c" * 1025)
    assert too_long == "400 Bad Request: message caption is too long"


async def test_media_is_replaced_and_added_to_a_text(api: Client, anna: Participant) -> None:
    sent = await api.result("sendMessage", chat_id=anna.id, text="a")
    media = json.dumps({"type": "photo", "media": "attach://f", "caption": "<b>x</b>", "parse_mode": "HTML"})
    ids = {"chat_id": "7", "message_id": str(sent["message_id"])}
    edited = (await api.upload("editMessageMedia", {"f": ("x.png", plain_png(9, 9))}, media=media, **ids))["result"]
    assert edited["caption"] == "x"
    again = {"type": "photo", "media": edited["photo"][0]["file_id"], "caption": "<b>x</b>", "parse_mode": "HTML"}
    assert await api.refusal("editMessageMedia", **ids, media=again) == NOT_MODIFIED


async def test_what_can_not_be_edited(api: Client, anna: Participant) -> None:
    own = await anna.send_text("моё")
    assert await api.refusal("editMessageText", chat_id=7, text="a") == (
        "400 Bad Request: message identifier is not specified"
    )
    refused = await api.refusal("editMessageText", chat_id=7, message_id=999, text="a")
    assert refused == "400 Bad Request: message to edit not found"
    refused = await api.refusal("editMessageText", chat_id=7, message_id=own.id, text="a")
    assert refused == "400 Bad Request: message can't be edited"


async def test_deleting(api: Client, anna: Participant, clock: ShiftedClock) -> None:
    sent = [await api.result("sendMessage", chat_id=7, text="a") for _ in range(3)]
    ids = [message["message_id"] for message in sent]
    assert await api.result("deleteMessage", chat_id=7, message_id=ids[0])
    refused = await api.refusal("deleteMessage", chat_id=7, message_id=ids[0])
    assert refused == "400 Bad Request: message to delete not found"
    assert await api.result("deleteMessages", chat_id=7, message_ids=[ids[0], ids[1]])
    clock.shift(timedelta(hours=49))
    refused = await api.refusal("deleteMessage", chat_id=7, message_id=ids[2])
    assert refused == "400 Bad Request: message can't be deleted for everyone"


async def test_a_tap_is_answered_once_and_in_time(
    api: Client, anna: Participant, clock: ShiftedClock, hour: timedelta
) -> None:
    await api.result("sendMessage", chat_id=7, text="a", reply_markup=button(callback_data="x"))
    tap = await anna.tap(anna.last, "Да")
    assert await api.refusal("answerCallbackQuery", callback_query_id=tap.query.id, text="я" * 201) == (
        "400 Bad Request: MESSAGE_TOO_LONG"
    )
    assert await api.result("answerCallbackQuery", callback_query_id=tap.query.id, text="Готово", show_alert=True)
    answer = await tap.answered()
    assert (answer.text, answer.alert) == ("Готово", True)
    assert await api.refusal("answerCallbackQuery", callback_query_id=tap.query.id) == TOO_OLD
    late = await anna.tap(anna.last, "x")
    clock.shift(hour)
    assert await api.refusal("answerCallbackQuery", callback_query_id=late.query.id) == TOO_OLD
    assert await api.refusal("answerCallbackQuery", callback_query_id="1") == TOO_OLD


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "", "description": "a"}, "command must be non-empty"),
        ({"command": "a" * 33, "description": "a"}, "command length must not exceed 32"),
        ({"command": "Помощь", "description": "a"}, "BOT_COMMAND_INVALID"),
        ({"command": "help", "description": ""}, "command description must be non-empty"),
        ({"command": "help", "description": "a" * 257}, "command description length must not exceed 256"),
    ],
)
async def test_a_wrong_command_list_is_refused(api: Client, command: dict[str, str], words: str) -> None:
    assert await api.refusal("setMyCommands", commands=[command]) == f"400 Bad Request: {words}"


async def test_limits_of_command_lists(api: Client, anna: Participant) -> None:
    one = {"command": "help", "description": "a"}
    assert await api.refusal("setMyCommands", commands=[one] * 101) == "400 Bad Request: BOT_COMMANDS_TOO_MUCH"
    refused = await api.refusal("setMyCommands", commands=[one], language_code="russian")
    assert refused == "400 Bad Request: invalid language code specified"
    refused = await api.refusal("setMyCommands", commands=[one], scope={"type": "chat", "chat_id": 999})
    assert refused == "400 Bad Request: chat not found"


async def test_a_person_who_never_wrote_gets_no_command_list(api: Client, playground: Playground) -> None:
    playground.add_user(8, "Пётр")
    commands = [{"command": "help", "description": "a"}]
    refused = await api.refusal("setMyCommands", commands=commands, scope={"type": "chat", "chat_id": 8})
    assert refused == "400 Bad Request: chat not found"


async def test_parameters_of_a_wrong_shape_are_refused(api: Client, anna: Participant) -> None:
    wrong = {"entities": [{}], "reply_parameters": 5, "reply_markup": [1]}
    for name, value in wrong.items():
        assert (await api.refusal("sendMessage", chat_id=7, text="a", **{name: value})).startswith("400 Bad Request")


async def test_files(api: Client, anna: Participant) -> None:
    async def photo(content: bytes) -> str:
        return str((await api.upload("sendPhoto", {"photo": ("x.png", content)}, chat_id="7")).get("description"))

    assert await photo(b"") == "Bad Request: file must be non-empty"
    assert await photo(b"not a picture") == "Bad Request: IMAGE_PROCESS_FAILED"
    assert await photo(plain_png(300, 2)) == "Bad Request: PHOTO_INVALID_DIMENSIONS"
    big = plain_png(9, 9) + bytes(10 * 1024 * 1024)
    assert (await photo(big)).endswith("bytes is too big for a photo; the maximum size is 10485760 bytes")
    assert await api.refusal("sendPhoto", chat_id=7) == "400 Bad Request: there is no photo in the request"
    refused = await api.refusal("sendPhoto", chat_id=7, photo="nothing")
    assert refused == "400 Bad Request: wrong remote file identifier specified: Wrong string length"
    refused = await api.refusal("sendPhoto", chat_id=7, photo="https://example.org/a.png")
    assert refused == "400 Bad Request: failed to get HTTP URL content"


async def test_a_file_is_downloaded_up_to_20_mb(api: Client, anna: Participant) -> None:
    small = await anna.send_document("план.txt", b"text")
    large = await anna.send_video(size=50 * 1024 * 1024)
    assert small.media is not None
    assert large.media is not None
    path = (await api.result("getFile", file_id=small.media.id))["file_path"]
    async with api.session.get(f"{api.playground.url}/file/bot{api.playground.token}/{path}") as answer:
        assert await answer.read() == b"text"
    assert await api.refusal("getFile", file_id=large.media.id) == "400 Bad Request: file is too big"
    unknown = "400 Bad Request: wrong file_id or the file is temporarily unavailable"
    assert await api.refusal("getFile", file_id="x") == unknown


async def test_albums(api: Client, anna: Participant) -> None:
    picture = await anna.send_photo()
    assert picture.media is not None
    item = {"type": "photo", "media": picture.media.id}
    sent = await api.result("sendMediaGroup", chat_id=7, media=[{**item, "caption": "a"}, item])
    assert len({message["media_group_id"] for message in sent}) == 1
    refused = await api.refusal("sendMediaGroup", chat_id=7, media=[item] * 11)
    assert refused == "400 Bad Request: too many messages to send as an album"
    mixed = [item, {"type": "document", "media": "x"}]
    refused = await api.refusal("sendMediaGroup", chat_id=7, media=mixed)
    assert refused == "400 Bad Request: document can't be mixed with other media types"


async def test_other_refusals(api: Client, anna: Participant) -> None:
    refused = await api.refusal("sendChatAction", chat_id=7, action="singing")
    assert refused == "400 Bad Request: wrong parameter action in request"
    asked = await anna.inline_query("проектор")
    refused = await api.refusal("answerInlineQuery", inline_query_id=asked.query.id, results=[{"id": "1"}, {"id": "1"}])
    assert refused == "400 Bad Request: RESULT_ID_DUPLICATE"
    assert await api.result("answerInlineQuery", inline_query_id=asked.query.id, results=[])
    assert await api.refusal("answerInlineQuery", inline_query_id=asked.query.id, results=[]) == TOO_OLD
    assert await api.refusal("leaveChat", chat_id=7) == (
        "400 Bad Request: chat member status can't be changed in private chats"
    )
