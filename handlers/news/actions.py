"""Answering a letter: the message that was tapped shows what was answered."""

from dataclasses import replace

from bot.errors import Invalid, Missing
from bot.services.news import Reaction
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.news.addresses import Here, Instead, News, React, Words
from handlers.news.arrival import look, withdrawn
from handlers.news.phrases import named
from handlers.news.screens import here, without_files
from handlers.site import Context

TITLE_SHOWN = 90


async def react(context: Context, address: React) -> Answer:
    """Confirm, or choose an answer; where one stands, it is shown with the way to another."""
    reacting = context.services.news.reacting
    stands = await reacting.react(context.actor, address.post, address.choice, context.tapped)
    shown = await here(context, Here(post=address.post, place=address.place))
    return Answer(shown, toast=t("news-thanks" if stands else "news-already"))


async def instead(context: Context, address: Instead) -> Answer:
    """Another answer."""
    await context.services.news.reacting.change(context.actor, address.post, address.choice, context.tapped)
    return Answer(await here(context, Here(post=address.post, place=address.place)), toast=t("news-thanks"))


async def words(context: Context, address: Words) -> Screen:
    """The letter asks for an answer in words; whatever is typed next is one."""
    got = await context.services.news.read.letter(context.actor, address.post)
    if got.is_withdrawn:
        return withdrawn(address.place)
    if got.post.reaction is not Reaction.WORDS:
        raise Missing
    keep = Button(t("news-keep"), Here(post=address.post, place=address.place))
    shown = look(context, got, address.place, [(keep,)], last=t("news-answer-hint"))
    return replace(without_files(shown), expects=address)


async def answered(context: Context, address: Words, incoming: Incoming) -> Answer:
    """The words of an answer go to the sender."""
    if incoming.media is not None:
        raise Invalid("error-news-answer")
    await context.services.news.reacting.answer(context.actor, address.post, incoming.text)
    got = await context.services.news.read.letter(context.actor, address.post)
    return Answer(
        screen(
            t("news-answered-title"),
            t("news-answered-to", title=named(got.post, TITLE_SHOWN)),
            t("news-own-words", words=got.words or ""),
            rows=column([Button(t("news-change"), address), Button(t("news-open"), News(post=address.post))]),
            back="news.all",
        )
    )
