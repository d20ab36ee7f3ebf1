"""The table of Bot API methods, and those that neither send nor edit: answers, commands, files, chats, webhook."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground import editing, limits, rules, sending
from bot.playground.errors import Json, bad_request, conflict
from bot.playground.markup import units
from bot.playground.messenger import Answer, Event, Messenger
from bot.playground.request import Params
from bot.playground.webhook import Target

Method = Callable[[Messenger, Params], Any]
SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
                    "chat_administrators", "chat_member"})  # fmt: skip


def get_me(api: Messenger, params: Params) -> Json:
    return api.bot.wire() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    }


def get_updates(api: Messenger, params: Params) -> Awaitable[list[Json]]:
    allowed = params.structure("allowed_updates")
    limit = params.integer("limit", limits.UPDATES_A_POLL)
    return api.updates.poll(params.integer("offset"), limit, float(params.string("timeout") or 0), allowed)


async def set_webhook(api: Messenger, params: Params) -> bool:
    """Any address is taken here, not only https: the receiver stands on the same machine."""
    url, secret = params.string("url"), params.string("secret_token")
    if not url:
        return await delete_webhook(api, params)
    if not url.startswith(("https://", "http://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > 256 or not all(sign.isascii() and (sign.isalnum() or sign in "_-") for sign in secret):
        raise bad_request("secret token contains unallowed characters")
    allowed = params.structure("allowed_updates")
    if allowed is not None:
        api.updates.allowed = frozenset(allowed) or None
    if params.flag("drop_pending_updates"):
        api.updates.drop_all()
    await api.webhook.start(Target(url, secret, max(1, min(params.integer("max_connections", 40), 100))))
    return True


async def delete_webhook(api: Messenger, params: Params) -> bool:
    if params.flag("drop_pending_updates"):
        api.updates.drop_all()
    await api.webhook.stop()
    return True


def get_webhook_info(api: Messenger, params: Params) -> Json:
    return api.webhook.info()


def answer_callback_query(api: Messenger, params: Params) -> bool:
    text = params.string("text")
    if units(text) > limits.CALLBACK_ANSWER_UNITS:
        raise bad_request("MESSAGE_TOO_LONG")
    query = api.take_query(params.string("callback_query_id"))
    if query is None:
        raise bad_request(rules.QUERY_TOO_OLD)
    answer = Answer(text, params.flag("show_alert"), params.string("url"))
    if not query.answer.done():
        query.answer.set_result(answer)
    api.tell(Event("answer", query.user.id, (query, answer)))
    return True


def answer_inline_query(api: Messenger, params: Params) -> bool:
    results = params.structure("results") or []
    if len(results) > limits.INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(result.get("id", "")) for result in results]
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    query = api.take_query(params.string("inline_query_id"))
    if query is None:
        raise bad_request(rules.QUERY_TOO_OLD)
    query.results = results
    if not query.answer.done():
        query.answer.set_result(Answer())
    return True


def set_my_commands(api: Messenger, params: Params) -> bool:
    key = _commands_key(api, params)
    api.commands[key] = rules.commands(params)
    api.tell(Event("commands", key[1]))
    return True


def delete_my_commands(api: Messenger, params: Params) -> bool:
    key = _commands_key(api, params)
    api.commands.pop(key, None)
    api.tell(Event("commands", key[1]))
    return True


def get_my_commands(api: Messenger, params: Params) -> list[Json]:
    return api.commands.get(_commands_key(api, params), [])


def _commands_key(api: Messenger, params: Params) -> tuple[str, int, str]:
    """Scope, its chat (0: none) and language."""
    scope = params.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = 0
    if str(scope["type"]).startswith("chat"):
        chat = rules.visible_chat(api, Params(scope))
        if chat.type == "private" and scope["type"] != "chat":
            raise bad_request("can't use specified scope in private chats")
        chat_id = chat.id
    return str(scope["type"]), chat_id, rules.language(params)


def commands_of(api: Messenger, chat_id: int, language_code: str) -> list[Json]:
    """The list that a person sees in a chat, by the order of precedence of BotCommandScope."""
    everybody = "all_private_chats" if chat_id > 0 else "all_group_chats"
    for scope, where in (("chat", chat_id), (everybody, 0), ("default", 0)):
        for code in (language_code, ""):
            if listed := api.commands.get((scope, where, code)):
                return listed
    return []


def get_file(api: Messenger, params: Params) -> Json:
    stored = api.files.get(params.string("file_id"))
    if stored.size > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


def get_chat(api: Messenger, params: Params) -> Json:
    return rules.visible_chat(api, params).wire() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }


def leave_chat(api: Messenger, params: Params) -> bool:
    chat = rules.known_chat(api, params)
    if chat.user is not None:
        raise bad_request("chat member status can't be changed in private chats")
    if not chat.bot_is_member:
        raise bad_request("bot is not a member of the chat")
    chat.bot_is_member = False
    return True


def harmless(api: Messenger, params: Params) -> bool:
    """Methods whose effect nobody sees here (the bot's description and the like)."""
    return True


def no_webhook_while_polling(api: Messenger, params: Params) -> bool:
    """logOut and close: nothing to do on a server of our own."""
    if api.webhook.target.url:
        raise conflict("can't use the method while webhook is active; use deleteWebhook to delete the webhook first")
    return True


METHODS: dict[str, Method] = {
    name.lower(): method
    for name, method in {
        "getMe": get_me,
        "getUpdates": get_updates,
        "setWebhook": set_webhook,
        "deleteWebhook": delete_webhook,
        "getWebhookInfo": get_webhook_info,
        "sendMessage": sending.send_message,
        "sendPhoto": sending.send_photo,
        "sendDocument": sending.send_document,
        "sendVideo": sending.send_video,
        "sendVoice": sending.send_voice,
        "sendAudio": sending.send_audio,
        "sendAnimation": sending.send_animation,
        "sendVideoNote": sending.send_video_note,
        "sendMediaGroup": sending.send_media_group,
        "sendChatAction": sending.send_chat_action,
        "editMessageText": editing.edit_text,
        "editMessageCaption": editing.edit_caption,
        "editMessageMedia": editing.edit_media,
        "editMessageReplyMarkup": editing.edit_keyboard,
        "deleteMessage": editing.delete_message,
        "deleteMessages": editing.delete_messages,
        "answerCallbackQuery": answer_callback_query,
        "answerInlineQuery": answer_inline_query,
        "setMyCommands": set_my_commands,
        "deleteMyCommands": delete_my_commands,
        "getMyCommands": get_my_commands,
        "getFile": get_file,
        "getChat": get_chat,
        "leaveChat": leave_chat,
        "setMyName": harmless,
        "setMyDescription": harmless,
        "setMyShortDescription": harmless,
        "setChatMenuButton": harmless,
        "setMyDefaultAdministratorRights": harmless,
        "logOut": no_webhook_while_polling,
        "close": no_webhook_while_polling,
    }.items()
}
