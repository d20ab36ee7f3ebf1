"""Chats of groups: who meets there, and which posts go there."""

from bot.access import Permission
from handlers.chats import actions, addresses, notices, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="chats",
    screens={
        addresses.Chats: screens.chats,
        addresses.ChatsPage: screens.chats_page,
        addresses.Chat: screens.chat,
        addresses.ChatPage: screens.chat_page,
        addresses.ChatsOfPost: screens.of_post,
        addresses.ChatsOfPostPage: screens.of_post_page,
    },
    actions={
        addresses.Settle: actions.settle,
        addresses.Forget: actions.forget,
        addresses.Toggle: actions.toggle,
    },
    notices=notices.LOOKS,
    entries=(Entry(addresses.Chats(), command="chats", permission=Permission.NEWS_WRITE, order=170),),
)
