"""Bot API methods that put new messages into a chat."""

from bot.playground import limits, rules
from bot.playground.errors import Json, bad_request
from bot.playground.messenger import Chat, Event, Message, Messenger
from bot.playground.request import Params

ALBUM_KINDS = frozenset({"photo", "video", "document", "audio"})


def send_message(api: Messenger, params: Params) -> Json:
    chat = rules.addressee(api, params)
    text, entities = rules.required_text(params)
    message = _draft(api, params, chat)
    message.text, message.entities = text, entities
    return _deliver(api, message)


def send_photo(api: Messenger, params: Params) -> Json:
    return _send_media(api, params, "photo")


def send_document(api: Messenger, params: Params) -> Json:
    return _send_media(api, params, "document")


def send_video(api: Messenger, params: Params) -> Json:
    return _send_media(api, params, "video")


def send_voice(api: Messenger, params: Params) -> Json:
    return _send_media(api, params, "voice")


def send_audio(api: Messenger, params: Params) -> Json:
    return _send_media(api, params, "audio")


def send_animation(api: Messenger, params: Params) -> Json:
    return _send_media(api, params, "animation")


def send_video_note(api: Messenger, params: Params) -> Json:
    """A round video, which has no caption."""
    return _send_media(api, Params(params.values | {"caption": ""}, params.uploads), "video_note")


def _send_media(api: Messenger, params: Params, kind: str) -> Json:
    chat = rules.addressee(api, params)
    text, entities = rules.formatted(params, "caption", limits.CAPTION_UNITS)
    message = _draft(api, params, chat)
    message.text, message.entities = text, entities
    message.media = rules.media(kind, params.file(api.files, kind, params.values.get(kind)))
    return _deliver(api, message)


def send_media_group(api: Messenger, params: Params) -> list[Json]:
    chat = rules.addressee(api, params)
    items = params.structure("media") or []
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > limits.ALBUM_ITEMS:
        raise bad_request("too many messages to send as an album")
    kinds = {str(item.get("type")) for item in items}
    if not kinds <= ALBUM_KINDS:
        raise bad_request("can't parse InputMedia: type must be one of photo, video, document, audio")
    for alone in ("document", "audio"):
        if alone in kinds and len(kinds) > 1:
            raise bad_request(f"{alone} can't be mixed with other media types")
    messages = []
    for item in items:
        part = Params(item, params.uploads)
        message = _draft(api, params, chat)
        message.text, message.entities = rules.formatted(part, "caption", limits.CAPTION_UNITS)
        kind = str(item["type"])
        message.media = rules.media(kind, part.file(api.files, kind, item.get("media")))
        messages.append(message)
    api.throttle.admit(chat.id, len(messages))
    for message in messages:
        message.album = str(messages[0].id)
        api.post(message)
    return [message.wire() for message in messages]


def send_chat_action(api: Messenger, params: Params) -> bool:
    chat = rules.addressee(api, params)
    action = params.string("action")
    if action not in rules.ACTIONS:
        raise bad_request("wrong parameter action in request")
    api.tell(Event("typing", chat.id, action))
    return True


def _draft(api: Messenger, params: Params, chat: Chat) -> Message:
    """A message of the bot with its keyboard and the message it replies to, not shown yet."""
    rows = rules.keyboard(params)
    reply = params.structure("reply_parameters") or {}
    reply_to = int(reply.get("message_id") or params.integer("reply_to_message_id"))
    if reply_to and reply_to not in chat.messages:
        if not (reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply")):
            raise bad_request("message to be replied not found")
        reply_to = 0
    message = api.new_message(chat, api.bot if chat.type != "channel" else None)
    message.keyboard, message.reply_to = rows, reply_to
    return message


def _deliver(api: Messenger, message: Message) -> Json:
    api.throttle.admit(message.chat.id)
    return api.post(message).wire()
