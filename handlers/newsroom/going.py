"""How a post goes: when, a last look before it does, the word of who approves, back to the desk."""

from bot.access import Permission
from bot.errors import Outdated
from bot.services.news.states import Step
from bot.services.news.storing import Post as Written
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.group_phrases import audience_lines, burden_lines
from handlers.newsroom import lines
from handlers.newsroom.addresses import Confirm, Post, Recall, Return, ReturnSaid, Send, Urgent, When, WhenSaid, WhenSet
from handlers.newsroom.common import draft, shown, typed
from handlers.site import Context


async def when(context: Context, address: When | WhenSaid) -> Screen:
    """When is it to go?"""
    found = await draft(context, address.id)
    now, gathered = (WhenSet(id=found.id, version=found.version, gathered=one) for one in (False, True))
    urgent = Button(t("newsroom-urgent"), Urgent(id=found.id)) if context.actor.may(Permission.NEWS_URGENT) else None
    return screen(
        t("newsroom-when-title"),
        lines.when(context, found),
        t("newsroom-when-hint"),
        rows=column([Button(t("newsroom-set-now"), now), Button(t("newsroom-set-gathered"), gathered), urgent]),
        back=Post(id=found.id),
        expects=WhenSaid(id=found.id, version=found.version),
    )


async def when_set(context: Context, address: WhenSet) -> Answer:
    """At once, or with everybody's next hours."""
    sending = context.services.news.sending
    if address.gathered:
        await sending.set_gathered(context.actor, address.id, address.version)
    else:
        await sending.set_time(context.actor, address.id, address.version, None)
    return await shown(context, address.id)


async def when_said(context: Context, address: WhenSaid, incoming: Incoming) -> Answer:
    """At a time that was typed."""
    at = await context.services.news.drafting.moment(context.actor, typed(incoming))
    await context.services.news.sending.set_time(context.actor, address.id, address.version, at)
    return await shown(context, address.id)


async def confirm(context: Context, address: Confirm) -> Screen:
    """A last look: for whom, how many get it, when, whether that is too much for them this week."""
    found, step = await _to_go(context, address)
    view = await context.services.news.audiences.view(context.actor, found.id)
    hindrance = await context.services.news.sending.hindrance(context.actor, found.id, step)
    send = Button(t(f"newsroom-{step}-do"), Send(id=found.id, version=found.version))
    return screen(
        t(f"newsroom-{step}-title", title=lines.name_of(found)),
        *lines.beginning(found),
        *(await lines.remark(context, found)),
        *audience_lines(view),
        *lines.asked(context, found),
        lines.when(context, found),
        *lines.starts(context, found, view.outlook.starts),
        *lines.elsewhere(found),
        *burden_lines(view.outlook.burden),
        t("newsroom-lacking", why=t(hindrance.key, **hindrance.args_for_text)) if hindrance else None,
        rows=column([None if hindrance else send]),
        back=Post(id=found.id),
    )


async def _to_go(context: Context, address: Confirm | Send) -> tuple[Written, Step]:
    """The post as it was shown, and the step by which this actor lets it go; Outdated where there is none now."""
    drafting = context.services.news.drafting
    found = await drafting.post(context.actor, address.id)
    if found.version != address.version:
        raise Outdated("error-news-changed", shows=f"newsroom.post:{found.id}")
    steps = await drafting.steps(context.actor, found)
    for step in (Step.SEND, Step.OFFER, Step.APPROVE):
        if step in steps:
            return found, step
    raise Outdated(shows=f"newsroom.post:{found.id}")


async def send(context: Context, address: Send) -> Answer:
    """Let it go, by the step that is this actor's."""
    sending = context.services.news.sending
    _, step = await _to_go(context, address)
    match step:
        case Step.OFFER:
            await sending.offer(context.actor, address.id, address.version)
        case Step.APPROVE:
            await sending.approve(context.actor, address.id, address.version)
        case _:
            await sending.send(context.actor, address.id, address.version)
    found = await context.services.news.drafting.post(context.actor, address.id)
    return await shown(context, address.id, f"newsroom-gone-{found.state}")


async def give_back(context: Context, address: Return | ReturnSaid) -> Screen:
    """What is to be changed?"""
    found = await context.services.news.drafting.post(context.actor, address.id)
    if Step.RETURN not in await context.services.news.drafting.steps(context.actor, found):
        raise Outdated(shows=f"newsroom.post:{found.id}")
    return screen(
        lines.heading(found), t("newsroom-return-hint"), back=Post(id=found.id), expects=ReturnSaid(id=found.id)
    )


async def returned(context: Context, address: ReturnSaid, incoming: Incoming) -> Answer:
    """Return it with these words; who can't see other people's drafts goes on with the list."""
    await context.services.news.sending.give_back(context.actor, address.id, typed(incoming))
    shown = await context.site.follow(context, "newsroom")
    return Answer(shown.screen, toast=t("newsroom-returned"))


async def recall(context: Context, address: Recall) -> Answer:
    """Take it back, to be written on."""
    await context.services.news.sending.recall(context.actor, address.id)
    return await shown(context, address.id, "newsroom-recalled")
