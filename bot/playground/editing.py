"""Bot API methods that change or remove messages."""

from bot.playground import limits, rules
from bot.playground.errors import Json, bad_request
from bot.playground.messenger import Message, Messenger
from bot.playground.request import Params

MEDIA_KINDS = frozenset({"photo", "video", "document", "audio", "animation"})


def edit_text(api: Messenger, params: Params) -> Json:
    message = _own_message(api, params)
    if message.media is not None:
        raise bad_request("there is no text in the message to edit")
    text, entities = rules.required_text(params)
    rows = rules.keyboard(params)
    if (message.text, message.entities, message.keyboard) == (text, entities, rows):
        raise bad_request(rules.NOT_MODIFIED)
    message.text, message.entities, message.keyboard = text, entities, rows
    return _edited(api, message)


def edit_caption(api: Messenger, params: Params) -> Json:
    message = _own_message(api, params)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    text, entities = rules.formatted(params, "caption", limits.CAPTION_UNITS)
    rows = rules.keyboard(params)
    if (message.text, message.entities, message.keyboard) == (text, entities, rows):
        raise bad_request(rules.NOT_MODIFIED)
    message.text, message.entities, message.keyboard = text, entities, rows
    return _edited(api, message)


def edit_media(api: Messenger, params: Params) -> Json:
    """Replace the media, or add one to a message that had text only."""
    message = _own_message(api, params)
    item = params.structure("media")
    if not isinstance(item, dict) or str(item.get("type")) not in MEDIA_KINDS:
        raise bad_request("can't parse InputMedia: media must be an Object with a known type")
    part = Params(item, params.uploads)
    kind = str(item["type"])
    text, entities = rules.formatted(part, "caption", limits.CAPTION_UNITS)
    rows = rules.keyboard(params)
    stored = rules.media(kind, part.file(api.files, kind, item.get("media")))
    if (message.media, message.text, message.entities, message.keyboard) == (stored, text, entities, rows):
        raise bad_request(rules.NOT_MODIFIED)
    message.media, message.text, message.entities, message.keyboard = stored, text, entities, rows
    return _edited(api, message)


def edit_keyboard(api: Messenger, params: Params) -> Json:
    message = _own_message(api, params)
    rows = rules.keyboard(params)
    if message.keyboard == rows:
        raise bad_request(rules.NOT_MODIFIED)
    message.keyboard = rows
    return _edited(api, message)


def delete_message(api: Messenger, params: Params) -> bool:
    chat = rules.known_chat(api, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(api, message)
    api.delete(message)
    return True


def delete_messages(api: Messenger, params: Params) -> bool:
    """Unknown ids are skipped, as the Bot API documents it."""
    chat = rules.known_chat(api, params)
    ids = params.structure("message_ids") or []
    if not 1 <= len(ids) <= 100:
        raise bad_request("message identifiers are not specified" if not ids else "too many message identifiers")
    found = [chat.messages[int(i)] for i in ids if int(i) in chat.messages]
    for message in found:
        _check_deletable(api, message)
    for message in found:
        api.delete(message)
    return True


def _check_deletable(api: Messenger, message: Message) -> None:
    foreign = not message.is_from_bot and message.chat.type in {"group", "supergroup"}
    if foreign or api.seconds() - message.date > limits.DELETE_WITHIN_SECONDS:
        raise bad_request("message can't be deleted for everyone")


def _own_message(api: Messenger, params: Params) -> Message:
    chat = rules.addressee(api, params)
    if not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.is_from_bot and chat.type != "channel":
        raise bad_request("message can't be edited")
    return message


def _edited(api: Messenger, message: Message) -> Json:
    message.edited = api.seconds()
    api.changed("edit", message)
    return message.wire()
