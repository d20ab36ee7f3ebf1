"""Addresses of group chats."""

from bot.ui import Address


class Chats(Address, prefix="chats"):
    """All chats of groups that one decides on."""


class ChatsPage(Address, prefix="chats.page"):
    """A page of them."""

    page: int


class Chat(Address, prefix="chats.one"):
    """A chat and who meets there."""

    id: int


class ChatPage(Address, prefix="chats.who"):
    """A page of those who may meet in a chat."""

    id: int
    page: int


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


class ChatsOfPostPage(Address, prefix="chats.posts"):
    """A page of them."""

    post: int
    page: int


class Toggle(Address, prefix="chats.toggle"):
    """This chat too, or not; version: of the draft that the screen showed."""

    post: int
    version: int
    chat: int
