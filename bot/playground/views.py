"""How the page sees people and messages: plain data, drawn by static/app.js."""

from bot.playground.errors import Json
from bot.playground.messenger import Message
from bot.playground.people import Participant


def user_view(person: Participant) -> Json:
    user = person.user
    return {
        "id": user.id,
        "name": user.full_name,
        "language": user.language_code,
        "started": user.started,
        "blocked": user.blocked,
    }


def message_view(message: Message) -> Json:
    """A message as the page draws it."""
    shown: Json = {
        "id": message.id,
        "revision": message.revision,
        "own": not message.is_from_bot,
        "date": message.date,
        "edited": message.edited,
        "text": message.text,
        "entities": message.entities,
        "keyboard": [[button_view(button) for button in row] for row in message.keyboard],
        "album": message.album,
    }
    if message.forward_origin:
        shown["forward"] = message.forward_origin.get("sender_user_name", "")
    if replied := message.chat.messages.get(message.reply_to):
        shown["reply"] = {"id": replied.id, "text": replied.text[:120]}
    if media := message.media:
        shown["media"] = {
            "kind": media.kind,
            "name": media.name,
            "size": media.size,
            "url": f"/play/file/{media.id}",
            "width": media.width,
            "height": media.height,
        }
    return shown


def button_view(button: Json) -> Json:
    for kind in ("callback_data", "url"):
        if kind in button:
            return {"text": button["text"], "kind": kind, "value": button[kind]}
    copied = button.get("copy_text")
    return {"text": button["text"], "kind": "copy", "value": copied["text"] if copied else ""}
