"""Addresses of group chats."""

from bot.ui import Address


class Chats(Address, prefix="chats"):
    """All chats of groups that one decides on."""

    page: int = 0


class Chat(Address, prefix="chats.one"):
    """A chat, and a page of those who may meet there."""

    id: int
    page: int = 0


class Settle(Address, prefix="chats.settle"):
    """This group meets there: a code of bot/services/groups.py."""

    id: int
    group: str


class Forget(Address, prefix="chats.forget"):
    """Nothing goes there any more."""

    id: int


class ChatsOfPost(Address, prefix="chats.post"):
    """To which chats a draft goes too."""

    post: int
    page: int = 0


class Toggle(Address, prefix="chats.toggle"):
    """This chat too, or not; version: of the draft that the screen showed."""

    post: int
    version: int
    chat: int
