"""Groups and channels that the bot is in, and what it is told of its place in them."""

import asyncio
from collections.abc import Callable
from typing import Any

from bot.playground.errors import Json
from bot.playground.messenger import Chat, Message, Messenger, User

Predicate = Callable[[Message], bool]


class Group:
    """A group or a channel that the bot is in."""

    def __init__(self, messenger: Messenger, chat: Chat) -> None:
        self.chat = chat
        self.id = chat.id
        self._messenger = messenger

    @property
    def messages(self) -> list[Message]:
        return list(self.chat.messages.values())

    async def wait_for(self, predicate: Predicate, within: float = 5.0) -> Message:
        """The newest message, old or coming, that fits; TimeoutError after ``within`` seconds."""
        async with asyncio.timeout(within):
            while True:
                for message in reversed(self.messages):
                    if predicate(message):
                        return message
                await self._messenger.next_event(self.id)

    async def add_bot(self, by: User) -> None:
        """A member adds the bot: my_chat_member, and new_chat_members in a group."""
        api = self._messenger
        self.chat.bot_is_member = True
        new = "administrator" if self.chat.type == "channel" else "member"
        api.updates.push("my_chat_member", membership(api, self.chat, by, ("left", new)), self.id)
        if self.chat.type != "channel":
            message = api.new_message(self.chat, by)
            message.extra = {"new_chat_members": [api.bot.wire()]}
            api.updates.push("message", api.post(message).wire(), self.id)

    async def remove_bot(self, by: User) -> None:
        api = self._messenger
        self.chat.bot_is_member = False
        api.updates.push("my_chat_member", membership(api, self.chat, by, ("member", "kicked")), self.id)

    async def post(self, text: str) -> Message:
        """A post of a channel."""
        api = self._messenger
        message = api.new_message(self.chat, None)
        message.text = text
        api.updates.push("channel_post", api.post(message).wire(), self.id)
        return message

    async def upgrade(self) -> int:
        """Become a supergroup: the old id stops working; gives the new one."""
        new_id = self.id - 1_000_000_000_000
        self.chat.moved_to = new_id
        self._messenger.chats[new_id] = Chat(new_id, "supergroup", title=self.chat.title, members=self.chat.members)
        self.chat = self._messenger.chats[new_id]
        self.id = new_id
        return new_id


def concerns_bot(message: Message, bot: User) -> bool:
    """Whether a bot in privacy mode gets a group's message: a command, its name, a reply to it."""
    replied = message.chat.messages.get(message.reply_to)
    mentioned = f"@{bot.username}".lower() in message.text.lower()
    return message.text.startswith("/") or mentioned or (replied is not None and replied.is_from_bot)


def membership(api: Messenger, chat: Chat, by: User, change: tuple[str, str]) -> Json:
    """A ChatMemberUpdated of the bot itself; ``change`` is the status before and after."""
    old, new = (_member(api.bot, status) for status in change)
    return {
        "chat": chat.wire(),
        "from": by.wire(),
        "date": api.seconds(),
        "old_chat_member": old,
        "new_chat_member": new,
    }


def _member(bot: User, status: str) -> Json:
    shown: dict[str, Any] = {"user": bot.wire(), "status": status}
    if status == "kicked":
        shown["until_date"] = 0
    if status == "administrator":
        rights = ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
                  "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
                  "can_post_stories", "can_edit_stories", "can_delete_stories")  # fmt: skip
        shown |= dict.fromkeys(rights, True)
    return shown
