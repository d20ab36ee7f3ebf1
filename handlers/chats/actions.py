"""A chat is settled, forgotten, or gets a draft too."""

from bot.services.groups import Group
from bot.ui import Answer, t
from handlers.chats import screens
from handlers.chats.addresses import Chat, Chats, ChatsOfPost, Forget, Settle, Toggle
from handlers.site import Context


async def settle(context: Context, address: Settle) -> Answer:
    """Say who meets in a chat."""
    await context.services.chats.settle(context.actor, address.id, Group.parse(address.group))
    return Answer(await screens.chat(context, Chat(id=address.id)), toast=t("chats-done"))


async def forget(context: Context, address: Forget) -> Answer:
    """Nothing goes to this chat any more."""
    await context.services.chats.forget(context.actor, address.id)
    return Answer(await screens.chats(context, Chats()), toast=t("chats-forgotten"))


async def toggle(context: Context, address: Toggle) -> Answer:
    """This chat too, or not."""
    await context.services.chats.toggle(context.actor, address.post, address.version, address.chat)
    return Answer(await screens.of_post(context, ChatsOfPost(post=address.post)))
