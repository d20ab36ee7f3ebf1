"""What Telegram refuses: texts, keyboards, commands, addressees. Each rule in one place, with Telegram's own words."""

import re
from typing import Any, Final

from bot.playground import limits
from bot.playground.errors import ApiError, Json, bad_request, forbidden
from bot.playground.files import StoredFile, image_size
from bot.playground.markup import parse_html, trim, units
from bot.playground.messenger import Chat, Messenger
from bot.playground.request import Params

QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
ACTIONS: Final = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
_BUTTON_ACTIONS = ("callback_data", "url", "copy_text", "switch_inline_query", "switch_inline_query_current_chat",
                   "switch_inline_query_chosen_chat", "web_app", "login_url", "callback_game", "pay")  # fmt: skip
_WEB_ADDRESS = re.compile(
    r"https?://(?:[^/?#@]*@)?(?:[^/?#:]+\.[^/?#:.]{1,}|\[[0-9a-f:]+\])(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]*")


def addressee(api: Messenger, params: Params) -> Chat:
    """The chat that a call writes to, if the bot may write there."""
    chat = known_chat(api, params)
    if chat.moved_to:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, words, {"migrate_to_chat_id": chat.moved_to})
    if chat.user is None:
        if not chat.bot_is_member:
            raise forbidden(_KICKED[chat.type])
        return chat
    if chat.user.deactivated:
        raise forbidden("user is deactivated")
    if chat.user.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.user.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


_KICKED = {
    "group": "bot was kicked from the group chat",
    "supergroup": "bot was kicked from the supergroup chat",
    "channel": "bot is not a member of the channel chat",
}


def known_chat(api: Messenger, params: Params, name: str = "chat_id") -> Chat:
    """The chat of an id or of a public @name."""
    reference = params.string(name)
    if not reference:
        raise bad_request(f"{name} is empty")
    if reference.startswith("@"):
        for chat in api.chats.values():
            if chat.user is None and chat.username.lower() == reference[1:].lower():
                return chat
    found = api.chats.get(params.integer(name))
    if found is None:
        raise bad_request("chat not found")
    return found


def visible_chat(api: Messenger, params: Params) -> Chat:
    """A chat that the bot knows: a person who never wrote to it does not exist for it."""
    chat = known_chat(api, params)
    if chat.user is not None and not chat.user.started:
        raise bad_request("chat not found")
    return chat


def formatted(params: Params, name: str, longest: int) -> tuple[str, list[Json]]:
    """Visible text and entities of "text" or "caption"; emptiness is judged by the caller."""
    mode = params.string("parse_mode").lower()
    raw = params.string(name).replace("\r", "")
    if mode == "html":
        text, entities = parse_html(raw)
    elif mode in {"", "none"}:
        text, entities = raw, _given_entities(params, raw, "entities" if name == "text" else "caption_entities")
    else:
        raise bad_request("unsupported parse_mode")
    text, entities = trim(text, entities)
    if units(text) > longest:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    return text, entities


def required_text(params: Params) -> tuple[str, list[Json]]:
    """The text of a message, which may not be empty."""
    text, entities = formatted(params, "text", limits.TEXT_UNITS)
    if _INVISIBLE.fullmatch(text):
        raise bad_request("message text is empty")
    return text, entities


def _given_entities(params: Params, text: str, name: str) -> list[Json]:
    entities = params.structure(name) or []
    length = units(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] < 0 or entity["offset"] + entity["length"] > length:
            raise bad_request(f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text")
    return [{key: value for key, value in entity.items() if value is not None} for entity in entities]


def keyboard(params: Params) -> list[list[Json]]:
    """Rows of inline buttons; other kinds of reply markup count as none."""
    markup = params.structure("reply_markup")
    if markup is None:
        return []
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse inline keyboard: Field "inline_keyboard" must be an Array of Arrays')
    if sum(len(row) for row in rows) > limits.KEYBOARD_BUTTONS or any(len(row) > limits.ROW_BUTTONS for row in rows):
        raise bad_request("reply markup is too long")
    return [[_button(raw) for raw in row] for row in rows if row]


def _button(raw: Any) -> Json:
    if not isinstance(raw, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    button = {key: value for key, value in raw.items() if value is not None}
    if "text" not in button:
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not isinstance(button["text"], str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if _INVISIBLE.fullmatch(button["text"]):
        raise bad_request("REPLY_MARKUP_INVALID")
    action = next((name for name in _BUTTON_ACTIONS if name in button), None)
    if action is None or (action == "callback_data" and not button[action]):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if action == "callback_data" and len(str(button[action]).encode()) > limits.CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url":
        _check_url(str(button["url"]))
    return button


def _check_url(url: str) -> None:
    if url.startswith(("tg://", "ton://")) or _WEB_ADDRESS.fullmatch(url):
        return
    scheme, separator, _ = url.partition("://")
    reason = "Unsupported URL protocol" if separator and scheme not in {"http", "https"} else "Wrong HTTP URL"
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")


def commands(params: Params) -> list[Json]:
    """The list of setMyCommands, each trimmed and without its slash."""
    listed = params.structure("commands") or []
    if len(listed) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for raw in listed:
        command = str(raw.get("command", "")).strip().removeprefix("/")
        description = str(raw.get("description", "")).strip()
        if not command:
            raise bad_request("command must be non-empty")
        if len(command) > 32:
            raise bad_request("command length must not exceed 32")
        if not _COMMAND.fullmatch(command):
            raise bad_request("BOT_COMMAND_INVALID")
        if not description:
            raise bad_request("command description must be non-empty")
        if len(description) > 256:
            raise bad_request("command description length must not exceed 256")
        kept.append({"command": command, "description": description})
    return kept


def language(params: Params) -> str:
    """``language_code`` of a command list: empty or two letters."""
    code = params.string("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def media(kind: str, stored: StoredFile) -> StoredFile:
    """The file, if Telegram would take it as this kind of media."""
    if kind == "photo":
        if stored.size > limits.PHOTO_BYTES:
            size_told = f"file of size {stored.size} bytes is too big for a photo"
            raise bad_request(f"{size_told}; the maximum size is {limits.PHOTO_BYTES} bytes")
        size = image_size(stored.content or b"")
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if not min(size) or sum(size) > 10_000 or max(size) > 20 * min(size):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
    if stored.size > limits.UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if stored.kind != kind and "photo" in {stored.kind, kind}:
        raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
    return stored
